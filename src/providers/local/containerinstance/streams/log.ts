import type { WebSocket } from "ws";
import { type Clock, onAbort } from "../../../../clock";
import type { ContainerDetails, Engine } from "../../../../docker/engine";

/** How often a container that is about to start or restart is checked. */
const LOOK_AGAIN_MS = 100;
/** How much of the log is buffered for the client. */
const MAX_WAITING = 1024 * 1024;

/** Which part of a log is wanted. */
export interface LogWish {
  /** Number of existing lines, or all. New lines are sent in any case. */
  readonly tail: number | "all";
  /** Whether each line begins with its timestamp. */
  readonly timestamps: boolean;
}

/** The current container; undefined when it does not exist yet. `isOver`: it will write nothing more. */
export type Look = () => Promise<{ readonly member?: ContainerDetails | undefined; readonly isOver: boolean }>;

/**
 * Sends a client a container's log and everything that is added to it, across the container's restarts, until it has
 * ended for good.
 */
export async function serveLog(
  { engine, clock }: { readonly engine: Engine; readonly clock: Clock },
  look: Look,
  { tail, timestamps }: LogWish,
  client: WebSocket,
): Promise<void> {
  const gone = new AbortController();
  client.once("close", () => gone.abort());
  if (client.readyState !== client.OPEN) return;
  /** The run of the container whose log was sent last, and where the next run's part of the log begins. */
  let told: { readonly id: string; readonly run: string; readonly since?: string } | undefined;
  const begin = (member: ContainerDetails): { tail?: number; since?: string } => {
    if (told?.id === member.id) return { since: told.since ?? justAfter(member.finishedAt ?? member.createdAt) };
    return told === undefined && tail !== "all" ? { tail } : {};
  };
  for (;;) {
    const { member, isOver } = await look();
    if (gone.signal.aborted) return;
    const run = member?.startedAt;
    if (member !== undefined && run !== undefined && (member.status === "running" || run !== told?.run)) {
      const lines = new StampedText(timestamps);
      const log = await engine.followLogs(member.id, { ...begin(member), timestamps: true });
      const stopListening = onAbort(gone.signal, () => log.destroy());
      try {
        for await (const chunk of log) await send(client, lines.take(chunk as Buffer));
      } catch (error) {
        if (!gone.signal.aborted) throw error;
      } finally {
        stopListening();
      }
      const since = lines.latest === "" ? (told?.id === member.id ? told.since : undefined) : justAfter(lines.latest);
      told = { id: member.id, run, ...(since !== undefined && { since }) };
    } else if (isOver) return;
    await clock.sleep(LOOK_AGAIN_MS, gone.signal).catch(() => undefined);
  }
}

/** Looks at one container, whatever happens to its group. */
export function lookAt(engine: Engine, container: string): Look {
  let wasOver = false;
  return async () => {
    const member = await engine.inspectContainer(container);
    if (member === undefined) return { isOver: true };
    const { status, restartPolicy, exitCode } = member;
    const isDown = status !== "running" && status !== "restarting";
    const isOver = isDown && (restartPolicy === "no" || (restartPolicy === "on-failure" && exitCode === 0));
    // A restart of the group stops a container for a moment.
    const isStill = isOver && wasOver;
    wasOver = isOver;
    return { member, isOver: isStill };
  };
}

/** Resolves when there is room for more, or the client has disconnected. */
async function send(client: WebSocket, data: Buffer): Promise<void> {
  if (data.length === 0) return;
  const sent = new Promise<void>((resolve) => client.send(data, () => resolve()));
  if (client.bufferedAmount >= MAX_WAITING) await sent;
}

/** Removes the timestamps from a log's lines, whatever their length, and remembers the last one. */
class StampedText {
  latest = "";
  /** The part of a line's timestamp that has been read; undefined after it. */
  private stamp: string | undefined = "";

  constructor(private readonly timestamps: boolean) {}

  take(chunk: Buffer): Buffer {
    const parts: Buffer[] = [];
    for (let at = 0; at < chunk.length;) {
      const isText = this.stamp === undefined;
      const end = chunk.indexOf(isText ? "\n" : " ", at);
      const to = end < 0 ? chunk.length : end + 1;
      if (isText || this.timestamps) parts.push(chunk.subarray(at, to));
      if (!isText) this.stamp += chunk.toString("latin1", at, end < 0 ? to : end);
      if (end >= 0 && !isText) this.latest = this.stamp ?? "";
      if (end >= 0) this.stamp = isText ? "" : undefined;
      at = to;
    }
    return Buffer.concat(parts);
  }
}

/** Converts an ISO 8601 time to seconds since 1970 and adds a nanosecond. */
function justAfter(time: string): string {
  const [, seconds = "", fraction = ""] = /^([^.]*?)(?:\.(\d+))?Z$/.exec(time) ?? [];
  const nanoseconds = BigInt(Date.parse(`${seconds}Z`)) * 1_000_000n + BigInt(fraction.padEnd(9, "0")) + 1n;
  return `${nanoseconds / 1_000_000_000n}.${String(nanoseconds % 1_000_000_000n).padStart(9, "0")}`;
}
