import { isGiven, isRecord } from "./json";

export type Json = Record<string, unknown>;

/** The flat name of a node pool's inner `type`, since every resource has a `type` already. */
const INNER_TYPE = "typePropertiesType";

/** Lists of a container group whose items have their own `properties` object. */
const ENVELOPED = ["containers", "initContainers", "extensions"];

/**
 * An ARM body in the flat form of Pulumi's Azure packages: everything under `properties` moves up beside `location` and
 * `tags`, both in the resource and in its containers and extensions.
 */
export function flattenBody(body: Json): Json {
  const { properties, ...envelope } = body;
  const flat: Json = { ...envelope, ...(isRecord(properties) ? properties : {}) };
  if (isRecord(properties) && isGiven(properties.type) && isGiven(envelope.type)) {
    flat.type = envelope.type;
    flat[INNER_TYPE] = properties.type;
  }
  for (const key of ENVELOPED) {
    const items = flat[key];
    if (Array.isArray(items)) flat[key] = items.map((item: unknown) => (isRecord(item) ? lift(item) : item));
  }
  return flat;
}

function lift(item: Json): Json {
  const { properties, ...rest } = item;
  return { ...rest, ...(isRecord(properties) ? properties : {}) };
}

/** The inverse of {@link flattenBody}. `envelope` lists the properties that stay at the top level. */
export function nestBody(flat: Json, envelope: readonly string[] = ["id", "name", "type", "location", "tags"]): Json {
  const top: Json = {};
  const properties: Json = {};
  for (const [key, value] of Object.entries(flat)) {
    if (value === undefined) continue;
    if (envelope.includes(key)) top[key] = value;
    else if (key === INNER_TYPE) properties.type = value;
    else properties[key] = ENVELOPED.includes(key) && Array.isArray(value) ? value.map(nestItem) : value;
  }
  return { ...top, properties };
}

function nestItem(item: unknown): unknown {
  if (!isRecord(item)) return item;
  const { name, ...properties } = item;
  return name === undefined ? { properties } : { name, properties };
}
