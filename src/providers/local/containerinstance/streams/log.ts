import { setTimeout as delay } from "node:timers/promises";
import { StringDecoder } from "node:string_decoder";
import type { WebSocket } from "ws";
import type { Engine } from "../../../../docker/engine";

/** How soon a container that is to start again is looked at again. */
const LOOK_AGAIN_MS = 100;
const STAMPED = /^(\S+) ?(.*)$/s;

/** Sends a client what a container writes from now on, over its restarts, until it has ended for good. */
export async function serveLog(engine: Engine, container: string, client: WebSocket): Promise<void> {
  const gone = new AbortController();
  client.once("close", () => gone.abort());
  if (client.readyState !== client.OPEN) return;
  let since: string | undefined;
  while (!gone.signal.aborted) {
    const from = since === undefined ? { tail: 0 } : { since };
    const log = await engine.followLogs(container, { ...from, timestamps: true });
    gone.signal.addEventListener("abort", () => log.destroy(), { once: true });
    const decoder = new StringDecoder();
    let rest = "";
    try {
      for await (const chunk of log) {
        const lines = (rest + decoder.write(chunk as Buffer)).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          const [, time = "", text = ""] = STAMPED.exec(line) ?? [];
          since = justAfter(time);
          client.send(`${text}\n`);
        }
      }
    } catch (error) {
      if (!gone.signal.aborted) throw error;
    }
    const next = await nextRun(engine, container, gone.signal);
    if (next === undefined) return;
    since ??= justAfter(next);
  }
}

/** Waits until the container runs again. Tells when its run before had ended; undefined if it will not run again. */
async function nextRun(engine: Engine, container: string, signal: AbortSignal): Promise<string | undefined> {
  let wasOver = false;
  for (;;) {
    if (signal.aborted) return undefined;
    const found = await engine.inspectContainer(container);
    if (found === undefined) return undefined;
    const { status, restartPolicy, exitCode, finishedAt = found.createdAt } = found;
    if (status === "running") return finishedAt;
    const isOver =
      status !== "restarting" && (restartPolicy === "no" || (restartPolicy === "on-failure" && exitCode === 0));
    // The group's own restart stops a container for a moment.
    if (isOver && wasOver) return undefined;
    wasOver = isOver;
    await delay(LOOK_AGAIN_MS);
  }
}

/** An ISO 8601 time in seconds since 1970, a nanosecond later. */
function justAfter(time: string): string {
  const [, seconds = "", fraction = ""] = /^([^.]*?)(?:\.(\d+))?Z$/.exec(time) ?? [];
  const nanoseconds = BigInt(Date.parse(`${seconds}Z`)) * 1_000_000n + BigInt(fraction.padEnd(9, "0")) + 1n;
  return `${nanoseconds / 1_000_000_000n}.${String(nanoseconds % 1_000_000_000n).padStart(9, "0")}`;
}
