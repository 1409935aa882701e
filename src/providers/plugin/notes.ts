import { ROTATING } from "../../model/containerservice/agentPool";
import type { Change } from "../../model/core/change";
import { isGivenAt } from "../../model/core/chosen";
import { groupVerdict, isTerminated, type Verdict } from "../../model/containerinstance/update";
import type { Inputs, ResourceModel } from "../../model/core/resource";
import { isUnknown } from "../../model/core/unknown";
import type { ProviderConfig } from "./config";
import { topLevel } from "./paths";

const CONTAINER_GROUP = "berth:containerinstance:ContainerGroup";
const CONTAINER_JOB = "berth:containerinstance:ContainerJob";
const MANAGED_CLUSTER = "berth:containerservice:ManagedCluster";
const AGENT_POOL = "berth:containerservice:AgentPool";
const DEPLOYMENT = "berth:containerservice:Deployment";

/** What is said to be unable to change something, where that is not Azure as a whole. */
const SERVICES: Readonly<Record<string, string>> = {
  [CONTAINER_GROUP]: "Azure Container Instances",
  [DEPLOYMENT]: "Kubernetes",
};

/** Inputs of a Deployment that its pods are made from. */
const POD_INPUTS = ["containers", "initContainers", "volumes", "imageRegistryCredentials", "dnsConfig", "osType"];

/** What a preview says of an update of a container group; that it is replaced is said where it is made again. */
const GROUP_NOTES: Readonly<Record<Verdict, string | undefined>> = {
  replace: undefined,
  patch: "This update changes the tags alone: nothing restarts.",
  restart: "This update restarts all containers of the group.",
};
const AFRESH = "This update deploys the group afresh: its containers have ended.";

/**
 * What a preview says of an update in place, where there is more to it than the change itself. `outputs` are what the resource
 * was last seen to be.
 */
export function updateNote(model: ResourceModel, changed: readonly Change[], outputs: Inputs): string | undefined {
  const keys = changed.map(({ path }) => topLevel(path));
  const verdict = model.token === CONTAINER_GROUP ? groupVerdict(changed) : undefined;
  if (verdict !== undefined) return verdict === "restart" && isTerminated(outputs) ? AFRESH : GROUP_NOTES[verdict];
  if (model.token === CONTAINER_JOB)
    return "The last run of this job did not end well: it runs again, or is waited for where it still runs.";
  const unlisted = changed.some(({ path, kind }) => kind === "delete" && /^agentPoolProfiles\[\d+\]$/.test(path));
  if (model.token === MANAGED_CLUSTER && unlisted)
    return "This update deletes the pools that agentPoolProfiles lists no more, with their nodes.";
  if (model.token === DEPLOYMENT && keys.some((key) => POD_INPUTS.includes(key)))
    return "This update replaces the pods step by step: old ones serve until new ones are ready.";
  const rotating = model.token === AGENT_POOL ? [...new Set(keys.filter((key) => ROTATING.includes(key)))] : [];
  if (rotating.length === 0) return undefined;
  return (
    `This update of ${list(rotating)} rotates the pool through a temporary pool "…tmp": its nodes are replaced, the cluster ` +
    "stays. Pods move without being drained first."
  );
}

/** Why a resource is replaced; undefined when it is not. */
export function replaceNote(model: ResourceModel, changed: readonly Change[], news: Inputs): string | undefined {
  const paths = changed.filter(({ replace }) => replace).map(({ path }) => path);
  if (paths.length === 0) return undefined;
  const known = paths.filter((path) => !isUnknown(news[path]));
  if (known.length === 0) return `Replaced together with the source of its ${list(paths)}.`;
  if (model.token === CONTAINER_JOB) return `The job runs again, because of changes of ${list(known)}.`;
  const service = SERVICES[model.token] ?? "Azure";
  return `Replaced, because ${service} cannot change ${list(known)} in place.`;
}

/** Which of the inputs have no effect on the local engine. */
export function cloudOnlyNote(model: ResourceModel, config: ProviderConfig, inputs: Inputs): string | undefined {
  if (config.target !== "local") return undefined;
  const given = model.canonical(inputs);
  const idle = model.cloudOnly.filter((path) => isGivenAt(given, path));
  return idle.length === 0 ? undefined : `Kept, but without effect on the local engine: ${list(idle)}.`;
}

/** What a resource that was not made by Berth has and would lose in an update, for a PUT carries all that is wanted. */
export function unsupportedNote(paths: readonly string[]): string | undefined {
  if (paths.length === 0) return undefined;
  return `Berth does not support ${list(paths)} yet: an update of this resource would remove what is there.`;
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}
