import { randomBytes } from "node:crypto";
import { systemClock } from "../../../../src/clock";
import type { ContainerSpec, Engine } from "../../../../src/docker/engine";
import { findKubernetesImage } from "../../../../src/providers/local/containerservice/kubernetesImage";
import { fetchText } from "../../../support/engine/arm";
import { asked, until } from "../../../support/waiting";
import { openDocker, openMachine } from "../../../support/engine/docker";

/** What clusters need from the node image, whether it is k3s or the set-up's stand-in. */
const name = `berth-test-${randomBytes(4).toString("hex")}`;
const [SERVER, ONE, TWO] = [`${name}-server`, `${name}-one`, `${name}-two`] as const;
const ALL = [SERVER, ONE, TWO];
const TAINT = "example.com/control:NoSchedule";
const APP = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 0
      containers:
      - name: web
        image: docker.io/library/busybox:1
        imagePullPolicy: Never
        command: [sh, -c, 'hostname > /tmp/index.html; exec httpd -f -p 80 -h /tmp']
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 8080, targetPort: 80}]}
`;

const findImage = () =>
  findKubernetesImage({ engine, clock: systemClock, now: () => new Date() }, "1.34.4", {
    events: [],
    abort: new AbortController(),
  });

let engine: Engine;
let network: string;
let address: string;

beforeAll(async () => {
  engine = await openMachine();
  const subnet = await makeNetwork();
  address = subnet.replace(/\.\d+\/\d+$/, ".2");
  const { image } = await findImage();
  const server = ["--node-label=svccontroller.k3s.cattle.io/enablelb=true", `--node-taint=${TAINT}`];
  const cluster = ["--cluster-cidr", "10.244.0.0/16", "--service-cidr=10.0.0.0/16", "--cluster-dns=10.0.0.10"];
  const disabled = "--disable=traefik,metrics-server,local-storage";
  const sooner = "--kube-controller-manager-arg=node-monitor-period=1s";
  const url = `https://${address}:6443`;
  await Promise.all([
    startNode(SERVER, image, ["server", `--node-name=${SERVER}`, ...server, ...cluster, disabled, sooner], 2),
    startNode(ONE, image, ["agent", `--node-name=${ONE}`, "--node-label=side=left"], 3, url),
    startNode(TWO, image, ["agent", `--node-name=${TWO}`, "--kubelet-arg=max-pods=20"], 4, url),
  ]);
});
afterAll(async () => {
  await Promise.all([...ALL, `${name}-odd`].map((node) => engine.removeContainer(node)));
  await engine.removeNetwork(network);
  engine.close();
});

/** A fixed address needs a network with a given subnet: here, the one that the engine would have chosen. */
async function makeNetwork(): Promise<string> {
  const find = async () => (await engine.listNetworks([`berth-test=${name}`]))[0]!;
  await engine.createNetwork(name, { labels: { "berth-test": name } });
  const { id, subnet } = await find();
  await engine.removeNetwork(id);
  await engine.createNetwork(name, { labels: { "berth-test": name }, subnet });
  network = (await find()).id;
  return subnet;
}

function specOf(image: string, args: readonly string[], ip: string, url?: string): ContainerSpec {
  return {
    image,
    args,
    env: { K3S_TOKEN: "secret", ...(url !== undefined && { K3S_URL: url }) },
    labels: {},
    restart: "no",
    privileged: true,
    cgroupNamespace: "private",
    mounts: [
      { kind: "tmpfs", path: "/run" },
      { kind: "tmpfs", path: "/tmp" },
    ],
    network: { name, aliases: [], ports: [], ip },
  };
}

async function startNode(node: string, image: string, args: readonly string[], index: number, url?: string) {
  await engine.createContainer(node, specOf(image, args, address.replace(/\d+$/, String(index)), url));
  await engine.startContainer(node);
}

async function kubectl(command: string, input?: string): Promise<string> {
  const { exitCode, stdout, stderr } = await engine.exec(SERVER, {
    command: ["sh", "-c", `kubectl ${command}`],
    limit: { ms: 300_000, what: "the question" },
    ...(input !== undefined && { input: Buffer.from(input) }),
  });
  if (exitCode !== 0) throw new Error(stderr);
  return stdout.trim();
}

const kubectlOnceReady = (command: string, isRight: (text: string) => boolean) =>
  asked(() => kubectl(command).catch(String), isRight);
const READY = `get nodes -o jsonpath='{range .items[*]}{.metadata.name}={.status.conditions[?(@.type=="Ready")].status} {end}'`;
const ALL_READY = ALL.map((node) => `${node}=True`).sort();
/** The ready nodes, once all are ready or it has taken too long. */
async function readiness(): Promise<string[]> {
  const isRight = (text: string) => ALL_READY.every((line) => text.split(" ").includes(line));
  return (await kubectlOnceReady(READY, isRight)).split(" ").sort();
}
const pods = () =>
  kubectl(`get pods -o jsonpath='{range .items[*]}{.metadata.name} {.spec.nodeName}{"\\n"}{end}'`).then((text) =>
    text.split("\n").sort(),
  );

/** Until the cluster knows which pods have ended, it also sends clients to those, which get no connection. */
const answerAmong = (names: readonly (string | undefined)[]) =>
  asked(
    () => fetchText(`http://${address}:8080/`).then((text) => text.trim(), String),
    (text) => names.includes(text),
  );

test("a server and its agents become a cluster that runs and publishes a deployment, and do so again after a stop", async () => {
  expect(await readiness()).toEqual(ALL_READY);
  const seen = `get nodes -o jsonpath='{range .items[*]}{.metadata.labels.side},{.status.capacity.pods},{.spec.taints[*].key} {end}' --sort-by=.metadata.name`;
  // For a moment, a node that has just become Ready still has the opposite taint.
  expect(await kubectlOnceReady(seen, (text) => !text.includes("not-ready"))).toBe(
    "left,110, ,110,example.com/control ,20,",
  );

  for (const node of [ONE, TWO])
    await engine.execWith(
      node,
      { command: ["ctr", "-n", "k8s.io", "images", "import", "-"] },
      await engine.saveImage("busybox:1"),
    );
  await kubectl("apply -f -", APP);
  await kubectl("rollout status deployment/web --timeout=60s");
  const before = await pods();
  expect(before.map((line) => line.split(" ")[1]).filter((node) => node === SERVER)).toEqual([]);
  const names = before.map((line) => line.split(" ")[0]);
  const ingress = "get service web -o jsonpath='{.status.loadBalancer.ingress[*].ip}'";
  expect(await kubectlOnceReady(ingress, (text) => text !== "")).toBe(address);
  expect(names).toContain(await answerAmong(names));
  for (const pod of names) {
    const asked = await kubectl(`exec ${pod} -- wget -qO- http://web.default.svc.cluster.local:8080/`);
    expect(names).toContain(asked);
  }

  await Promise.all(ALL.map((node) => engine.stopContainer(node, 10)));
  await Promise.all(ALL.map((node) => engine.startContainer(node)));
  expect(names).toContain(await answerAmong(names));
  expect(await readiness()).toEqual(ALL_READY);
  await kubectl("rollout status deployment/web --timeout=60s");
  expect(await pods()).toEqual(before);

  await Promise.all(ALL.map((node) => engine.killContainer(node, "SIGKILL")));
  await Promise.all(ALL.map((node) => engine.startContainer(node)));
  expect(names).toContain(await answerAmong(names));
  expect(await readiness()).toEqual(ALL_READY);
});

test("an argument that nothing would come of is refused", async () => {
  const odd = `${name}-odd`;
  const { image } = await findImage();
  await startNode(odd, image, ["server", "--no-such-flag=1"], 9);
  const { exitCode } = (await until(
    openDocker(),
    () => engine.inspectContainer(odd),
    (details) => details?.status === "exited",
  ))!;
  expect(exitCode).toBe(1);
  expect(await engine.containerLogs(odd, {})).toContain("flag provided but not defined: -no-such-flag");
});
