import { ArmFault } from "./fault";
import type { Call, Session } from "./session";

/** Errors that pass by themselves, and how long they are waited for. */
const PATIENCE_MS: Readonly<Record<string, number>> = {
  ContainerGroupTransitioning: 120_000,
  ServiceAssociationLinkNotReady: 120_000,
  RegistryErrorResponse: 15_000,
};
/** Microsoft advises 10 s between operations on a group; most end sooner. */
const PAUSE_MS = 5_000;
/** Pauses in a row at the pace that the connection sets, before they get longer. */
const QUICK_PAUSES = 10;

/** Sends a request again while ARM answers that the resource is busy with something else. */
export async function whileBusy<T>(session: Session, call: Call, send: () => Promise<T>): Promise<T> {
  const { clock, connection } = session;
  const startMs = clock.nowMs();
  for (let pauses = 0; ; pauses++) {
    try {
      return await send();
    } catch (error) {
      const code = error instanceof ArmFault ? error.details.code : undefined;
      const patienceMs = code === undefined ? undefined : PATIENCE_MS[code];
      if (patienceMs === undefined || clock.nowMs() - startMs >= patienceMs) throw error;
      call.progress(`Waiting, for ARM answered ${code}.`);
      const quickMs = connection.pollIntervalMs;
      await clock.sleep(quickMs !== undefined && pauses < QUICK_PAUSES ? quickMs : PAUSE_MS, call.signal);
    }
  }
}
