import { randomBytes } from "node:crypto";
import type { Engine } from "../../src/docker/engine";
import { ROLE } from "../../src/docker/labels";
import { keyOf } from "../../src/docker/marks.cjs";
import { ownedEngine } from "../../src/docker/owned";
import { ensureNetwork, SandboxImage } from "../../src/providers/local/sandbox/commons";
import { Restarter } from "../../src/providers/local/sandbox/restarter/restarter";
import { EngineSecret } from "../../src/providers/local/store/engineSecret";
import { EngineDaemon } from "../support/engine/daemon";
import { openEngine } from "../support/engine/killed";
import { pausedAt } from "../support/engine/paused";

const daemon = new EngineDaemon();
const { docker } = daemon;
let opened: Engine;
beforeAll(async () => {
  await daemon.start();
  opened = await openEngine(daemon.host);
});
afterAll(async () => {
  opened.close();
  await daemon.remove();
});

/** A process that makes what is in the engine without any resource: containers, whose marks do not tell the key, then a network. */
async function firstProcess(engine: Engine): Promise<Buffer> {
  const owned = ownedEngine(engine);
  const image = new SandboxImage(owned);
  const secret = await new EngineSecret(owned, randomBytes).get();
  await new Restarter(owned, image).ensure();
  await ensureNetwork(owned);
  return secret;
}

/** As if nobody had ever used the engine, but for the sandbox's image, whose import takes long. Its mark tells no process a key. */
async function empty(): Promise<void> {
  for (const { Id } of await docker.listContainers({ all: true }))
    await docker.getContainer(Id).remove({ force: true });
  const secrets = await docker.listImages({ filters: { label: ["berth.role=secretImage"] } });
  for (const { Id } of secrets) await docker.getImage(Id).remove();
  for (const { Name } of (await docker.listVolumes()).Volumes) await docker.getVolume(Name).remove();
  for (const { Id, Name } of await docker.listNetworks())
    if (!["none", "host"].includes(Name)) await docker.getNetwork(Id).remove();
}

/** What the marks of volumes and networks tell. */
async function keys(): Promise<(string | undefined)[]> {
  const [volumes, networks] = await Promise.all([opened.listVolumes([ROLE]), opened.listNetworks([ROLE])]);
  return [
    ...volumes.map((volume) => keyOf({ kind: "volume", ...volume })),
    ...networks.map((network) => keyOf({ kind: "network", ...network })),
  ];
}

test("two first processes use one key, wherever the second meets the first, and a third knows what both made", async () => {
  for (let n = 1; ; n++) {
    await empty();
    const { engine, reached, release } = pausedAt(opened, n);
    const first = firstProcess(engine);
    if (!(await Promise.race([reached, first.then(() => false)]))) break;
    const second = await firstProcess(opened);
    release();
    expect([n, await first]).toEqual([n, second]);

    const third = ownedEngine(opened);
    const made = await third.listContainers([ROLE]);
    expect([n, made.map(({ name }) => name).sort()]).toEqual([n, ["berth-restarter", "berth-secret"]]);
    expect([n, await firstProcess(opened)]).toEqual([n, second]);
    expect([n, new Set(await keys()).size]).toEqual([n, 1]);
  }
});

test("containers are known without any other thing of the process that made them", async () => {
  await empty();
  const secret = await new EngineSecret(ownedEngine(opened), randomBytes).get();
  const other = ownedEngine(opened);
  expect(await new EngineSecret(other, randomBytes).get()).toEqual(secret);
});

test("a process whose key was removed and reserved anew takes over the new one", async () => {
  await empty();
  const [early, late] = [ownedEngine(opened), ownedEngine(opened)];
  await ensureNetwork(early);
  await empty();
  const secret = await new EngineSecret(late, randomBytes).get();
  expect(await new EngineSecret(early, randomBytes).get()).toEqual(secret);
  await new Restarter(early, new SandboxImage(early)).ensure();
  const third = ownedEngine(opened);
  expect((await third.listContainers([ROLE])).map(({ name }) => name).sort()).toEqual([
    "berth-restarter",
    "berth-secret",
  ]);
});

test("somebody else's volume of the key's name stays, and is told of", async () => {
  await empty();
  await docker.createVolume({ Name: "berth-key", Labels: { [ROLE]: "key" } });
  await expect(ensureNetwork(ownedEngine(opened))).rejects.toThrow(
    "The engine has a volume named 'berth-key' that Berth did not make, and leaves alone. " +
      "Remove it if it may go: docker volume rm berth-key",
  );
  expect(await opened.listVolumes([ROLE])).toEqual([{ name: "berth-key", labels: { [ROLE]: "key" } }]);
});
