import type { Json } from "../model/core/armBody";
import { asRecord } from "../model/core/json";
import { OWNER_TAG } from "../providers/arm/owner";

/** What a group is called where it was declared. */
interface Declared {
  readonly project: string;
  readonly stack: string;
  readonly name: string;
}

/** A group as far as its names go. */
export interface Named {
  readonly name: string;
  /** What a list said of it. */
  readonly listed?: Json;
}

/**
 * The groups that a word means: those of that name, else those that a program calls so (`site`, `dev/site`, `shop/dev/site`), else
 * those whose name or program's name begins so, else those of the stack of that name (`dev`, `shop/dev`). Case does not matter.
 */
export function matching<T extends Named>(groups: readonly T[], wanted: string): T[] {
  const word = wanted.toLowerCase();
  const named = groups.map((group) => {
    const declared = declaredAs(group.listed);
    return { group, own: group.name.toLowerCase(), ...namesOf(declared) };
  });
  type Candidate = (typeof named)[number];
  const levels: ((candidate: Candidate) => boolean)[] = [
    ({ own }) => own === word,
    ({ declared }) => declared.includes(word),
    ({ own, declared }) => [own, ...declared].some((name) => name.startsWith(word)),
    ({ stack }) => stack.includes(word),
  ];
  for (const fits of levels) {
    const found = named.filter(fits);
    if (found.length > 0) return found.map(({ group }) => group);
  }
  return [];
}

/** Names that somebody may have meant by a word, the likeliest first. */
export function similar(groups: readonly Named[], wanted: string): string[] {
  const word = wanted.toLowerCase();
  const near = groups.flatMap((group) => {
    const declared = declaredAs(group.listed)?.name;
    const distances = [group.name, ...(declared === undefined ? [] : [declared])].map((name) => {
      const own = name.toLowerCase();
      return own.includes(word) || word.includes(own) ? 1 : distance(own, word);
    });
    const least = Math.min(...distances);
    return least <= Math.max(1, Math.floor(word.length / 3)) ? [{ name: group.name, least }] : [];
  });
  return [...new Set(near.sort((a, b) => a.least - b.least).map(({ name }) => name))];
}

/** The stack that a resource belongs to, as `project/stack`; undefined if it bears no mark that says it. */
export function stackOf(body: Json | undefined): string | undefined {
  const declared = declaredAs(body);
  return declared && `${declared.project}/${declared.stack}`;
}

/** What a program calls the group; undefined if its mark does not say it. */
export const programsName = ({ listed }: Named): string | undefined => declaredAs(listed)?.name;

function namesOf(declared: Declared | undefined): { declared: string[]; stack: string[] } {
  if (declared === undefined) return { declared: [], stack: [] };
  const { project, stack, name } = declared;
  const lower = (names: string[]) => names.map((item) => item.toLowerCase());
  return {
    declared: lower([name, `${stack}/${name}`, `${project}/${stack}/${name}`]),
    stack: lower([stack, `${project}/${stack}`]),
  };
}

/** What the mark of a resource says, which ends in its URN where that is short enough. */
function declaredAs(body: Json | undefined): Declared | undefined {
  const tags = { ...asRecord(body?.tags), ...asRecord(asRecord(body?.properties).metadata) };
  const key = Object.keys(tags).find((name) => name.toLowerCase() === OWNER_TAG.toLowerCase());
  const [, stack, project, name] = /urn:pulumi:(.+?)::(.+?)::.+?::(.+)$/.exec(String(key && tags[key])) ?? [];
  return stack === undefined || project === undefined || name === undefined ? undefined : { project, stack, name };
}

/** How many letters must be changed, added, left out or swapped with the next to make one word of the other. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        rows[i - 1]![j]! + 1,
        row[j - 1]! + 1,
        rows[i - 1]![j - 1]! + (isSame ? 0 : 1),
        isSwapped ? rows[i - 2]![j - 2]! + 1 : Infinity,
      );
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
