import { statesOf } from "../../src/cli/groups";
import type { Json } from "../../src/model/core/armBody";
import type { GroupOperations } from "../../src/providers/arm/containerinstance/operations";

const context = { signal: new AbortController().signal, progress: () => {} };
const whole = (name: string): Json => ({ name, properties: { instanceView: { state: "Running" } } });

/** A group of a list, and what it says when it is read. */
function group(name: string, listed: Json) {
  const reads: string[] = [];
  const get = async (id: string) => (reads.push(id), whole(name));
  return { reads, found: { id: name, name, listed, operations: { get } as unknown as GroupOperations } };
}

test("groups are shown as the list of the local engine said, without another question", async () => {
  const groups = [group("one", whole("one")), group("two", whole("two"))];
  const found = groups.map((item) => item.found);
  expect(await statesOf(found, context)).toEqual([whole("one"), whole("two")]);
  expect(groups.map(({ reads }) => reads)).toEqual([[], []]);
});

test("groups are read one by one where the list says nothing of their state, as on Azure", async () => {
  const groups = [group("one", { name: "one", properties: {} }), group("two", { name: "two", properties: {} })];
  const found = groups.map((item) => item.found);
  expect(await statesOf(found, context)).toEqual([whole("one"), whole("two")]);
  expect(groups.map(({ reads }) => reads)).toEqual([["one"], ["two"]]);
});
