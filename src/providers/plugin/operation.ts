import { status } from "@grpc/grpc-js";
import type { ResourceModel } from "../../model/resource";
import { type ArmClient, type ArmResource, type OperationContext } from "../arm/contract";
import { RpcFailure } from "./failure";
import { redact } from "./marks";
import type { Session } from "./session";

/** How long an aborted operation may still take to say what it leaves behind. */
const GRACE_MS = 2000;
/** How long it may take to look at what an aborted operation has left behind. */
const LOOK_MS = 3000;

/** What the request says of an operation. */
export interface OperationRequest {
  readonly urn: string;
  /** 0 for none. */
  readonly timeoutSeconds: number;
  /** Never shown, whoever says them. */
  readonly secrets: readonly string[];
}

/** The operation was cut off: by the user, or by its time limit. */
export class Interrupted extends RpcFailure {
  constructor(readonly reason: string) {
    super(status.ABORTED, reason);
  }
}

/** The operations on one kind of resource, over a client. */
export function resourceOf(client: ArmClient, model: ResourceModel): ArmResource {
  const resource = client.resources[model.token];
  if (resource === undefined) throw new RpcFailure(status.UNIMPLEMENTED, `no operations for ${model.token}`);
  return resource;
}

/** Runs an operation against the target: with progress shown, the time limit kept, and ended when the user interrupts. */
export async function run<T>(
  session: Session,
  { urn, timeoutSeconds, secrets }: OperationRequest,
  work: (client: ArmClient, context: OperationContext) => Promise<T>,
): Promise<T> {
  const deadline = timeoutSeconds > 0 ? [AbortSignal.timeout(timeoutSeconds * 1000)] : [];
  const signal = AbortSignal.any([session.cancelled, ...deadline]);
  const interrupted = () =>
    new Interrupted(session.cancelled.aborted ? "cancelled" : `not done within ${timeoutSeconds} s (customTimeouts)`);
  if (signal.aborted) throw interrupted();

  const context = { signal, progress: (message: string) => session.engine.status(urn, redact(secrets, message)) };
  const working = session.client().then((client) => work(client, context));
  try {
    return await Promise.race([working, graceAfter(signal)]);
  } catch (error) {
    if (!signal.aborted || hasResult(error)) throw error;
    throw interrupted();
  } finally {
    await session.engine.flush();
  }
}

/** What is there now, seen quickly after an interruption: undefined if nothing, and a rejection if that cannot be told. */
export async function look<T>(session: Session, work: (client: ArmClient, context: OperationContext) => Promise<T>) {
  const signal = AbortSignal.timeout(LOOK_MS);
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Interrupted("no answer")), { once: true });
  });
  const client = await session.client();
  return Promise.race([work(client, { signal, progress: () => undefined }), aborted]);
}

function graceAfter(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const arm = () => setTimeout(() => reject(new Interrupted("no answer")), GRACE_MS).unref();
    if (signal.aborted) arm();
    else signal.addEventListener("abort", arm, { once: true });
  });
}

function hasResult(error: unknown): boolean {
  return error instanceof Error && "details" in error && (error.details as { result?: unknown })?.result !== undefined;
}
