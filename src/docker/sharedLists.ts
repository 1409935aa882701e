import type { Engine } from "./engine";

/**
 * The engine, asked once for what several ask at the same time. Whoever asks while an answer is on its way waits for the next
 * one, so that no answer is older than its question.
 */
export function withSharedLists(engine: Engine): Engine {
  return Object.assign(Object.create(engine) as Engine, {
    listContainers: shared(engine.listContainers.bind(engine)),
    listVolumes: shared(engine.listVolumes.bind(engine)),
    listNetworks: shared(engine.listNetworks.bind(engine)),
    inspectImage: shared(engine.inspectImage.bind(engine)),
  });
}

interface Asking<T> {
  readonly current: Promise<T>;
  next?: Promise<T>;
}

function shared<Question, T>(answer: (question: Question) => Promise<T>): (question: Question) => Promise<T> {
  const asked = new Map<string, Asking<T>>();

  function ask(key: string, question: Question): Promise<T> {
    const current = answer(question);
    const asking: Asking<T> = { current };
    asked.set(key, asking);
    const ended = () => asking.next === undefined && asked.delete(key);
    current.then(ended, ended);
    return current;
  }

  return (question) => {
    const key = JSON.stringify(question);
    const asking = asked.get(key);
    if (asking === undefined) return ask(key, question);
    const again = () => ask(key, question);
    asking.next ??= asking.current.then(again, again);
    return asking.next;
  };
}
