import type { Engine } from "../../../../src/docker/engine";
import { packFiles } from "../../../../src/docker/tar";
import { KEPT_SECRET } from "../../../../src/model/core/secrets";
import { wholeProbes } from "../../../../src/providers/local/probes/hidden";

const hiding = {
  name: "web",
  probes: { livenessProbe: { exec: { command: ["test", KEPT_SECRET] } }, hiddenAt: "containers[1]" },
};
const plain = { name: "other", probes: { livenessProbe: { exec: { command: ["true"] } } } };
const hidden = { "containers[1].livenessProbe.exec.command[1]": "s3cret", "containers[0].command[0]": "other" };

/** An engine whose keeper has these files; undefined for one without a keeper. */
function engineWith(files: Record<string, unknown> | undefined, asked: string[] = []): Engine {
  return {
    listContainers: async (filter: string[]) => {
      asked.push(filter.join(" "));
      return files === undefined ? [] : [{ id: "k" }];
    },
    getArchive: async (_: string, path: string) => {
      const content = files?.[path];
      return (
        content && packFiles([{ name: path.slice(1), content: Buffer.from(JSON.stringify(content)), mode: 0o400 }])
      );
    },
  } as unknown as Engine;
}

test("probes get their secrets from the keeper of their deployment, and events know what to leave out", async () => {
  const asked: string[] = [];
  const engine = engineWith({ "/secrets.json": { secrets: {}, passwords: {}, repositories: {}, hidden } }, asked);
  const [web, other] = await wholeProbes(engine, "d1", [hiding, plain]);
  expect(web!.probes.livenessProbe.exec.command).toEqual(["test", "s3cret"]);
  expect(other!.probes).toEqual(plain.probes);
  expect([web, other].map((each) => (each as { secrets?: unknown }).secrets)).toEqual(
    Array(2).fill(["s3cret", "other"]),
  );
  expect(asked).toEqual(["berth.role=keeper berth.deployment=d1"]);
});

test("probes without secrets ask for nothing", async () => {
  const asked: string[] = [];
  expect(await wholeProbes(engineWith(undefined, asked), "d1", [plain])).toEqual([plain]);
  expect(asked).toEqual([]);
});

test.each([
  ["there is no keeper", undefined],
  ["the keeper is empty", {}],
])("nothing is probed with a wrong secret while %s", async (_, files) => {
  await expect(wholeProbes(engineWith(files), "d1", [hiding])).rejects.toMatchObject({ name: "EngineError" });
});
