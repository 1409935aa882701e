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
  let told: Told | undefined;
  const begin = (member: ContainerDetails): { tail?: number; since?: string } => {
    if (told?.id === member.id) return { since: told.since ?? justAfter(member.finishedAt ?? member.createdAt) };
    return told === undefined && tail !== "all" ? { tail } : {};
  };
  for (;;) {
    const { member, isOver } = await look();
    if (gone.signal.aborted) return;
    const run = member?.startedAt;
    if (member !== undefined && run !== undefined && (member.status === "running" || run !== told?.run)) {
      const lines = new StampedText(timestamps, told?.id === member.id ? told.sent : undefined);
      const log = await engine.followLogs(member.id, { ...begin(member), timestamps: true });
      const stopListening = onAbort(gone.signal, () => log.destroy());
      try {
        for await (const chunk of log) await send(client, lines.take(chunk as Buffer));
      } catch (error) {
        if (!gone.signal.aborted) throw error;
      } finally {
        stopListening();
      }
      const before = told?.id === member.id ? told : undefined;
      told = { ...before, id: member.id, run, ...(lines.last && { since: after(lines.last), sent: lines.last }) };
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

/** The run of a container whose log was sent last, and what of it. */
interface Told {
  readonly id: string;
  readonly run: string;
  /** Where the next run's part of the log begins. */
  readonly since?: string;
  readonly sent?: Sent;
}

/** The last lines of a log that were sent: how many have the last timestamp. */
interface Sent {
  readonly stamp: string;
  readonly lines: number;
}

/** Podman's timestamps are whole seconds, in which more lines may follow. */
const isWholeSecond = (stamp: string): boolean => !stamp.includes(".");

const after = ({ stamp }: Sent): string => (isWholeSecond(stamp) ? String(Date.parse(stamp) / 1000) : justAfter(stamp));

/** Removes the timestamps from a log's lines, whatever their length, and remembers the last one. */
class StampedText {
  last: Sent | undefined;
  /** The part of a line's timestamp that has been read; undefined after it. */
  private stamp: string | undefined = "";
  private isSent = false;

  /** `before` are lines that the log has again if they are of the same second as what follows. */
  constructor(
    private readonly timestamps: boolean,
    private readonly before?: Sent,
  ) {}

  take(chunk: Buffer): Buffer {
    const parts: Buffer[] = [];
    for (let at = 0; at < chunk.length;) {
      const isText = this.stamp === undefined;
      const end = chunk.indexOf(isText ? "\n" : " ", at);
      const to = end < 0 ? chunk.length : end + 1;
      if (!isText) this.stamp += chunk.toString("latin1", at, end < 0 ? to : end);
      if (isText && !this.isSent) parts.push(chunk.subarray(at, to));
      if (end >= 0 && !isText) {
        this.begin(this.stamp ?? "");
        if (this.timestamps && !this.isSent) parts.push(Buffer.from(`${this.stamp} `));
      }
      if (end >= 0) this.stamp = isText ? "" : undefined;
      at = to;
    }
    return Buffer.concat(parts);
  }

  private begin(stamp: string): void {
    this.last = { stamp, lines: this.last?.stamp === stamp ? this.last.lines + 1 : 1 };
    const { before } = this;
    this.isSent = before?.stamp === stamp && isWholeSecond(stamp) && this.last.lines <= before.lines;
  }
}

/** Converts an ISO 8601 time to seconds since 1970 and adds a nanosecond. */
function justAfter(time: string): string {
  // Podman's times are of the time zone of its machine.
  const [, seconds = "", fraction = "", zone = ""] = /^(.*?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(time) ?? [];
  const nanoseconds = BigInt(Date.parse(`${seconds}${zone}`)) * 1_000_000n + BigInt(fraction.padEnd(9, "0")) + 1n;
  return `${nanoseconds / 1_000_000_000n}.${String(nanoseconds % 1_000_000_000n).padStart(9, "0")}`;
}
