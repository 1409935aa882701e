import { setTimeout as sleep } from "node:timers/promises";

/** How often a client asks. */
const PAUSE_MS = 20;
/**
 * Time limit of a wait. It is long because a loaded machine takes several times as long. Only a failure waits that
 * long.
 */
export const PATIENCE_MS = 300_000;

/** What a client observed that requested a page again and again. */
export interface Answers {
  readonly answered: number;
  readonly failures: readonly string[];
  /** The longest time without an answer. */
  readonly longestGapMs: number;
  /** The different first lines of the pages. */
  readonly pages: ReadonlySet<string>;
}

/**
 * Requests a page over new connections until `work` has ended: once before it begins, and several times after it has
 * ended.
 */
export async function askDuring(url: string, work: () => Promise<unknown>, after = 1): Promise<Answers> {
  let left = Infinity;
  let begin = () => {};
  const hasBegun = new Promise<void>((resolve) => (begin = resolve));
  const failures: string[] = [];
  const pages = new Set<string>();
  let answered = 0;
  let longestGapMs = 0;
  let lastMs = performance.now();
  const asking = (async () => {
    for (; left > 0; left--) {
      try {
        pages.add(titleOf(await ask(url)));
        answered++;
        longestGapMs = Math.max(longestGapMs, performance.now() - lastMs);
        lastMs = performance.now();
      } catch (error) {
        failures.push(String((error as Error).cause ?? error));
      }
      begin();
      await sleep(PAUSE_MS);
    }
  })();
  try {
    await hasBegun;
    await work();
  } finally {
    // A request that is still running does not count.
    left = after + 1;
    await asking;
  }
  return { answered, failures, longestGapMs, pages };
}

/** The text of a page, over a new connection, so that the load balancer chooses again. */
export async function ask(url: string): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(url, { signal, headers: { connection: "close" } });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.text();
}

/** A running container may not listen yet: until then, connections are refused, or accepted and closed. */
const NOT_YET = ["ECONNREFUSED", "ECONNRESET", "UND_ERR_SOCKET"];

/** The result of a request to a server once it listens. Any other failure is final. */
export async function onceListening<T>(ask: () => Promise<T>, ms: number): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const { code } = ((error as Error).cause ?? {}) as { code?: string };
      if (!NOT_YET.includes(code ?? "") || Date.now() > end) throw error;
      await sleep(50);
    }
  }
}

/** The answer of a server that will listen soon. */
export const fetchWhenUp = (url: string): Promise<Response> => onceListening(() => fetch(url), PATIENCE_MS);

export const titleOf = (page: string): string => /<h1>(.*?)<\/h1>/.exec(page)?.[1] ?? page.split("\n")[0] ?? "";

/**
 * What `look` returns once it is right, for states that cause no event: a server that starts to listen, a process of
 * others, a file in a container. It asks repeatedly, and fails with the last result.
 */
export async function asked<T>(look: () => Promise<T>, isRight: (seen: T) => boolean): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(PAUSE_MS)) {
    const seen = await look();
    if (isRight(seen)) return seen;
    if (Date.now() > end) throw new Error(neverSeen(isRight, seen));
  }
}

/** What a wait tells that has ended in vain. */
export function neverSeen(isRight: (seen: never) => boolean, seen: unknown): string {
  const last = JSON.stringify(seen, undefined, 1);
  return `Waited ${PATIENCE_MS / 1000} s in vain for ${String(isRight)}. Seen last: ${last}`;
}
