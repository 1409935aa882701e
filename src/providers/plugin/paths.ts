import { isMap, type PropertyMap, Secret } from "./values";

/** A step into a value: a property, an index, or `*` for all of them. */
type Step = string | number;

/** Takes a Pulumi property path apart: `a.b[0]["x.y"]`. */
export function parsePath(path: string): Step[] {
  const steps: Step[] = [];
  const pattern = /\.?([^.[\]"]+)|\[(\d+|\*)\]|\["((?:[^"\\]|\\.)*)"\]/y;
  while (pattern.lastIndex < path.length) {
    const match = pattern.exec(path);
    if (match === null) break;
    const [, key, index, quoted] = match;
    if (key !== undefined) steps.push(key);
    else if (index !== undefined) steps.push(index === "*" ? "*" : Number(index));
    else if (quoted !== undefined) steps.push(quoted.replace(/\\(.)/g, "$1"));
  }
  return steps;
}

/** The top-level property that a path is in. */
export function topLevel(path: string): string {
  return String(parsePath(path)[0] ?? path);
}

/** Whether `path` is, or is in, what `pattern` names. */
export function isWithin(path: string, pattern: string): boolean {
  const steps = parsePath(path);
  const wanted = parsePath(pattern);
  return wanted.length <= steps.length && wanted.every((step, i) => step === "*" || step === steps[i]);
}

/** `news` with what the given paths name as it was in `olds`: the meaning of `ignoreChanges`. */
export function keepPaths(olds: PropertyMap, news: PropertyMap, paths: readonly string[]): PropertyMap {
  return paths.reduce<unknown>((kept, path) => keep(olds, kept, parsePath(path)), news) as PropertyMap;
}

function keep(old: unknown, now: unknown, steps: readonly Step[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return old;
  if (now instanceof Secret) return new Secret(keep(old, now.value, steps));
  if (old instanceof Secret) return keep(old.value, now, steps);
  if (step === "*") return keepAll(old, now, rest);
  if (Array.isArray(now) && typeof step === "number") {
    if (step >= now.length || !Array.isArray(old) || step >= old.length) return now;
    return now.map((item: unknown, i) => (i === step ? keep(old[i], item, rest) : item));
  }
  if (isMap(now) && isMap(old)) {
    const { [step]: current, ...others } = now;
    const kept = keep(old[step], current, rest);
    return kept === undefined ? others : { ...others, [step]: kept };
  }
  return now;
}

function keepAll(old: unknown, now: unknown, rest: readonly Step[]): unknown {
  if (Array.isArray(now) && Array.isArray(old))
    return now.map((item: unknown, i) => (i < old.length ? keep(old[i], item, rest) : item));
  if (isMap(now) && isMap(old))
    return Object.fromEntries(Object.entries(now).map(([key, item]) => [key, keep(old[key], item, rest)]));
  return now;
}
