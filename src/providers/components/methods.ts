import type * as pulumi from "@pulumi/pulumi";
import { type CallRequest, InvokeRequest, type InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { type ResourceInvokeRequest, ResourceInvokeResponse } from "@pulumi/pulumi/proto/resource_pb";
import { decode } from "../plugin/codec";
import { invalid, toRpcFailure } from "../plugin/failure";
import { parseUrn } from "../plugin/session";
import { ResourceReference } from "../plugin/values";
import type { References } from "./references";

/** Calls a function of Berth. */
export type Invoke = (request: InvokeRequest) => Promise<InvokeResponse>;

/** The argument of a method that is the component. */
const SELF = "__self__";

/** The one output of each method, by the methods' tokens, which have the component's before a slash. */
export function methodsIn(
  functions: Readonly<Record<string, { readonly outputs: { readonly properties: object } }>>,
): Record<string, string> {
  const methods = Object.entries(functions).filter(([token]) => token.includes("/"));
  return Object.fromEntries(methods.map(([token, { outputs }]) => [token, Object.keys(outputs.properties)[0] ?? ""]));
}

/** The component whose method is called, with its outputs from Pulumi's state. */
export function selfOf(request: CallRequest, references: References): { type: string; component: pulumi.Resource } {
  // An SDK may give it as an output that depends on it.
  const { [SELF]: self } = decode(request.getArgs(), (value) => value);
  const [type] = request.getTok().split("/");
  if (type === undefined || !(self instanceof ResourceReference) || parseUrn(String(self.fields["urn"])).type !== type)
    throw invalid(`${request.getTok()} must be called with a ${type} as ${SELF}`);
  return { type, component: references.resource(self.fields) };
}

/** What a getter of the class gives for a component that another call has made. */
export function getterOf(
  Component: { readonly prototype: object } | undefined,
  component: pulumi.Resource,
  name: string,
): unknown {
  const self = Object.assign(Object.create(Component?.prototype ?? null) as object, component);
  return (self as Record<string, unknown>)[name];
}

type Reply = (error: object | null, response?: ResourceInvokeResponse) => void;

const asMonitors = (response: InvokeResponse): ResourceInvokeResponse =>
  new ResourceInvokeResponse().setReturn(response.getReturn()).setFailuresList(response.getFailuresList());

/**
 * The Pulumi engine as a program knows it, in its words, except that Berth's functions are called here: by way of the engine they would be those of
 * the default provider, while the component may have another one.
 */
export function asProgram<Monitor extends object>(monitor: Monitor, invoke: Invoke): Monitor {
  const answer = (request: ResourceInvokeRequest, reply: Reply) => {
    const asked = new InvokeRequest().setTok(request.getTok()).setArgs(request.getArgs());
    invoke(asked).then(
      (response) => reply(null, asMonitors(response)),
      (error: unknown) => {
        const { code, message, metadata } = toRpcFailure(error);
        const details = `invocation of ${asked.getTok()} returned an error: ${message}`;
        reply({ code, details, metadata });
      },
    );
  };
  return new Proxy(monitor, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      const call = value.bind(target) as (...args: unknown[]) => unknown;
      if (name !== "invoke") return call;
      return (request: ResourceInvokeRequest, ...others: unknown[]) =>
        request.getTok().startsWith("berth:") ? answer(request, others.at(-1) as Reply) : call(request, ...others);
    },
  });
}
