import type { Engine, LabelFilter } from "./engine";

/**
 * The engine, asked once for what several ask at the same time. Whoever asks while an answer is on its way waits for the next
 * one, so that no answer is older than its question.
 */
export function withSharedLists(engine: Engine): Engine {
  return Object.assign(Object.create(engine) as Engine, {
    listContainers: shared((filter) => engine.listContainers(filter)),
    listVolumes: shared((filter) => engine.listVolumes(filter)),
  });
}

interface Asking<T> {
  readonly current: Promise<T>;
  next?: Promise<T>;
}

function shared<T>(list: (filter: LabelFilter) => Promise<T>): (filter: LabelFilter) => Promise<T> {
  const asked = new Map<string, Asking<T>>();

  function ask(key: string, filter: LabelFilter): Promise<T> {
    const current = list(filter);
    const asking: Asking<T> = { current };
    asked.set(key, asking);
    const ended = () => asking.next === undefined && asked.delete(key);
    current.then(ended, ended);
    return current;
  }

  return (filter) => {
    const key = filter.join("\n");
    const asking = asked.get(key);
    if (asking === undefined) return ask(key, filter);
    const again = () => ask(key, filter);
    asking.next ??= asking.current.then(again, again);
    return asking.next;
  };
}
