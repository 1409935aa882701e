import { ArmFault } from "./fault";
import type { Call } from "./call";
import type { Session } from "./session";

/** How long an operation of the service may take, unless the program gives its resource another time. */
const OPERATION_MS = 90 * 60_000;
const PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15_000;
const SLOW_DOWN = 1.2;
const MINUTE_MS = 60_000;

/** As much of a poller as both generations of Azure SDKs have. */
interface Poller {
  poll(options?: { readonly abortSignal?: AbortSignal }): Promise<unknown>;
  readonly isDone: boolean | (() => boolean);
}

/**
 * Waits for the end of a long-running operation. The SDKs' pollers understand its states; their own loop waits by the system's clock,
 * without an end.
 */
export async function untilDone(session: Session, call: Call, poller: Poller): Promise<void> {
  const { clock, connection } = session;
  const startMs = clock.nowMs();
  const isDone = () => (typeof poller.isDone === "function" ? poller.isDone() : poller.isDone);
  let pauseMs = connection.pollIntervalMs ?? PAUSE_MS;
  for (;;) {
    await poller.poll({ abortSignal: call.signal });
    if (isDone()) return;
    const tookMs = clock.nowMs() - startMs;
    if (connection.silenceMs !== undefined && call.limitMs === 0 && tookMs >= OPERATION_MS)
      throw new ArmFault(
        `its operation had not ended after ${OPERATION_MS / MINUTE_MS} minutes. Look at it in the Azure portal; \`pulumi up\` goes on ` +
          "from here. Resource option `customTimeouts` lets Berth wait longer.",
        { code: "OperationTimedOut" },
      );
    if (tookMs >= MINUTE_MS) call.lingers(Math.floor(tookMs / MINUTE_MS));
    const asked = connection.pollIntervalMs === undefined ? call.askedPauseMs : undefined;
    await clock.sleep(asked ?? pauseMs, call.signal);
    if (connection.pollIntervalMs === undefined) pauseMs = Math.min(pauseMs * SLOW_DOWN, LONGEST_PAUSE_MS);
  }
}
