import { readFileSync } from "node:fs";
import { type Engine, EngineError } from "../../../../src/docker/engine";
import { ROLE, SPEC } from "../../../../src/docker/labels";
import { ownedEngine } from "../../../../src/docker/owned";
import { ensureNetwork, SANDBOX_IMAGE, SandboxImage } from "../../../../src/providers/local/sandbox/commons";
import { Restarter } from "../../../../src/providers/local/sandbox/restarter/restarter";
import { group, idle, inspectGroup, LocalArm } from "../../../support/engine/arm";
import { EngineDaemon } from "../../../support/engine/daemon";
import { openEngine } from "../../../support/engine/killed";
import { asked } from "../../../support/waiting";
import { openDocker } from "../../../support/engine/docker";

const NAME = "berth-restarter";
const daemon = new EngineDaemon();
const { docker } = daemon;
let opened: Engine;

beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  opened = await openEngine(daemon.host);
  // It has the key of Berth's marks.
  await ensureNetwork(ownedEngine(opened));
});
afterAll(async () => {
  opened.close();
  await daemon.remove();
});
afterEach(async () => {
  for (const { Id } of await docker.listContainers({ all: true }))
    await docker.getContainer(Id).remove({ force: true });
});

/** The restarter as another process sees it, perhaps with another path of the engine's socket. */
function restarterOf(socketPath = daemon.socket): { engine: Engine; restarter: Restarter } {
  const engine = Object.assign(ownedEngine(opened), { socketPath });
  return { engine, restarter: new Restarter(engine, new SandboxImage(engine)) };
}
const names = async () => (await docker.listContainers({ all: true })).flatMap(({ Names }) => Names);
const inspect = () => docker.getContainer(NAME).inspect();

test("many processes at once make one restarter, which runs", async () => {
  await Promise.all(Array.from({ length: 8 }, () => restarterOf().restarter.ensure()));
  expect(await names()).toEqual([`/${NAME}`]);
  const { Id, State } = await inspect();
  expect(State.Running).toBe(true);
  await restarterOf().restarter.ensure();
  expect((await inspect()).Id).toBe(Id);
});

test("one that ended, or that another version made, is replaced", async () => {
  const { engine, restarter } = restarterOf();
  await restarter.ensure();
  const first = await inspect();
  await docker.getContainer(NAME).kill();
  await restarter.ensure();
  const second = await inspect();
  expect([second.State.Running, second.Id === first.Id]).toEqual([true, false]);

  await engine.removeContainer(NAME);
  const labels = { [ROLE]: "restarter", [SPEC]: "another" };
  await engine.createContainer(NAME, { image: SANDBOX_IMAGE, labels, restart: "no", network: "none" });
  await engine.startContainer(NAME);
  await restarter.ensure();
  expect((await inspect()).Config.Labels[SPEC]).toBe(first.Config.Labels[SPEC]);
});

test("an engine whose socket is not at its path gets none, and nobody fails or takes another's away", async () => {
  const { restarter } = restarterOf("/nowhere/docker.sock");
  await restarter.ensure();
  await restarter.ensure();
  expect(await names()).toEqual([]);
  await restarterOf().restarter.ensure();
  await restarterOf("/nowhere/docker.sock").restarter.ensure();
  expect((await inspect()).State.Running).toBe(true);
});

test("somebody else's container of its name stays as it is", async () => {
  const made = await docker.createContainer({ name: NAME, Image: "busybox:1", Cmd: ["true"] });
  const before = await made.inspect();
  const failure: unknown = await restarterOf()
    .restarter.ensure()
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(EngineError);
  expect(failure).toMatchObject({
    fault: "foreign",
    message:
      `The engine has a container named '${NAME}' that Berth did not make, and leaves alone. ` +
      `Give it another name: docker rename ${NAME} NAME`,
  });
  expect(await made.inspect()).toEqual(before);
});

test("a new restarter starts nobody: the engine has not restarted", async () => {
  const arm = new LocalArm({ dockerHost: daemon.host });
  await arm.createGroup();
  const sent = group([idle("app"), idle("other")]);
  expect((await arm.run("PUT", arm.site("one"), sent)).body).toMatchObject({ status: "Succeeded" });
  const { app } = await inspectGroup(docker, arm.site("one"));
  await docker.getContainer(app!.Id).kill();
  await docker.getContainer(NAME).remove({ force: true });
  expect((await arm.run("PUT", arm.site("two"), sent)).body).toMatchObject({ status: "Succeeded" });

  const { State } = await inspect();
  // It waits for nothing any more, without a limit.
  const call = async () => readFileSync(`/proc/${State.Pid}/syscall`, "utf8");
  await asked(call, (text) => /^\d+ 0x0 0x0 0x0 /.test(text));
  expect((await inspectGroup(docker, arm.site("one"))).app!.State.Status).toBe("exited");
  await arm.removeGroup();
  expect(await names()).toEqual([]);
});
