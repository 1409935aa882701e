import { ArmFault } from "./fault";
import type { Call, Session } from "./session";

/** How long the end of another operation is waited for. */
const OPERATION_MS = 30 * 60_000;
/** Error codes of transient faults, and how long they are waited for. */
const PATIENCE_MS: Readonly<Record<string, number>> = {
  AnotherOperationInProgress: OPERATION_MS,
  ContainerGroupTransitioning: 120_000,
  OperationNotAllowed: OPERATION_MS,
  ServiceAssociationLinkNotReady: 120_000,
  RegistryErrorResponse: 15_000,
  ResourceGroupBeingDeleted: OPERATION_MS,
};
/** Codes that are transient only with certain messages. */
const PASSING: Readonly<Record<string, RegExp>> = { OperationNotAllowed: /another operation|in progress/i };
/** Microsoft advises 10 s between operations on a group, but most end sooner. */
const PAUSE_MS = 5_000;
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
      await clock.sleep(quickMs !== undefined && pauses < QUICK_PAUSES ? quickMs : PAUSE_MS, call.signal);
    }
  }
}

/** Another operation of the service is waited for as long as the program allows, if that is longer. */
function patienceFor(error: unknown, { limitMs }: Call): number | undefined {
  if (!(error instanceof ArmFault)) return undefined;
  const { code = "" } = error.details;
  if (PASSING[code]?.test(error.message) === false) return undefined;
  const usual = PATIENCE_MS[code];
  return usual === OPERATION_MS ? Math.max(usual, limitMs) : usual;
}
