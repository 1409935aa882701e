import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { strToU8, zipSync } from "fflate";
import { berthObjects, openDocker } from "../../../support/engine/docker";
import { type Answer } from "../../../support/engine/arm";
import { cluster, ClusterArm, systemPool } from "../../../support/engine/cluster";
import { killedAt, openEngine } from "../../../support/engine/killed";
import { until } from "../../../support/waiting";

const docker = openDocker();
const arm = new ClusterArm();
const id = arm.cluster("one");
const folder = mkdtempSync(join(tmpdir(), "berth-kubeconfig-"));
const succeeded = ({ body }: Answer) => expect(body).toMatchObject({ status: "Succeeded" });

beforeAll(async () => {
  await arm.createGroup();
  // Two at once, which must not interfere.
  const made = await Promise.all(["one", "two"].map((name) => arm.run("PUT", arm.cluster(name), cluster())));
  made.forEach(succeeded);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await arm.removeGroup();
});

async function kubeconfig(name: string, kind = "User"): Promise<string> {
  const { body } = await arm.send("POST", `${arm.cluster(name)}/listCluster${kind}Credential`);
  return Buffer.from(body.kubeconfigs[0].value, "base64").toString();
}

/** Runs the machine's kubectl, which gets the cluster only from its kubeconfig. */
async function kubectl(name: string, ...args: string[]): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, await kubeconfig(name), { mode: 0o600 });
  const { stdout } = await promisify(execFile)("kubectl", [`--kubeconfig=${file}`, ...args]);
  return stdout;
}

const nodeNames = async (name: string) =>
  (await kubectl(name, "get", "nodes", "-o", "name"))
    .trim()
    .split("\n")
    .map((line) => line.replace(/^node\//, ""));

test("credentials name cluster and user as AKS does, and open the cluster to any client", async () => {
  for (const [kind, context] of [
    ["User", "one"],
    ["Admin", "one-admin"],
    ["MonitoringUser", "one"],
  ] as const) {
    const { status, body } = await arm.send("POST", `${id}/listCluster${kind}Credential`);
    expect([status, Object.keys(body), body.kubeconfigs.length, body.kubeconfigs[0].name]).toEqual([
      200,
      ["kubeconfigs"],
      1,
      `cluster${kind}`,
    ]);
    const text = Buffer.from(body.kubeconfigs[0].value, "base64").toString();
    expect(text).toMatch(/server: "https:\/\/127\.0\.0\.1:\d+"\n/);
    expect(text).toContain(`cluster${kind}_${arm.name}_one`);
    expect(text).toMatch(new RegExp(`current-context: "?${context}"?\n`));
  }
  const [one, two] = await Promise.all([nodeNames("one"), nodeNames("two")]);
  expect(one.map((name) => name.replace(/\d{8}/, "#"))).toEqual(["aks-controlplane-#", "aks-system-#-vmss000000"]);
  expect(one.filter((name) => two.includes(name))).toEqual([]);
});

test("a command runs in the cluster with kubectl and the files in its request", async () => {
  const command = { command: "kubectl get nodes -o name | wc -l; cat in/file; exit 3" };
  const context = Buffer.from(zipSync({ "in/file": strToU8("brought\n") })).toString("base64");
  const answer = await arm.send("POST", `${id}/runCommand`, { ...command, context });
  expect([answer.status, answer.body]).toEqual([202, undefined]);
  const url = new URL(answer.headers.location!);
  expect(url.pathname).toMatch(/\/managedClusters\/one\/commandResults\/[0-9a-f]{32}$/);
  const end = await arm.follow(answer);
  expect([end.status, end.body]).toEqual([
    200,
    {
      id: url.pathname.split("/").at(-1),
      properties: {
        provisioningState: "Succeeded",
        exitCode: 3,
        startedAt: expect.any(String),
        finishedAt: expect.any(String),
        logs: "2\nbrought\n",
      },
    },
  ]);
  const slow = await arm.send("POST", `${id}/runCommand`, { command: "sleep 2; echo done" });
  const early = await arm.get(slow.headers.location!);
  expect([early.status, early.body.properties.provisioningState]).toEqual([202, "Running"]);
  expect((await arm.follow(slow)).body.properties.logs).toBe("done\n");
  expect((await arm.send("POST", `${id}/runCommand`, {})).status).toBe(400);
  const broken = await arm.run("POST", `${id}/runCommand`, { command: "true", context: "bm8gemlw" });
  expect(broken.body.properties).toMatchObject({ provisioningState: "Failed", reason: expect.stringMatching(/zip/) });
  expect((await arm.get(`${arm.cluster("two")}/commandResults/${url.pathname.split("/").at(-1)}`)).status).toBe(404);
});

test("stop and start keep what is in the cluster, and leave others alone", async () => {
  await arm.send("POST", `${id}/importImages`, { images: ["busybox:1"] });
  await kubectl("one", "create", "deployment", "kept", "--image=busybox:1", "--", "sleep", "3600");
  await kubectl("one", "rollout", "status", "deployment/kept", "--timeout=60s");
  const before = await kubeconfig("one");

  const stop = await arm.send("POST", `${id}/stop`);
  expect([stop.status, stop.body]).toEqual([202, undefined]);
  expect((await arm.get(id)).body.properties.provisioningState).toBe("Stopping");
  succeeded(await arm.follow(stop));
  expect((await arm.get(stop.headers.location!)).status).toBe(204);
  const { properties } = (await arm.get(id)).body;
  expect([properties.provisioningState, properties.powerState, properties.agentPoolProfiles[0].powerState]).toEqual([
    "Succeeded",
    { code: "Stopped" },
    { code: "Stopped" },
  ]);
  const label = [`berth.key=${id.toLowerCase()}`];
  const stopped = await docker.listContainers({ all: true, filters: { label } });
  const inspected = await Promise.all(stopped.map(({ Id }) => docker.getContainer(Id).inspect()));
  expect(inspected.map(({ State, HostConfig }) => [State.Running, HostConfig.RestartPolicy?.Name])).toEqual(
    // Server, node and broker.
    Array.from({ length: 3 }, () => [false, "no"]),
  );
  const refusals = [
    await arm.send("PUT", id, cluster()),
    await arm.send("PUT", arm.pool("one", "more"), { properties: {} }),
    await arm.send("POST", `${id}/listClusterUserCredential`),
    await arm.send("POST", `${id}/runCommand`, { command: "true" }),
  ];
  const message = "Operation is not allowed: the cluster 'one' is stopped. Start it first.";
  for (const { status, body } of refusals)
    expect([status, body]).toEqual([409, { error: { code: "OperationNotAllowed", message } }]);
  expect(await nodeNames("two")).toHaveLength(2);

  const start = await arm.send("POST", `${id}/start`);
  expect((await arm.get(id)).body.properties.provisioningState).toBe("Starting");
  succeeded(await arm.follow(start));
  expect((await arm.get(id)).body.properties.powerState).toEqual({ code: "Running" });
  expect(await kubeconfig("one")).toBe(before);
  await kubectl("one", "rollout", "status", "deployment/kept", "--timeout=60s");
  const pods = JSON.parse(await kubectl("one", "get", "pods", "-l", "app=kept", "-o", "json"));
  expect(pods.items.some(({ status }: any) => status.phase === "Running")).toBe(true);
});

test("an upgrade makes the control plane anew, nodes when they are told, and keeps what is in the cluster", async () => {
  const { nodeImageVersion } = (await arm.get(id)).body.properties.agentPoolProfiles[0];
  await docker.getImage(nodeImageVersion).tag({ repo: "berth/k3s", tag: "v1.34.5" });
  try {
    const before = await kubeconfig("one");
    const versions = async () => {
      const { properties } = (await arm.get(id)).body;
      const [pool] = properties.agentPoolProfiles;
      return [
        [properties.kubernetesVersion, properties.currentKubernetesVersion],
        [pool.orchestratorVersion, pool.currentOrchestratorVersion],
      ];
    };
    const upgrade = async (pool: object) => {
      const answer = await arm.send("PUT", id, cluster([pool], { kubernetesVersion: "1.34.5" }));
      succeeded(await arm.follow(answer));
      return answer.body.properties.provisioningState;
    };
    expect(await upgrade(systemPool())).toBe("Upgrading");
    expect(await versions()).toEqual([
      ["1.34.5", "1.34.5"],
      ["1.34", "1.34.4"],
    ]);
    await upgrade(systemPool({ orchestratorVersion: "1.34.5" }));
    expect(await versions()).toEqual([
      ["1.34.5", "1.34.5"],
      ["1.34.5", "1.34.5"],
    ]);
    expect(await kubeconfig("one")).toBe(before);
    await kubectl("one", "rollout", "status", "deployment/kept", "--timeout=60s");
    expect(await nodeNames("one")).toHaveLength(2);
  } finally {
    succeeded(await arm.run("DELETE", id));
    await docker.getImage("berth/k3s:v1.34.5").remove();
  }
  expect(await berthObjects(docker, [id])).toEqual([]);
  expect(await nodeNames("two")).toHaveLength(2);
});

test("a creation that is interrupted anywhere: the next PUT converges, and so does a DELETE", async () => {
  const cut = arm.cluster("cut");
  const atChange = async (n: number, run: (client: ClusterArm) => Promise<unknown>) => {
    const opened = await openEngine();
    const { engine, wasKilled } = killedAt(opened, n);
    const client = Object.assign(new ClusterArm({ engine }), { name: arm.name, group: arm.group });
    await run(client);
    await client.service.settled();
    opened.close();
    return wasKilled();
  };
  // Records, networks, containers, their files, their starts.
  for (let n = 0; n < 12; n++) {
    expect(await atChange(n, (client) => client.run("PUT", cut, cluster()))).toBe(true);
    if (n % 4 === 3) {
      succeeded(await arm.run("DELETE", cut));
      expect(await berthObjects(docker, [cut])).toEqual([]);
    }
  }
  expect(await atChange(8, (client) => client.run("PUT", cut, cluster()))).toBe(true);
  succeeded(await arm.run("PUT", cut, cluster()));
  expect(await nodeNames("cut")).toHaveLength(2);
  let n = 0;
  while (await atChange(n, (client) => client.run("DELETE", cut))) n++;
  expect(n).toBeGreaterThan(2);
  expect(await berthObjects(docker, [cut])).toEqual([]);
});

test("a resource group goes with the clusters in it", async () => {
  const other = new ClusterArm();
  await other.createGroup();
  const creating = await other.send("PUT", other.cluster("early"), cluster());
  expect(creating.status).toBe(201);
  await until(
    docker,
    () => berthObjects(docker, [other.cluster("early")]),
    (found) => found.length > 4,
  );
  await other.removeGroup();
  expect(await berthObjects(docker, [other.group])).toEqual([]);
});
