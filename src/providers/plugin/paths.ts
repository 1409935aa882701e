import { parsePath, type Step } from "../../model/core/path";
import { isMap, type PropertyMap, Secret } from "./values";

/** Returns `news` with the values of `olds` at the given paths, which is what `ignoreChanges` means. */
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
