/** Lets so many things happen at a time. The others wait in the order in which they came, what is to be first before the rest. */
export class Slots {
  #taken = 0;
  readonly #first: (() => void)[] = [];
  readonly #rest: (() => void)[] = [];

  constructor(private count: number) {}

  /** From now on so many. */
  resize(count: number): void {
    this.count = count;
    this.next();
  }

  /** Waits for a slot; resolves to what gives it back, which may be called more than once. */
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

  /** Runs something in a slot. */
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
