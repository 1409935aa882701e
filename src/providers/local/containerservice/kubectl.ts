import { asList, asRecord } from "../../../model/core/json";
import { KUBECONFIG } from "./credentials";
import type { NodeSettings } from "./spec";
import { type Engine, EngineError, type ExecResult } from "../../../docker/engine";

/** Records on a node which settings Berth made, so that it removes only those. */
const SETTINGS = "berth.settings";

/** Time limit of kubectl. It takes seconds, and draining a node up to a minute, on a machine with nothing else to do. */
const KUBECTL_MS = 300_000;

/** A node in the cluster's API. */
export interface KubernetesNode {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly isReady: boolean;
  /** When the node last reported its state. */
  readonly heartbeat: Date;
  readonly resourceVersion: string;
  /** Names of the labels and taints (`key:effect`) that Berth gave the node; undefined before they were recorded. */
  readonly settings?: { readonly labels: readonly string[]; readonly taints: readonly string[] };
}

interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

/** Runs kubectl in a cluster's server. Fails at once while the API is not up. */
export function kubectl(engine: Engine, server: string, ...args: readonly string[]): Promise<ExecResult> {
  const script = 'test -f "$KUBECONFIG" && exec kubectl "$@"';
  return engine.exec(server, {
    command: ["sh", "-c", script, "sh", ...args],
    env: { KUBECONFIG },
    limit: { ms: KUBECTL_MS, what: `kubectl ${args[0]} in the cluster's server` },
  });
}

/** The same, but throws an error when kubectl fails. */
export async function mustKubectl(engine: Engine, server: string, ...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await kubectl(engine, server, ...args);
  if (exitCode !== 0)
    throw new EngineError("failed", `kubectl ${args[0]}: ${stderr.trim() || `exit code ${exitCode}`}`);
  return stdout;
}

/** A cluster's nodes; undefined while its API does not answer. */
export async function kubernetesNodes(engine: Engine, server: string): Promise<KubernetesNode[] | undefined> {
  return (await kubernetesObjects(engine, server, "nodes"))?.map(nodeOf);
}

/** Pods that have not ended, for {@link kubernetesObjects}. */
export const LIVE_PODS: readonly string[] = [
  "pods",
  "--all-namespaces",
  "--field-selector=status.phase!=Succeeded,status.phase!=Failed",
];

/** The paths on its node that a pod mounts. */
export const hostPathsOf = (pod: unknown): unknown[] =>
  asList(asRecord(asRecord(pod).spec).volumes).map((volume) => asRecord(asRecord(volume).hostPath).path);

/** What `kubectl get` lists in a cluster; undefined while its API does not answer. */
export async function kubernetesObjects(
  engine: Engine,
  server: string,
  ...args: readonly string[]
): Promise<readonly unknown[] | undefined> {
  try {
    const { exitCode, stdout } = await kubectl(engine, server, "get", ...args, "-o", "json", "--request-timeout=5s");
    return exitCode === 0 ? asList(asRecord(JSON.parse(stdout)).items) : undefined;
  } catch (error) {
    // The server is starting or stopping.
    if (error instanceof SyntaxError || (error instanceof EngineError && error.fault !== "unavailable"))
      return undefined;
    throw error;
  }
}

function nodeOf(item: unknown): KubernetesNode {
  const { metadata, spec, status } = asRecord(item);
  const { name, labels, annotations, resourceVersion } = asRecord(metadata);
  const ready = asRecord(asList(asRecord(status).conditions).find((condition) => asRecord(condition).type === "Ready"));
  const settings = asRecord(annotations)[SETTINGS];
  return {
    name: String(name),
    labels: asRecord(labels) as Record<string, string>,
    taints: asList(asRecord(spec).taints) as Taint[],
    isReady: ready.status === "True",
    heartbeat: new Date(String(ready.lastHeartbeatTime)),
    resourceVersion: String(resourceVersion),
    ...(typeof settings === "string" && { settings: JSON.parse(settings) as KubernetesNode["settings"] }),
  };
}

/** Whether a node has taints that its own state causes. */
export function isUnsettled({ taints }: KubernetesNode): boolean {
  return taints.some(({ key }) =>
    /^node\.(cloudprovider\.)?kubernetes\.io\/(not-ready|unreachable|uninitialized)$/.test(key),
  );
}

/** `key=value:effect`, `key:effect` */
function parseTaint(text: string): Taint {
  const [, key = "", value, effect = ""] = /^([^=:]*)(?:=([^:]*))?:(.*)$/.exec(text) ?? [];
  return { key, ...(value ? { value } : {}), effect };
}

const idOf = ({ key, effect }: Taint): string => `${key}:${effect}`;

/**
 * A JSON merge patch that gives a node the wanted labels and taints; undefined when it has them. `made` are those that
 * the node was made with.
 */
export function settingsPatch(node: KubernetesNode, wanted: NodeSettings, made: NodeSettings | undefined) {
  const given = node.settings ?? {
    labels: Object.keys(made?.labels ?? {}),
    taints: (made?.taints ?? []).map((taint) => idOf(parseTaint(taint))),
  };
  const taints = wanted.taints.map(parseTaint);
  const others = node.taints.filter(
    (taint) => !given.taints.includes(idOf(taint)) && !taints.some((own) => idOf(own) === idOf(taint)),
  );
  const gone = given.labels.filter((label) => !(label in wanted.labels) && label in node.labels);
  const sameLabels = Object.entries(wanted.labels).every(([label, value]) => node.labels[label] === value);
  const textOf = (list: readonly Taint[]) =>
    list
      .map((taint) => `${idOf(taint)}=${taint.value ?? ""}`)
      .sort()
      .join();
  const sameTaints = textOf([...others, ...taints]) === textOf(node.taints);
  if (gone.length === 0 && sameLabels && sameTaints) return undefined;
  const settings = { labels: Object.keys(wanted.labels), taints: taints.map(idOf) };
  return {
    metadata: {
      labels: { ...Object.fromEntries(gone.map((label) => [label, null])), ...wanted.labels },
      annotations: { [SETTINGS]: JSON.stringify(settings) },
      // The list of taints is replaced as a whole, which must not undo a change that Kubernetes makes in the meantime.
      ...(!sameTaints && { resourceVersion: node.resourceVersion }),
    },
    ...(!sameTaints && { spec: { taints: [...others, ...taints] } }),
  };
}
