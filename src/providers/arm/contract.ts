import { harmless } from "../../model/values/text";
import type { TokenCredential } from "@azure/core-auth";
import type { HttpClient } from "@azure/core-rest-pipeline";
import type { Json } from "../../model/core/armBody";
import type { EngineRuntime } from "../../model/containerinstance/isolation";
import type { Change, Inputs } from "../../model/core/resource";
import type { ShareFilesStore } from "./storage/files/store";

/** Where tokens come from. */
export interface ArmCredential extends TokenCredential {
  /** Forgets tokens that are kept, since the service has refused one. Default: none are kept. */
  readonly renew?: () => void;
}

/** Where ARM requests are sent, and with whose credentials. Everything that differs between targets is in here. */
export interface ArmConnection {
  /** Base URL of the resource manager, without a slash at the end. */
  readonly endpoint: string;
  /** What tokens are for, without a slash at the end. Default: the endpoint. */
  readonly audience?: string;
  readonly subscriptionId: string;
  readonly credential: ArmCredential;
  /** Transport. Default: the Azure SDK's own, over TLS. */
  readonly httpClient?: HttpClient;
  /**
   * Pause between polls of a long-running operation, and before the first retry of a request after a transient fault.
   * Default: what the service asks for, or else the SDK's.
   */
  readonly pollIntervalMs?: number;
  /**
   * After this long without any part of an answer, an attempt of a request counts as lost. Default: no limit, neither for
   * operations, since a service in this process limits its own waits.
   */
  readonly silenceMs?: number;
  /**
   * Whether the service knows Berth's own properties, such as a group's `isolation`. Default false: they are not sent.
   */
  readonly extended?: boolean;
  /**
   * Reads a path of a service in this process. Rejects with an `ArmFault`. Default: through the SDKs, which take longer to load than such
   * a service to answer.
   */
  readonly read?: (path: string, headers: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<Json>;
  /** How the files of shares are reached. Default: through the Azure Files data plane with the account's key. */
  readonly shareFiles?: ShareFilesStore;
}

/**
 * What asks for a way to sign in. Of several, the first one counts, as in azure-native and azurerm: whoever comes from them signs in as
 * before.
 */
export const SIGN_IN_WAYS = ["clientCertificatePath", "clientSecret", "useOidc", "useMsi"] as const;

/** How to sign in, beside what the Azure SDK finds by itself. Names are those of Pulumi's and Terraform's providers. */
export interface SignIn {
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly clientCertificatePath?: string;
  readonly clientCertificatePassword?: string;
  readonly useOidc?: boolean;
  readonly oidcToken?: string;
  readonly oidcTokenFilePath?: string;
  /** Where to ask for a token, and the bearer token for that. */
  readonly oidcRequestUrl?: string;
  readonly oidcRequestToken?: string;
  readonly useMsi?: boolean;
}

/** What an operation needs from its caller. */
export interface OperationContext {
  readonly signal: AbortSignal;
  /** Shows a short status line while the operation runs. */
  progress(message: string): void;
  /** Tells the user something that stays to be read. Default: nobody is told. */
  readonly note?: (message: string) => void;
  /** Mark that a created or changed resource bears, which tells whose it is. Default: none. */
  readonly owner?: string;
  /** Whether a creation must find nothing: it fails with `taken` when somebody else was faster. Default false. */
  readonly onlyNew?: boolean;
  /** Time limit that the program set for the operation, in milliseconds. The signal keeps it. Default: none. */
  readonly limitMs?: number;
  /**
   * Whether the resource that this one is part of stays, in a deletion. Default: that is not known, as when everything
   * is destroyed.
   */
  readonly wholeStays?: boolean;
  /** Texts that the program says are secret, wherever they stand. Default: none. */
  readonly secrets?: readonly string[];
  /** Secrets of what the resource may be made from, which its containers may print. Messages never show them. Default: none. */
  readonly inherited?: readonly string[];
}

/** A resource as ARM returned it. */
export interface ArmResult {
  /** ARM id. */
  readonly id: string;
  /** The body in flat form (see `flattenBody`), without write-only secrets. */
  readonly outputs: Json;
  /** The mark that it bears. */
  readonly owner?: string;
}

/** A resource as Pulumi's state has it. */
export interface KnownResource {
  readonly inputs: Inputs;
  /** In flat form. */
  readonly outputs: Json;
}

/** An update in place: the old and new inputs, and the changes of meaning between them. */
export interface ResourceUpdate {
  readonly olds: Inputs;
  readonly news: Inputs;
  readonly changed: readonly Change[];
}

/**
 * The operations on one kind of resource. Inputs have been checked; their secrets are unwrapped and no value is
 * unknown.
 */
export interface ArmResource {
  create(inputs: Inputs, context: OperationContext): Promise<ArmResult>;
  /**
   * undefined when the resource does not exist. `known` is the resource in Pulumi's state, undefined at an import. May
   * throw an {@link ArmFailure} with a result: the resource exists but is not as it should be.
   */
  read(id: string, context: OperationContext, known?: KnownResource): Promise<ArmResult | undefined>;
  update(id: string, update: ResourceUpdate, context: OperationContext): Promise<ArmResult>;
  /**
   * Why a creation, or an update of what is `known`, would be refused for what is at the target now; undefined for no reason that can
   * be known. Reads only. Inputs beside those of the id may be unknown. Default: none can be known.
   */
  foresee?(inputs: Inputs, context: OperationContext, known?: KnownResource): Promise<string | undefined>;
  /** The mark that the resource bears, `""` for none; undefined when it does not exist. */
  owner(id: string, context: OperationContext): Promise<string | undefined>;
  /** Succeeds when the resource does not exist. `known` is the resource in Pulumi's state. */
  delete(id: string, context: OperationContext, known?: KnownResource): Promise<void>;
}

/** A function such as `berth:storage:listStorageAccountKeys`. */
export type ArmFunction = (args: Inputs, context: OperationContext) => Promise<Json>;

/** All resources and functions over one connection, by Pulumi token. */
export interface ArmClient {
  readonly resources: Readonly<Record<string, ArmResource>>;
  readonly functions: Readonly<Record<string, ArmFunction>>;
  /** What the service's container engine is. Absent when it has none that matters, as Azure. */
  readonly describeEngine?: () => Promise<EngineTraits>;
}

/** What a container engine can do, as far as a preview depends on it. */
export interface EngineTraits {
  /** The runtimes that can isolate groups. */
  readonly runtimes: readonly EngineRuntime[];
  readonly isPodman: boolean;
}

/** Further details of an {@link ArmFailure}. */
export interface FailureDetails {
  /** ARM's error code, such as `InaccessibleImage`. */
  readonly code?: string;
  readonly statusCode?: number;
  /** The resource that exists although the operation failed. */
  readonly result?: ArmResult;
  /** Somebody else has created the resource since it was looked for. */
  readonly taken?: boolean;
  /** More lines of explanation: events and log lines. */
  readonly reasons?: readonly string[];
}

/**
 * A request to ARM failed. The message may quote a container or a cluster, so control characters are escaped. `result` is set when
 * the resource exists nevertheless, so that Pulumi keeps its id.
 */
export class ArmFailure extends Error {
  override readonly name = "ArmFailure";
  readonly details: FailureDetails;

  constructor(message: string, details: FailureDetails = {}) {
    super(harmless(message));
    const { reasons } = details;
    this.details = reasons === undefined ? details : { ...details, reasons: reasons.map(harmless) };
  }
}
