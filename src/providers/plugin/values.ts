/** An object of Pulumi property values. */
export type PropertyMap = Record<string, unknown>;

/** A value that Pulumi encrypts in the state and never shows. It never directly contains another secret. */
export class Secret {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value instanceof Secret ? value.value : value;
  }
}

/** An asset or archive, unchanged. No input of Berth accepts an archive. */
export class Asset {
  constructor(
    readonly kind: "asset" | "archive",
    readonly fields: PropertyMap,
  ) {}
}

/** A resource that a program passed as a value, unchanged. No input of Berth accepts one. */
export class ResourceReference {
  constructor(readonly fields: PropertyMap) {}
}

/** Whether a value is an object with properties and not of one of the classes above. */
export function isMap(value: unknown): value is PropertyMap {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isOpaque(value);
}

/** Whether a value is of one of the classes in this file, which have no properties. */
export function isOpaque(value: unknown): boolean {
  return value instanceof Secret || value instanceof Asset || value instanceof ResourceReference;
}

/** Maps every property. Unlike assignment, this keeps a property named `__proto__`. */
export function mapValues(map: PropertyMap, apply: (value: unknown, key: string) => unknown): PropertyMap {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, apply(value, key)]));
}

/**
 * The value for the model: secrets are unwrapped, assets are objects, and null properties are removed, which mean the same as absent
 * ones.
 */
export function plain(value: unknown): unknown {
  if (value instanceof Secret) return plain(value.value);
  if (value instanceof Asset && value.kind === "asset") return plainMap(value.fields);
  if (Array.isArray(value)) return value.map(plain);
  if (!isMap(value)) return value;
  return plainMap(value);
}

/** {@link plain} of a whole property map. */
export function plainMap(map: PropertyMap): PropertyMap {
  const entries = Object.entries(map).map(([key, value]) => [key, plain(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}

/** Whether a value is absent: undefined, null, or a secret that is one of these. */
export function isAbsent(value: unknown): boolean {
  const inner = value instanceof Secret ? value.value : value;
  return inner === undefined || inner === null;
}
