import type { KubernetesApi } from "./api";
import type { Clock } from "../../clock";
import { DeploymentFault } from "./explain";
import { labelsOf } from "./objects";
import type { Operation } from "../arm/wire/operation";
import { eventLine, eventsOf, podReport } from "./report";
import { isRepeated } from "./podContainers";
import { isUnschedulable, roomIn } from "./room";
import { oldServing, RolloutWatch, type Seen } from "./rollout";
import { addressOf } from "./view";

const POLL_MS = 300;
/** After this long, a rollout's events are read as well. */
const SLOW_MS = 15_000;
/** Longest interval between polls. */
const POLL_MAX_MS = 2_000;
const SLOW_DOWN = 1.3;
/** A rollout is given up after this long, even if its controller no longer reports progress. */
const ROLLOUT_TIMEOUT_MS = 30 * 60_000;
const ADDRESS_TIMEOUT_MS = 10 * 60_000;
const DELETE_TIMEOUT_MS = 10 * 60_000;

interface Place {
  readonly name: string;
  readonly namespace: string;
}

/** Polls until `ask` returns true. The intervals grow. `late` makes the error when the time is up. */
async function poll(
  ask: (elapsedMs: number) => Promise<boolean>,
  limit: { readonly timeoutMs: number; late(): Error },
  clock: Clock,
  operation: Operation,
): Promise<void> {
  const startMs = clock.nowMs();
  let pauseMs = POLL_MS;
  for (;;) {
    const elapsedMs = clock.nowMs() - startMs;
    if (await ask(elapsedMs)) return;
    if (elapsedMs >= limit.timeoutMs) throw limit.late();
    await clock.sleep(pauseMs, operation.signal);
    pauseMs = Math.min(pauseMs * SLOW_DOWN, POLL_MAX_MS);
  }
}

/** Waits until all replicas are up to date and ready, or cannot become so. */
export async function untilRolledOut(
  api: KubernetesApi,
  place: Place,
  clock: Clock,
  operation: Operation,
): Promise<void> {
  const watch = new RolloutWatch();
  let last = "";
  const look = async (elapsedMs: number): Promise<boolean> => {
    const seen = await lookAt(api, place, elapsedMs);
    const verdict = watch.look(seen, clock.nowMs());
    if (verdict.kind === "ready") return true;
    if (verdict.kind === "failed") {
      const reasons = await podReport(api, verdict.pods);
      throw new DeploymentFault(`it does not become ready: ${verdict.message}`, [...reasons, ...servingLine(seen)]);
    }
    last = verdict.message;
    operation.progress(`Rolling out: ${last}`);
    return false;
  };
  const late = () =>
    new DeploymentFault(`it did not become ready within ${ROLLOUT_TIMEOUT_MS / 60_000} minutes: ${last}`);
  await poll(look, { timeoutMs: ROLLOUT_TIMEOUT_MS, late }, clock, operation);
}

async function lookAt(api: KubernetesApi, { name, namespace }: Place, elapsedMs: number): Promise<Seen> {
  const selector = labelsOf(name);
  const [deployment, replicaSets, pods] = await Promise.all([
    api.read("Deployment", namespace, name),
    api.list("ReplicaSet", namespace, selector),
    api.list("Pod", namespace, selector),
  ]);
  if (deployment === undefined) throw new DeploymentFault("someone has deleted it meanwhile.");
  const isHomeless = pods.some(isUnschedulable);
  const isProbed = deployment.spec?.template.spec?.containers.some(({ livenessProbe }) => livenessProbe !== undefined);
  const [events, room] = await Promise.all([
    elapsedMs < SLOW_MS && !isHomeless && isProbed !== true
      ? []
      : api.list("Event", namespace, { "involvedObject.kind": "Pod" }),
    isHomeless ? roomIn(api) : undefined,
  ]);
  return { deployment, replicaSets, pods, events, room };
}

function servingLine(seen: Seen): string[] {
  const count = oldServing(seen);
  if (count === 0) return [];
  return [
    `${count === 1 ? "One pod" : `${count} pods`} of the last version ${count === 1 ? "goes" : "go"} on serving.`,
  ];
}

/** Removes a Service and waits until it is gone, so that one of the same name can be made. */
export async function removeService(
  api: KubernetesApi,
  { name, namespace }: Place,
  clock: Clock,
  operation: Operation,
): Promise<void> {
  await api.remove("Service", namespace, name);
  const look = async (): Promise<boolean> => {
    if ((await api.read("Service", namespace, name)) === undefined) return true;
    operation.progress("Waiting for the load balancer's address to be released");
    return false;
  };
  const late = () => new DeploymentFault(`its old Service is not gone after ${DELETE_TIMEOUT_MS / 60_000} minutes.`);
  await poll(look, { timeoutMs: DELETE_TIMEOUT_MS, late }, clock, operation);
}

/** Waits until the load balancer has an address. */
export async function untilAddressed(
  api: KubernetesApi,
  { name, namespace }: Place,
  clock: Clock,
  operation: Operation,
): Promise<void> {
  const look = async (): Promise<boolean> => {
    const service = await api.read("Service", namespace, name);
    if (service === undefined) throw new DeploymentFault("someone has deleted its Service meanwhile.");
    if (addressOf(service) !== undefined) return true;
    const events = await eventsOf(api, namespace, name);
    const failed = events.findLast((event) => event.reason === "SyncLoadBalancerFailed");
    const why = failed === undefined ? "" : `: ${eventLine(failed)}`;
    if (failed !== undefined && isRepeated(failed))
      throw new DeploymentFault(`its load balancer gets no address${why}`);
    operation.progress(`Waiting for the load balancer's address${why}`);
    return false;
  };
  const late = () =>
    new DeploymentFault(`its load balancer got no address within ${ADDRESS_TIMEOUT_MS / 60_000} minutes.`);
  await poll(look, { timeoutMs: ADDRESS_TIMEOUT_MS, late }, clock, operation);
}

/**
 * Waits until the Deployment, its Service and its pods are deleted, so that nothing uses shares or addresses any more.
 */
export async function untilDeleted(
  api: KubernetesApi,
  { name, namespace }: Place,
  clock: Clock,
  operation: Operation,
): Promise<void> {
  let left = "";
  const look = async (): Promise<boolean> => {
    const [deployment, service, pods] = await Promise.all([
      api.read("Deployment", namespace, name),
      api.read("Service", namespace, name),
      api.list("Pod", namespace, labelsOf(name)),
    ]);
    const going = service?.metadata?.deletionTimestamp !== undefined;
    if (deployment === undefined && !going && pods.length === 0) return true;
    left = pods.length === 1 ? "1 pod" : `${pods.length} pods`;
    operation.progress(pods.length > 0 ? `Ending ${left}` : "Waiting for the load balancer's address to be released");
    return false;
  };
  const late = () =>
    new DeploymentFault(`it is not gone after ${DELETE_TIMEOUT_MS / 60_000} minutes: ${left} still end.`);
  await poll(look, { timeoutMs: DELETE_TIMEOUT_MS, late }, clock, operation);
}
