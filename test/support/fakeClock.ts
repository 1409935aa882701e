import type { Clock } from "../../src/clock";

interface Waiting {
  readonly atMs: number;
  readonly call: () => void;
}

/** A clock that advances only when the test says so. */
export class FakeClock implements Clock {
  #nowMs = Date.parse("2030-01-01T00:00:00Z");
  #waiting: Waiting[] = [];

  nowMs(): number {
    return this.#nowMs;
  }

  after(ms: number, call: () => void): () => void {
    const waiting = { atMs: this.#nowMs + ms, call };
    this.#waiting.push(waiting);
    return () => (this.#waiting = this.#waiting.filter((other) => other !== waiting));
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const abort = () => {
        clear();
        reject(signal?.reason as Error);
      };
      const clear = this.after(ms, () => {
        signal?.removeEventListener("abort", abort);
        resolve();
      });
      signal?.addEventListener("abort", abort, { once: true });
    });
  }

  /** Advances the clock; everything scheduled in that time happens in order. */
  async pass(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    for (;;) {
      await settle();
      const next = this.#waiting.sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined || next.atMs > endMs) break;
      this.#waiting.shift();
      this.#nowMs = next.atMs;
      next.call();
    }
    this.#nowMs = endMs;
  }
}

/** Afterwards, everything that only waited for promises has happened. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}
