/**
 * What runs components of programs in other languages, in the plugin's process, lives here. Only the plugin's first file imports it,
 * once a component is asked for, since it brings all of Pulumi's SDK. It never names a kind of component: their classes have the names
 * of the schema.
 */

import * as pulumi from "@pulumi/pulumi";
import {
  type CallRequest,
  CallResponse,
  type ConstructRequest,
  ConstructResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { problemsOf } from "../../components/refusal";
import * as berth from "../../index";
import { formatReason } from "../../model/core/problem";
import { harmless } from "../../model/values/text";
import { inputFailure, invalid } from "../plugin/failure";
import { argsOf } from "./inputs";
import { asProgram, getterOf, type Invoke, methodsIn, selfOf } from "./methods";
import { optionsOf } from "./options";
import { type OutputNames, References } from "./references";
import { awaitFeatureSupport, getStore, waitForRPCs, withLocalStorage } from "./sdk";
import { Failures } from "./failures";

type ComponentClass = new (
  name: string,
  args: object,
  opts: pulumi.ComponentResourceOptions,
) => pulumi.ComponentResource;

interface Schema {
  readonly resources: Record<string, { isComponent?: boolean; properties: Record<string, unknown> }>;
  readonly functions: Record<string, { outputs: { properties: Record<string, unknown> } }>;
}

/** The components of a schema, and the names of their outputs. */
function componentsIn({ resources }: Schema): OutputNames {
  const components = Object.entries(resources).filter(([, { isComponent }]) => isComponent === true);
  return Object.fromEntries(components.map(([type, { properties }]) => [type, Object.keys(properties)]));
}

/** The class of a component. */
const classOf = (type: string): ComponentClass | undefined =>
  (berth as unknown as Record<string, ComponentClass>)[type.split(":").at(-1) ?? ""];

/** Runs components. Several may run at once, of one program or, in an attached plugin, of one after the other. */
export class Constructor {
  readonly #outputs: OutputNames;
  /** The outputs that methods give, by the methods' tokens. */
  readonly #methods: Readonly<Record<string, string>>;
  readonly #failures = new Failures();
  /** One client for all components of a run: what a program's components share, they keep with it. */
  readonly #monitors = new Map<string, unknown>();

  constructor(text: string) {
    const schema = JSON.parse(text) as Schema;
    this.#outputs = componentsIn(schema);
    this.#methods = methodsIn(schema.functions);
  }

  /** Makes a component with all its resources, and answers when they are registered. */
  construct(request: ConstructRequest, engineAddress: string): Promise<ConstructResponse> {
    const type = request.getType();
    const names = Object.hasOwn(this.#outputs, type) ? this.#outputs[type] : undefined;
    const Component = classOf(type);
    if (names === undefined || Component === undefined)
      throw invalid(`${type} is not a component of Berth; the components are ${Object.keys(this.#outputs).join(", ")}`);
    return withLocalStorage(() =>
      this.#failures.during(async () => {
        await this.#configure(request, engineAddress);
        const references = new References(this.#outputs);
        const args = argsOf(request, references);
        const component = makeComponent(Component, request, args, optionsOf(request, references));
        return answer(component, names);
      }),
    );
  }

  /** Asks a component for an output that costs something, by a method. The functions that this calls are this provider's own. */
  call(request: CallRequest, engineAddress: string, invoke: Invoke): Promise<CallResponse> {
    const token = request.getTok();
    const output = Object.hasOwn(this.#methods, token) ? this.#methods[token] : undefined;
    if (output === undefined)
      throw invalid(`${token} is not a method of Berth; the methods are ${Object.keys(this.#methods).join(", ")}`);
    return withLocalStorage(() =>
      this.#failures.during(async () => {
        await this.#configure(request, engineAddress);
        const { settings } = getStore();
        settings.monitor = asProgram(settings.monitor as object, invoke);
        const { type, component } = selfOf(request, new References(this.#outputs));
        const found = getterOf(classOf(type), component, output);
        const [state, dependencies] = await serialized("call", { [output]: found });
        const response = new CallResponse().setReturn(state);
        for (const [name, urns] of dependencies)
          response.getReturndependenciesMap().set(name, new CallResponse.ReturnDependencies().setUrnsList(urns));
        await waitForRPCs();
        return response;
      }),
    );
  }

  async #configure(request: ConstructRequest | CallRequest, engineAddress: string): Promise<void> {
    const monitor = request.getMonitorendpoint();
    pulumi.runtime.resetOptions(
      request.getProject(),
      request.getStack(),
      request.getParallel(),
      engineAddress,
      monitor,
      request.getDryrun(),
      request.getOrganization(),
    );
    const { settings } = getStore();
    settings.monitor = this.#monitors.get(monitor) ?? pulumi.runtime.getMonitor();
    this.#monitors.set(monitor, settings.monitor);
    await awaitFeatureSupport();
    pulumi.runtime.setAllConfig(
      Object.fromEntries(request.getConfigMap().toArray()),
      request.getConfigsecretkeysList(),
    );
  }
}

/** Makes the component. What is wrong with its args is told by paths, all together. */
function makeComponent(
  Component: ComponentClass,
  request: ConstructRequest,
  args: object,
  opts: pulumi.ComponentResourceOptions,
): pulumi.ComponentResource {
  try {
    return new Component(request.getName(), args, opts);
  } catch (error) {
    const problems = problemsOf(error);
    if (problems === undefined) throw error;
    const told = problems.map(({ path, value, ...rest }) => ({
      // The Pulumi engine shows the value at a path. With a space behind it, there is none.
      path: value === undefined ? `${path} ` : path,
      reason: formatReason(rest),
    }));
    const type = request.getType().split(":").at(-1);
    throw inputFailure(harmless(`the ${type} ${JSON.stringify(request.getName())} cannot be made`), told);
  }
}

async function answer(component: pulumi.ComponentResource, names: readonly string[]): Promise<ConstructResponse> {
  const all = component as unknown as Record<string, unknown>;
  const outputs = Object.fromEntries(names.map((name) => [name, all[name]]));
  const [state, dependencies] = await serialized("construct", outputs);
  const response = new ConstructResponse();
  response.setUrn(await urnOf(component));
  response.setState(state);
  for (const [name, urns] of dependencies)
    response.getStatedependenciesMap().set(name, new ConstructResponse.PropertyDependencies().setUrnsList(urns));
  await waitForRPCs();
  return response;
}

/** Outputs on the wire, and the URNs of what each depends on. */
async function serialized(label: string, outputs: pulumi.Inputs): Promise<[Struct, [string, string[]][]]> {
  const [state, dependencies] = await pulumi.runtime.serializeResourceProperties(label, outputs);
  const urns = [...dependencies].map(async ([name, resources]): Promise<[string, string[]]> => {
    return [name, await Promise.all([...resources].map(urnOf))];
  });
  return [Struct.fromJavaScript(state), await Promise.all(urns)];
}

const urnOf = (resource: pulumi.Resource): Promise<string> =>
  (resource.urn as unknown as { promise(): Promise<string> }).promise();
