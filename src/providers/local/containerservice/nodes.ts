import { all } from "../../../clock";
import { createHmac } from "node:crypto";
import { asRecord } from "../../../model/core/json";
import { isPatchOf } from "../../../model/containerservice/kubernetesVersion";
import { bytesOfGB } from "../../../model/values/quantity";
import { ensureClusterNetwork } from "./network";
import { isUnsettled, type KubernetesNode, kubernetesNodes } from "./kubectl";
import {
  addressIn,
  agentHash,
  agentName,
  apiAddress,
  agentSpec,
  type ClusterBase,
  fqdnOf,
  poolSettings,
  type PoolSettings,
  serverHash,
  serverName,
  serverSpec,
  sized,
} from "./spec";
import type { Context } from "../context";
import { nameOf } from "../store/types";
import { event } from "../work/event";
import { checkGoing, create, untilFree, whileWanted } from "../work/steps";
import { type ContainerDetails, type ContainerSpec, type Engine, EngineError } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import { keepCommons } from "../sandbox/removal";
import { findKubernetesImage, type KubernetesImage } from "./kubernetesImage";
import { IMAGE, INDEX, KEY, NODE, NODE_ADDRESS, POOL, PORTS, ROLE, SPEC, VERSION } from "../../../docker/labels";
import { nodeFiles } from "./node/files";
import type { Operation } from "../work/operations";
import type { ArmRecord } from "../store/records";

/** Time limit for the nodes of a cluster to become ready. */
const READY_TIMEOUT_MS = 15 * 60_000;
const POLL_MS = 250;
const LOG_LINES = 15;
/** How often another port or address is tried when the first is in use. */
const ATTEMPTS = 8;
const BYTES_PER_GB = bytesOfGB(1);

/** What an operation on a cluster needs. */
export interface ClusterWork {
  readonly context: Context;
  readonly operation: Operation;
  readonly cluster: ArmRecord;
  readonly base: ClusterBase;
  readonly arch: string;
  /** Image of the control plane. */
  readonly image: KubernetesImage;
}

export const nodeOf = ({ labels }: Pick<ContainerDetails, "labels">): string => labels[NODE] ?? "";
export const isServer = ({ labels }: Pick<ContainerDetails, "labels">): boolean => labels[ROLE] === "server";
export const isOfPool = (pool: string) => (item: ContainerDetails) => item.labels[POOL] === pool.toLowerCase();
export const indexOf = ({ labels }: ContainerDetails): number => Number(labels[INDEX]);

/** The containers of a cluster's nodes, the server among them. */
export async function clusterContainers(engine: Engine, key: string): Promise<ContainerDetails[]> {
  const found = await engine.listContainers([NODE, `${KEY}=${key}`]);
  const inspected = await Promise.all(found.map(({ id }) => engine.inspectContainer(id)));
  return inspected.filter((item) => item !== undefined);
}

/** Finds or makes what all nodes of a cluster need: image, network and token. */
export async function prepare(context: Context, cluster: ArmRecord, operation: Operation): Promise<ClusterWork> {
  const { engine, secret } = context;
  const { id, body } = cluster;
  await keepCommons(engine);
  const server = (await clusterContainers(engine, cluster.key)).find(isServer);
  const [image, network, machine, { arch }, token] = await all([
    imageFor(context, asRecord(body.properties).kubernetesVersion, server && imageOf(server), operation),
    ensureClusterNetwork(context, id),
    engine.info(),
    engine.version(),
    // An existing server's own token is certain to be right.
    server?.env.K3S_TOKEN ?? secret.get().then((known) => tokenOf(known, cluster)),
  ]);
  checkGoing(operation.abort.signal);
  const base = { id, token, fqdn: fqdnOf(id, body), network, machine };
  return { context, operation, cluster, base, arch, image };
}

/** A cluster's token, which can only be computed with the engine's secret. */
function tokenOf(secret: Buffer, { key, created }: ArmRecord): string {
  return createHmac("sha256", secret)
    .update(JSON.stringify(["k3s", key, created]))
    .digest("hex");
}

/**
 * The image for a wanted version. For a version without a patch number, the running image is right if its minor version
 * is the same.
 */
async function imageFor(
  context: Context,
  wanted: unknown,
  running: KubernetesImage | undefined,
  operation: Operation,
): Promise<KubernetesImage> {
  const version = typeof wanted === "string" ? wanted : "";
  const current = running?.version;
  const isMet = version === "" || version === current || isPatchOf(version, current);
  return running !== undefined && isMet ? running : findKubernetesImage(context, version, operation);
}

function imageOf({ labels }: ContainerDetails): KubernetesImage | undefined {
  const { [IMAGE]: image, [VERSION]: version } = labels;
  return image === undefined || version === undefined ? undefined : { image, version };
}

/** Whether a container can be started as it is. One that was never started may lack its files. */
function isUsable({ status }: ContainerDetails): boolean {
  return status !== "created" && status !== "dead" && status !== "removing";
}

/**
 * Makes the control plane, replaces it if its image differs, or starts it. Its state is kept. All operations on a
 * cluster need it, so that several may find it missing.
 */
export function ensureServer(work: ClusterWork): Promise<void> {
  const { clock, turns } = work.context;
  const { signal } = work.operation.abort;
  const step = () => untilFree(clock, () => ensureServerOnce(work), { faults: ["notFound"], signal });
  return turns.take(serverName(work.cluster.id), step);
}

async function ensureServerOnce(work: ClusterWork): Promise<void> {
  const { context, cluster, base, image } = work;
  const { engine } = context;
  const name = serverName(cluster.id);
  const existing = await engine.inspectContainer(name);
  const host = await context.host();
  const { address, bind } = host;
  const isSame = existing?.labels[SPEC] === serverHash(cluster.body, image) && apiAddress(existing.labels) === address;
  if (existing && isUsable(existing) && isSame) return startNode(engine, existing);
  const kept = Number(existing?.labels[PORTS] ?? cluster.labels[PORTS] ?? 0);
  if (existing) await engine.removeContainer(existing.id);
  await whileTaken(async (attempt) => {
    const port = attempt === 0 && kept > 0 ? kept : await host.freePort(address);
    await makeNode(work, name, serverSpec(base, cluster.body, image, { address, bind, port }), base.machine);
    await host.checkReached(`the Kubernetes API of the cluster '${nameOf(cluster.id)}'`, [port]);
  });
}

/** Makes nodes of a pool. Each keeps the address that it has; new ones get the lowest that are free. */
export async function makeAgent(
  work: ClusterWork,
  pool: PoolSettings,
  image: KubernetesImage,
  index: number,
): Promise<void> {
  const { context, cluster, base } = work;
  const name = agentName(cluster.id, pool.name, index);
  const { size } = pool;
  const capacity = size ? { cpus: size.cpu, memoryBytes: bytesOfGB(size.memoryInGB) } : base.machine;
  await whileTaken(async (attempt) => {
    const containers = await context.engine.listContainers([`${ROLE}=agent`, `${KEY}=${cluster.key}`]);
    const taken = new Set(containers.filter((item) => item.name !== name).map(({ labels }) => labels[NODE_ADDRESS]));
    // Nodes that are made at the same time begin their search for an address at different places.
    const free = freeAddresses(base.network.subnet, 3 + index, taken);
    const ip = Array.from({ length: attempt + 1 }, () => free.next().value)[attempt]!;
    await makeNode(work, name, agentSpec(base, cluster.body, pool, image, index, ip), capacity);
  });
}

/** The addresses of a subnet from the n-th on that are not taken. */
function* freeAddresses(subnet: string, n: number, taken: ReadonlySet<string | undefined>): Generator<string, never> {
  for (; ; n++) if (!taken.has(addressIn(subnet, n))) yield addressIn(subnet, n);
}

/** Tries one port or address after the other as long as they are in use. */
export async function whileTaken<T>(make: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await make(attempt);
    } catch (error) {
      if (!isTaken(error) || attempt + 1 >= ATTEMPTS) throw error;
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof EngineError && /already allocated|address already in use/i.test(error.message);
}

async function makeNode(
  { context, arch, operation }: ClusterWork,
  name: string,
  spec: ContainerSpec,
  capacity: ClusterBase["machine"],
): Promise<void> {
  const { engine } = context;
  const { cpus: cpu, memoryBytes } = capacity;
  checkGoing(operation.abort.signal);
  await create(context, name, spec, operation.abort.signal);
  checkGoing(operation.abort.signal);
  await engine.putArchive(name, "/", nodeFiles({ arch, cpu, memoryInGB: memoryBytes / BYTES_PER_GB }));
  checkGoing(operation.abort.signal);
  await engine.startContainer(name);
}

/** Starts an existing node, and makes sure that the engine restarts it later. */
export async function startNode(engine: Engine, node: ContainerDetails): Promise<void> {
  if (node.restartPolicy !== "always") await engine.setRestartPolicy(node.id, "always");
  if (node.status !== "running" && node.status !== "restarting") await engine.startContainer(node.id);
}

/** What must be done with the nodes of a pool. */
export interface PoolPlan {
  readonly record: ArmRecord;
  readonly pool: PoolSettings;
  readonly image: KubernetesImage;
  /** Indexes of nodes that do not exist. */
  readonly missing: readonly number[];
  readonly kept: readonly ContainerDetails[];
  /** Nodes whose image, size or number of pods must change. */
  readonly outdated: readonly ContainerDetails[];
  /** Nodes above the count. */
  readonly surplus: readonly ContainerDetails[];
}

export async function planPool(
  work: ClusterWork,
  record: ArmRecord,
  containers: readonly ContainerDetails[],
): Promise<PoolPlan> {
  const { context, operation } = work;
  const pool = sized(poolSettings(record.id.names[1] ?? "", record.body), context.vmSizes);
  const own = containers.filter(isOfPool(pool.name));
  // A node that was never started does not count.
  const usable = own.filter(isUsable);
  const surplus = own.filter((item) => indexOf(item) >= pool.count);
  // In the order in which nodes are replaced. A node that an interrupted upgrade has already replaced comes first.
  const present = usable.filter((item) => indexOf(item) < pool.count).sort((a, b) => indexOf(b) - indexOf(a));
  const [newest] = present;
  const image =
    pool.orchestratorVersion === undefined
      ? work.image
      : await imageFor(context, pool.orchestratorVersion, (newest && imageOf(newest)) ?? work.image, operation);
  const hash = agentHash(pool, image);
  const indexes = new Set(present.map(indexOf));
  return {
    record,
    pool,
    image,
    surplus,
    missing: Array.from({ length: pool.count }, (_, index) => index).filter((index) => !indexes.has(index)),
    kept: present.filter(({ labels }) => labels[SPEC] === hash),
    outdated: present.filter(({ labels }) => labels[SPEC] !== hash),
  };
}

/**
 * Waits until the control plane and all nodes that the pools want are ready. A restarted node was ready before, so its
 * state counts only from its last start on.
 */
export async function waitReady(work: ClusterWork, wanted: readonly string[]): Promise<KubernetesNode[]> {
  const { context, cluster, operation } = work;
  const { engine, clock, now } = context;
  const { signal } = operation.abort;
  const endMs = clock.nowMs() + READY_TIMEOUT_MS;
  const server = serverName(cluster.id);
  const containers = await clusterContainers(engine, cluster.key);
  const started = new Map(containers.map((item) => [nodeOf(item), secondOf(item.startedAt)]));
  const told = event("WaitingForNodes", "", now().toISOString());
  for (;;) {
    const nodes = await whileWanted(signal, kubernetesNodes(engine, server));
    const isReady = (name: string) =>
      nodes?.some(
        (node) =>
          node.name === name &&
          node.isReady &&
          !isUnsettled(node) &&
          node.heartbeat.getTime() >= (started.get(name) ?? 0),
      );
    const waiting = wanted.filter((name) => !isReady(name));
    if (nodes !== undefined && waiting.length === 0) return nodes;
    if (clock.nowMs() > endMs) throw await notReady(engine, cluster, waiting, nodes === undefined);
    const what = nodes === undefined ? "the Kubernetes API to answer" : `nodes to be ready: ${waiting.join(", ")}`;
    told.message = `waiting for ${what}`;
    if (!operation.events.includes(told)) operation.events.push(told);
    await whileWanted(signal, clock.sleep(POLL_MS, signal));
  }
}

/** Kubernetes writes times in whole seconds. */
const secondOf = (time: string | undefined): number => (time ? Math.floor(Date.parse(time) / 1000) * 1000 : 0);

async function notReady(engine: Engine, cluster: ArmRecord, waiting: readonly string[], isSilent: boolean) {
  const containers = await clusterContainers(engine, cluster.key);
  const about = containers.filter((item) => (isSilent ? isServer(item) : waiting.includes(nodeOf(item))));
  const logs = await Promise.all(
    about.map(async (item) => {
      const log = await engine.containerLogs(item.id, { tail: LOG_LINES }).catch(() => "");
      return `\n${nodeOf(item)} (${item.status}), last log lines:\n${log.trimEnd()}`;
    }),
  );
  const what = isSilent ? "its Kubernetes API did not answer" : `these nodes were not ready: ${waiting.join(", ")}`;
  const message = `The cluster '${cluster.id.names[0]}' did not come up in ${READY_TIMEOUT_MS / 60_000} minutes: ${what}.`;
  return new ArmError(409, "NodesNotReady", message + logs.join(""));
}
