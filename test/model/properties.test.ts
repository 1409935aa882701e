import fc from "fast-check";
import {
  changes,
  check,
  flattenBody,
  formatProblem,
  inputsFromOutputs,
  nestBody,
  redactArmBody,
  UNKNOWN,
} from "../../src/model";
import { isRecord } from "../../src/model/json";
import {
  accounts,
  anything,
  armEcho,
  groups,
  replacePart,
  resourceGroups,
  shares,
  withoutSecretVariables,
} from "./arbitrary";
import { agentPools, clusters } from "./arbitraryAks";
import { agentPool, containerGroup, fileShare, managedCluster, resourceGroup, storageAccount } from "./support";

const right = [
  [resourceGroup.token, resourceGroup, resourceGroups],
  [storageAccount.token, storageAccount, accounts],
  [fileShare.token, fileShare, shares],
  [containerGroup.token, containerGroup, groups],
  [managedCluster.token, managedCluster, clusters],
  [agentPool.token, agentPool, agentPools],
] as const;

/** The same, with every list and every object in another order, apart from the words of a command. */
const reversed = (value: unknown, key = ""): unknown =>
  Array.isArray(value)
    ? value.map((item) => reversed(item))[key === "command" ? "slice" : "reverse"]()
    : isRecord(value)
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([k, item]) => [k, reversed(item, k)]),
        )
      : value;

describe.each(right)("%s", (_, model, inputs) => {
  test("what is right has no problems", () => {
    fc.assert(fc.property(inputs, (x) => expect(check(model, x)).toEqual([])));
  });

  test("anything can be checked, compared and read", () => {
    fc.assert(
      fc.property(anything(model), anything(model), (x, y) => {
        check(model, x).map(formatProblem);
        changes(model, x, y);
        inputsFromOutputs(model, x);
        inputsFromOutputs(model, x, y);
        redactArmBody(model.armType, x);
      }),
    );
  });

  test("an unknown value adds no problem", () => {
    fc.assert(
      fc.property(fc.oneof(inputs, anything(model)), fc.nat(), (x, choice) => {
        const before = check(model, x).map(({ path, allowed }) => `${path} ${allowed}`);
        const unknown = replacePart(x, choice, UNKNOWN) as Record<string, unknown>;
        for (const problem of check(model, unknown)) {
          // A number that a sentence counts may differ, as may the list of names to choose from.
          const same = `${problem.path} ${problem.allowed}`;
          if (!before.includes(same)) expect(before.filter((b) => b.startsWith(`${problem.path} `))).not.toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("every wrong part is a problem at its path or above, and no secret is shown", () => {
    fc.assert(
      fc.property(inputs, fc.nat(), (x, choice) => {
        const wrong = replacePart(x, choice, { hunter2: ["hunter2"] }) as Record<string, unknown>;
        const said = check(model, wrong).map(formatProblem);
        if (!isEmptyDir(wrong, "volumes")) expect(said).not.toEqual([]);
        expect(said.join().includes('"hunter2"')).toBe(false);
      }),
    );
  });

  test("canonical form is idempotent", () => {
    fc.assert(
      fc.property(fc.oneof(inputs, anything(model)), (x) => {
        const once = model.canonical(x);
        expect(model.canonical(once)).toEqual(once);
      }),
    );
  });

  test("the same, in another order or in canonical form, is no change", () => {
    fc.assert(
      fc.property(inputs, (x) => {
        expect(changes(model, x, x)).toEqual([]);
        expect(changes(model, x, reversed(x) as typeof x)).toEqual([]);
        expect(changes(model, x, model.canonical(x))).toEqual([]);
        expect(changes(model, model.canonical(x), x)).toEqual([]);
      }),
    );
  });

  test("two are without changes both ways or neither, but for what the service chooses", () => {
    fc.assert(
      fc.property(inputs, inputs, (x, y) => {
        const paths = [...model.serviceChosen, ...model.identity];
        const plain = (z: object) =>
          paths.reduce<object>((left, path) => withoutPath(left, path.split(".")), z) as typeof x;
        expect(changes(model, plain(x), plain(y)).length === 0).toBe(changes(model, plain(y), plain(x)).length === 0);
      }),
    );
  });

  test("an unknown value is a change at or above its path", () => {
    fc.assert(
      fc.property(inputs, fc.nat(), (x, choice) => {
        const unknown = replacePart(x, choice, UNKNOWN) as typeof x;
        expect(changes(model, x, unknown)).not.toEqual([]);
      }),
    );
  });

  test("flattening undoes nesting", () => {
    fc.assert(fc.property(inputs, (x) => expect(flattenBody(nestBody(x, model.envelope))).toEqual(x)));
  });

  test("create, then read: the inputs are what they were", () => {
    fc.assert(
      fc.property(inputs, (x) => expect(inputsFromOutputs(model, flattenBody(armEcho(model, x)), x)).toEqual(x)),
    );
  });

  test("import, then compare with the program: only secrets differ", () => {
    fc.assert(
      fc.property(inputs, (x) => {
        const imported = inputsFromOutputs(model, flattenBody(armEcho(model, x)));
        expect(changes(model, imported, withoutSecretVariables(x) as typeof x)).toEqual([]);
        expect(check(model, imported)).toEqual([]);
        for (const change of changes(model, imported, x))
          expect(change).toEqual({
            path: expect.stringMatching(
              /(environmentVariables(\[\d+\])?|storageAccountKey|servicePrincipalProfile\.secret)$/,
            ),
            kind: "add",
            replace: false,
          });
      }),
    );
  });

  test("names survive the way through the id", () => {
    fc.assert(
      fc.property(inputs, (x) => {
        const names = Object.fromEntries(model.identity.map((key) => [key, x[key]]));
        expect(model.fromId(model.id(x, "s"))).toEqual(names);
      }),
    );
  });

  test("names made for any logical name are valid, stable and short", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: "grapheme" })),
        hashes,
        inputs,
        (logicalName, hash, x) => {
          const name = model.autoName(logicalName, hash);
          expect(check(model, { ...x, [model.nameProperty]: name })).toEqual([]);
          expect(model.autoName(logicalName, hash)).toBe(name);
          expect(name.endsWith(hash.slice(0, 7))).toBe(true);
        },
      ),
    );
  });
});

/** A copy without what is at a path, with `[]` for all items of a list. */
function withoutPath(value: object, [step = "", ...rest]: readonly string[]): object {
  const key = step.replace("[]", "");
  const { [key]: part, ...others } = value as Record<string, unknown>;
  if (rest.length === 0 || part === undefined) return others;
  const left = Array.isArray(part)
    ? part.map((item: object) => withoutPath(item, rest))
    : withoutPath(part as object, rest);
  return { ...others, [key]: left };
}

const hashes = fc.stringMatching(/^[0-9a-f]{40}$/);

function isEmptyDir(inputs: Record<string, unknown>, key: string): boolean {
  return (inputs[key] as unknown[] | undefined)?.length === 0;
}
