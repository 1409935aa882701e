// (e) Time to make a managed cluster with a pool of two nodes through the local ARM service, compared with `docker run`
// of the same image as a server and two agents. Both are measured from the first call until the cluster's API is ready,
// and until two nodes are Ready.
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { armClient, loadEngine, SUBSCRIPTION } from "./local.mjs";
import { median, row, run } from "./measure.mjs";

const RUNS = 5;
const POLL_MS = 100;
const TIMEOUT_MS = 120_000;
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/berth-bench-aks`;
const CLUSTER = `${GROUP}/providers/Microsoft.ContainerService/managedClusters/bench`;
const PEER = "berth-bench-aks";
const AGENTS = [1, 2].map((n) => `${PEER}-agent-${n}`);

export async function bench({ env }) {
  const folder = await mkdtemp(join(tmpdir(), "berth-bench-"));
  const { service, docker } = await loadEngine(folder, env);
  const arm = armClient(service);
  await arm("PUT", GROUP, { location: "westeurope" });
  const image = await peerImage(docker);
  const ours = [];
  const peer = [];
  try {
    for (let i = -1; i < RUNS; i++) {
      await quiet();
      const own = await throughService(arm);
      await quiet();
      const direct = await byDockerRun(image, env);
      if (i < 0) continue;
      ours.push(own);
      peer.push(direct);
    }
  } finally {
    await arm("DELETE", GROUP);
    await service.settled();
    await rm(folder, { recursive: true });
  }
  const of = (runs, what) => median(runs.map((times) => times[what]));
  return [
    row("managed cluster until its API is ready / docker run", of(ours, "apiMs"), of(peer, "apiMs")),
    row("managed cluster until two nodes are Ready / docker run", of(ours, "nodesMs"), of(peer, "nodesMs")),
  ];
}

/** The image of the service's default version. */
async function peerImage(docker) {
  const names = (await docker.listImages()).flatMap(({ RepoTags }) => RepoTags ?? []);
  return names.find((name) => /^rancher\/k3s:v1\.34\./.test(name)) ?? names.find((name) => /^berth\/k3s:/.test(name));
}

async function throughService(arm) {
  const start = performance.now();
  const created = arm("PUT", CLUSTER, {
    location: "westeurope",
    identity: { type: "SystemAssigned" },
    properties: {
      dnsPrefix: "bench",
      agentPoolProfiles: [{ name: "system", mode: "System", count: 2, vmSize: "Standard_D2s_v5" }],
    },
  });
  const times = await untilReady(start, async () => {
    const { body } = await arm("POST", `${CLUSTER}/listClusterAdminCredential`);
    return Buffer.from(JSON.parse(body).kubeconfigs[0].value, "base64").toString();
  });
  await created;
  await arm("DELETE", CLUSTER);
  return times;
}

/** What a user would write by hand for the same result. */
async function byDockerRun(image, env) {
  const docker = (...args) => run("docker", args, { env });
  const mounts = ["--tmpfs", "/run", "--tmpfs", "/tmp"];
  const node = [
    "run",
    "-d",
    "--privileged",
    "--cgroupns=private",
    "--network",
    PEER,
    ...mounts,
    "-e",
    "K3S_TOKEN=bench",
  ];
  const start = performance.now();
  await docker("network", "create", PEER);
  try {
    await docker(
      ...[...node, "--name", PEER, "-p", "127.0.0.1::6443", image, "server"],
      ...[
        "--disable=traefik,metrics-server,local-storage",
        "--node-taint=node-role.kubernetes.io/control-plane=:NoSchedule",
      ],
    );
    for (const name of AGENTS)
      await docker(
        ...node,
        "--name",
        name,
        "-e",
        `K3S_URL=https://${PEER}:6443`,
        image,
        "agent",
        `--node-name=${name}`,
      );
    return await untilReady(start, async () => {
      const text = await docker("exec", PEER, "cat", "/etc/rancher/k3s/k3s.yaml");
      const address = (await docker("port", PEER, "6443/tcp")).trim().split("\n")[0];
      return text.replace(/server: .*/, `server: https://${address}`);
    });
  } finally {
    await docker("rm", "-f", "-v", PEER, ...AGENTS).catch(() => undefined);
    await docker("network", "rm", PEER);
  }
}

/** Milliseconds from `start` until the cluster's API is ready, and until two nodes are Ready. */
async function untilReady(start, kubeconfig) {
  const end = performance.now() + TIMEOUT_MS;
  const until = async (look) => {
    for (;;) {
      const found = await look().catch((error) => {
        if (performance.now() > end) throw error;
      });
      if (found) return found;
      if (performance.now() > end) throw new Error(`the cluster was not ready in ${TIMEOUT_MS / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  };
  const connection = connectionOf(await until(kubeconfig));
  await until(async () => (await ask(connection, "/readyz")) === "ok");
  const apiMs = performance.now() - start;
  await until(async () => {
    const { items } = JSON.parse(await ask(connection, "/api/v1/nodes"));
    return items.filter((node) => !isControlPlane(node) && isReady(node)).length === 2;
  });
  return { apiMs, nodesMs: performance.now() - start };
}

const isControlPlane = ({ spec }) => spec.taints?.some(({ key }) => key === "node-role.kubernetes.io/control-plane");
const isReady = ({ status }) => status.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True");

function connectionOf(kubeconfig) {
  const value = (key) => new RegExp(`${key}: *"?([^"\\s]+)`).exec(kubeconfig)[1];
  const decoded = (key) => Buffer.from(value(`${key}-data`), "base64");
  return {
    server: value("server"),
    options: {
      ca: decoded("certificate-authority"),
      cert: decoded("client-certificate"),
      key: decoded("client-key"),
      agent: false,
      timeout: 2000,
    },
  };
}

async function ask({ server, options }, path) {
  const request = get(server + path, options);
  request.on("timeout", () => request.destroy(new Error("no answer")));
  const [response] = await once(request, "response");
  const chunks = await response.toArray();
  if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode}`);
  return Buffer.concat(chunks).toString();
}

/** The engine and the kernel need some time to clean up after the previous run. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 3000));
