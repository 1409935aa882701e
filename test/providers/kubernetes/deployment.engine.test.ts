import { changes, models } from "../../../src/model";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import type { ArmFailure, ArmResource } from "../../../src/providers/arm/contract";
import { kubernetesResources } from "../../../src/providers/kubernetes/client";
import type { ClusterTarget } from "../../../src/providers/kubernetes/contract";
import { operation } from "../../support/arm/script";
import { armOf, KubernetesCluster } from "../../support/kubernetes/cluster";
import { deployment } from "../../../src/model/containerservice/deployment";
import { updateOf } from "../../support/arm/update";

const model = models["berth:containerservice:Deployment"]!;
const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
const SHARES = { "acct/data": { nodePath: "/berth/volumes/data" } };
const LOCAL: ClusterTarget = { findStorageAccount: async () => undefined };

const cluster = new KubernetesCluster();
let kubeconfig = "";
let deployments: ArmResource;

const deploymentsOf = (target: ClusterTarget) =>
  kubernetesResources(armOf(kubeconfig, SHARES), target, SUBSCRIPTION)[model.token]!;

beforeAll(async () => {
  await cluster.start();
  cluster.inNode("mkdir", "-p", "/berth/volumes/data");
  kubeconfig = cluster.kubeconfig();
  deployments = deploymentsOf(LOCAL);
});
afterAll(() => cluster.remove());

const web = (more: object = {}) => ({
  name: "web",
  image: "busybox:1",
  command: [
    "sh",
    "-c",
    'echo "$VERSION $SECRET" > /tmp/page; echo started; trap "exit 0" TERM; httpd -p 80 -h /tmp; while :; do sleep 0.2; done',
  ],
  environmentVariables: [
    { name: "VERSION", value: "$(one) $$" },
    { name: "SECRET", secureValue: "hunter2-one" },
  ],
  ports: [{ port: 80 }],
  resources: { requests: { cpu: 0.01, memoryInGB: 0.05 } },
  volumeMounts: [
    { name: "data", mountPath: "/data" },
    { name: "cache", mountPath: "/cache" },
  ],
  securityContext: { runAsUser: 0 },
  ...more,
});

const inputs = (more: object = {}, container: object = {}) => ({
  resourceGroupName: "rg",
  resourceName: "aks",
  deploymentName: "web",
  namespace: "shop",
  replicas: 2,
  containers: [web(container)],
  volumes: [
    { name: "data", azureFile: { shareName: "data", storageAccountName: "acct", readOnly: true } },
    { name: "cache", emptyDir: {} },
  ],
  ...more,
});
const ID = model.id(inputs(), SUBSCRIPTION);

const sleeper = (name: string, command: string[], more: object = {}) => ({
  resourceGroupName: "rg",
  resourceName: "aks",
  deploymentName: name,
  containers: [{ name: "app", image: "busybox:1", command, resources: { requests: { cpu: 0.01, memoryInGB: 0.05 } } }],
  ...more,
});
const forever = ["sh", "-c", 'trap "exit 0" TERM; while :; do sleep 0.2; done'];

const page = (): string => {
  const { clusterIP } = cluster.object("service", "web", "-n", "shop").spec;
  return cluster.kubectl("exec", "-n", "shop", "deploy/web", "--", "wget", "-q", "-O", "-", `http://${clusterIP}/page`);
};
const failureOf = (work: Promise<unknown>): Promise<ArmFailure> =>
  work.then(
    () => Promise.reject(new Error("it did not fail")),
    (error: ArmFailure) => error,
  );
/** Names of pods have a random end. */
const masked = (text: string) => text.replace(/\b(web|bad|crash|wide|huge|picky|dead)-[0-9a-f]{6,10}-\w{5}\b/g, "POD");

test("a Deployment's life", async () => {
  const context = operation();
  const created = await deployments.create(inputs(), context);
  expect(context.lines.filter((line) => /^Rolling out: \d of 2 replicas ready$/.test(line))).not.toEqual([]);
  expect(created).toEqual({
    id: ID,
    outputs: {
      name: "web",
      type: "Microsoft.ContainerService/managedClusters/namespaces/deployments",
      namespace: "shop",
      replicas: 2,
      readyReplicas: 2,
      osType: "Linux",
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "0" } },
      containers: [
        web({
          environmentVariables: [{ name: "VERSION", value: "$(one) $$" }, { name: "SECRET" }],
          ports: [{ port: 80, protocol: "TCP" }],
          resources: { ...web().resources, limits: web().resources.requests },
        }),
      ],
      volumes: inputs().volumes,
      serviceName: "web",
    },
  });
  expect(page()).toBe("$(one) $$ hunter2-one\n");
  expect(cluster.object("secret", "-n", "shop").items).toMatchObject([{ metadata: { name: "web.env" } }]);

  // Nothing differs after a read. After an import, only values that are never returned differ.
  const read = (await deployments.read(ID, operation()))!;
  const seen = { ...read.outputs, id: read.id };
  expect(inputsFromOutputs(model, seen, inputs())).toEqual(inputs());
  expect(changes(model, inputsFromOutputs(model, seen), inputs())).toEqual([
    { path: "containers[0].environmentVariables[1]", kind: "add", replace: false },
  ]);

  // The same inputs again replace no pod.
  const pods = () =>
    cluster
      .object("pods", "-n", "shop")
      .items.filter((pod: any) => pod.metadata.deletionTimestamp === undefined)
      .map((pod: any) => pod.metadata.name as string)
      .sort();
  const before = pods();
  await deployments.update(ID, updateOf(deployment, inputs(), inputs()), operation());
  expect(pods()).toEqual(before);

  // Another number of replicas keeps the existing pods.
  const scaled = await deployments.update(ID, updateOf(deployment, inputs(), inputs({ replicas: 3 })), operation());
  expect(scaled.outputs).toMatchObject({ replicas: 3, readyReplicas: 3 });
  expect(pods()).toEqual(expect.arrayContaining(before));
  await deployments.update(ID, updateOf(deployment, inputs(), inputs()), operation());

  // A changed secret alone replaces all pods.
  const secret = { environmentVariables: [{ name: "SECRET", secureValue: "hunter2-two" }] };
  await deployments.update(ID, updateOf(deployment, inputs(), inputs({}, secret)), operation());
  expect(page()).toBe(" hunter2-two\n");
  expect(pods().filter((name: string) => before.includes(name))).toEqual([]);

  // Objects that are no longer wanted are deleted: secrets, Service.
  const bare = { environmentVariables: undefined, ports: undefined };
  const stripped = await deployments.update(ID, updateOf(deployment, inputs(), inputs({}, bare)), operation());
  expect(stripped.outputs).not.toHaveProperty("serviceName");
  expect(cluster.object("secret,service", "-n", "shop").items).toEqual([]);

  await deployments.delete(ID, operation());
  expect(cluster.object("all,secrets", "-n", "shop").items).toEqual([]);
  expect(await deployments.read(ID, operation())).toBeUndefined();
  await deployments.delete(ID, operation());
});

test("pods of others with the same name label get none of its requests", async () => {
  await deployments.create(inputs(), operation());
  const image = ["--image=busybox:1", "--image-pull-policy=Never", "--labels=app.kubernetes.io/name=web"];
  cluster.kubectl("run", "stranger", "-n", "shop", ...image, "--", "sleep", "3600");
  cluster.kubectl("wait", "pod/stranger", "-n", "shop", "--for=condition=Ready", "--timeout=60s");
  // It is not counted as a replica either.
  expect((await deployments.update(ID, updateOf(deployment, inputs(), inputs()), operation())).outputs).toMatchObject({
    readyReplicas: 2,
  });
  const [slice] = cluster.object("endpointslices", "-n", "shop", "-l", "kubernetes.io/service-name=web").items;
  const served = slice.endpoints.map(({ targetRef }: any) => targetRef.name as string);
  expect(served).toHaveLength(2);
  expect(served).not.toContain("stranger");
  await deployments.delete(ID, operation());
  cluster.kubectl("delete", "pod", "stranger", "-n", "shop", "--now");
});

test("a Deployment of an earlier Berth keeps its selector and its pods, and its Service gets the new one", async () => {
  const old = { "app.kubernetes.io/name": "web" };
  await deployments.create(inputs(), operation());
  const { metadata, spec } = cluster.object("deployment", "web", "-n", "shop");
  const service = cluster.object("service", "web", "-n", "shop");
  // With its pods: those that are still ending would be counted.
  cluster.kubectl("delete", "deployment", "web", "-n", "shop", "--cascade=foreground");
  const { name, namespace, labels, annotations } = metadata;
  const earlier = { ...spec, selector: { matchLabels: old } };
  const header = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name, namespace, labels, annotations } };
  cluster.apply({ ...header, spec: earlier });
  const ports = service.spec.ports.map(({ name: port, port: number }: any) => ({ name: port, port: number }));
  const ofService = { name, namespace, labels: service.metadata.labels };
  cluster.apply({ apiVersion: "v1", kind: "Service", metadata: ofService, spec: { selector: old, ports } });
  cluster.kubectl("rollout", "status", "deployment/web", "-n", "shop", "--timeout=60s");
  const names = () => cluster.object("pods", "-n", "shop", "-l", "app.kubernetes.io/name=web").items;
  const uids = () =>
    names()
      .map((pod: any) => pod.metadata.uid as string)
      .sort();
  const before = uids();

  const { outputs } = await deployments.update(ID, updateOf(deployment, inputs(), inputs()), operation());
  expect(outputs).toMatchObject({ readyReplicas: 2 });
  expect(uids()).toEqual(before);
  expect(cluster.object("deployment", "web", "-n", "shop").spec.selector).toEqual({ matchLabels: old });
  const ours = { ...old, "app.kubernetes.io/managed-by": "pulumi-berth" };
  expect(cluster.object("service", "web", "-n", "shop").spec.selector).toEqual(ours);
  expect(page()).toBe("$(one) $$ hunter2-one\n");
  await deployments.delete(ID, operation());
});

test("a load balancer", async () => {
  const azure = deploymentsOf({ ...LOCAL, azure: { addressDomain: "cloudapp.azure.com" } });
  const lb = sleeper("lb", ["sh", "-c", 'trap "exit 0" TERM; httpd -p 80; while :; do sleep 0.2; done'], {});
  const ports = [{ port: 80 }];
  const wanted = {
    ...lb,
    containers: lb.containers.map((container) => ({ ...container, ports })),
    ipAddress: { type: "Public", ports, dnsNameLabel: "shop" },
  };
  const { id, outputs } = await azure.create(wanted, operation());
  expect(outputs.ipAddress).toEqual({
    type: "Public",
    ports: [{ port: 80, protocol: "TCP" }],
    dnsNameLabel: "shop",
    ip: cluster.address(),
    fqdn: "shop.westeurope.cloudapp.azure.com",
  });
  expect(inputsFromOutputs(model, { ...outputs, id }, wanted)).toEqual(wanted);
  // Where Berth has the load balancers, a Service of before gets another class, which Kubernetes refuses to change.
  const released: string[] = [];
  const own = deploymentsOf({
    ...LOCAL,
    balance: async (_, { name, ports: open }) => {
      if (open.length === 0) released.push(name);
      const at = open.map(({ port, protocol }) => ({ port, protocol, hostPort: 8080 }));
      return open.length === 0 ? undefined : { ip: "127.9.9.9", ports: at };
    },
  });
  const moved = await own.update(id, updateOf(deployment, wanted, wanted), operation());
  expect(moved.outputs.ipAddress).toMatchObject({ ports: [{ port: 80, hostPort: 8080 }], ip: "127.9.9.9" });
  const { spec, status } = cluster.object("service", "lb");
  expect([spec.loadBalancerClass, status.loadBalancer.ingress]).toEqual([
    "pulumi-berth/balancer",
    [{ ip: "127.9.9.9", ipMode: "Proxy" }],
  ]);
  expect((await own.read(id, operation()))!.outputs).toEqual(moved.outputs);
  expect(released).toEqual([]);
  // Without an address the ports stay open inside.
  const inside = await own.update(id, updateOf(deployment, wanted, { ...wanted, ipAddress: undefined }), operation());
  expect(inside.outputs).toMatchObject({ serviceName: "lb" });
  expect(inside.outputs).not.toHaveProperty("ipAddress");
  expect(released).toEqual(["lb"]);
  await own.delete(id, operation());
});

// All at once, since each takes long until the failure is certain.
test("failures are reported: a bad image, a crash, a program that is not there, no room, a probe that never passes", async () => {
  await Promise.all([badImage(), crashingContainer(), missingProgram(), tooLarge(), deadProbe()]);
});

test("what the cluster refuses changes nothing", async () => {
  const wanted = sleeper("refused", forever);
  const tooMuch = { ...wanted, containers: [...wanted.containers, { ...wanted.containers[0]!, name: "Wrong_Name" }] };
  const error = await failureOf(deployments.create(tooMuch, operation()));
  expect(error.message).toMatch(/^Deployment "refused" .*: Invalid \(422\): .*Wrong_Name/s);
  expect(error.details.result).toBeUndefined();
  expect(cluster.object("all,secrets", "-l", "app.kubernetes.io/name=refused").items).toEqual([]);
});

test("objects of others are not changed", async () => {
  cluster.kubectl("create", "deployment", "theirs", "--image=busybox:1", "--replicas=0");
  const theirs = sleeper("theirs", forever);
  const message =
    'Deployment "theirs" in namespace "default" of cluster "aks": there is a Deployment of this name that Berth has not made. ' +
    "Choose another deploymentName or namespace, or delete it.";
  const id = model.id(theirs, SUBSCRIPTION);
  expect((await failureOf(deployments.create(theirs, operation()))).message).toBe(message);
  expect((await failureOf(deployments.read(id, operation()))).message).toBe(message);
  expect((await failureOf(deployments.delete(id, operation()))).message).toBe(message);
  expect(cluster.object("deployment", "theirs").spec.replicas).toBe(0);
});

test("an interruption keeps the id, and the next time goes on", async () => {
  const slow = sleeper("slow", forever, { replicas: 2 });
  const abort = new AbortController();
  const error = await failureOf(deployments.create(slow, { signal: abort.signal, progress: () => abort.abort() }));
  expect(error.message).toBe(
    'Deployment "slow" in namespace "default" of cluster "aks": interrupted. The next `pulumi up` goes on from here.',
  );
  const { id } = error.details.result!;
  expect((await deployments.create(slow, operation())).outputs).toMatchObject({ readyReplicas: 2 });
  await deployments.delete(id, operation());
});

test("a missing share is reported before anything is written", async () => {
  const missing = inputs({
    volumes: [
      { name: "data", azureFile: { shareName: "none", storageAccountName: "acct" } },
      { name: "cache", emptyDir: {} },
    ],
  });
  const elsewhere = deploymentsOf({ findStorageAccount: async () => "rg" });
  expect((await failureOf(elsewhere.create(missing, operation()))).message).toBe(
    'volumes[0].azureFile.shareName: storage account "acct" has no share "none". Create it before the Deployment, or correct the name.',
  );
  expect((await failureOf(deployments.create(missing, operation()))).message).toBe(
    `volumes[0].azureFile.storageAccountName: storage account "acct" exists neither in resource group "rg" nor elsewhere in subscription ${SUBSCRIPTION}. Create it before the Deployment, or correct the name.`,
  );
});

test("with the cluster everything in it is gone", async () => {
  const gone = kubernetesResources(armOf(undefined), LOCAL, SUBSCRIPTION)[model.token]!;
  expect(await gone.read(ID, operation())).toBeUndefined();
  await gone.delete(ID, operation());
});

/** An image that does not exist, while the old pods keep serving. */
async function badImage(): Promise<void> {
  const good = sleeper("bad", forever);
  const { id } = await deployments.create(good, operation());
  const bad = { ...good, containers: good.containers.map((item) => ({ ...item, image: "berth.invalid/none:1" })) };
  const error = await failureOf(deployments.update(id, updateOf(deployment, good, bad), operation()));
  expect(masked(error.message)).toMatch(
    /^Deployment "bad" in namespace "default" of cluster "aks": it does not become ready: container "app" of pod POD cannot start: (ErrImagePull|ImagePullBackOff): .*berth\.invalid\/none:1/,
  );
  const reasons = error.details.reasons!.map(masked);
  expect(reasons[0]).toMatch(/^pod POD, event /);
  expect(reasons.at(-1)).toBe("One pod of the last version goes on serving.");
  expect(error.details.result).toMatchObject({ id, outputs: { name: "bad", readyReplicas: 1 } });
  const healed = await deployments.update(id, updateOf(deployment, {}, good), operation());
  expect(healed.outputs).toMatchObject({ readyReplicas: 1 });
  await deployments.delete(id, operation());
}

/** The report about a crashed container has its last output, without the secret in it. */
async function crashingContainer(): Promise<void> {
  const crash = sleeper("crash", ["sh", "-c", 'echo "no $PASSWORD"; exit 3']);
  const environmentVariables = [{ name: "PASSWORD", secureValue: "hunter2-secret" }];
  const wanted = { ...crash, containers: crash.containers.map((item) => ({ ...item, environmentVariables })) };
  const error = await failureOf(deployments.create(wanted, operation()));
  expect(masked(error.message)).toBe(
    'Deployment "crash" in namespace "default" of cluster "aks": it does not become ready: container "app" of pod POD keeps ending with exit code 3; it was restarted 3 times.',
  );
  expect(error.details.reasons!.map(masked).slice(-2)).toEqual([
    'container "app" of pod POD, last log lines:',
    "  no [secret]",
  ]);
  await deployments.delete(error.details.result!.id, operation());
}

/** The numbers are told in seconds, and what else keeps nodes from taking the pod. */
async function tooLarge(): Promise<void> {
  const [{ metadata, status }] = cluster.object("nodes").items;
  const huge = sleeper("huge", forever);
  const resources = { requests: { cpu: 900, memoryInGB: 0.05 } };
  const asking = { ...huge, containers: huge.containers.map((item) => ({ ...item, resources })) };
  const asked = failureOf(deployments.create(asking, operation()));
  const picky = failureOf(
    deployments.create(sleeper("picky", forever, { nodeSelector: { disk: "ssd" } }), operation()),
  );
  const [large, other] = await Promise.all([asked, picky]);
  expect(masked(large.message)).toMatch(
    / no node takes pod POD: it asks for 900 CPU and 0\.05 GB; \S+ has [\d.]+ of [\d.]+ CPU and /,
  );
  expect(large.message).toContain(` of ${status.allocatable.cpu} CPU `);
  expect(masked(other.message)).toContain(
    `no node takes pod POD: it asks for 0.01 CPU and 0.05 GB; ${metadata.name} has no label disk=ssd`,
  );
  await Promise.all([large, other].map(({ details }) => deployments.delete(details.result!.id, operation())));
}

/** The pod is ready by its port, and is restarted for ever. */
async function deadProbe(): Promise<void> {
  const dead = sleeper("dead", ["sh", "-c", 'trap "exit 0" TERM; httpd -p 80; while :; do sleep 0.2; done']);
  const more = {
    ports: [{ port: 80 }],
    livenessProbe: { httpGet: { path: "/none", port: 80 }, periodSeconds: 1, failureThreshold: 2 },
  };
  const wanted = { ...dead, containers: dead.containers.map((item) => ({ ...item, ...more })) };
  const error = await failureOf(deployments.create(wanted, operation()));
  expect(masked(error.message)).toBe(
    'Deployment "dead" in namespace "default" of cluster "aks": it does not become ready: container "app" of pod POD is ' +
      "restarted again and again, for its liveness probe never passes: Liveness probe failed: HTTP probe failed with statuscode: 404",
  );
  await deployments.delete(error.details.result!.id, operation());
}

async function missingProgram(): Promise<void> {
  const error = await failureOf(deployments.create(sleeper("wide", ["/no/such/program"]), operation()));
  expect(masked(error.message)).toMatch(
    /it does not become ready: container "app" of pod POD cannot start: .*\/no\/such\/program/s,
  );
  await deployments.delete(error.details.result!.id, operation());
}
