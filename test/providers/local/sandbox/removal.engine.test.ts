import { randomBytes, randomUUID } from "node:crypto";
import type { Engine } from "../../../../src/docker/engine";
import { ownedEngine } from "../../../../src/docker/owned";
import { ensureNetwork, SandboxImage } from "../../../../src/providers/local/sandbox/commons";
import { removeCommons } from "../../../../src/providers/local/sandbox/removal";
import { Restarter } from "../../../../src/providers/local/sandbox/restarter/restarter";
import { EngineSecret } from "../../../../src/providers/local/store/engineSecret";
import { group, idle, LocalArm } from "../../../support/engine/arm";
import { EngineDaemon } from "../../../support/engine/daemon";
import { killedAt, openEngine } from "../../../support/engine/killed";
import { pausedAt } from "../../../support/engine/paused";
import { openDocker } from "../../../support/engine/docker";

const daemon = new EngineDaemon();
let opened: Engine;
beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  opened = await openEngine(daemon.host);
});
afterAll(async () => {
  opened.close();
  await daemon.remove();
});

const secretOf = (engine: Engine) => new EngineSecret(engine, randomBytes);
/** The things that groups share, when there is no resource. */
async function makeCommons(): Promise<void> {
  const engine = ownedEngine(opened);
  await secretOf(engine).get();
  await ensureNetwork(engine);
  await new Restarter(engine, new SandboxImage(engine)).ensure();
}

/** Everything of Berth in the engine, by role. */
async function roles(): Promise<string[]> {
  const filters = { label: ["berth.role"] };
  const [containers, networks, images, { Volumes }] = await Promise.all([
    daemon.docker.listContainers({ all: true, filters }),
    daemon.docker.listNetworks({ filters }),
    daemon.docker.listImages({ filters: JSON.stringify(filters) }),
    daemon.docker.listVolumes({ filters }),
  ]);
  return [...containers, ...networks, ...images, ...(Volumes ?? [])].map(({ Labels }) => Labels!["berth.role"]!).sort();
}

/** The first resources of another process: the keys of its account, and the end of its group. */
async function firstResources(arm: LocalArm): Promise<{ keys: unknown; status: unknown }> {
  await arm.createGroup();
  await arm.createShare(`a${arm.name}`, "data");
  const keys = await keysOf(arm);
  const put = await arm.run("PUT", arm.site("one"), group([idle("a"), idle("b")]));
  return { keys, status: put.body.status ?? put.body };
}
const keysOf = async (arm: LocalArm) => (await arm.send("POST", `${arm.account(`a${arm.name}`)}/listKeys`)).body.keys;

test("the shared things are kept, or removed before they are used, whenever the first PUT of another process comes during their removal", async () => {
  for (let n = 1; ; n++) {
    await makeCommons();
    const { engine, reached, release } = pausedAt(opened, n);
    const removing = removeCommons(ownedEngine(engine), randomUUID);
    const wasReached = await Promise.race([reached, removing.then(() => false)]);
    if (!wasReached) break;
    const arm = new LocalArm({ dockerHost: daemon.host, env: {} });
    const { keys, status } = await firstResources(arm);
    release();
    await removing;
    expect([n, status]).toEqual([n, "Succeeded"]);
    expect([n, await keysOf(arm.another())]).toEqual([n, keys]);
    expect([n, await roles()]).toEqual([
      n,
      [
        "container",
        "container",
        "deployed",
        "image",
        "key",
        "network",
        "record",
        "record",
        "record",
        "record",
        "restarter",
        "sandbox",
        "secret",
        "secretImage",
        "share",
      ],
    ]);
    await arm.removeGroup();
    expect([n, await roles()]).toEqual([n, []]);
  }
});

test("the next process completes a removal that was killed", async () => {
  for (let n = 0; ; n++) {
    await makeCommons();
    const { engine, wasKilled } = killedAt(opened, n);
    await removeCommons(ownedEngine(engine), randomUUID).catch(() => undefined);
    if (!wasKilled()) break;
    const arm = new LocalArm({ dockerHost: daemon.host, env: {} });
    const { keys, status } = await firstResources(arm);
    expect([n, status, await keysOf(arm.another())]).toEqual([n, "Succeeded", keys]);
    await arm.removeGroup();
    expect([n, await roles()]).toEqual([n, []]);
  }
});
