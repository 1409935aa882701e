import { Remembered } from "./remembered";
import type { Engine, LabelFilter, Labels } from "./engine";
import { fits, labelKey } from "./labels";

/**
 * Maximum number of lists of one kind that are requested at once. Each takes longer the more things of that kind exist.
 */
const AT_ONCE = 2;
/** A list takes the engine and this process about as long as a question for one thing for this many things in it. */
const THINGS_PER_QUESTION = 30;

/**
 * Answers several questions that are asked at the same time with one list of the engine. While the engine is busy with
 * lists, new questions wait. Then one list answers all of them: the engine filters by the labels that their filters
 * share, and the rest is filtered here. So a thousand questions at once cost a few lists. A few questions are asked one
 * by one where that list would be long. No answer is older than its question.
 */
export function withSharedLists(engine: Engine): Engine {
  return Object.assign(Object.create(engine) as Engine, {
    listContainers: sharedList(engine.listContainers.bind(engine)),
    listVolumes: sharedList(engine.listVolumes.bind(engine)),
    listNetworks: sharedList(engine.listNetworks.bind(engine)),
    inspectImage: shared(engine.inspectImage.bind(engine)),
  });
}

interface Waiting<T> {
  readonly filter: LabelFilter;
  readonly answer: (found: Promise<T[]>) => void;
}

function sharedList<T extends { readonly labels: Labels }>(list: (filter: LabelFilter) => Promise<T[]>) {
  const asked: LabelFilter[] = [];
  let waiting: Waiting<T>[] = [];
  /** How many things were in the last list for several questions, by its filter. */
  const lengths = new Remembered<string, number>();

  function ask(filter: LabelFilter): Promise<T[]> {
    const answer = list(filter);
    asked.push(filter);
    const ended = () => {
      asked.splice(asked.indexOf(filter), 1);
      askForAll();
    };
    answer.then(ended, ended);
    return answer;
  }

  function askForAll(): void {
    const [first] = waiting;
    if (first === undefined) return;
    const common = waiting.reduce<LabelFilter>((labels, { filter }) => inBoth(labels, filter), first.filter);
    const questions = new Set(waiting.map(({ filter }) => JSON.stringify(filter)));
    const length = lengths.get(JSON.stringify(common)) ?? 0;
    // Without a common label the list would contain everything in the engine.
    const isApart = common.length === 0 || (questions.size > 1 && questions.size * THINGS_PER_QUESTION < length);
    const wanted = isApart ? first.filter : common;
    const answered = isApart ? waiting.filter(({ filter }) => isSame(filter, wanted)) : waiting;
    waiting = waiting.filter((item) => !answered.includes(item));
    const found = ask(wanted);
    if (questions.size > 1 && !isApart)
      found.then(
        (items) => lengths.set(JSON.stringify(common), items.length),
        () => {},
      );
    for (const { filter, answer } of answered)
      answer(
        isSame(filter, wanted) ? found : found.then((items) => items.filter(({ labels }) => fits(labels, filter))),
      );
    if (asked.length < AT_ONCE) askForAll();
  }

  return (filter: LabelFilter): Promise<T[]> => {
    if (asked.length < AT_ONCE && !asked.some((other) => isSame(other, filter))) return ask(filter);
    return new Promise((answer) => waiting.push({ filter, answer }));
  };
}

const isSame = (a: LabelFilter, b: LabelFilter): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What both filters demand: a label with its value, or with any value if their values differ. */
function inBoth(a: LabelFilter, b: LabelFilter): string[] {
  const common = a.flatMap((label) => {
    if (b.includes(label)) return [label];
    return b.some((other) => labelKey(other) === labelKey(label)) ? [labelKey(label)] : [];
  });
  return [...new Set(common)];
}

interface Asking<T> {
  readonly current: Promise<T>;
  next?: Promise<T>;
}

function shared<T>(answer: (question: string) => Promise<T>): (question: string) => Promise<T> {
  const asked = new Map<string, Asking<T>>();

  function ask(question: string): Promise<T> {
    const current = answer(question);
    const asking: Asking<T> = { current };
    asked.set(question, asking);
    const ended = () => asking.next === undefined && asked.delete(question);
    current.then(ended, ended);
    return current;
  }

  return (question) => {
    const asking = asked.get(question);
    if (asking === undefined) return ask(question);
    const again = () => ask(question);
    asking.next ??= asking.current.then(again, again);
    return asking.next;
  };
}
