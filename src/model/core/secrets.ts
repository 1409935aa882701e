import { isGiven, isRecord, mapRecord, own } from "./json";
import { atKey } from "./path";
import { holdsSecret, type Shape } from "./shape";
import { isUnknown } from "./unknown";
import { holdsCredentials, withoutCredentials } from "../values/gitRepository";

/** Replaces a secret in texts and bodies. */
export const REDACTED = "[secret]";

/** Shorter secrets are not searched for in texts, since they occur in ordinary words. */
export const SHORTEST_SECRET = 4;

/**
 * Replaces each of the secrets in a text with `[secret]`, if it is long enough. A secret may be part of another one.
 */
export function hideSecrets(text: string, secrets: Iterable<string>, shortest = SHORTEST_SECRET): string {
  const longestFirst = [...secrets].filter(({ length }) => length >= shortest).sort((a, b) => b.length - a.length);
  return longestFirst.reduce((shown, secret) => shown.replaceAll(secret, () => REDACTED), text);
}

/** Long secrets are also searched for inside other strings. Short ones would be found everywhere. */
const SHORTEST_INSIDE = 8;

/** Whether a text is one of the secrets or contains one. */
export function reveals(secrets: readonly string[], text: string): boolean {
  return secrets.some((secret) => text === secret || (secret.length >= SHORTEST_INSIDE && text.includes(secret)));
}

/** What the local engine shows instead of a text that it keeps elsewhere, because the program says that it is secret. */
export const KEPT_SECRET = "[secret that Berth keeps]";

/** Paths of the texts that are shown so. */
export function keptSecretPaths(value: unknown, path = ""): string[] {
  if (value === KEPT_SECRET) return [path];
  if (Array.isArray(value)) return value.flatMap((item, i) => keptSecretPaths(item, `${path}[${i}]`));
  return isRecord(value) ? Object.entries(value).flatMap(([key, item]) => keptSecretPaths(item, atKey(path, key))) : [];
}

/** Names of secret properties in any ARM body, in lower case: those of our schema and those that other clients send. */
const SECRET_NAMES = new Set([
  "adminpassword",
  "clientsecret",
  "password",
  "protectedsettings",
  "secret",
  "securevalue",
  "storageaccountkey",
  "workspacekey",
  "workspaceresourceid",
]);

/** Lists whose items hold a secret in the property `value`. */
const SECRET_LISTS = new Set(["keys", "kubeconfigs"]);

/** Paths of the secrets in a shape, with `[]` for any index or key: `volumes[].azureFile.storageAccountKey`. */
export function secretPaths(shape: Shape, path = ""): string[] {
  if (shape.secret === true) return [path];
  switch (shape.kind) {
    case "object":
      return Object.entries(shape.properties).flatMap(([key, item]) =>
        secretPaths(item, path === "" ? key : `${path}.${key}`),
      );
    case "array":
      return secretPaths(shape.items, `${path}[]`);
    case "map":
      return secretPaths(shape.values, `${path}[]`);
    default:
      return [];
  }
}

/** A copy of a value with its secrets wrapped. A part that does not fit its shape is wrapped as a whole. */
export function mapSecrets(shape: Shape, value: unknown, wrap: (secret: unknown) => unknown): unknown {
  if (!isGiven(value)) return value;
  if (shape.secret === true) return wrap(value);
  if (isUnknown(value) || !holdsSecret(shape)) return value;
  if (shape.kind === "object" && isRecord(value))
    return mapRecord(value, (item, key) => {
      const property = own(shape.properties, key);
      return property === undefined ? item : mapSecrets(property, item, wrap);
    });
  if (shape.kind === "map" && isRecord(value)) return mapRecord(value, (item) => mapSecrets(shape.values, item, wrap));
  if (shape.kind === "array" && Array.isArray(value)) return value.map((item) => mapSecrets(shape.items, item, wrap));
  return wrap(value);
}

/**
 * A copy of a value with `[secret]` for every secret of its shape, every property with the name of a secret, and the
 * credentials in URLs.
 */
export function redact(shape: Shape, value: unknown): unknown {
  return redactNames(mapSecrets(shape, value, () => REDACTED));
}

/**
 * A copy of an ARM body, nested or flat, with `[secret]` for every secret. `shape` is that of the resource's inputs;
 * undefined for types that Berth does not know.
 */
export function redactBody(shape: Shape | undefined, body: unknown): unknown {
  const names = shape === undefined ? [] : secretPaths(shape).map((path) => path.split(".").at(-1)!.toLowerCase());
  return redactNames(body, new Set([...SECRET_NAMES, ...names]));
}

function redactNames(value: unknown, names: ReadonlySet<string> = SECRET_NAMES, list = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => redactNames(item, names, list));
  if (typeof value === "string" && holdsCredentials(value))
    return withoutCredentials(value).replace("://", `://${REDACTED}@`);
  if (!isRecord(value)) return value;
  return mapRecord(value, (item, key) => {
    const name = key.toLowerCase();
    if (names.has(name) || (name === "value" && SECRET_LISTS.has(list))) return redactAll(item);
    return redactNames(item, names, Array.isArray(item) ? name : "");
  });
}

/** Keeps absent values, and the names in a map of secrets. */
function redactAll(value: unknown): unknown {
  if (!isGiven(value) || isUnknown(value)) return value;
  if (isRecord(value)) return mapRecord(value, redactAll);
  return REDACTED;
}
