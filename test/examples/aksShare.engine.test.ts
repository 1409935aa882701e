import { ask } from "../support/asking";
import { berthObjects, openDocker } from "../support/engine/docker";
import { EngineDoor } from "../support/engine/door";
import { PulumiStack } from "../support/pulumi/cli";
import { until } from "../support/waiting";

const door = new EngineDoor();
const stack = new PulumiStack("test/examples/programs/aksShare.ts", undefined, { DOCKER_HOST: door.host });
const docker = openDocker();

beforeAll(async () => {
  await door.open();
  await stack.succeed("stack", "init", "test");
});
afterAll(async () => {
  await stack.remove();
  await door.close();
});

async function groupIds(): Promise<string[]> {
  const { deployment } = JSON.parse(await stack.succeed("stack", "export")) as {
    deployment: { resources?: { type: string; id?: string }[] };
  };
  return (deployment.resources ?? [])
    .filter(({ type }) => type === "berth:resources:ResourceGroup")
    .map(({ id }) => id ?? "");
}

let clusterKey: string | undefined;

/** Containers that the stack's cluster has in the engine. */
async function clusterContainers() {
  const put = stack.takeCalls().find(({ method, path }) => method === "PUT" && /\/managedClusters\/[^/]+$/.test(path));
  clusterKey ??= put?.path.toLowerCase();
  const label = [`berth.key=${clusterKey}`, "berth.role"];
  return clusterKey === undefined ? [] : docker.listContainers({ all: true, filters: { label } });
}

test("a killed up of a cluster converges on the next one, and group and pod share their files", async () => {
  const isHalfMade = door.hold("POST", /\/containers\/create\?.*system-0/);
  const roles = async () => (await clusterContainers()).map(({ Labels }) => Labels["berth.role"]);
  // Server, broker and node are made side by side.
  const hasServer = isHalfMade.then(() => until(docker, roles, (found) => found.includes("server")));
  await stack.killAt(hasServer, "up", "--yes", "--skip-preview");
  expect(await roles()).not.toContain("agent");
  await stack.succeed("cancel", "--yes");
  await stack.succeed("up", "--yes");
  const { group, pod } = await stack.outputs();
  expect(await ask(`${pod}/group.txt`)).toBe("written by the group\n");
  expect(await ask(`${group}/pod.txt`)).toBe("written by the pod\n");

  const ids = await groupIds();
  const servers = await docker.listContainers({ all: true, filters: { label: ["berth.role=server"] } });
  const ours = servers.filter(({ Labels }) => ids.some((id) => Labels["berth.id"]?.startsWith(id)));
  expect(ours.map(({ Labels }) => Labels["berth.key"])).toEqual([clusterKey]);
  expect((await roles()).sort()).toEqual(["agent", "balancer", "broker", "server"]);
  expect((await clusterContainers()).map(({ State }) => State)).toEqual(Array(4).fill("running"));

  await stack.succeed("destroy", "--yes");
  expect(await berthObjects(docker, ids)).toEqual([]);
});
