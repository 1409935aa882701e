import type { WebSocket } from "ws";
import type { Clock } from "../../../../clock";
import type { ContainerDetails, Engine } from "../../../../docker/engine";

/** How soon a container that is to start, or to start again, is looked at again. */
const LOOK_AGAIN_MS = 100;
/** What is kept of a log that the client has not taken. */
const MAX_WAITING = 1024 * 1024;

/** Which part of a log is wanted. */
export interface LogWish {
  /** Lines before its end, or all. What is written from now on comes in any case. */
  readonly tail: number | "all";
  /** Each line begins with its time. */
  readonly timestamps: boolean;
}

/** What a container is at the moment; undefined when there is none yet. `isOver`: it writes no more. */
export type Look = () => Promise<{ readonly member?: ContainerDetails | undefined; readonly isOver: boolean }>;

/** Sends a client a container's log as it is and as it grows, over the container's restarts, until it has ended for good. */
export async function serveLog(
  { engine, clock }: { readonly engine: Engine; readonly clock: Clock },
  look: Look,
  { tail, timestamps }: LogWish,
  client: WebSocket,
): Promise<void> {
  const gone = new AbortController();
  client.once("close", () => gone.abort());
  if (client.readyState !== client.OPEN) return;
  /** The run that was told last, and where the next one's part of the log begins. */
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
      gone.signal.addEventListener("abort", () => log.destroy(), { once: true });
      try {
        for await (const chunk of log) await send(client, lines.take(chunk as Buffer));
      } catch (error) {
        if (!gone.signal.aborted) throw error;
      }
      const since = lines.latest === "" ? (told?.id === member.id ? told.since : undefined) : justAfter(lines.latest);
      told = { id: member.id, run, ...(since !== undefined && { since }) };
    } else if (isOver) return;
    await clock.sleep(LOOK_AGAIN_MS, gone.signal).catch(() => undefined);
  }
}

/** Looks at one container, whatever becomes of its group. */
export function lookAt(engine: Engine, container: string): Look {
  let wasOver = false;
  return async () => {
    const member = await engine.inspectContainer(container);
    if (member === undefined) return { isOver: true };
    const { status, restartPolicy, exitCode } = member;
    const isDown = status !== "running" && status !== "restarting";
    const isOver = isDown && (restartPolicy === "no" || (restartPolicy === "on-failure" && exitCode === 0));
    // The group's own restart stops a container for a moment.
    const isStill = isOver && wasOver;
    wasOver = isOver;
    return { member, isOver: isStill };
  };
}

/** Resolves when there is room for more, or nobody to send it to. */
async function send(client: WebSocket, data: Buffer): Promise<void> {
  if (data.length === 0) return;
  const sent = new Promise<void>((resolve) => client.send(data, () => resolve()));
  if (client.bufferedAmount >= MAX_WAITING) await sent;
}

/** Takes the times out of a log's lines, however long those are, and remembers the last. */
class StampedText {
  latest = "";
  /** Of the time at the line's beginning; undefined after it. */
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

/** An ISO 8601 time in seconds since 1970, a nanosecond later. */
function justAfter(time: string): string {
  const [, seconds = "", fraction = ""] = /^([^.]*?)(?:\.(\d+))?Z$/.exec(time) ?? [];
  const nanoseconds = BigInt(Date.parse(`${seconds}Z`)) * 1_000_000n + BigInt(fraction.padEnd(9, "0")) + 1n;
  return `${nanoseconds / 1_000_000_000n}.${String(nanoseconds % 1_000_000_000n).padStart(9, "0")}`;
}
