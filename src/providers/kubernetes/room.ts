import type { KubernetesApi } from "./api";
import { ApiFault } from "./api";
import type { V1Node, V1Pod, V1Taint, V1Toleration } from "./objects";
import { cpuOf, memoryInGBOf } from "./quantities";

/** The nodes of a cluster and what runs on them. */
export interface Room {
  readonly nodes: readonly V1Node[];
  /** Pods of all namespaces. */
  readonly pods: readonly V1Pod[];
  /** Whether the cluster adds nodes by itself. */
  readonly mayGrow: boolean;
}

/** Why no node takes a pod. */
export interface NoRoom {
  /** Says what the pod asks for, and of each node why it does not take it. */
  readonly message: string;
  /** Whether a node will take it once pods that are ending are gone, or takes it as far as this can be told from outside. */
  readonly mayFit: boolean;
}

interface Amounts {
  readonly cpu: number;
  readonly memoryInGB: number;
}

const CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
/** Namespace and name of what a cluster's autoscaler writes about itself, on AKS too. */
const AUTOSCALER = ["kube-system", "cluster-autoscaler-status"] as const;
/** Taints that Kubernetes makes itself, and their meaning. */
const STATES: Readonly<Record<string, string>> = {
  "node.kubernetes.io/not-ready": "not ready",
  "node.kubernetes.io/unreachable": "not reachable",
  "node.kubernetes.io/unschedulable": "cordoned",
  "node.kubernetes.io/memory-pressure": "short of memory",
  "node.kubernetes.io/disk-pressure": "short of disk space",
  "node.kubernetes.io/pid-pressure": "short of process ids",
};
/** How many nodes a message names. */
const MOST_NODES = 4;

/** What room a cluster has; undefined when the user may not ask. */
export async function roomIn(api: KubernetesApi): Promise<Room | undefined> {
  try {
    const [nodes, pods, autoscaler] = await Promise.all([
      api.list("Node", "", {}),
      api.list("Pod", "", {}),
      api.read("ConfigMap", ...AUTOSCALER),
    ]);
    return { nodes, pods, mayGrow: autoscaler !== undefined };
  } catch (error) {
    if (error instanceof ApiFault && error.statusCode === 403) return undefined;
    throw error;
  }
}

/** Whether the scheduler has found no node for a pod. */
export function isUnschedulable({ status }: V1Pod): boolean {
  const scheduled = status?.conditions?.find(({ type }) => type === "PodScheduled");
  return scheduled?.status === "False" && scheduled.reason === "Unschedulable";
}

/** Why no node takes a pod. `told` is the scheduler's own reason, for what cannot be told from outside. */
export function whyNoRoom(pod: V1Pod, { nodes, pods }: Room, told: string): NoRoom {
  const asked = askedBy(pod);
  const wants = `it asks for ${amountsOf(asked)}`;
  const looks = nodes
    .filter(isForPods)
    .map((node) => ({ name: node.metadata?.name ?? "", ...look(pod, asked, node, pods) }));
  const problems = looks.flatMap(({ name, problem }) => (problem === undefined ? [] : [{ name, problem }]));
  const reasons = [...new Set(problems.map(({ problem }) => problem))].map((problem) => {
    const names = problems.filter((item) => item.problem === problem).map(({ name }) => name);
    return `${namesOf(names)} ${names.length === 1 ? problem : problem.replace(/^has /, "have ").replace(/^is /, "are ")}`;
  });
  const full = looks.flatMap(({ name, free }) => (free === undefined ? [] : [{ name, ...free }]));
  const largest = [...full].sort((a, b) => b.free.cpu - a.free.cpu || b.free.memoryInGB - a.free.memoryInGB);
  const rooms = largest
    .slice(0, MOST_NODES)
    .map(
      ({ name, free, all }) =>
        `${name} has ${part(free.cpu, all.cpu)} CPU and ${part(free.memoryInGB, all.memoryInGB)} GB free`,
    );
  if (largest.length > MOST_NODES) rooms.push(`${largest.length - MOST_NODES} more have less`);
  const fits = looks.some(({ problem, free }) => problem === undefined && free === undefined);
  const known = [...rooms, ...reasons];
  const why = nodes.length === 0 ? ["the cluster has no nodes"] : fits || known.length === 0 ? [...known, told] : known;
  const advice = [
    ...(full.length > 0 ? ["ask for less, add nodes or take a larger vmSize"] : []),
    ...(looks.some(({ isTainted }) => isTainted) ? ["add tolerations"] : []),
  ];
  const todo = advice.join(", or ");
  return {
    message: [wants, ...why, ...(todo === "" ? [] : [todo])].join("; "),
    mayFit: fits || looks.some(({ fitsLater }) => fitsLater),
  };
}

interface Look {
  /** A reason in words, as a predicate of the node; undefined when only room may be missing. */
  readonly problem?: string;
  readonly isTainted?: true;
  /** The node's free room, if it is too little. */
  readonly free?: { readonly free: Amounts; readonly all: Amounts };
  readonly fitsLater?: boolean;
}

function look(pod: V1Pod, asked: Amounts, node: V1Node, pods: readonly V1Pod[]): Look {
  const { nodeSelector = {}, tolerations = [] } = pod.spec ?? {};
  const labels = node.metadata?.labels ?? {};
  const lacking = Object.entries(nodeSelector).filter(([label, value]) => labels[label] !== value);
  if (lacking.length > 0)
    return { problem: `has no label ${lacking.map(([label, value]) => `${label}=${value}`).join(", ")}` };
  const taints = (node.spec?.taints ?? []).filter(
    (taint) => taint.effect !== "PreferNoSchedule" && !tolerations.some((item) => tolerates(item, taint)),
  );
  const states = taints.flatMap(({ key }) => STATES[key] ?? []);
  if (states.length > 0) return { problem: `is ${states.join(", ")}` };
  if (taints.length > 0)
    return { problem: `has the taint ${taints.map(taintText).join(", ")}, which is not tolerated`, isTainted: true };
  const { cpu, memory, pods: most = "110" } = node.status?.allocatable ?? {};
  const own = pods.filter(({ spec, status }) => spec?.nodeName === node.metadata?.name && isLive(status?.phase));
  const all = { cpu: cpuOf(cpu) ?? 0, memoryInGB: memoryInGBOf(memory) ?? 0 };
  const now = freeOf(all, own);
  const staying = own.filter(({ metadata }) => metadata?.deletionTimestamp === undefined);
  const fitsLater = isRoomFor(asked, freeOf(all, staying)) && staying.length < Number(most);
  if (!isRoomFor(asked, now)) return { free: { free: now, all }, fitsLater };
  if (own.length >= Number(most)) return { problem: `has ${own.length} of ${most} pods`, fitsLater };
  return {};
}

/** A control plane that takes no pods is none of the user's nodes, and on AKS nobody sees it. */
const isForPods = ({ spec }: V1Node): boolean => spec?.taints?.some(({ key }) => key === CONTROL_PLANE) !== true;
const isLive = (phase: string | undefined): boolean => phase !== "Succeeded" && phase !== "Failed";
/** Sums of binary fractions are not exact. */
const isRoomFor = (asked: Amounts, free: Amounts): boolean =>
  asked.cpu <= free.cpu + 1e-6 && asked.memoryInGB <= free.memoryInGB + 1e-6;

function freeOf(all: Amounts, pods: readonly V1Pod[]): Amounts {
  const taken = pods.map(askedBy);
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return {
    cpu: Math.max(0, all.cpu - sum(taken.map(({ cpu }) => cpu))),
    memoryInGB: Math.max(0, all.memoryInGB - sum(taken.map(({ memoryInGB }) => memoryInGB))),
  };
}

/** What a pod asks for: its containers together, or an init container that asks for more. */
function askedBy({ spec }: V1Pod): Amounts {
  const amounts = (containers: readonly { readonly resources?: { requests?: Record<string, string> } }[] = []) =>
    containers.map(({ resources: { requests = {} } = {} }) => ({
      cpu: cpuOf(requests["cpu"]) ?? 0,
      memoryInGB: memoryInGBOf(requests["memory"]) ?? 0,
    }));
  const [apps, inits] = [amounts(spec?.containers), amounts(spec?.initContainers)];
  const most = (key: keyof Amounts) =>
    Math.max(
      apps.reduce((total, item) => total + item[key], 0),
      ...inits.map((item) => item[key]),
    );
  return { cpu: most("cpu"), memoryInGB: most("memoryInGB") };
}

/** By the rules of Kubernetes: an empty key and an empty effect stand for any. */
function tolerates({ key = "", operator = "Equal", value = "", effect = "" }: V1Toleration, taint: V1Taint): boolean {
  if (effect !== "" && effect !== taint.effect) return false;
  if (key !== "" && key !== taint.key) return false;
  return operator === "Exists" || (key !== "" && value === (taint.value ?? ""));
}

const taintText = ({ key, value, effect }: V1Taint): string => `${key}${value ? `=${value}` : ""}:${effect}`;
const rounded = (amount: number): number => Math.floor(amount * 100 + 1e-6) / 100;
const part = (free: number, all: number): string => `${rounded(free)} of ${rounded(all)}`;
const amountsOf = ({ cpu, memoryInGB }: Amounts): string =>
  `${Math.round(cpu * 1000) / 1000} CPU and ${Math.round(memoryInGB * 1000) / 1000} GB`;

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NODES).join(", ");
  const more = names.length - MOST_NODES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}
