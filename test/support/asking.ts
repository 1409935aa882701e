import { setTimeout as sleep } from "node:timers/promises";

/** How often the client asks, and how long it waits for an answer. */
const PAUSE_MS = 20;
const PATIENCE_MS = 5_000;

/** What a client saw that asked for a page over and over. */
export interface Answers {
  readonly answered: number;
  readonly failures: readonly string[];
  /** The longest time without an answer. */
  readonly longestGapMs: number;
  /** The different first lines of the pages. */
  readonly pages: ReadonlySet<string>;
}

/** Asks for a page over new connections until `work` has ended. */
export async function askDuring(url: string, work: () => Promise<unknown>): Promise<Answers> {
  let isDone = false;
  const failures: string[] = [];
  const pages = new Set<string>();
  let answered = 0;
  let longestGapMs = 0;
  let lastMs = performance.now();
  const asking = (async () => {
    while (!isDone) {
      try {
        pages.add(titleOf(await ask(url)));
        answered++;
        longestGapMs = Math.max(longestGapMs, performance.now() - lastMs);
        lastMs = performance.now();
      } catch (error) {
        failures.push(String((error as Error).cause ?? error));
      }
      await sleep(PAUSE_MS);
    }
  })();
  try {
    await work();
  } finally {
    isDone = true;
    await asking;
  }
  return { answered, failures, longestGapMs, pages };
}

/** The page's text, over a connection of its own, so that the load balancer chooses anew. */
export async function ask(url: string): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(url, { signal, headers: { connection: "close" } });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.text();
}

/** The answer of a server that starts to listen soon, so that a refused connection means: not yet. */
export async function fetchWhenUp(url: string): Promise<Response> {
  for (let tries = 0; ; tries++) {
    try {
      return await fetch(url);
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(50);
    }
  }
}

export const titleOf = (page: string): string => /<h1>(.*?)<\/h1>/.exec(page)?.[1] ?? page.split("\n")[0] ?? "";
