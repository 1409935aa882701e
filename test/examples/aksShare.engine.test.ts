import { ask } from "../support/asking";
import { berthObjects, openDocker } from "../support/docker";
import { PulumiStack } from "../support/pulumi";

const stack = new PulumiStack("test/examples/programs/aksShare.ts");
const docker = openDocker();

beforeAll(() => stack.succeed("stack", "init", "test"));
afterAll(() => stack.remove());

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
  const isHalfMade = async () => (await clusterContainers()).length > 0;
  await stack.killDuring(isHalfMade, "up", "--yes", "--skip-preview");
  await stack.succeed("cancel", "--yes");
  await stack.succeed("up", "--yes");
  const { group, pod } = await stack.outputs();
  expect(await ask(`${pod}/group.txt`)).toBe("written by the group\n");
  expect(await ask(`${group}/pod.txt`)).toBe("written by the pod\n");

  const ids = await groupIds();
  const servers = await docker.listContainers({ all: true, filters: { label: ["berth.role=server"] } });
  const ours = servers.filter(({ Labels }) => ids.some((id) => Labels["berth.id"]?.startsWith(id)));
  expect(ours.map(({ Labels }) => Labels["berth.key"])).toEqual([clusterKey]);
  expect((await clusterContainers()).map(({ State }) => State)).toEqual(["running", "running"]);

  await stack.succeed("destroy", "--yes");
  expect(await berthObjects(docker, ids)).toEqual([]);
});
