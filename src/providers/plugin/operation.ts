import { type Clock, onAbort } from "../../clock";
import { status } from "@grpc/grpc-js";
import type { ResourceModel } from "../../model/core/resource";
import { hideSecrets } from "../../model/core/secrets";
import type { ArmClient, ArmResource, OperationContext } from "../arm/contract";
import { RpcFailure } from "./failure";
import type { Session } from "./session";

/** How long an operation that is to be finished goes on after an interruption. */
const FINISH_MS = 60_000;
/** How long an aborted operation may take to report what exists. Pulumi and the user wait for it. */
const GRACE_MS = 10_000;

/** What the request contains about an operation. */
export interface OperationRequest {
  readonly urn: string;
  /** 0 means no limit. */
  readonly timeoutSeconds: number;
  /** Messages never show them, whatever their source. */
  readonly secrets?: readonly string[];
  /** Whether it goes on for a while after the user has interrupted, since half of it is of no use. Default false. */
  readonly isFinished?: boolean;
}

/** The operation was interrupted and did not report what exists. */
export class Interrupted extends RpcFailure {
  constructor(message: string) {
    super(status.ABORTED, message);
  }
}

export function resourceOf(client: ArmClient, model: ResourceModel): ArmResource {
  const resource = client.resources[model.token];
  if (resource === undefined) throw new RpcFailure(status.UNIMPLEMENTED, `no operations for ${model.token}`);
  return resource;
}

/**
 * Runs an operation against the target: shows its progress, enforces its time limit and ends it when the user
 * interrupts.
 */
export async function run<T>(
  session: Session,
  { urn, timeoutSeconds, secrets = [], isFinished = false }: OperationRequest,
  work: (client: ArmClient, context: OperationContext) => Promise<T>,
): Promise<T> {
  const {
    cancelled,
    host: { clock },
  } = session;
  if (cancelled.aborted) throw new RpcFailure(status.ABORTED, "interrupted before it began");
  const limit = new AbortController();
  const late = () => limit.abort(new DOMException("The time is up.", "TimeoutError"));
  const inTime = timeoutSeconds > 0 ? clock.after(timeoutSeconds * 1000, late) : () => {};
  const silence = new AbortController();
  const ended = isFinished ? later(clock, cancelled, FINISH_MS, silence.signal) : cancelled;
  const signal = AbortSignal.any([ended, limit.signal]);
  const context = {
    signal,
    secrets,
    inherited: session.inherited,
    ...(timeoutSeconds > 0 && { limitMs: timeoutSeconds * 1000 }),
    progress: (message: string) => session.engine.status(urn, hideSecrets(message, secrets)),
    note: (message: string) => session.engine.note(urn, hideSecrets(message, secrets)),
  };

  session.keepSecret(secrets);
  const working = session.client().then((client) => work(client, context));
  try {
    return await Promise.race([
      working,
      silenceAfter(clock, signal, silence.signal, () => cut(cancelled, timeoutSeconds)),
    ]);
  } finally {
    inTime();
    silence.abort();
    await session.engine.flush();
  }
}

function cut(cancelled: AbortSignal, timeoutSeconds: number): Interrupted {
  const why = cancelled.aborted ? "interrupted" : `not done within ${timeoutSeconds} s, its custom timeout`;
  return new Interrupted(`${why}. The next \`pulumi up\` goes on from here.`);
}

/** Aborted some time after another signal. `over` ends the wait. */
function later(clock: Clock, signal: AbortSignal, ms: number, over: AbortSignal): AbortSignal {
  const late = new AbortController();
  afterAbort(clock, signal, ms, over, () => late.abort());
  return late.signal;
}

/** Rejects when an aborted operation takes too long to end. `over` ends the wait. */
function silenceAfter(clock: Clock, aborted: AbortSignal, over: AbortSignal, failure: () => Error): Promise<never> {
  return new Promise((_, reject) => afterAbort(clock, aborted, GRACE_MS, over, () => reject(failure())));
}

/** Calls back some time after a signal is aborted, unless `over` is aborted before. */
function afterAbort(clock: Clock, signal: AbortSignal, ms: number, over: AbortSignal, call: () => void): void {
  const stop = onAbort(signal, () => {
    const stopClock = clock.after(ms, call);
    onAbort(over, stopClock);
  });
  onAbort(over, stop);
}
