import { status } from "@grpc/grpc-js";
import type {
  CallRequest,
  CallResponse,
  ConstructRequest,
  ConstructResponse,
  InvokeRequest,
  InvokeResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import type { Clock } from "../../clock";
import type { Change, ResourceModel } from "../../model/core/resource";
import { models } from "../../model/models";
import { hideSecrets } from "../../model/core/secrets";
import { decodeBase64 } from "../../model/values/base64";
import type { ArmClient } from "../arm/contract";
import type { Environ, ProviderConfig } from "./config";
import type { Deletions } from "./deletions";
import type { Engine } from "./engine";
import { invalid, RpcFailure } from "./failure";
import type { PropertyMap } from "./values";

/** What the process passes to the plugin. */
export interface Host {
  readonly version: string;
  readonly env: Environ;
  readonly random: (size: number) => Buffer;
  readonly clock: Clock;
  /** Deletions that were begun and not seen to end, by this process or an earlier one. */
  readonly deletions: Deletions;
  /** Text of schema.json. */
  readSchema(): Promise<string>;
  /** Loads what runs components, with all of Pulumi's SDK. */
  loadComponents(): Promise<Components>;
  /**
   * Makes the client of a target. Loads and connects nothing before it is called. `redact` removes secrets from text
   * that users may read.
   */
  openTarget(config: ProviderConfig, redact: (text: string) => string): Promise<ArmClient>;
}

/** What runs components of programs in other languages. */
export interface Components {
  construct(request: ConstructRequest, engineAddress: string): Promise<ConstructResponse>;
  call(
    request: CallRequest,
    engineAddress: string,
    invoke: (request: InvokeRequest) => Promise<InvokeResponse>,
  ): Promise<CallResponse>;
}

/** The changes that Diff found, and the parts of its request that an update shares. */
export interface Plan {
  readonly olds: PropertyMap;
  readonly outputs: PropertyMap;
  readonly news: PropertyMap;
  /** Property paths of `ignoreChanges`. */
  readonly ignored: readonly string[];
  readonly changed: readonly Change[];
}

/** The state of the plugin, set by Handshake and Configure. */
export class Session {
  /** Why a resource is about to be replaced, by URN. Set by Diff and shown by the preview of its creation. */
  readonly replacing = new Map<string, string>();
  /** The last result of Diff, by URN, for the update that follows. */
  readonly plans = new Map<string, Plan>();
  /** URNs of resources that are in the state, from Check. */
  readonly known = new Set<string>();
  /** URNs of the checked resources, by ARM type and id in lower case. */
  readonly checked = new Map<string, string>();
  /** Ids, in lower case, of the resources that this command has created. */
  readonly created = new Set<string>();
  /** What Diff said of resources, by their ids in lower case: whether they stay or are replaced. */
  readonly fates = new Map<string, "stays" | "goes">();
  /** Properties without effect on the local engine that the program's previews have told of, with their ARM types. */
  readonly idle = new Set<string>();
  #config: ProviderConfig | undefined;
  #client: Promise<ArmClient> | undefined;
  #components: Promise<Components> | undefined;
  #cancelled = new AbortController();
  readonly #secrets = new Set<string>();
  readonly #inherited = new Set<string>();

  constructor(
    readonly host: Host,
    readonly engine: Engine,
  ) {}

  /** Starts a new command. */
  configure(config: ProviderConfig): void {
    this.#config = config;
    this.#client = undefined;
    this.#cancelled = new AbortController();
    this.replacing.clear();
    this.plans.clear();
    this.created.clear();
    this.known.clear();
    this.checked.clear();
    this.fates.clear();
    this.idle.clear();
  }

  get config(): ProviderConfig {
    if (this.#config === undefined)
      throw new RpcFailure(status.FAILED_PRECONDITION, "the provider has not been configured");
    return this.#config;
  }

  /** Aborted when the user interrupts the command. */
  get cancelled(): AbortSignal {
    return this.#cancelled.signal;
  }

  cancel(): void {
    this.#cancelled.abort();
  }

  /** What runs components. It is loaded when the first one is asked for. */
  components(): Promise<Components> {
    return (this.#components ??= this.host.loadComponents());
  }

  /** Remembers the secrets of an operation, so that they are removed from all later output. */
  keepSecret(secrets: readonly string[]): void {
    for (const secret of secrets) this.#secrets.add(secret).add(JSON.stringify(secret).slice(1, -1));
  }

  /** Remembers the secrets of a profile: the containers of groups that are made from it have them, and may print them. */
  keepInherited(secrets: readonly string[]): void {
    for (const secret of secrets.flatMap((text) => [text, decodeBase64(text) ?? ""])) this.#inherited.add(secret);
    this.keepSecret(secrets);
  }

  get inherited(): readonly string[] {
    return [...this.#inherited];
  }

  /** The client of the target. If it cannot be made, the next resource tries again. */
  client(): Promise<ArmClient> {
    const opening = (this.#client ??= this.host.openTarget(this.config, (text) => hideSecrets(text, this.#secrets)));
    opening.catch(() => {
      if (this.#client === opening) this.#client = undefined;
    });
    return opening;
  }
}

/** Parses a URN: `urn:pulumi:stack::project::parent$type::name`. */
export function parseUrn(urn: string): { type: string; name: string } {
  const [, , types = "", ...name] = urn.split("::");
  return { type: types.slice(types.lastIndexOf("$") + 1), name: name.join("::") };
}

/** The model of the resource that a URN names. */
export function modelOf(urn: string): ResourceModel {
  const { type } = parseUrn(urn);
  const model = Object.hasOwn(models, type) ? models[type] : undefined;
  if (model === undefined)
    throw invalid(`${type} is not a resource of Berth; the resources are ${Object.keys(models).join(", ")}`);
  return model;
}
