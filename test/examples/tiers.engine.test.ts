import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { berthObjects, openDocker } from "../support/engine/docker";
import { PulumiStack } from "../support/pulumi/cli";
import { asked } from "../support/waiting";

const stack = new PulumiStack("examples/tiers/index.ts");
const docker = openDocker();

beforeAll(() => stack.succeed("stack", "init", "test"));
afterAll(() => stack.remove());

const textAt = async (url: string, body?: string) =>
  (await fetch(url, body === undefined ? {} : { method: "POST", body })).text();

test("tiers find each other, the worker runs on the spot pool, and two front ends answer at port 80", async () => {
  await stack.succeed("up", "--yes", "--skip-preview");
  const { url, adminUrl, workerName } = (await stack.outputs()) as Record<string, string>;
  expect([url, adminUrl]).toEqual([
    expect.stringMatching(/^http:\/\/127\.[\d.]+$/),
    expect.stringMatching(/^http:\/\/127\.[\d.]+$/),
  ]);
  expect(url).not.toBe(adminUrl);
  expect(await textAt(adminUrl!)).toBe("<!doctype html><title>Admin</title>\n0\n");

  await textAt(url!, "tea");
  const page = await asked(
    () => textAt(url!),
    (text) => text.includes("done"),
  );
  expect(page).toBe("<!doctype html><title>Shop</title><h1>Orders</h1><pre>\ntea, done\n</pre>\n");

  const { group, server } = await cluster();
  const script = `kubectl get pods -l app.kubernetes.io/name=${workerName} -o 'jsonpath={.items[*].spec.nodeName}'`;
  const { stdout } = await promisify(execFile)("docker", ["exec", server, "sh", "-c", script]);
  expect(stdout).toMatch(/^aks-spot-/);

  await stack.succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
  await stack.succeed("refresh", "--yes", "--expect-no-changes");

  // A worker that no node has room for is told with the numbers.
  await stack.succeed("config", "set", "workerCpu", "8");
  const { code, output } = await stack.run("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(output).toMatch(
    /no node takes pod worker-\S+: it asks for 8 CPU and 0\.05 GB; aks-spot-\S+ has [\d.]+ of 2 CPU/,
  );
  expect(output).toMatch(/aks-system-\S+ has no label kubernetes\.azure\.com\/scalesetpriority=spot/);

  await stack.succeed("destroy", "--yes", "--skip-preview");
  expect(await berthObjects(docker, [group])).toEqual([]);
});

async function cluster(): Promise<{ group: string; server: string }> {
  const { deployment } = JSON.parse(await stack.succeed("stack", "export")) as {
    deployment: { resources: { type: string; id?: string }[] };
  };
  const idOf = (type: string) => deployment.resources.find((resource) => resource.type === type)?.id ?? "";
  const id = idOf("berth:containerservice:ManagedCluster").toLowerCase();
  const found = await docker.listContainers({ filters: { label: ["berth.role=server"] } });
  const server = found.find(({ Labels }) => Labels["berth.key"] === id);
  return { group: idOf("berth:resources:ResourceGroup"), server: server?.Id ?? "" };
}
