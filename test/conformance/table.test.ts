import { check, formatProblem } from "../../src/model";
import type { Shape } from "../../src/model/core/shape";
import { checkLocal } from "../../src/model/core/localRefused";
import { containerGroup } from "../model/support";
import { effectsOf } from "./engine/effects";
import { FIDELITY } from "../../src/model/containerinstance/fidelity";
import { changesOf, NOWHERE, propertiesOf } from "./properties";
import { scenesOf } from "./scenes";
import { patternOf, placeOf, valueAt } from "./table";
import { LATER, OWN, RENAMED, sdkProperties } from "./types";
import { groupOf, otherGroupOf } from "./groups";

const properties = propertiesOf(NOWHERE);
const named = properties.map(({ path }) => path);

/** Every input that has no properties of its own, by path pattern. */
function schemaProperties(shape: Shape, path = ""): string[] {
  if (shape.kind === "array") return schemaProperties(shape.items, `${path}[]`);
  if (shape.kind !== "object") return [path];
  return Object.entries(shape.properties).flatMap(([key, item]) =>
    schemaProperties(item, path === "" ? key : `${path}.${key}`),
  );
}

const sdk = sdkProperties().map((path) => RENAMED[path] ?? path);
const all = [...sdk, ...LATER, ...OWN].sort();

test("the SDK's types are read whole, and later properties are not in them", () => {
  expect(sdk).toHaveLength(new Set(sdk).size);
  expect(sdk).toEqual(expect.arrayContaining(["location", "containers[].livenessProbe.httpGet.httpHeaders[].name"]));
  expect(sdk).not.toContain("containers[].instanceView");
  // A newer SDK may have some of them. Then they must be removed here.
  expect([...LATER, ...OWN].filter((path) => sdk.includes(path))).toEqual([]);
});

test("the table has every property of the service once, and nothing else", () => {
  expect([...named].sort()).toEqual(all);
});

test("the schema has every property of the service, and nothing else", () => {
  expect(schemaProperties(containerGroup.inputs).sort()).toEqual(all);
});

const isWithin = (path: string, pattern: string) =>
  path === pattern || /^(?:\[\]$|(?:\[\])?\.)/.test(path.slice(pattern.length));
const below = (path: string, patterns: readonly string[]) =>
  patterns.some((pattern) => path.startsWith(pattern) && isWithin(path, pattern));

test("every property of the table has a change, and no other has", () => {
  expect(Object.keys(changesOf(NOWHERE)).sort()).toEqual([...named].sort());
});

test("the model notes and refuses exactly the properties with that fate", () => {
  const fates = named.map((path) => {
    if (below(path, containerGroup.cloudOnly)) return [path, "noted"];
    return [path, below(path, Object.keys(containerGroup.localRefused)) ? "refused" : "honoured"];
  });
  expect(properties.map(({ path, fate }) => [path, fate])).toEqual(fates);
});

test("exactly the honoured properties have an observable effect", () => {
  const honoured = properties.filter(({ fate }) => fate === "honoured");
  expect(Object.keys(effectsOf(NOWHERE)).sort()).toEqual(honoured.map(({ path }) => path).sort());
});

test("every row says what the property does, on both sides", () => {
  for (const { azure, local, properties: own } of Object.values(FIDELITY).flat())
    expect([/\.$/.test(azure), /\.$/.test(local), own.length > 0]).toEqual([true, true, true]);
});

test("every group is valid, and the local engine accepts it", () => {
  for (const scene of Object.values(scenesOf(NOWHERE)))
    expect([...check(containerGroup, scene), ...checkLocal(containerGroup, scene)].map(formatProblem)).toEqual([]);
});

test.each(properties)("$path has two values, both of which are valid", (property) => {
  const { path, only, other, fate, onAzure } = property;
  const at = placeOf(path, property);
  expect(patternOf(at)).toBe(path);
  const [inputs, changed] = [groupOf(NOWHERE, property), otherGroupOf(NOWHERE, property)];
  expect(valueAt(inputs, at)).toBeDefined();
  expect(valueAt(changed, at)).toEqual(other);
  expect(other).not.toEqual(valueAt(inputs, at));
  expect(check(containerGroup, inputs).map(formatProblem)).toEqual([]);
  expect(check(containerGroup, changed).map((problem) => problem.path)).toEqual(only ? [at] : []);
  // A property is in its group at the given place, or is added there.
  expect(property.value === undefined).toBe(fate !== "refused");
  for (const group of [inputs, changed])
    expect(checkLocal(containerGroup, group).map(({ path: refused }) => at.startsWith(refused))).toEqual(
      fate === "refused" || (onAzure && group === changed) ? [true] : [],
    );
});
