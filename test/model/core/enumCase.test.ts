import fc from "fast-check";
import { changes, check, models, type ResourceModel } from "../../../src/model";
import type { Shape } from "../../../src/model/core/shape";
import { enumValue } from "../../../src/model/core/shape";
import { withEnumCase } from "../../../src/model/core/enumCase";
import { isRecord, mapRecord } from "../../../src/model/core/json";
import { nestBody } from "../../../src/model/core/armBody";
import schema from "../../../schema.json";
import { accounts, shares } from "../arbitrary";
import { groups } from "../containerinstance/arbitrary";
import { agentPools, clusters } from "../containerservice/arbitrary";
import { agentPool, containerGroup, fileShare, managedCluster, storageAccount } from "../support";

/** The text in any other case. */
const anyCase = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) => [...text].map((char, i) => (upper[i] ? char.toUpperCase() : char.toLowerCase())).join(""));

/** A place of an enum value in inputs: its allowed values, and inputs that have such a value and nothing else. */
interface Place {
  readonly allowed: readonly string[];
  readonly path: string;
  holding(value: string): Record<string, unknown>;
}

function placesOf(shape: Shape, path: string, wrap: (value: unknown) => unknown): Place[] {
  switch (shape.kind) {
    case "string":
      if (shape.enum === undefined) return [];
      return [{ allowed: shape.enum, path, holding: (value) => wrap(value) as Record<string, unknown> }];
    case "array":
      return placesOf(shape.items, `${path}[0]`, (item) => wrap([item]));
    case "map":
      return placesOf(shape.values, `${path}.key`, (item) => wrap({ key: item }));
    case "object":
      return Object.entries(shape.properties).flatMap(([key, item]) =>
        placesOf(item, path === "" ? key : `${path}.${key}`, (value) => wrap({ [key]: value })),
      );
    default:
      return [];
  }
}

const places = Object.values(models).flatMap((model) =>
  placesOf(model.inputs, "", (value) => value).map((place): [string, string, ResourceModel, Place] => [
    model.token,
    place.path,
    model,
    place,
  ]),
);

test("every enumeration of the schema has a place in the inputs of a resource", () => {
  // Several of these may be given with commas between them, so that their place takes a text.
  const listed = "berth:storage:Bypass";
  const declared = Object.entries(schema.types).flatMap(([token, type]) =>
    "enum" in type && token !== listed ? [type.enum.map(({ value }) => value).join()] : [],
  );
  const placed = new Set(places.map(([, , , { allowed }]) => allowed.join()));
  expect(declared.filter((values) => !placed.has(values))).toEqual([]);
});

test.each(places)("%s %s: every case of every value is the same as ARM's", (_token, path, model, place) => {
  for (const value of place.allowed)
    fc.assert(
      fc.property(anyCase(value), (written) => {
        const [other, own] = [place.holding(written), place.holding(value)];
        expect(withEnumCase(model.inputs, other)).toEqual(own);
        expect(check(model, other).filter((problem) => problem.path === path)).toEqual(
          check(model, own).filter((problem) => problem.path === path),
        );
        expect(model.canonical(other)).toEqual(model.canonical(own));
        expect(changes(model, other, own)).toEqual([]);
        expect(changes(model, own, other)).toEqual([]);
      }),
      { numRuns: 8 },
    );
});

/** The value with the case changed wherever the shape has an enum. */
function shouted(shape: Shape | undefined, value: unknown): unknown {
  if (shape?.kind === "string" && shape.enum !== undefined && typeof value === "string")
    return value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase();
  if (shape?.kind === "array" && Array.isArray(value)) return value.map((item) => shouted(shape.items, item));
  if (shape?.kind === "object" && isRecord(value))
    return mapRecord(value, (item, key) => shouted(shape.properties[key], item));
  return value;
}

describe.each([
  [storageAccount.token, storageAccount, accounts],
  [fileShare.token, fileShare, shares],
  [containerGroup.token, containerGroup, groups],
  [managedCluster.token, managedCluster, clusters],
  [agentPool.token, agentPool, agentPools],
] as const)("%s", (_, model, inputs) => {
  test("valid inputs in capitals stay valid, and mean the same", () => {
    fc.assert(
      fc.property(inputs, (x) => {
        const loud = shouted(model.inputs, x) as typeof x;
        expect(check(model, loud)).toEqual([]);
        expect(changes(model, x, loud)).toEqual([]);
        expect(withEnumCase(model.inputs, loud)).toEqual(x);
        expect(withEnumCase(model.inputs, nestBody(loud, model.envelope))).toEqual(nestBody(x, model.envelope));
      }),
    );
  });
});

test("a text that is not one of the values stays as it is", () => {
  expect([enumValue(["TCP", "UDP"], "Tcp"), enumValue(["TCP", "UDP"], "sctp")]).toEqual(["TCP", undefined]);
  const wrong = { osType: "BSD", tags: { osType: "LINUX" } };
  expect(withEnumCase(containerGroup.inputs, wrong)).toEqual(wrong);
});
