import { harmless } from "../../model/values/text";
import type { TokenCredential } from "@azure/core-auth";
import type { HttpClient } from "@azure/core-rest-pipeline";
import type { Json } from "../../model/core/armBody";
import type { EngineRuntime } from "../../model/containerinstance/isolation";
import type { Change, Inputs } from "../../model/core/resource";

/** Where ARM requests go and in whose name. Everything that tells one target from another is in here. */
export interface ArmConnection {
  /** Base URL of the resource manager, without a slash at the end. */
  readonly endpoint: string;
  readonly subscriptionId: string;
  readonly credential: TokenCredential;
  /** Transport. Default: the Azure SDK's own, over TLS. */
  readonly httpClient?: HttpClient;
  /**
   * Pause between polls of a long-running operation, and the first one before a request that met a passing fault is sent
   * again. Default: what the service asks for, else the SDK's.
   */
  readonly pollIntervalMs?: number;
  /**
   * How long nothing may come of an answer before its request counts as lost. Default: any time, for a service in this process
   * limits its own waits.
   */
  readonly silenceMs?: number;
  /** Whether the service knows properties of Berth's own, such as a group's `isolation`. Default false: they are not sent. */
  readonly extended?: boolean;
}

/** What one operation needs from its caller. */
export interface OperationContext {
  /** Aborts the operation. */
  readonly signal: AbortSignal;
  /** Shows a short status line while the operation runs. */
  progress(message: string): void;
}

/** A resource as ARM answered. */
export interface ArmResult {
  /** ARM id. */
  readonly id: string;
  /** The body in flat form, see `flattenBody`, without write-only secrets. */
  readonly outputs: Json;
}

/** A resource as the state has it. */
export interface KnownResource {
  readonly inputs: Inputs;
  /** In flat form. */
  readonly outputs: Json;
}

/** An update in place: from which inputs to which, and what that changes in meaning. */
export interface ResourceUpdate {
  readonly olds: Inputs;
  readonly news: Inputs;
  readonly changed: readonly Change[];
}

/** The operations on one kind of resource. Inputs are checked, with secrets unwrapped and nothing unknown. */
export interface ArmResource {
  create(inputs: Inputs, context: OperationContext): Promise<ArmResult>;
  /**
   * undefined when the resource does not exist. `known` is what the state has of it, undefined at an import. May throw an
   * {@link ArmFailure} with a result: the resource is there, but not as it should be.
   */
  read(id: string, context: OperationContext, known?: KnownResource): Promise<ArmResult | undefined>;
  update(id: string, update: ResourceUpdate, context: OperationContext): Promise<ArmResult>;
  /** Succeeds when the resource is gone already. */
  delete(id: string, context: OperationContext): Promise<void>;
}

/** A function such as `berth:storage:listStorageAccountKeys`. */
export type ArmFunction = (args: Inputs, context: OperationContext) => Promise<Json>;

/** All resources and functions over one connection, by Pulumi token. */
export interface ArmClient {
  readonly resources: Readonly<Record<string, ArmResource>>;
  readonly functions: Readonly<Record<string, ArmFunction>>;
  /** What can isolate the containers of groups. Absent where the service isolates each group itself, as Azure does. */
  readonly listRuntimes?: () => Promise<readonly EngineRuntime[]>;
}

/** What is told of an {@link ArmFailure} besides its message. */
export interface FailureDetails {
  /** ARM's error code, such as `InaccessibleImage`. */
  readonly code?: string;
  readonly statusCode?: number;
  /** What exists although the operation failed. */
  readonly result?: ArmResult;
  /** More lines of explanation: events, last log lines. */
  readonly reasons?: readonly string[];
}

/** ARM, or the way to it, failed. Its words may be those of a container or a cluster. `result` is set when the resource exists all the same, so that its id is kept. */
export class ArmFailure extends Error {
  override readonly name = "ArmFailure";
  readonly details: FailureDetails;

  constructor(message: string, details: FailureDetails = {}) {
    super(harmless(message));
    const { reasons } = details;
    this.details = reasons === undefined ? details : { ...details, reasons: reasons.map(harmless) };
  }
}
