import { asRecord, own } from "./json";

/** How items of a list are identified. The order of the list means nothing, unless `ordered` says so. */
export interface ListKey {
  /** Two items with the same string are the same item. An item with anything else has no counterpart. */
  keyOf(item: unknown): unknown;
  readonly ordered?: true;
}

/** Keys of lists, by the property name of the list. Items of all other lists are identified by their index. */
export type ListKeys = Readonly<Record<string, ListKey>>;

const caseless = (value: unknown): unknown => (typeof value === "string" ? value.toLowerCase() : undefined);

export const byItself: ListKey = { keyOf: (item) => item };
export const byItselfCaseless: ListKey = { keyOf: caseless };
export const byProperty = (name: string): ListKey => ({ keyOf: (item) => asRecord(item)[name] });
export const byPropertyCaseless = (name: string): ListKey => ({ keyOf: (item) => caseless(asRecord(item)[name]) });

/** Whether the matches that {@link matchItems} returned change the order of a list whose order matters. */
export function isReordered(keys: ListKeys, list: string, matches: readonly (number | undefined)[]): boolean {
  const places = matches.filter((match) => match !== undefined);
  return own(keys, list)?.ordered === true && places.some((place, i) => i > 0 && place < places[i - 1]!);
}

/** For each item of `news`, the index of the same item in `olds`, or undefined. */
export function matchItems(
  keys: ListKeys,
  list: string,
  olds: readonly unknown[],
  news: readonly unknown[],
): (number | undefined)[] {
  const key = own(keys, list);
  if (key === undefined) return news.map((_, i) => (i < olds.length ? i : undefined));
  const places = new Map<string, number[]>();
  olds.forEach((item, i) => {
    const text = key.keyOf(item);
    if (typeof text === "string") places.set(text, [...(places.get(text) ?? []), i]);
  });
  return news.map((item) => {
    const text = key.keyOf(item);
    return typeof text === "string" ? places.get(text)?.shift() : undefined;
  });
}
