/**
 * Limits how many tasks run at once. The others wait in the order of their arrival, but tasks with order `first` go
 * before the rest.
 */
export class Slots {
  #taken = 0;
  readonly #first: (() => void)[] = [];
  readonly #rest: (() => void)[] = [];

  constructor(private count: number) {}

  /** Changes the limit. */
  resize(count: number): void {
    this.count = count;
    this.next();
  }

  /** Waits for a slot. Resolves to a function that frees it and may be called more than once. */
  async take(order: "first" | "rest"): Promise<() => void> {
    const waiting = Promise.withResolvers<void>();
    (order === "first" ? this.#first : this.#rest).push(waiting.resolve);
    this.next();
    await waiting.promise;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#taken--;
      this.next();
    };
  }

  async run<T>(order: "first" | "rest", work: () => Promise<T>): Promise<T> {
    const giveBack = await this.take(order);
    try {
      return await work();
    } finally {
      giveBack();
    }
  }

  private next(): void {
    while (this.#taken < this.count) {
      const begin = this.#first.shift() ?? this.#rest.shift();
      if (begin === undefined) return;
      this.#taken++;
      begin();
    }
  }
}
