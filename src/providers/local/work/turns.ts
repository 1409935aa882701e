/** Lets steps that must not overlap follow each other, by what they are about. Only within this process. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Takes a step after all earlier ones of the same key have ended, well or not. */
  async take<T>(key: string, step: () => Promise<T>): Promise<T> {
    const before = this.last.get(key);
    // Nothing may be awaited before the step has its place.
    const own = before === undefined ? step() : before.then(step, step);
    this.last.set(key, own);
    try {
      return await own;
    } finally {
      if (this.last.get(key) === own) this.last.delete(key);
    }
  }
}
