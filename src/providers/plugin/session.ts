import { status } from "@grpc/grpc-js";
import type { Change, ResourceModel } from "../../model/core/resource";
import { models } from "../../model/models";
import { hideSecrets } from "../../model/core/secrets";
import type { ArmClient } from "../arm/contract";
import type { Environ, ProviderConfig } from "./config";
import type { Engine } from "./engine";
import { invalid, RpcFailure } from "./failure";
import type { PropertyMap } from "./values";

/** What the plugin is given by the process around it. */
export interface Host {
  readonly version: string;
  readonly env: Environ;
  /** Text of schema.json. */
  readSchema(): Promise<string>;
  /**
   * Makes the way to a target. Nothing is loaded for it, and nothing connected, before it is called. `redact` blots out what is
   * secret in text that someone may read.
   */
  openTarget(config: ProviderConfig, redact: (text: string) => string): Promise<ArmClient>;
}

/** What Diff was asked, as far as an update is made of it, and what it found. */
export interface Plan {
  readonly olds: PropertyMap;
  readonly outputs: PropertyMap;
  readonly news: PropertyMap;
  /** Property paths of `ignoreChanges`. */
  readonly ignored: readonly string[];
  readonly changed: readonly Change[];
}

/** The plugin's memory: what Handshake and Configure told it. */
export class Session {
  /** Why a resource is about to be replaced, by URN, from Diff until the preview of its creation tells it. */
  readonly replacing = new Map<string, string>();
  /** What Diff found last, by URN, for the update that follows it. */
  readonly plans = new Map<string, Plan>();
  /** Ids, in lower case, of what this command has created. */
  readonly created = new Set<string>();
  #config: ProviderConfig | undefined;
  #client: Promise<ArmClient> | undefined;
  #cancelled = new AbortController();
  readonly #secrets = new Set<string>();

  constructor(
    readonly host: Host,
    readonly engine: Engine,
  ) {}

  /** A new command begins. */
  configure(config: ProviderConfig): void {
    this.#config = config;
    this.#client = undefined;
    this.#cancelled = new AbortController();
    this.replacing.clear();
    this.plans.clear();
    this.created.clear();
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

  /** Notes the secrets of an operation, so that they are blotted out of everything written from now on. */
  keepSecret(secrets: readonly string[]): void {
    for (const secret of secrets) this.#secrets.add(secret).add(JSON.stringify(secret).slice(1, -1));
  }

  /** The way to the target. A failure to find it is not kept: the next resource tries again. */
  client(): Promise<ArmClient> {
    const opening = (this.#client ??= this.host.openTarget(this.config, (text) => hideSecrets(text, this.#secrets)));
    opening.catch(() => {
      if (this.#client === opening) this.#client = undefined;
    });
    return opening;
  }
}

/** What a URN says: `urn:pulumi:stack::project::parent$type::name`. */
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
