import { openDockerEngine } from "../../../src/docker/api/engine";
import type { Engine } from "../../../src/docker/engine";
import { findEngine } from "../../../src/providers/local/service";

/** An engine, before anything tells what in it is Berth's. Default: the machine's. */
export const openEngine = (host?: string) => openDockerEngine(findEngine({ ...(host && { dockerHost: host }) }));

class Killed extends Error {}

/** Calls of an engine that change something. */
const CHANGES = /^(create|remove|start|stop|restart|set|rename|put|import)/;

/**
 * An engine for a process that is killed before its n-th change: from then on, no call gets through and none is
 * answered.
 */
export function killedAt(engine: Engine, n: number): { engine: Engine; wasKilled: () => boolean } {
  let changes = 0;
  let killed = false;
  const proxy = new Proxy(engine, {
    get(target, name: string) {
      const value = (target as unknown as Record<string, unknown>)[name];
      if (typeof value !== "function") return value;
      return async (...args: unknown[]) => {
        if (CHANGES.test(name)) killed ||= ++changes > n;
        if (killed) throw new Killed();
        const result = await (value as (...all: unknown[]) => Promise<unknown>).apply(target, args);
        if (killed) throw new Killed();
        return result;
      };
    },
  });
  return { engine: proxy, wasKilled: () => killed };
}
