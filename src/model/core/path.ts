/** A step into a value: a property, an index, or `*` for all items. */
export type Step = string | number;

/** Parses a Pulumi property path, such as `a.b[0]["x.y"]`. */
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

/** The path of the property `key` of the value at `path`, in Pulumi's notation. */
export function atKey(path: string, key: string): string {
  if (!/^[\w$-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

/** The top-level property that a path is in. */
export function topLevel(path: string): string {
  return String(parsePath(path)[0] ?? path);
}

/** Whether a path is `outer` or lies within it. `outer` may have `*` for all items. */
export function isWithin(path: string, outer: string): boolean {
  const steps = parsePath(path);
  const wanted = parsePath(outer);
  return wanted.length <= steps.length && wanted.every((step, i) => step === "*" || step === steps[i]);
}

/** The pattern of a path: `[]` for any index and for any key that is not a plain name. */
export function patternOf(path: string): string {
  return path.replace(/\["(?:[^"\\]|\\.)*"\]/g, "").replace(/\[\d+\]/g, "[]");
}
