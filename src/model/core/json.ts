export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object. Anything else becomes an empty object: another check reports a wrong shape. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** The value as a list. Anything else becomes an empty list. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** Whether a value is given at all. Pulumi and ARM treat null as absent. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Reads an own property only, so that keys such as `constructor` or `__proto__` in a user's map are not special. */
export function own<T>(properties: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}

/** Whether a text is the JSON of an object. */
export function isJsonObject(text: string): boolean {
  try {
    return isRecord(JSON.parse(text));
  } catch {
    return false;
  }
}

/** A copy without null properties and items, which Pulumi and ARM treat as absent. */
export function withoutNull<T>(value: T): T {
  if (Array.isArray(value)) return value.filter(isGiven).map((item: unknown) => withoutNull(item)) as T;
  if (!isRecord(value)) return value;
  return mapRecord(value, (item) => (isGiven(item) ? withoutNull(item) : undefined)) as T;
}

export function omit<T extends object, K extends string>(value: T, ...keys: readonly K[]): Omit<T, K> {
  const dropped: readonly string[] = keys;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !dropped.includes(key))) as Omit<T, K>;
}

export function withoutUndefined(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return mapRecord(value, (item) => item);
}

/** Maps every property, and removes those that become undefined. */
export function mapRecord(
  value: Readonly<Record<string, unknown>>,
  map: (item: unknown, key: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, map(item, key)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

export function pick<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Pick<T, K> {
  const entries = Object.entries(value).filter(([key]) => (keys as readonly PropertyKey[]).includes(key));
  return Object.fromEntries(entries) as Pick<T, K>;
}
