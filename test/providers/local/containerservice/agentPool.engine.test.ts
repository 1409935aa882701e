import { berthObjects, openDocker } from "../../../support/engine/docker";
import { cluster, ClusterArm } from "../../../support/engine/cluster";
import { asked } from "../../../support/waiting";

const docker = openDocker();
const arm = new ClusterArm();
const id = arm.pool("pools", "work");
const aksId = id.replace("/resourceGroups/", "/resourcegroups/");
const properties = {
  count: 1,
  vmSize: "Standard_B1ms",
  mode: "User",
  maxPods: 20,
  nodeLabels: { kind: "work" },
  nodeTaints: ["work=only:NoSchedule"],
};

beforeAll(async () => {
  await arm.createGroup();
  expect((await arm.run("PUT", arm.cluster("pools"), cluster())).body.status).toBe("Succeeded");
});
afterAll(() => arm.removeGroup());

const kubectl = async (command: string, context?: string) => (await arm.kubectl("pools", command, context)).logs.trim();

/** A pool's nodes and whether they are ready, by name without the cluster's digits. */
async function nodes(pool = "work"): Promise<Record<string, any>> {
  const { items } = JSON.parse(await kubectl(`get nodes -l agentpool=${pool} -o json`));
  return Object.fromEntries(items.map((node: any) => [node.metadata.name.replace(/-\d{8}/, ""), node]));
}
const isReady = (node: any) => node?.status.conditions.find(({ type }: any) => type === "Ready").status === "True";

const containerOf = async (index: number) => {
  const label = [`berth.key=${arm.cluster("pools").toLowerCase()}`, "berth.pool=work", `berth.index=${index}`];
  const [found] = await docker.listContainers({ all: true, filters: { label } });
  return found && docker.getContainer(found.Id);
};

/** ARM's answer about the test's pool. */
const view = (provisioningState: string, more: object = {}) => ({
  id: aksId,
  name: "work",
  type: "Microsoft.ContainerService/managedClusters/agentPools",
  properties: {
    osDiskSizeGB: 128,
    osDiskType: "Managed",
    kubeletDiskType: "OS",
    type: "VirtualMachineScaleSets",
    enableAutoScaling: false,
    enableNodePublicIP: false,
    enableEncryptionAtHost: false,
    enableFIPS: false,
    osType: "Linux",
    osSKU: "Ubuntu",
    ...properties,
    eTag: expect.any(String),
    provisioningState,
    powerState: { code: "Running" },
    orchestratorVersion: "1.34",
    currentOrchestratorVersion: "1.34.4",
    nodeImageVersion: expect.stringContaining("k3s:v1.34.4"),
    ...more,
  },
});

describe("an agent pool", () => {
  test("is created with nodes of its own size, labels and taints", async () => {
    expect((await arm.get(id)).status).toBe(404);
    expect((await arm.send("DELETE", id)).status).toBe(204);
    const answer = await arm.send("PUT", id, { properties });
    expect([answer.status, answer.body]).toEqual([201, view("Creating")]);
    expect((await arm.follow(answer)).body.status).toBe("Succeeded");
    expect((await arm.get(id)).body).toEqual(view("Succeeded"));
    const { value } = (await arm.get(`${arm.cluster("pools")}/agentPools`)).body;
    expect(value.map(({ name }: any) => name)).toEqual(["system", "work"]);
    expect(value[1]).toEqual(view("Succeeded"));
    const { "aks-work-vmss000000": node } = await nodes();
    expect(node.status.capacity).toMatchObject({ cpu: "1", memory: "2Gi", pods: "20" });
    expect([node.metadata.labels.kind, node.spec.taints]).toEqual([
      "work",
      [{ key: "work", value: "only", effect: "NoSchedule" }],
    ]);
  });

  test("grows, and new nodes have the images that its cluster was given", async () => {
    const imported = await arm.send("POST", `${arm.cluster("pools")}/importImages`, { images: ["busybox:1"] });
    expect(imported.status).toBe(204);
    const answer = await arm.send("PUT", id, { properties: { ...properties, count: 2 } });
    expect([answer.status, answer.body]).toEqual([200, view("Scaling", { count: 2 })]);
    expect((await arm.follow(answer)).body.status).toBe("Succeeded");
    const found = await nodes();
    expect(Object.entries(found).map(([name, node]) => [name, isReady(node)])).toEqual([
      ["aks-work-vmss000000", true],
      ["aks-work-vmss000001", true],
    ]);
    // The node reports its images after a while; containerd knows them at once.
    const container = await containerOf(1);
    const exec = await container!.exec({ Cmd: ["ctr", "-n", "k8s.io", "images", "ls", "-q"], AttachStdout: true });
    const chunks: Buffer[] = [];
    for await (const chunk of await exec.start({})) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toContain("docker.io/library/busybox:1");
  });

  test("shrinks from the highest index, and its pods move", async () => {
    const apply = `create deployment moved --image=busybox:1 --replicas=4 --dry-run=client -o json -- sleep 3600`;
    const manifest = JSON.parse(await kubectl(apply));
    Object.assign(manifest.spec.template.spec, {
      nodeSelector: { agentpool: "work" },
      tolerations: [{ key: "work", operator: "Exists" }],
    });
    const text = JSON.stringify(manifest).replaceAll("'", "");
    await kubectl(`create -f - <<'END'\n${text}\nEND`);
    await kubectl("rollout status deployment/moved --timeout=60s");
    const onNodes = async () =>
      (await kubectl("get pods -l app=moved -o jsonpath='{range .items[*]}{.spec.nodeName}{\"\\n\"}{end}'"))
        .split("\n")
        .map((name) => name.replace(/-\d{8}/, ""));
    expect(new Set(await onNodes())).toEqual(new Set(["aks-work-vmss000000", "aks-work-vmss000001"]));
    expect((await arm.run("PUT", id, { properties })).body.status).toBe("Succeeded");
    expect(Object.keys(await nodes())).toEqual(["aks-work-vmss000000"]);
    expect(await containerOf(1)).toBeUndefined();
    await kubectl("rollout status deployment/moved --timeout=60s");
    expect(await onNodes()).toEqual(Array(4).fill("aks-work-vmss000000"));
    await kubectl("delete deployment moved --wait=false --grace-period=0 --force");
  });

  test("a node that died is brought back by the next PUT: killed or gone", async () => {
    await (await containerOf(0))!.kill();
    await asked(
      async () => isReady((await nodes())["aks-work-vmss000000"]),
      (ready) => !ready,
    );
    expect((await arm.run("PUT", id, { properties })).body.status).toBe("Succeeded");
    expect(isReady((await nodes())["aks-work-vmss000000"])).toBe(true);
    await (await containerOf(0))!.remove({ force: true, v: true });
    expect((await arm.run("PUT", id, { properties })).body.status).toBe("Succeeded");
    expect(isReady((await nodes())["aks-work-vmss000000"])).toBe(true);
  });

  test("changes mode, labels and taints in place, and nothing that others gave a node", async () => {
    const before = (await (await containerOf(0))!.inspect()).Id;
    const node = Object.values(await nodes())[0].metadata.name;
    await kubectl(`label node ${node} hand=made && kubectl taint node ${node} hand=made:NoSchedule`);
    const next = { ...properties, mode: "System", nodeLabels: { other: "yes" }, nodeTaints: ["b=c:NoSchedule"] };
    expect((await arm.run("PUT", id, { properties: next })).body.status).toBe("Succeeded");
    const { metadata, spec } = Object.values(await nodes())[0];
    const { kind, other, hand, "kubernetes.azure.com/mode": mode } = metadata.labels;
    expect([kind, other, hand, mode]).toEqual([undefined, "yes", "made", "system"]);
    expect(spec.taints.map(({ key, effect }: any) => `${key}:${effect}`).sort()).toEqual([
      "b:NoSchedule",
      "hand:NoSchedule",
    ]);
    expect((await arm.run("PUT", id, { properties })).body.status).toBe("Succeeded");
    const after = Object.values(await nodes())[0];
    expect([after.metadata.labels.kind, after.metadata.labels.other, after.metadata.labels.hand]).toEqual([
      "work",
      undefined,
      "made",
    ]);
    expect((await (await containerOf(0))!.inspect()).Id).toBe(before);
  });

  test("refuses what cannot change, what is not local, and to be the last system pool that goes", async () => {
    const changed = await arm.send("PUT", id, {
      properties: { ...properties, vmSize: "Standard_D2s_v5", maxPods: 30 },
    });
    expect([
      changed.status,
      changed.body.error.code,
      changed.body.error.details.map(({ target }: any) => target),
    ]).toEqual([400, "PropertyChangeNotAllowed", expect.arrayContaining(["properties.vmSize", "properties.maxPods"])]);
    const windows = await arm.send("PUT", arm.pool("pools", "win"), { properties: { osType: "Windows" } });
    expect([windows.status, windows.body.error.details.map(({ target }: any) => target)]).toEqual([400, ["osType"]]);
    const stopped = await arm.send("PUT", id, { properties: { ...properties, powerState: { code: "Stopped" } } });
    expect([stopped.status, stopped.body.error.details[0].target]).toEqual([400, "powerState.code"]);
    const last = await arm.send("DELETE", arm.pool("pools", "system"));
    const message = "There must be at least one system node pool in cluster 'pools'.";
    expect([last.status, last.body]).toEqual([400, { error: { code: "OperationNotAllowed", message } }]);
    const demoted = await arm.send("PUT", arm.pool("pools", "system"), { properties: { mode: "User" } });
    expect([demoted.status, demoted.body]).toEqual([400, { error: { code: "OperationNotAllowed", message } }]);
    expect((await arm.send("PUT", arm.pool("absent", "work"), { properties })).status).toBe(404);
  });

  test("two pools are made side by side", async () => {
    const names = ["left", "right"];
    const answers = await Promise.all(
      names.map((name) =>
        arm.run("PUT", arm.pool("pools", name), { properties: { count: 1, vmSize: "Standard_B1ms" } }),
      ),
    );
    expect(answers.map(({ body }) => body.status)).toEqual(["Succeeded", "Succeeded"]);
    for (const name of names) expect(Object.values(await nodes(name)).map(isReady)).toEqual([true]);
    const changed = await Promise.all(
      [
        ["left", 0],
        ["right", 2],
      ].map(([name, count]) =>
        arm.run("PUT", arm.pool("pools", String(name)), { properties: { count, vmSize: "Standard_B1ms" } }),
      ),
    );
    expect(changed.map(({ body }) => [body.status, body.error])).toEqual([
      ["Succeeded", undefined],
      ["Succeeded", undefined],
    ]);
    expect([await nodes("left"), Object.values(await nodes("right")).map(isReady)]).toEqual([{}, [true, true]]);
    const gone = await Promise.all(names.map((name) => arm.run("DELETE", arm.pool("pools", name))));
    expect(gone.map(({ body }) => body.status)).toEqual(["Succeeded", "Succeeded"]);
  });

  test("is deleted with its nodes", async () => {
    const answer = await arm.send("DELETE", id);
    expect(answer.status).toBe(202);
    expect((await arm.get(id)).body.properties.provisioningState).toBe("Deleting");
    expect((await arm.follow(answer)).body.status).toBe("Succeeded");
    expect((await arm.get(id)).status).toBe(404);
    expect(await nodes()).toEqual({});
    expect(await containerOf(0)).toBeUndefined();
    expect(await berthObjects(docker, [id])).toEqual([]);
  });
});
