import type { Json } from "../../../model/core/armBody";
import { type ContainerView, viewOf } from "./readiness";

/** How many lines of a followed log are read first, and how many more when these do not reach back far enough. */
const FIRST_TAIL = 500;
const TAIL_GROWTH = 10;
const MAX_TAIL = 50_000;
/** How many lines are remembered to find the last position. */
const REMEMBERED = 2_000;
const STAMP = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d+))?Z /;

/** Reads a container's log from ARM: the last `tail` lines, or all, each with its timestamp. */
export type ReadLog = (tail?: number) => Promise<string[]>;

/**
 * Finds the new lines of a log that is read again and again. A log only grows, and starts again when its container is
 * replaced. Only the end of a long log is read.
 */
export class LogFollower {
  /** The last lines that were returned. */
  private seen: string[] = [];
  private latest = "";

  constructor(private readonly read: ReadLog) {}

  /** The first lines: the last `tail` lines of the log, or all. */
  async begin(tail?: number): Promise<string[]> {
    const lines = this.told(await this.read(tail === undefined ? undefined : Math.max(tail, FIRST_TAIL)));
    return tail === undefined ? lines : lines.slice(Math.max(0, lines.length - tail));
  }

  /** The new lines. */
  async more(): Promise<string[]> {
    for (let tail: number | undefined = FIRST_TAIL; ; tail = tail < MAX_TAIL ? tail * TAIL_GROWTH : undefined) {
      const lines = await this.read(tail);
      const known = knownOf(this.seen, lines);
      if (known > 0) return this.told(lines.slice(known));
      // If all these lines are new, the last position is further back, and more lines are read.
      const isGap = lines.every((line) => stampOf(line) > this.latest);
      if (tail !== undefined && lines.length >= tail && isGap) continue;
      return this.told(lines.filter((line) => stampOf(line) === "" || stampOf(line) > this.latest));
    }
  }

  private told(lines: string[]): string[] {
    this.seen = [...this.seen, ...lines].slice(-REMEMBERED);
    for (const line of lines) if (stampOf(line) > this.latest) this.latest = stampOf(line);
    return lines;
  }
}

/**
 * How many lines of a log are known: the longest beginning that ends like `seen`, compared as far back as both reach.
 */
export function knownOf(seen: readonly string[], lines: readonly string[]): number {
  for (let known = seen.length === 0 ? 0 : lines.length; known > 0; known--) {
    const length = Math.min(known, seen.length);
    let same = 0;
    while (same < length && lines[known - 1 - same] === seen[seen.length - 1 - same]) same++;
    if (same === length) return known;
  }
  return 0;
}

/** A line's timestamp in a form that sorts; empty when it has none. */
export function stampOf(line: string): string {
  const [, seconds = "", fraction = ""] = STAMP.exec(line) ?? [];
  return seconds && `${seconds}.${fraction.padEnd(9, "0")}`;
}

export const withoutStamp = (line: string): string => line.replace(STAMP, "");

/** The lines of a log, without the empty one after the last line break. */
export function linesOf(content: string): string[] {
  const lines = content.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** Whether a container will write nothing more. */
export function hasEnded(body: Json, container: string): boolean {
  const { instanceView, containers = [], initContainers = [], restartPolicy } = viewOf(body);
  const { state = "", exitCode } = instanceOf([...initContainers, ...containers], container) ?? {};
  if (["Stopped", "Succeeded", "Failed"].includes(instanceView?.state ?? "")) return true;
  if (state !== "Terminated") return false;
  const isInit = initContainers.some(({ name }) => name === container);
  if (isInit) return exitCode === 0 || restartPolicy === "Never";
  return restartPolicy === "Never" || (restartPolicy === "OnFailure" && exitCode === 0);
}

function instanceOf(containers: readonly ContainerView[], name: string) {
  return containers.find((container) => container.name === name)?.instanceView?.currentState;
}
