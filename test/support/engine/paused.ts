import type { Engine } from "../../../src/docker/engine";

/** An engine whose n-th call waits. `reached` is false if there are fewer calls. */
export function pausedAt(engine: Engine, n: number) {
  let calls = 0;
  let [reach, release] = [() => {}, () => {}];
  const reached = new Promise<true>((resolve) => (reach = () => resolve(true)));
  const released = new Promise<void>((resolve) => (release = resolve));
  const proxy = new Proxy(engine, {
    get(target, name: string) {
      const value = (target as unknown as Record<string, unknown>)[name];
      if (typeof value !== "function") return value;
      return async (...args: unknown[]) => {
        if (++calls === n) {
          reach();
          await released;
        }
        return (value as (...all: unknown[]) => Promise<unknown>).apply(target, args);
      };
    },
  });
  return { engine: proxy, reached, release };
}
