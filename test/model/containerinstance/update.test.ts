import fc from "fast-check";
import { changes } from "../../../src/model";
import type { Shape } from "../../../src/model/core/shape";
import { GROUP_UPDATES, groupUpdateNote, groupVerdict, updateRule } from "../../../src/model/containerinstance/update";
import { everyProperty } from "../../support/everyProperty";
import { groups } from "./arbitrary";
import { containerGroup } from "../support";

/** Every input that has no properties of its own, by path pattern. */
function inputPatterns(shape: Shape, pattern = ""): string[] {
  if (shape.kind === "array") return inputPatterns(shape.items, `${pattern}[]`);
  if (shape.kind !== "object") return [pattern];
  return Object.entries(shape.properties).flatMap(([key, item]) =>
    inputPatterns(item, pattern === "" ? key : `${pattern}.${key}`),
  );
}

const patterns = inputPatterns(containerGroup.inputs);
const whole = everyProperty(containerGroup.inputs) as Record<string, unknown>;

/** A copy of a value in which the values at a path pattern, in the first item of each list, are replaced. */
function put(value: any, [step = "", ...rest]: readonly string[], part: unknown): any {
  const key = step.replace("[]", "");
  const old = value[key];
  if (rest.length === 0) return { ...value, [key]: step.endsWith("[]") ? [part] : part };
  return { ...value, [key]: step.endsWith("[]") ? [put(old[0], rest, part)] : put(old, rest, part) };
}

/** A value that differs from that of {@link everyProperty}. */
function other(shape: Shape): unknown {
  switch (shape.kind) {
    case "string":
      return shape.enum?.[1] ?? "other";
    case "number":
      return 2.5;
    case "integer":
      return 8;
    case "boolean":
      return false;
    case "any":
      return { other: true };
    case "map":
      return { key: other(shape.values) };
    default:
      return undefined;
  }
}

const shapeAt = (pattern: string) =>
  pattern.split(".").reduce<any>((outer, step) => {
    const property = outer.properties[step.replace("[]", "")];
    return step.endsWith("[]") ? property.items : property;
  }, containerGroup.inputs);

test("the table names every input once, and nothing else", () => {
  const named = GROUP_UPDATES.flatMap(({ inputs }) => inputs);
  expect(new Set(named).size).toBe(named.length);
  expect(patterns.filter((pattern) => updateRule(pattern) === undefined)).toEqual([]);
  const known = [...patterns, ...patterns.flatMap((pattern) => ancestors(pattern))];
  expect(named.filter((input) => !known.includes(input))).toEqual([]);
  for (const { why, source } of GROUP_UPDATES) expect([why, source]).not.toContain("");
});

function ancestors(pattern: string): string[] {
  const steps = pattern.split(".");
  return steps.flatMap((_, i) => {
    const outer = steps.slice(0, i + 1).join(".");
    return [outer, outer.replace(/\[\]$/, "")];
  });
}

test("every top-level input, and every one of a container and of an address, is named itself", () => {
  const named = new Set(GROUP_UPDATES.flatMap(({ inputs }) => inputs));
  const expected = [
    ...Object.keys(containerGroup.inputs.properties),
    ...Object.keys(shapeAt("containers[]").properties).map((key) => `containers[].${key}`),
    ...Object.keys(shapeAt("ipAddress").properties).map((key) => `ipAddress.${key}`),
  ].filter((path) => path !== "containers[].resources");
  expect(expected.filter((path) => !named.has(path))).toEqual([]);
});

test.each(patterns)("%s: another value is changed as the table says", (pattern) => {
  const steps = pattern.split(".");
  const news = put(whole, steps, other(shapeAt(pattern)));
  const found = changes(containerGroup, whole, news);
  expect(found).not.toEqual([]);
  expect(groupVerdict(found)).toBe(updateRule(pattern)!.verdict);
  for (const { path, replace } of found) expect(updateRule(path)?.verdict === "replace").toBe(replace);
});

/** Inputs that may be left out without a change, and inputs that every group has. */
const CHOSEN = ["location", "ipAddress.ip", "containerGroupProfile.revision"];
const NAMES = ["containerGroupName", "resourceGroupName"];

test.each(patterns.filter((pattern) => !NAMES.includes(pattern)))(
  "%s: no value takes what the table says",
  (pattern) => {
    const steps = pattern.split(".");
    const without = put(whole, steps, undefined);
    // At least one of the two values is not the default.
    const found = [whole, put(whole, steps, other(shapeAt(pattern)))].map((olds) =>
      groupVerdict(changes(containerGroup, olds, without)),
    );
    const verdict = found.find((item) => item !== undefined);
    expect(verdict).toBe(CHOSEN.includes(pattern) ? undefined : updateRule(pattern)!.verdict);
  },
);

test("a container or an address that comes or goes replaces the group, an init container or a volume does not", () => {
  const verdict = (more: object) => groupVerdict(changes(containerGroup, whole, { ...whole, ...more }));
  const twice = (key: string) => [...(whole[key] as object[]), { ...(whole[key] as object[])[0], name: "other" }];
  expect(verdict({ containers: twice("containers") })).toBe("replace");
  expect(verdict({ containers: [] })).toBe("replace");
  expect(verdict({ ipAddress: undefined })).toBe("replace");
  expect(verdict({ initContainers: twice("initContainers") })).toBe("restart");
  expect(verdict({ initContainers: undefined })).toBe("restart");
  expect(verdict({ volumes: twice("volumes") })).toBe("restart");
  expect(verdict({ tags: undefined })).toBe("patch");
  expect(verdict({ tags: { "a.b": "c" }, isolation: "kata" })).toBe("restart");
  expect(verdict({})).toBeUndefined();
});

test("between any two groups, the table says of every change how it is made", () => {
  fc.assert(
    fc.property(groups, groups, (x, y) => {
      const found = changes(containerGroup, x, y);
      // Containers that are added or removed, and secrets that the group may have already, concern more than one
      // property.
      const plain = found.filter(
        ({ path, kind }) => !/^containers\[\d+\]/.test(path) && !(kind === "add" && /workspace/.test(path)),
      );
      for (const { path, replace } of plain)
        expect([path, updateRule(path)?.verdict === "replace"]).toEqual([path, replace]);
    }),
  );
});

test.each([
  ["tags.a", "patch"],
  ['tags["a.b"]', "patch"],
  ["containers[3].resources.requests.cpu", "replace"],
  ["containers[0].environmentVariables[2].value", "restart"],
  ['volumes[0].secret["tls.key"]', "restart"],
  ["ipAddress.ports[1].port", "restart"],
  ["ipAddress.type", "replace"],
  ["nonsense", undefined],
])("the rule of %s", (path, verdict) => expect(updateRule(path)?.verdict).toBe(verdict));

test.each<[unknown, unknown, boolean]>([
  ["Never", "Succeeded", true],
  ["Never", "Failed", true],
  ["OnFailure", "Succeeded", true],
  ["Never", "Running", false],
  ["Always", "Succeeded", false],
  [undefined, "Failed", false],
  ["Never", undefined, false],
])("a group with policy %s that is %s has ended: %s", (restartPolicy, state, expected) => {
  const changed = [{ path: "containers[0].image", kind: "update", replace: false }] as const;
  const restarts = "This update restarts all containers of the group.";
  const note = expected ? "This update deploys the group again: its containers have ended." : restarts;
  expect(groupUpdateNote({ changed, outputs: { restartPolicy, instanceView: { state } } })).toBe(note);
  expect(groupUpdateNote({ changed, outputs: { restartPolicy } })).toBe(restarts);
});

test("an update says when it starts a stopped group, and what a damaged one has lost", () => {
  const changed = [{ path: "containers[0].image", kind: "update", replace: false }] as const;
  const note = (outputs: object) => groupUpdateNote({ changed, outputs: { ...outputs } });
  expect(note({ instanceView: { state: "Stopped" } })).toBe("This update starts the group, which is stopped.");
  const events = [{ message: "The container 'a' was removed." }, { message: "The container 'b' was paused." }];
  expect(note({ provisioningState: "Unhealthy", instanceView: { state: "Running", events } })).toBe(
    "This update deploys the group again. The container 'a' was removed. The container 'b' was paused.",
  );
  expect(note({ provisioningState: "Pending" })).toBe(
    "This update deploys the group again. Its last deployment did not come to an end.",
  );
});
