import type { ArmId } from "../../../model/core/armId";
import type {
  CompleteContainer,
  CompleteGroup,
  CompleteInitContainer,
} from "../../../model/containerinstance/container/complete";
import type { Labels, RestartPolicy } from "../../../docker/engine";
import { engineName, hashOf, idKey } from "../../../docker/labels";
import { nameOf } from "../store/types";
import type { Names } from "../http/router";
import { ArmError } from "../http/errors";
import type { Hidden } from "./hidden";

/** Everything that the deployment of a group needs. */
export interface Deployment {
  readonly id: ArmId;
  /** In ARM's spelling. */
  readonly location: string;
  /** With secrets. */
  readonly group: CompleteGroup;
  /** What of it labels must not have, beside the secrets in the schema. Default: nothing. */
  readonly hidden?: Hidden;
  /** Distinguishes this deployment of the group from others. */
  readonly nonce: string;
  /** The shares that the group mounts, by volume name. */
  readonly shares: Readonly<Record<string, ShareVolume>>;
  /** OCI runtime of the containers. Default: the engine's default. */
  readonly runtime?: string;
}

/** A container or init container. */
export type AnyContainer = CompleteContainer | CompleteInitContainer;

/** All containers of a group, init containers first. */
export function allContainers({ initContainers = [], containers }: CompleteGroup): AnyContainer[] {
  return [...initContainers, ...containers];
}

/** A share's volume in the engine. */
export interface ShareVolume {
  readonly volume: string;
  readonly labels: Labels;
}

/** Where a group's ports are published. */
export interface HostAddress {
  readonly ip: string;
  /** Address on which the engine publishes them. Default: `ip`. */
  readonly bind?: string;
  /** Host port by `port/protocol`, if it differs from the port itself. */
  readonly moved: Readonly<Record<string, number>>;
}

export function sandboxName(id: ArmId): string {
  return engineName(nameOf(id), idKey(id));
}

export function containerName(id: ArmId, container: string): string {
  return engineName(nameOf(id), idKey(id), container);
}

/** A group's domain name; undefined without a label. */
export function fqdnOf(group: CompleteGroup, location: string): string | undefined {
  const label = group.ipAddress?.dnsNameLabel;
  return label === undefined ? undefined : `${label}.${location}.azurecontainer.io`;
}

/** The name at which other groups reach a group with an address but without a domain name. */
export function internalHostOf(id: ArmId): string {
  return `${nameOf(id).toLowerCase()}.${hashOf(idKey(id))}.internal`;
}

/** The engine's restart policy for the containers that run as long as the group does. */
export function restartPolicy({ restartPolicy: policy }: CompleteGroup): RestartPolicy {
  if (policy === "Never") return "no";
  return policy === "OnFailure" ? "on-failure" : "always";
}

/** The user in Docker's form; undefined leaves it to the image. */
export function userOf({ securityContext }: AnyContainer): string | undefined {
  const { runAsUser, runAsGroup } = securityContext ?? {};
  if (runAsUser === undefined && runAsGroup === undefined) return undefined;
  return runAsGroup === undefined ? String(runAsUser) : `${runAsUser ?? 0}:${runAsGroup}`;
}

/** Whether a user in Docker's form is root. */
export const isRoot = (user: string): boolean => /^(|0|root)(:|$)/.test(user);

/** The container of a group that a path names. Throws ARM's error when it does not exist. */
export function namedContainer(
  containers: readonly AnyContainer[],
  { container = "" }: Names,
  group: string,
): AnyContainer {
  const found = containers.find(({ name }) => name.toLowerCase() === container.toLowerCase());
  if (found !== undefined) return found;
  const message = `The container '${container}' does not exist in container group '${group}'.`;
  throw new ArmError(404, "ContainerNotFound", message);
}
