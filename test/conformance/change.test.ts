import { flattenBody } from "../../src/model/core/armBody";
import { containerGroup } from "../model/support";
import { updateRule } from "../../src/model/containerinstance/update";
import { plain } from "../../src/providers/plugin/values";
import { GROUP } from "../providers/plugin/caller";
import { EchoArm } from "./echo";
import { groupOf, otherGroupOf } from "./groups";
import { AZURE, lostIn } from "./lost";
import { NOWHERE, propertiesOf, type Property } from "./properties";
import { patternOf, placeOf, valueAt } from "./table";

const properties = propertiesOf(NOWHERE);
const changeable = properties.filter(({ only }) => only === undefined);
/** On Azure, no property is refused. */
const targetOf = ({ fate, onAzure }: Property) => (fate === "refused" || onAzure ? "azure" : "local");

async function created(property: Property, inputs = groupOf(NOWHERE, property)) {
  const arm = new EchoArm();
  const plugin = await arm.plugin(targetOf(property));
  const checked = await plugin.check(GROUP, inputs);
  expect(checked.failures).toEqual([]);
  const { id, outputs } = await plugin.create(GROUP, checked.inputs);
  return { arm, plugin, inputs: checked.inputs, id, outputs };
}

describe.each(properties)("$path", (property) => {
  const inputs = groupOf(NOWHERE, property);
  const changed = otherGroupOf(NOWHERE, property);
  const at = placeOf(property.path, property);
  const both = property.only ? [inputs] : [inputs, changed];

  test("create, read: nothing differs, with either value", async () => {
    for (const each of both) {
      const made = await created(property, each);
      const read = await made.plugin.read(GROUP, made.id, { properties: made.outputs, inputs: made.inputs });
      const diff = await made.plugin.diff(GROUP, read.inputs, made.inputs, [], read.outputs);
      expect([read.id, diff.details]).toEqual([made.id, {}]);
      expect(plain(read.inputs)).toEqual(plain(made.inputs));
    }
  });

  test("import: only properties that ARM never returns differ, and they are taken over without a replacement", async () => {
    for (const each of both) {
      const made = await created(property, each);
      const imported = await made.plugin.read(GROUP, made.id);
      const diff = await made.plugin.diff(GROUP, imported.inputs, made.inputs, [], imported.outputs);
      expect([Object.keys(diff.details).sort(), diff.replaces]).toEqual([lostIn(each, AZURE).sort(), []]);
      await made.plugin.update(GROUP, {
        id: made.id,
        oldInputs: imported.inputs,
        news: made.inputs,
        olds: imported.outputs,
      });
      const read = await made.plugin.read(GROUP, made.id, { properties: made.outputs, inputs: made.inputs });
      expect(plain(read.inputs)).toEqual(plain(made.inputs));
    }
  });

  if (property.only) return;

  test("a change of it alone is one difference, with the verdict of the update table", async () => {
    const { plugin, inputs: olds, outputs } = await created(property);
    const news = (await plugin.check(GROUP, changed, olds)).inputs;
    const diff = await plugin.diff(GROUP, olds, news, [], outputs);
    const { verdict } = updateRule(property.path)!;
    const paths = Object.keys(diff.details);
    const touches = (path: string) => at.startsWith(path) || path.startsWith(at);
    expect([diff.some, paths.some(touches)]).toEqual([true, true]);
    if (property.along === undefined) expect(paths.filter((path) => !touches(path))).toEqual([]);
    expect(Object.entries(diff.details).some(([path, kind]) => touches(path) && /REPLACE/.test(kind))).toBe(
      verdict === "replace",
    );
    if (property.along === undefined) expect(diff.replaces.length > 0).toBe(verdict === "replace");
    const note = {
      replace: [],
      patch: ["This update changes the tags alone: nothing restarts."],
      restart: ["This update restarts all containers of the group."],
    }[verdict];
    plugin.engine.notes.length = 0;
    await plugin.update(GROUP, { oldInputs: olds, olds: outputs, news }, { preview: true });
    expect(plugin.engine.notes.filter((text) => text.startsWith("This update"))).toEqual(note);
  });

  test("a change of it alone changes the request, and loses no other property", async () => {
    const { arm, plugin, inputs: olds, outputs, id } = await created(property);
    const other = await created(property, changed);
    const [before, after] = [arm.sent[0]!, other.arm.sent[0]!];
    expect(after).not.toEqual(before);
    const names = patternOf(at) === "identity.userAssignedIdentities[]" ? Object.keys : (value: unknown) => value;
    const told = names(valueAt(flattenBody(after.body), at.replace(/(?<=userAssignedIdentities)\[.*/, "")) as object);
    if (property.isName) expect(after.path).toContain(property.other);
    else if (at.includes("userAssigned")) expect(told).toContain(property.other);
    else expect(told).toEqual(property.other);
    const { verdict } = updateRule(property.path)!;
    if (verdict === "replace") return;
    const news = (await plugin.check(GROUP, changed, olds)).inputs;
    await plugin.update(GROUP, { id, oldInputs: olds, olds: outputs, news });
    const update = verdict === "patch" ? { method: "PATCH", body: { tags: property.other } } : after;
    expect(arm.sent.slice(1)).toEqual([{ ...before, ...update }]);
  });
});

test("the tests above change every property but those that have one value", () => {
  expect(properties.filter((property) => !changeable.includes(property)).map(({ path }) => path)).toEqual([
    "containers[].livenessProbe.successThreshold",
  ]);
});

const longestFirst = (a: string, b: string) => b.length - a.length;

test.each(properties.filter(({ fate }) => fate === "noted"))(
  "$path is named in one note at preview",
  async (property) => {
    const { plugin, inputs } = await created(property);
    await plugin.create(GROUP, inputs, { preview: true });
    const [note, ...more] = plugin.engine.notes;
    const [named] = containerGroup.cloudOnly.filter((pattern) => property.path.startsWith(pattern)).sort(longestFirst);
    const list = note!.replace(/^Kept, but without effect on the local engine: (.*)\.$/, "$1").split(/, | and /);
    const others = containerGroup.localNotes(inputs);
    expect([[...list, ...Object.keys(others)], more]).toEqual([expect.arrayContaining([named]), Object.values(others)]);
  },
);

test.each(properties.filter(({ fate }) => fate === "refused"))("$path is refused at preview", async (property) => {
  const plugin = await new EchoArm().plugin("local");
  const { failures } = await plugin.check(GROUP, groupOf(NOWHERE, property));
  const at = placeOf(property.path, property);
  expect(failures).toEqual([{ property: "", reason: expect.stringContaining("is not supported on the local engine") }]);
  expect(at.startsWith(failures[0]!.reason.split(" ")[0]!.replace(/:$/, ""))).toBe(true);
});
