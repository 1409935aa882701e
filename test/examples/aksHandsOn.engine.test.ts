import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ask, askDuring, titleOf } from "../support/asking";
import { berthObjects, openDocker } from "../support/engine/docker";
import { PulumiStack } from "../support/pulumi/cli";
import { asked } from "../support/waiting";

const stack = new PulumiStack("examples/aks-hands-on/index.ts");
const docker = openDocker();
const WRITES = ["PUT", "PATCH", "POST", "DELETE"];
const COPY = "berth-test/busybox:copy";

interface Pod {
  readonly metadata: { name: string; deletionTimestamp?: string };
  readonly spec: { nodeName?: string; containers: { image: string }[] };
  readonly status: { phase: string; conditions?: { type: string; status: string }[] };
}

let url = "";
let server = "";

beforeAll(async () => {
  await docker.getImage("busybox:1").tag({ repo: "berth-test/busybox", tag: "copy" });
  await stack.succeed("stack", "init", "test");
  await stack.succeed("up", "--yes");
  url = String((await stack.outputs()).url);
  server = await containerWithRole("server");
  await installKubectl();
});

afterAll(async () => {
  await stack.remove();
  await docker.getImage(COPY).remove();
});

/** Names of the stack's containers of a role. */
async function containersWithRole(role: string): Promise<string[]> {
  const { cluster } = await ids();
  const found = await docker.listContainers({ all: true, filters: { label: [`berth.role=${role}`] } });
  return found
    .filter(({ Labels }) => Labels["berth.id"]?.toLowerCase().startsWith(cluster.toLowerCase()))
    .map(({ Names }) => Names[0]!.slice(1));
}

const containerWithRole = async (role: string): Promise<string> => (await containersWithRole(role))[0]!;

async function ids(): Promise<{ cluster: string; group: string }> {
  const { deployment } = JSON.parse(await stack.succeed("stack", "export")) as {
    deployment: { resources: { type: string; id?: string }[] };
  };
  const idOf = (type: string) => deployment.resources.find((resource) => resource.type === type)?.id ?? "";
  return { cluster: idOf("berth:containerservice:ManagedCluster"), group: idOf("berth:resources:ResourceGroup") };
}

const run = promisify(execFile);

/**
 * Copies kubectl from the node's image to this machine, to test another client than ours with the stack's kubeconfig.
 */
async function installKubectl(): Promise<void> {
  // In the stand-in, kubectl by itself is a link to a program that starts this one.
  const script = "ls /usr/local/lib/k3s/k8s 2>/dev/null || command -v kubectl";
  const { stdout } = await run("docker", ["exec", server, "sh", "-c", script]);
  await run("docker", ["cp", "--follow-link", `${server}:${stdout.trim()}`, join(stack.folder, "kubectl")]);
  const { kubeconfig } = await stack.outputs();
  writeFileSync(join(stack.folder, "kubeconfig"), String(kubeconfig), { mode: 0o600 });
}

async function kubectl(...args: string[]): Promise<string> {
  const options = ["--kubeconfig", join(stack.folder, "kubeconfig"), ...args];
  return (await run(join(stack.folder, "kubectl"), options, { maxBuffer: 1 << 26 })).stdout;
}

async function readyPods(): Promise<Pod[]> {
  const { items } = JSON.parse(await kubectl("get", "pods", "-o", "json")) as { items: Pod[] };
  return items.filter(
    ({ metadata, status }) =>
      metadata.deletionTimestamp === undefined &&
      status.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True"),
  );
}

async function untilOn(node: string, count: number): Promise<void> {
  const nodes = async () => (await readyPods()).map(({ spec }) => spec.nodeName);
  await asked(nodes, (found) => found.length === count && found.every((name) => name === node));
}

test("three replicas on two nodes answer behind one address, and nothing changes without a change", async () => {
  const pods = await readyPods();
  expect(pods).toHaveLength(3);
  expect(new Set(pods.map(({ spec }) => spec.nodeName)).size).toBe(2);
  expect(titleOf(await ask(url))).toMatch(/^Hello from site-/);

  stack.takeCalls();
  await stack.succeed("up", "--yes", "--expect-no-changes");
  await stack.succeed("refresh", "--yes", "--expect-no-changes");
  await stack.succeed("up", "--yes", "--expect-no-changes");
  const writes = stack
    .takeCalls()
    .filter(({ method, path }) => WRITES.includes(method) && !path.includes("Credential"));
  expect(writes).toEqual([]);
});

test("scaling from 3 to 10 to 1", async () => {
  for (const replicas of [10, 1, 3]) {
    await stack.succeed("config", "set", "replicas", String(replicas));
    await stack.succeed("up", "--yes");
    expect(await readyPods()).toHaveLength(replicas);
  }
});

test("a rolling change of the image fails no request", async () => {
  await stack.succeed("config", "set", "image", COPY);
  await stack.succeed("config", "set", "greeting", "Hi");
  const { failures, pages } = await askDuring(url, () => stack.succeed("up", "--yes"));
  expect(failures).toEqual([]);
  expect([...pages].map((page) => page.split(" ")[0]).sort()).toEqual(expect.arrayContaining(["Hello", "Hi"]));
  expect((await readyPods()).map(({ spec }) => spec.containers[0]?.image)).toEqual([COPY, COPY, COPY]);
});

test("a bad image fails the update with the pod's events, while the old pods go on serving", async () => {
  await stack.succeed("config", "set", "image", "berth-test/does-not-exist:1");
  let output = "";
  const { failures } = await askDuring(url, async () => {
    const result = await stack.run("up", "--yes", "--skip-preview");
    expect(result.code).not.toBe(0);
    output = result.output;
  });
  expect(failures).toEqual([]);
  expect(output).toMatch(/berth-test\/does-not-exist:1/);
  expect(output).toMatch(/ErrImagePull|ImagePullBackOff/);
  expect((await readyPods()).map(({ spec }) => spec.containers[0]?.image)).toEqual([COPY, COPY, COPY]);

  await stack.succeed("config", "set", "image", COPY);
  await stack.succeed("up", "--yes");
  expect(await readyPods()).toHaveLength(3);
});

test("when a node is killed, its pods come back on the other, and the address answers", async () => {
  const [victim = "", survivor = ""] = await containersWithRole("agent");
  const nameOf = async (container: string) => (await docker.getContainer(container).inspect()).Config.Hostname;
  const node = await nameOf(survivor);
  const { answered, longestGapMs } = await askDuring(url, async () => {
    await docker.getContainer(victim).kill({ signal: "SIGKILL" });
    await untilOn(node, 3);
  });
  expect(answered).toBeGreaterThan(0);
  console.log(`longest time without an answer after the node's death: ${Math.round(longestGapMs)} ms`);
  const { failures } = await askDuring(url, async () => {}, 50);
  expect(failures).toEqual([]);
  await docker.getContainer(victim).start();
});

test("destroy leaves nothing", async () => {
  const { group } = await ids();
  await stack.succeed("destroy", "--yes");
  expect(await berthObjects(docker, [group])).toEqual([]);
});
