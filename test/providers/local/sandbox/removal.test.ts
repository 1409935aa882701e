import type { Engine, EngineVolume } from "../../../../src/docker/engine";
import { type LastSeen, removeCommons } from "../../../../src/providers/local/sandbox/removal";

test("a process looks for the record that it has seen, and makes a list only when that is gone", async () => {
  const volumes = new Map(
    ["a", "b", "c"].map((name): [string, EngineVolume] => [name, { name, labels: { "berth.role": "record" } }]),
  );
  const asked: string[] = [];
  const engine = {
    listVolumes: async (filter) => {
      asked.push(`list ${filter.join()}`);
      return [...volumes.values()];
    },
    inspectVolume: async (name) => {
      asked.push(`inspect ${name}`);
      return volumes.get(name);
    },
  } satisfies Partial<Engine> as unknown as Engine;
  const last: LastSeen = {};
  const remove = () => removeCommons(engine, () => "id", last);
  await remove();
  await remove();
  volumes.delete("b");
  await remove();
  // A volume of this name that is no record is no resource.
  volumes.set("c", { name: "c", labels: {} });
  volumes.set("d", { name: "d", labels: { "berth.role": "record" } });
  await remove();
  expect(asked).toEqual([
    "list berth.role=record",
    "inspect b",
    "inspect b",
    "list berth.role=record",
    "inspect c",
    "list berth.role=record",
  ]);
});
