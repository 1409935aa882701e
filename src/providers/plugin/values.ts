/** An object of Pulumi property values. */
export type PropertyMap = Record<string, unknown>;

/** A value that Pulumi encrypts in the state and never shows. It never holds another one directly. */
export class Secret {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value instanceof Secret ? value.value : value;
  }
}

/** An asset or archive, kept as it came. No input of Berth's takes one. */
export class Asset {
  constructor(
    readonly kind: "asset" | "archive",
    readonly fields: PropertyMap,
  ) {}
}

/** A resource that a program passed as a value, kept as it came. No input of Berth's takes one. */
export class ResourceReference {
  constructor(readonly fields: PropertyMap) {}
}

/** Whether a value is an object with properties, and none of the classes above. */
export function isMap(value: unknown): value is PropertyMap {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isOpaque(value);
}

/** Whether a value is an object of this file, which holds no properties. */
export function isOpaque(value: unknown): boolean {
  return value instanceof Secret || value instanceof Asset || value instanceof ResourceReference;
}

/** Applies a function to every property. Unlike assignment this keeps a property named `__proto__`. */
export function mapValues(map: PropertyMap, apply: (value: unknown, key: string) => unknown): PropertyMap {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, apply(value, key)]));
}

/**
 * The value as the model takes it: secrets unwrapped, and without properties that are null, which mean the same as absent
 * ones.
 */
export function plain(value: unknown): unknown {
  if (value instanceof Secret) return plain(value.value);
  if (Array.isArray(value)) return value.map(plain);
  if (!isMap(value)) return value;
  return plainMap(value);
}

/** {@link plain} of a whole property map. */
export function plainMap(map: PropertyMap): PropertyMap {
  const entries = Object.entries(map).map(([key, value]) => [key, plain(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}

/** Whether a value says nothing: undefined, null, or a secret of these. */
export function isAbsent(value: unknown): boolean {
  const inner = value instanceof Secret ? value.value : value;
  return inner === undefined || inner === null;
}
