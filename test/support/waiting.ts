import type Docker from "dockerode";
import { PassThrough } from "node:stream";
import { neverSeen, PATIENCE_MS } from "./asking";
import { inspectGroup } from "./engine/arm";

export { asked, PATIENCE_MS } from "./asking";

/** Events that looking itself causes, and that change nothing of interest. */
const OF_LOOKING = /^(exec_|archive-path|top|attach|resize|export)/;

interface Change {
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
}

/** Calls `tell` for each event of the engine from now on, until the returned function is called. */
async function listen(docker: Docker, filters: object, tell: (change: Change) => void): Promise<() => void> {
  const stream = (await docker.getEvents({ filters: filters as never })) as NodeJS.ReadableStream & {
    destroy(): void;
  };
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") tell(JSON.parse(line) as Change);
  });
  // A stream that is destroyed while the engine is sending emits an error.
  stream.on("error", () => undefined);
  return () => stream.destroy();
}

/**
 * What `look` returns once it is right. It looks now and after each change in the engine, and not at intervals. So it
 * misses no state that lasts only a moment, and a slow machine is not too late.
 */
export async function until<T>(docker: Docker, look: () => Promise<T>, isRight: (seen: T) => boolean): Promise<T> {
  let changes = 0;
  let wake = () => {};
  const stop = await listen(docker, {}, ({ Action }) => {
    if (OF_LOOKING.test(Action)) return;
    changes++;
    wake();
  });
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    wake();
  }, PATIENCE_MS);
  try {
    for (;;) {
      const before = changes;
      const seen = await look();
      if (isRight(seen)) return seen;
      if (isOver) throw new Error(neverSeen(isRight, seen));
      if (changes === before) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    clearTimeout(timer);
    stop();
  }
}

/** Text that grows, and waits for its content. */
export class Growing {
  text = "";
  readonly #waiting = new Set<() => void>();

  add(more: unknown): void {
    this.text += String(more);
    for (const look of this.#waiting) look();
  }

  /** The text, once it is right. */
  says(isRight: (text: string) => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        settle();
      };
      const timer = setTimeout(() => end(() => reject(new Error(neverSeen(isRight, this.text)))), PATIENCE_MS);
      const look = () => {
        if (isRight(this.text)) end(() => resolve(this.text));
      };
      this.#waiting.add(look);
      look();
    });
  }
}

/** The log of a group's container, once it is right. */
export async function logged(
  docker: Docker,
  group: string,
  member: string,
  isRight: (log: string) => boolean,
): Promise<string> {
  const { [member]: found } = await inspectGroup(docker, group);
  const stream = await docker.getContainer(found!.Id).logs({ follow: true, stdout: true, stderr: true });
  const log = new Growing();
  const lines = new PassThrough().on("data", (chunk) => log.add(chunk));
  docker.modem.demuxStream(stream, lines, lines);
  try {
    return await log.says(isRight);
  } finally {
    (stream as unknown as { destroy(): void }).destroy();
  }
}

/** Waits for one event with this type and action, of something with all these labels. */
export async function engineEvent(docker: Docker, action: string, labels: readonly string[]) {
  let heard!: (change: Change) => void;
  const happened = new Promise<Change>((resolve) => (heard = resolve));
  const stop = await listen(docker, { event: [action], label: labels }, heard);
  return { happened: happened.finally(stop), stop };
}

/** Fails if something ends before `moment`, which was then missed or never came. */
export async function before<T>(moment: Promise<T>, end: Promise<unknown>, missed: () => string): Promise<T> {
  const tooLate = end.then(() => Promise.reject<never>(new Error(missed())));
  return Promise.race([moment, tooLate]);
}
