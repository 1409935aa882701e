import { isRecord } from "../../../model/core/json";
import { atKey } from "../../../model/core/path";
import { KEPT_SECRET, reveals } from "../../../model/core/secrets";

/**
 * Texts that are secret because the program says so, by their paths in the flat body. Labels have {@link KEPT_SECRET} in their
 * places, and the group's keeper has the texts.
 */
export type Hidden = Readonly<Record<string, string>>;

/** Objects with an ARM envelope. In paths they are left out. */
const ENVELOPES = /^(properties|(containers|initContainers|extensions)\[\d+\]\.properties)$/;

/**
 * Texts that mean nothing to the engine. Names, images, ids and the like cannot be hidden: the engine has things with these names.
 */
const FREE_TEXTS = [
  /^tags[.[]/,
  /^(containers|initContainers)\[\d+\]\.command\[\d+\]$/,
  /^(containers|initContainers)\[\d+\]\.environmentVariables\[\d+\]\.value$/,
  /^containers\[\d+\]\.(liveness|readiness)Probe\.exec\.command\[\d+\]$/,
  /^containers\[\d+\]\.(liveness|readiness)Probe\.httpGet\.(path|httpHeaders\[\d+\]\.value)$/,
  /^containers\[\d+\]\.configMap\.keyValuePairs[.[]/,
  /^volumes\[\d+\]\.gitRepo\.(repository|revision|directory)$/,
];

/** The texts of a body, nested or flat, that are or contain one of the secrets and can be hidden. */
export function hiddenIn(body: unknown, secrets: readonly string[]): Hidden {
  const hidden: Record<string, string> = {};
  if (secrets.length === 0) return hidden;
  mapTexts(body, "", (text, path) => {
    if (FREE_TEXTS.some((pattern) => pattern.test(path)) && reveals(secrets, text)) hidden[path] = text;
    return text;
  });
  return hidden;
}

/** The body without the hidden texts. `at` is its path. */
export function withoutHidden<T>(body: T, hidden: Hidden = {}, at = ""): T {
  if (Object.keys(hidden).length === 0) return body;
  return mapTexts(body, at, (text, path) => (Object.hasOwn(hidden, path) ? KEPT_SECRET : text)) as T;
}

/** The body with the hidden texts in their places. */
export function withHidden<T>(body: T, hidden: Hidden, at = ""): T {
  return mapTexts(body, at, (text, path) => (text === KEPT_SECRET ? (hidden[path] ?? text) : text)) as T;
}

function mapTexts(value: unknown, path: string, map: (text: string, path: string) => string): unknown {
  if (typeof value === "string") return map(value, path);
  if (Array.isArray(value)) return value.map((item, i) => mapTexts(item, `${path}[${i}]`, map));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const at = atKey(path, key);
    return [key, mapTexts(item, ENVELOPES.test(at) ? path : at, map)] as const;
  });
  return Object.fromEntries(entries);
}
