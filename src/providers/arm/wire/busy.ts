import { ArmFault } from "./fault";
import { growingPause } from "./retry";
import type { Call } from "./call";
import type { Session } from "./session";

/** How long the end of another operation is waited for. */
const OPERATION_MS = 30 * 60_000;
/** How long another operation is waited for whose end comes soon. */
const SOON_MS = 120_000;
/** Error codes of transient faults, and how long they are waited for. */
const PATIENCE_MS: Readonly<Record<string, number>> = {
  AnotherOperationInProgress: OPERATION_MS,
  ContainerGroupTransitioning: SOON_MS,
  OperationNotAllowed: OPERATION_MS,
  ResourceGroupBeingDeleted: OPERATION_MS,
  RegistryErrorResponse: 15_000,
  ServiceAssociationLinkNotReady: SOON_MS,
  ShareBeingDeleted: SOON_MS,
  StorageAccountOperationInProgress: SOON_MS,
};
/** Codes that are transient only with certain messages. */
const PASSING: Readonly<Record<string, RegExp>> = { OperationNotAllowed: /another operation|in progress/i };
/** Conflicts of other codes that say by themselves that they pass. */
const SAYS_SO = /another operation|in progress|being (?:created|deleted|updated)|transition/i;
/** Microsoft advises 10 s between operations on a group, but most end sooner. */
const PAUSES = { firstMs: 5_000, longestMs: 30_000 };
/** How many pauses in a row use the connection's interval before they get longer. */
const QUICK_PAUSES = 10;

/** Sends a request again as long as ARM answers that the resource is busy. */
export async function whileBusy<T>(session: Session, call: Call, send: () => Promise<T>): Promise<T> {
  const { clock, connection } = session;
  const startMs = clock.nowMs();
  for (let pauses = 0; ; pauses++) {
    try {
      return await send();
    } catch (error) {
      const patienceMs = patienceFor(error, call);
      if (patienceMs === undefined || clock.nowMs() - startMs >= patienceMs) throw error;
      call.progress(`Waiting, for ARM answered ${(error as ArmFault).details.code}.`);
      const quickMs = connection.pollIntervalMs;
      const isQuick = quickMs !== undefined && pauses < QUICK_PAUSES;
      const slowMs = growingPause(quickMs === undefined ? pauses : pauses - QUICK_PAUSES, PAUSES, session.random);
      const { retryAfterMs = 0 } = (error as ArmFault).details;
      const leftMs = startMs + patienceMs - clock.nowMs();
      await clock.sleep(isQuick ? quickMs : Math.max(Math.min(slowMs, leftMs), retryAfterMs), call.signal);
    }
  }
}

/** Another operation of the service is waited for as long as the program allows, if that is longer. */
function patienceFor(error: unknown, { limitMs }: Call): number | undefined {
  if (!(error instanceof ArmFault)) return undefined;
  const { code = "", statusCode } = error.details;
  if (PASSING[code]?.test(error.message) === false) return undefined;
  const saysSo = statusCode === 409 && SAYS_SO.test(error.message) ? SOON_MS : undefined;
  const usual = PATIENCE_MS[code] ?? saysSo;
  return usual === OPERATION_MS ? Math.max(usual, limitMs) : usual;
}
