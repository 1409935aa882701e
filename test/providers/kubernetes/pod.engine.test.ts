import { changes, models } from "../../../src/model";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import type { ArmFailure, ArmResource } from "../../../src/providers/arm/contract";
import { kubernetesResources } from "../../../src/providers/kubernetes/client";
import { operation } from "../../support/arm/script";
import { armOf, KubernetesCluster } from "../../support/kubernetes/cluster";
import { deployment } from "../../../src/model/containerservice/deployment";
import { updateOf } from "../../support/arm/update";

const model = models["berth:containerservice:Deployment"]!;
const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
const READY_AFTER_SECONDS = 5;

const cluster = new KubernetesCluster();
let deployments: ArmResource;

beforeAll(async () => {
  await cluster.start();
  const arm = armOf(cluster.kubeconfig());
  const target = { findStorageAccount: async () => undefined };
  deployments = kubernetesResources(arm, target, SUBSCRIPTION)[model.token]!;
});
afterAll(() => cluster.remove());

const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");
const forever = (first: string) => ["sh", "-c", `${first}; trap "exit 0" TERM; while :; do sleep 0.2; done`];
const resources = { requests: { cpu: 0.01, memoryInGB: 0.05 } };

const place = { resourceGroupName: "rg", resourceName: "aks", deploymentName: "whole", namespace: "shop" };
const web = (more: object = {}) => ({
  name: "web",
  image: "busybox:1",
  command: forever(
    `mkdir /tmp/www; echo ok > /tmp/www/live; httpd -p 8080 -h /tmp/www; sleep ${READY_AFTER_SECONDS}; touch /tmp/ready`,
  ),
  environmentVariables: [{ name: "FILE", value: "/tmp/other" }],
  ports: [{ port: 8080 }],
  resources: { ...resources, limits: { cpu: 0.5, memoryInGB: 0.125 } },
  volumeMounts: [
    { name: "data", mountPath: "/data" },
    { name: "keys", mountPath: "/keys", readOnly: true },
  ],
  securityContext: {
    runAsUser: 1000,
    runAsGroup: 2000,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
  },
  livenessProbe: { httpGet: { path: "/live", port: 8080, httpHeaders: [{ name: "X-Probe", value: "$(FILE)" }] } },
  // The kubelet would replace this with the variable.
  readinessProbe: {
    exec: { command: ["sh", "-c", `[ '$(FILE)' = '$'"(FILE)" ] && test -f /tmp/ready`] },
    periodSeconds: 1,
  },
  configMap: { keyValuePairs: { "app.conf": "color = $(blue)\n" } },
  ...more,
});
const inputs = (container: object = {}, more: object = {}): Record<string, unknown> => ({
  ...place,
  initContainers: [
    {
      name: "first",
      image: "busybox:1",
      command: ["sh", "-c", 'echo "$GREETING" > /data/greeting'],
      environmentVariables: [{ name: "GREETING", secureValue: "hunter2-hello" }],
      volumeMounts: [{ name: "data", mountPath: "/data" }],
    },
    {
      name: "second",
      image: "busybox:1",
      command: ["sh", "-c", "cat /data/greeting /data/greeting > /data/twice"],
      volumeMounts: [{ name: "data", mountPath: "/data" }],
      securityContext: { runAsUser: 0, capabilities: { add: ["NET_ADMIN"] } },
    },
  ],
  containers: [web(container)],
  volumes: [
    { name: "data", emptyDir: {} },
    { name: "keys", secret: { token: base64("hunter2-token"), empty: "" } },
  ],
  imageRegistryCredentials: [{ server: "registry.example.com", username: "team", password: "hunter2-password" }],
  dnsConfig: { nameServers: ["10.1.0.4"], searchDomains: "a.example.com b.example.com", options: "ndots:2 rotate" },
  ...more,
});
const id = model.id(inputs(), SUBSCRIPTION);

const inPod = (...command: string[]) =>
  cluster.kubectl("exec", "-n", "shop", "deploy/whole", "-c", "web", "--", ...command);
const pods = (): string[] =>
  cluster
    .object("pods", "-n", "shop")
    .items.filter((pod: any) => pod.metadata.deletionTimestamp === undefined)
    .map((pod: any) => pod.metadata.name);
const secretsAndMaps = (): string[] =>
  cluster
    .object("secrets,configmaps", "-n", "shop", "-l", "app.kubernetes.io/name=whole")
    .items.map((item: any) => `${item.kind} ${item.metadata.name}`)
    .sort();
const failureOf = (work: Promise<unknown>): Promise<ArmFailure> =>
  work.then(
    () => Promise.reject(new Error("it did not fail")),
    (error: ArmFailure) => error,
  );
const masked = (text: string) => text.replace(/\b(setup|dead|never)-[0-9a-f]{6,10}-\w{5}\b/g, "POD");

test("everything that a pod can have, checked from inside", async () => {
  const startMs = Date.now();
  const created = await deployments.create(inputs(), operation());
  expect(Date.now() - startMs).toBeGreaterThan(READY_AFTER_SECONDS * 1000);
  expect(created.outputs).toMatchObject({ readyReplicas: 1 });

  expect(inPod("cat", "/data/twice")).toBe("hunter2-hello\nhunter2-hello\n");
  expect(inPod("cat", "/keys/token", "/mnt/configmap/web/app.conf")).toBe("hunter2-tokencolor = $(blue)\n");
  expect(
    inPod("ls", "/keys", "/mnt/configmap/web")
      .split("\n")
      .filter((line) => line !== ""),
  ).toEqual(expect.arrayContaining(["empty", "token", "app.conf"]));
  // The kubelet writes the options in any order.
  const words = inPod("cat", "/etc/resolv.conf").trim().split("\n").sort();
  expect(words.map((line) => (line.startsWith("options ") ? line.split(" ").sort().join(" ") : line))).toEqual([
    "nameserver 10.1.0.4",
    "ndots:2 options rotate",
    "search a.example.com b.example.com",
  ]);
  expect(inPod("id", "-u") + inPod("id", "-g")).toBe("1000\n2000\n");
  const status = inPod("cat", "/proc/self/status");
  expect(status).toMatch(/^CapBnd:\s+0000000000000000$/m);
  expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
  const limits = inPod(
    "sh",
    "-c",
    "cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/cpu/cpu.cfs_quota_us || cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/cpu.max",
  );
  expect(limits).toMatch(/^134217728\n50000\b/);
  expect(secretsAndMaps()).toEqual([
    "ConfigMap whole.config.web",
    "Secret whole.env",
    "Secret whole.registries",
    "Secret whole.volume.keys",
  ]);
  expect(cluster.object("deployment", "whole", "-n", "shop").spec.template.spec).toMatchObject({
    imagePullSecrets: [{ name: "whole.registries" }],
    initContainers: [
      { name: "first", resources: { requests: { cpu: "10m" }, limits: { cpu: "10m" } } },
      { name: "second", securityContext: { runAsUser: 0, capabilities: { add: ["NET_ADMIN"] } } },
    ],
  });
  expect(JSON.stringify(created.outputs)).not.toContain("hunter2");

  // Nothing differs after a read. After an import, only values that are never returned differ.
  const seen = async () => {
    const read = (await deployments.read(id, operation()))!;
    return { ...read.outputs, id: read.id };
  };
  expect(inputsFromOutputs(model, await seen(), inputs())).toEqual(inputs());
  const left = changes(model, inputsFromOutputs(model, await seen()), inputs()).map(({ path }) => path);
  expect(left.sort()).toEqual([
    "imageRegistryCredentials[0].password",
    "initContainers[0].environmentVariables",
    "volumes[1].secret",
  ]);
  const before = pods();
  await deployments.update(id, updateOf(deployment, inputs(), inputs()), operation());
  expect(pods()).toEqual(before);

  // Changes by others are seen.
  cluster.kubectl("patch", "configmap", "whole.config.web", "-n", "shop", "-p", '{"data":{"app.conf":"theirs"}}');
  const drifted = changes(model, inputsFromOutputs(model, await seen(), inputs()), inputs());
  expect(drifted.map(({ path }) => path)).toEqual(['containers[0].configMap.keyValuePairs["app.conf"]']);

  // A change of settings or secret files alone replaces the pods.
  const news = inputs(
    { configMap: { keyValuePairs: { "app.conf": "color = red\n" } } },
    {
      volumes: [
        { name: "data", emptyDir: {} },
        { name: "keys", secret: { token: base64("hunter2-next") } },
      ],
    },
  );
  await deployments.update(id, updateOf(deployment, inputs(), news), operation());
  expect(pods().filter((name) => before.includes(name))).toEqual([]);
  expect(inPod("cat", "/keys/token", "/mnt/configmap/web/app.conf")).toBe("hunter2-nextcolor = red\n");

  // Objects that are no longer wanted are deleted.
  const bare = { ...place, containers: [{ name: "web", image: "busybox:1", command: forever(":"), resources }] };
  await deployments.update(id, updateOf(deployment, news, bare), operation());
  expect(secretsAndMaps()).toEqual([]);
  expect(inputsFromOutputs(model, await seen(), bare)).toEqual(bare);
  await deployments.delete(id, operation());
});

const app = (name: string, more: object, container: object = {}) => ({
  ...place,
  deploymentName: name,
  namespace: "default",
  containers: [{ name: "app", image: "busybox:1", command: forever("echo started"), resources, ...container }],
  ...more,
});

// All at once, since each takes long until the failure is certain.
test("the report says what keeps a pod from being ready: init containers, probes", async () => {
  await Promise.all([crashingInit(), deadContainer(), neverReady()]);
});

async function crashingInit(): Promise<void> {
  const setup = {
    name: "setup",
    image: "busybox:1",
    command: ["sh", "-c", "cat /keys/token; exit 7"],
    volumeMounts: [{ name: "keys", mountPath: "/keys" }],
  };
  const volumes = [{ name: "keys", secret: { token: base64("hunter2-in-a-file\n") } }];
  const error = await failureOf(deployments.create(app("setup", { initContainers: [setup], volumes }), operation()));
  expect(masked(error.message)).toBe(
    'Deployment "setup" in namespace "default" of cluster "aks": it does not become ready: init container "setup" of pod POD keeps ending with exit code 7; it was restarted 3 times.',
  );
  const reasons = error.details.reasons!.map(masked);
  expect(reasons).toEqual([
    expect.stringMatching(/^pod POD, event BackOff .*: Back-off restarting failed container setup /),
    'init container "setup" of pod POD, last log lines:',
    "  [secret]",
  ]);
  await deployments.delete(error.details.result!.id, operation());
}

async function deadContainer(): Promise<void> {
  const livenessProbe = { httpGet: { port: 80 }, periodSeconds: 1, failureThreshold: 1 };
  const dead = app("dead", {}, { livenessProbe, ports: [{ port: 80 }] });
  const error = await failureOf(deployments.create(dead, operation()));
  expect(masked(error.message)).toMatch(
    // It depends on whether the container is seen running or waiting for its next start.
    /it does not become ready: container "app" of pod POD (is restarted again and again|keeps ending).*: Liveness probe failed: .*connection refused/,
  );
  const reasons = error.details.reasons!.map(masked);
  expect(reasons).toEqual(
    expect.arrayContaining([expect.stringMatching(/^pod POD, event Unhealthy .*: Liveness probe failed: /)]),
  );
  expect(reasons.slice(-2)).toEqual(['container "app" of pod POD, last log lines:', "  started"]);
  await deployments.delete(error.details.result!.id, operation());
}

/** It takes ten minutes until the failure is certain. The wait shows its reason. */
async function neverReady(): Promise<void> {
  const readinessProbe = { exec: { command: ["cat", "/no/such/file"] }, periodSeconds: 1 };
  const abort = new AbortController();
  const lines: string[] = [];
  const progress = (line: string) => {
    lines.push(masked(line));
    if (line.includes("not ready:")) abort.abort();
  };
  const wanted = app("never", {}, { readinessProbe });
  const error = await failureOf(deployments.create(wanted, { signal: abort.signal, progress }));
  expect(lines.at(-1)).toMatch(
    /^Rolling out: 0 of 1 replicas ready; container "app" of pod POD is not ready: Readiness probe failed: .*\/no\/such\/file/,
  );
  await deployments.delete(error.details.result!.id, operation());
}
