/** How many things a process remembers of each kind. An engine with a thousand groups has some five thousand. */
export const MOST_REMEMBERED = 16_384;

/** A map that forgets what was set longest ago when it has too much, so that a process that runs for long holds no more and more. */
export class Remembered<K, V> extends Map<K, V> {
  constructor(private readonly most = MOST_REMEMBERED) {
    super();
  }

  override set(key: K, value: V): this {
    this.delete(key);
    super.set(key, value);
    for (const oldest of this.keys()) {
      if (this.size <= this.most) break;
      this.delete(oldest);
    }
    return this;
  }
}
