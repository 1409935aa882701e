import { createHash } from "node:crypto";
import { type ArmId, formatArmId } from "../model/core/armId";
import type { Labels } from "./engine";

/** Labels of the things that Berth makes. Nothing without {@link ROLE} is ever touched. */
export const ROLE = "berth.role";
/** ARM id in ARM's casing. */
export const ID = "berth.id";
/** ARM id in lower case: what filters compare. */
export const KEY = "berth.key";
export const TYPE = "berth.type";
/** Key of the ARM resource that this one is in. */
export const PARENT = "berth.parent";
/** Key of the resource group. */
export const GROUP = "berth.group";
/** Key of the subscription. */
export const SUBSCRIPTION = "berth.subscription";
/** ARM body without secrets, of a record. */
export const BODY = "berth.body";
/** Version number of a record. */
export const SEQUENCE = "berth.seq";
/** Tells one writer of a record from another. */
export const NONCE = "berth.nonce";
export const CREATED = "berth.created";
export const CHANGED = "berth.changed";
/** Nonce of the PUT that a container was made for. */
export const DEPLOYMENT = "berth.deployment";
/** Name of a container in its group. */
export const CONTAINER = "berth.container";
/** Hash of what a sandbox was made of. */
export const SPEC = "berth.spec";
/** Host address on which a sandbox publishes its ports. */
export const ADDRESS = "berth.address";
/** Host ports of a sandbox, as JSON; host port of a cluster's API. */
export const PORTS = "berth.ports";
/** Key of the subnet that a sandbox is in. */
export const SUBNET = "berth.subnet";
/** Why a group cannot be deployed, as JSON. */
export const FAILURE = "berth.failure";
/** Generations of an account's keys, as JSON. */
export const KEYS = "berth.keys";
/** Runtime that a container was made for, where that is not the engine's own. */
export const RUNTIME = "berth.runtime";
/** When a container's image was pulled for it, as JSON. */
export const PULLED = "berth.pulled";
/** Probes of a container, as JSON. */
export const PROBES = "berth.probes";

/** State of a managed cluster's or agent pool's record, as JSON. */
export const STATE = "berth.state";
/** Pool and index of a cluster's node. */
export const POOL = "berth.pool";
export const INDEX = "berth.index";
/** Name of a node in Kubernetes. */
export const NODE = "berth.node";
/** Address of a node in its cluster's network. */
export const NODE_ADDRESS = "berth.nodeAddress";
/** Kubernetes labels and taints that a node was made with, as JSON. */
export const NODE_SETTINGS = "berth.nodeSettings";
/** Image that a node was made from, and the Kubernetes version in it. */
export const IMAGE = "berth.image";
export const VERSION = "berth.version";

/** What a labelled thing is. */
export type Role =
  | "record"
  | "sandbox"
  | "container"
  | "init"
  | "share"
  | "emptyDir"
  | "secretVolume"
  | "gitRepo"
  | "configMap"
  | "keeper"
  | "subnet"
  | "network"
  | "secret"
  | "image"
  | "server"
  | "agent"
  | "state"
  | "clusterNetwork";

export const keyOf = (id: string): string => id.toLowerCase();
/** The same of an id that was read. */
export const idKey = (id: ArmId): string => keyOf(formatArmId(id));

/** Labels that place a thing under an ARM resource. */
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

/** Id of the resource or resource group that an ARM resource is in. */
function parentOf(id: ArmId): string | undefined {
  const { subscriptionId, resourceGroup, type, names } = id;
  if (type === "Microsoft.Resources/resourceGroups") return undefined;
  if (type === "Microsoft.Storage/storageAccounts/fileServices/shares")
    return formatArmId({ ...id, type: "Microsoft.Storage/storageAccounts", names: names.slice(0, 1) });
  if (type === "Microsoft.ContainerService/managedClusters/agentPools")
    return formatArmId({ ...id, type: "Microsoft.ContainerService/managedClusters", names: names.slice(0, 1) });
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
}

/** The same text for the same key, short and safe in names. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Name in the engine of the thing that belongs to a key: for people its own name, for machines the hash. */
export function engineName(ownName: string, key: string, ...more: readonly string[]): string {
  const readable = ownName.replace(/[^A-Za-z0-9_.-]/g, "-").slice(0, 63);
  return ["berth", readable, hashOf(key), ...more].join("-");
}
