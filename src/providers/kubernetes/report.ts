import type { KubernetesApi } from "./api";
import type { CoreV1Event, V1ContainerStatus, V1Pod } from "./objects";
import { containersIn, type PodContainer, timesOf } from "./podContainers";

const LOG_LINES = 20;
const MAX_LINE_LENGTH = 500;
/** The pods of a Deployment fail for the same reason, so a few are enough. */
const MAX_PODS = 2;

/** The events of failing pods, and the last log lines of containers that do not run. */
export async function podReport(api: KubernetesApi, pods: readonly V1Pod[]): Promise<string[]> {
  const reports = await Promise.all(pods.slice(0, MAX_PODS).map((pod) => reportOf(api, pod)));
  return reports.flat();
}

async function reportOf(api: KubernetesApi, pod: V1Pod): Promise<string[]> {
  const { name = "", namespace = "" } = pod.metadata ?? {};
  const failed = containersIn(pod).filter(({ status }) => hasFailed(status));
  const [events, logs] = await Promise.all([
    eventsOf(api, namespace, name),
    Promise.all(failed.map((container) => logOf(api, pod, container))),
  ]);
  return [...events.map((event) => `pod ${name}, event ${eventLine(event)}`), ...logs.flat()];
}

/** Warnings about an object, ordered by their last occurrence. */
export async function eventsOf(api: KubernetesApi, namespace: string, name: string): Promise<CoreV1Event[]> {
  try {
    const events = await api.list("Event", namespace, { "involvedObject.name": name });
    return events.filter(({ type }) => type === "Warning");
  } catch {
    // The report continues without events.
    return [];
  }
}

export function eventLine(event: CoreV1Event): string {
  const times = timesOf(event);
  return `${event.reason}${times > 1 ? ` (${times} times)` : ""}: ${event.message}`;
}

function hasFailed({ ready, restartCount, state }: V1ContainerStatus): boolean {
  return !ready && (restartCount > 0 || state?.running !== undefined || state?.terminated !== undefined);
}

async function logOf(api: KubernetesApi, pod: V1Pod, { what, status }: PodContainer): Promise<string[]> {
  const { name: podName = "", namespace = "" } = pod.metadata ?? {};
  const { name, restartCount, state } = status;
  // While a container waits for its next start, the log of the last run tells why it ended.
  const previous = restartCount > 0 && state?.terminated === undefined;
  try {
    const text = await api.log(namespace, podName, name, { tailLines: LOG_LINES, ...(previous && { previous }) });
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    if (lines.length === 0) return [];
    const shown = lines.map((line) => (line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line));
    return [`${what}, last log lines:`, ...shown.map((line) => `  ${line}`)];
  } catch {
    return [];
  }
}
