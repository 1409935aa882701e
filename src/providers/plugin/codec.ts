import { ListValue, NullValue, Struct, Value } from "google-protobuf/google/protobuf/struct_pb";
import { isUnknown, UNKNOWN } from "../../model/core/unknown";
import { Asset, type PropertyMap, ResourceReference, Secret } from "./values";

/** Key that marks an object as one of the special values below. */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";

const SIGNATURES = {
  secret: "1b47061264138c4ac30d75fd1eb44270",
  asset: "c44067f5952c0a294b673a41bacd8c17",
  archive: "0def7320c3a5731c473e5ecbe6d01bc7",
  resource: "5cf8f73096256a8f31e491e813e4eb8e",
  output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;

const UNKNOWN_STRING = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Strings that stand for unknown values, one for each type of value. */
const UNKNOWN_STRINGS = new Set([
  UNKNOWN_STRING,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Makes what stands for an output value. */
type ReadOutput = (value: unknown, isSecret: boolean, dependencies: readonly string[]) => unknown;

/** Resources have no use for what an output depends on. */
const withoutDependencies: ReadOutput = (value, isSecret) => (isSecret ? new Secret(value) : value);

/** Decodes properties. A missing message has none. */
export function decode(struct: Struct | undefined, readOutput: ReadOutput = withoutDependencies): PropertyMap {
  const entries: [string, unknown][] = [];
  struct?.getFieldsMap().forEach((value, key) => entries.push([key, decodeValue(value, readOutput)]));
  return Object.fromEntries(entries);
}

export function decodeValue(value: Value, readOutput: ReadOutput = withoutDependencies): unknown {
  switch (value.getKindCase()) {
    case Value.KindCase.NUMBER_VALUE:
      return value.getNumberValue();
    case Value.KindCase.STRING_VALUE: {
      const text = value.getStringValue();
      return UNKNOWN_STRINGS.has(text) ? UNKNOWN : text;
    }
    case Value.KindCase.BOOL_VALUE:
      return value.getBoolValue();
    case Value.KindCase.LIST_VALUE:
      return (
        value
          .getListValue()
          ?.getValuesList()
          .map((item) => decodeValue(item, readOutput)) ?? []
      );
    case Value.KindCase.STRUCT_VALUE:
      return decodeSpecial(decode(value.getStructValue(), readOutput), readOutput);
    default:
      return null;
  }
}

function decodeSpecial(map: PropertyMap, readOutput: ReadOutput): unknown {
  if (!Object.hasOwn(map, SIGNATURE_KEY)) return map;
  const { [SIGNATURE_KEY]: signature, ...fields } = map;
  switch (signature) {
    case SIGNATURES.secret:
      return new Secret(fields["value"] ?? null);
    case SIGNATURES.asset:
      return new Asset("asset", fields);
    case SIGNATURES.archive:
      return new Asset("archive", fields);
    case SIGNATURES.resource:
      return new ResourceReference(fields);
    case SIGNATURES.output: {
      const value = Object.hasOwn(fields, "value") ? fields["value"] : UNKNOWN;
      return readOutput(value, fields["secret"] === true, (fields["dependencies"] as string[] | undefined) ?? []);
    }
    default:
      throw new TypeError(`a value of a kind that Berth does not know (signature ${String(signature)})`);
  }
}

/** Encodes properties. Undefined ones are left out. */
export function encode(map: PropertyMap): Struct {
  const struct = new Struct();
  const fields = struct.getFieldsMap();
  for (const [key, value] of Object.entries(map)) if (value !== undefined) fields.set(key, encodeValue(value));
  return struct;
}

function encodeValue(value: unknown): Value {
  const message = new Value();
  if (value === null || value === undefined) message.setNullValue(NullValue.NULL_VALUE);
  else if (isUnknown(value)) message.setStringValue(UNKNOWN_STRING);
  else if (typeof value === "string") message.setStringValue(value);
  else if (typeof value === "boolean") message.setBoolValue(value);
  else if (typeof value === "number" && Number.isFinite(value)) message.setNumberValue(value);
  else if (Array.isArray(value)) message.setListValue(new ListValue().setValuesList(value.map(encodeValue)));
  else if (typeof value === "object") message.setStructValue(encode(encodeObject(value)));
  else throw new TypeError(`a ${typeof value} that is not finite, or not data, is not a Pulumi value`);
  return message;
}

function encodeObject(value: object): PropertyMap {
  if (value instanceof Secret) return { [SIGNATURE_KEY]: SIGNATURES.secret, value: value.value };
  if (value instanceof Asset) return { ...value.fields, [SIGNATURE_KEY]: SIGNATURES[value.kind] };
  if (value instanceof ResourceReference) return { ...value.fields, [SIGNATURE_KEY]: SIGNATURES.resource };
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`a ${value.constructor.name} is not a Pulumi value`);
  return value as PropertyMap;
}
