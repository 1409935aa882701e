import { createHash } from "node:crypto";
import { type ArmId, formatArmId } from "../model/core/armId";
import type { LabelFilter, Labels } from "./engine";

/** Names of labels. Berth never touches anything in the engine that lacks {@link ROLE}. */
export const ROLE = "berth.role";
/** ARM id in ARM's casing. */
export const ID = "berth.id";
/** ARM id in lower case, which filters compare. */
export const KEY = "berth.key";
export const TYPE = "berth.type";
/** Key of the parent ARM resource. */
export const PARENT = "berth.parent";
/** Key of the resource group. */
export const GROUP = "berth.group";
/** Key of the subscription. */
export const SUBSCRIPTION = "berth.subscription";
/** ARM body of a record, without secrets. */
export const BODY = "berth.body";
/** Version number of a record. */
export const SEQUENCE = "berth.seq";
/** Distinguishes the writers of a record. */
export const NONCE = "berth.nonce";
export const CREATED = "berth.created";
export const CHANGED = "berth.changed";
/** Nonce of the PUT that made the container. */
export const DEPLOYMENT = "berth.deployment";
/** Name of a container in its group. */
export const CONTAINER = "berth.container";
/** Hash of a sandbox's specification. */
export const SPEC = "berth.spec";
/** Host address on which a sandbox publishes its ports. */
export const ADDRESS = "berth.address";
/** JSON: the host ports of a sandbox, or the host port of a cluster's API. */
export const PORTS = "berth.ports";
/** Key of a sandbox's subnet. */
export const SUBNET = "berth.subnet";
/** Why a group cannot be deployed, as JSON. */
export const FAILURE = "berth.failure";
/** Ids of what all groups share, as JSON, on the volume that announces its removal. */
export const COMMONS = "berth.commons";
/** Whether what is announced happens. */
export const VERDICT = "berth.verdict";
/** Generations of an account's keys, as JSON. */
export const KEYS = "berth.keys";
/** Restart policy of a container that has changed since it was made, where the engine cannot change it. */
export const POLICY = "berth.policy";
/** Runtime that a container was made with, if it is not the engine's default. */
export const RUNTIME = "berth.runtime";
/** When a container's image was pulled, as JSON. */
export const PULLED = "berth.pulled";
/** Probes of a container, as JSON. */
export const PROBES = "berth.probes";

/** State of the record of a managed cluster, agent pool or container group profile, as JSON. */
export const STATE = "berth.state";
/** Pool and index of a cluster's node. */
export const POOL = "berth.pool";
export const INDEX = "berth.index";
/** Kubernetes name of a node. */
export const NODE = "berth.node";
/** Address of a node in its cluster's network. */
export const NODE_ADDRESS = "berth.nodeAddress";
/** Namespace and name of the Service that a balancer serves. */
export const SERVICE = "berth.service";
/** Kubernetes labels and taints of a node when it was made, as JSON. */
export const NODE_SETTINGS = "berth.nodeSettings";
/** Image that a node was made from, with its Kubernetes version. */
export const IMAGE = "berth.image";
export const VERSION = "berth.version";

/** What kind of thing in the engine a label marks. */
export type Role =
  | "record"
  | "sandbox"
  | "container"
  | "init"
  | "share"
  | "shareFiles"
  | "emptyDir"
  | "secretVolume"
  | "gitRepo"
  | "configMap"
  | "keeper"
  | "deployed"
  | "policy"
  | "subnet"
  | "network"
  | "secret"
  | "restarter"
  | "image"
  | "secretImage"
  | "server"
  | "agent"
  | "broker"
  | "balancer"
  | "state"
  | "clusterNetwork";

export const keyOf = (id: string): string => id.toLowerCase();
export const idKey = (id: ArmId): string => keyOf(formatArmId(id));

/** Labels that assign a thing in the engine to an ARM resource. */
export function ownership(role: Role, id: ArmId): Labels {
  const text = formatArmId(id);
  const subscription = `/subscriptions/${id.subscriptionId}`;
  const group = `${subscription}/resourceGroups/${id.resourceGroup}`;
  return {
    [ROLE]: role,
    [ID]: text,
    [KEY]: keyOf(text),
    [TYPE]: id.type,
    [PARENT]: keyOf(parentOf(id) ?? subscription),
    [GROUP]: keyOf(group),
    [SUBSCRIPTION]: keyOf(subscription),
  };
}

/** Id of the parent resource or resource group of an ARM resource. */
function parentOf(id: ArmId): string | undefined {
  const { subscriptionId, resourceGroup, type, names } = id;
  if (type === "Microsoft.Resources/resourceGroups") return undefined;
  if (type === "Microsoft.Storage/storageAccounts/fileServices/shares")
    return formatArmId({ ...id, type: "Microsoft.Storage/storageAccounts", names: names.slice(0, 1) });
  if (type === "Microsoft.ContainerInstance/containerGroupProfiles/revisions")
    return formatArmId({ ...id, type: "Microsoft.ContainerInstance/containerGroupProfiles", names: names.slice(0, 1) });
  if (type === "Microsoft.ContainerService/managedClusters/agentPools")
    return formatArmId({ ...id, type: "Microsoft.ContainerService/managedClusters", names: names.slice(0, 1) });
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
}

/** A short hash that is safe in names. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Name in the engine of a thing that belongs to a key: its own name for humans, and a hash that makes it unique. */
export function engineName(ownName: string, key: string, ...more: readonly string[]): string {
  const readable = ownName.replace(/[^A-Za-z0-9_.-]/g, "-").slice(0, 63);
  return ["berth", readable, hashOf(key), ...more].join("-");
}

/** What a container was made of, for its label {@link SPEC}: one of another hash is made again. */
export const specHash = (spec: unknown): string => createHash("sha256").update(JSON.stringify(spec)).digest("hex");

/** Name of the label that a condition of a filter is about. */
export const labelKey = (condition: string): string => condition.replace(/=.*$/s, "");

/** Whether labels match a filter, by the engine's rules. */
export function fits(labels: Labels, filter: LabelFilter): boolean {
  return filter.every((label) => {
    const key = labelKey(label);
    return Object.hasOwn(labels, key) && (key === label || labels[key] === label.slice(key.length + 1));
  });
}
