import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { UNKNOWN } from "../../../src/model/core/unknown";
import { decode, encode } from "../../../src/providers/plugin/codec";
import { Asset, plain, ResourceReference, Secret } from "../../../src/providers/plugin/values";

const SIG = "4dabf18193072939515e22adb298388d";
const overTheWire = (map: Record<string, unknown>) => decode(Struct.deserializeBinary(encode(map).serializeBinary()));

/** The map of google-protobuf loses `__proto__`. */
const key = fc.string().filter((name) => name !== "__proto__");

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.boolean(),
    fc.constant(null),
    fc.constant(UNKNOWN),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    tie("value").map((inner) => new Secret(inner)),
    fc
      .record({ hash: fc.string(), text: fc.string() }, { noNullPrototype: true })
      .map((fields) => new Asset("asset", fields)),
    fc
      .record({ urn: fc.string(), id: fc.string() }, { noNullPrototype: true })
      .map((fields) => new ResourceReference(fields)),
  ),
})) as { value: fc.Arbitrary<unknown> };

test("every value is the same after encoding and decoding", () => {
  const map = fc.dictionary(key, value, { maxKeys: 5, noNullPrototype: true });
  fc.assert(fc.property(map, (sent) => expect(overTheWire(sent)).toStrictEqual(sent)));
});

test("unknown values of every type are recognised", () => {
  const sentinels = [
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
  ];
  expect(decode(Struct.fromJavaScript({ all: sentinels }))).toEqual({ all: sentinels.map(() => UNKNOWN) });
});

test("output values become their content", () => {
  const output = (fields: object) => ({ [SIG]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...fields });
  const sent = { known: output({ value: 1 }), secret: output({ value: "s", secret: true }), unknown: output({}) };
  expect(decode(Struct.fromJavaScript(sent as never))).toEqual({ known: 1, secret: new Secret("s"), unknown: UNKNOWN });
});

test("secrets are wrapped once", () => {
  const wire = encode({ key: new Secret(new Secret("s")) }).toJavaScript();
  expect(wire).toEqual({ key: { [SIG]: "1b47061264138c4ac30d75fd1eb44270", value: "s" } });
});

test("properties that are undefined are not sent", () => {
  expect(encode({ a: undefined, b: { c: undefined } }).toJavaScript()).toEqual({ b: {} });
});

test.each([NaN, Infinity, 1n, () => 1, Symbol("x"), new Date(0), new Map()])("%p is refused", (bad) => {
  expect(() => encode({ bad })).toThrow("is not a Pulumi value");
});

test("an unknown kind of special value is refused", () => {
  expect(() => decode(Struct.fromJavaScript({ x: { [SIG]: "nonsense" } }))).toThrow(
    "does not know (signature nonsense)",
  );
});

test("plain values have no secrets and no nulls in objects", () => {
  const marked = { a: new Secret({ b: null, c: new Secret([1, null]) }), d: null };
  expect(plain(marked)).toEqual({ a: { c: [1, null] } });
});
