import type { ArmId } from "../../../model/core/armId";
import type { Container, ContainerGroupInputs, InitContainerDefinition } from "../../../model/generated/shapes";
import type { Labels } from "../../../docker/engine";
import { engineName, hashOf, idKey } from "../../../docker/labels";
import { nameOf } from "../store/types";
import type { Names } from "../http/router";
import { ArmError } from "../http/errors";

/** What a group is deployed from. */
export interface Deployment {
  readonly id: ArmId;
  /** In ARM's spelling. */
  readonly location: string;
  /** With secrets. */
  readonly group: ContainerGroupInputs;
  /** Tells this deployment of the group from others. */
  readonly nonce: string;
  /** The shares that the group mounts, by volume name. */
  readonly shares: Readonly<Record<string, ShareVolume>>;
  /** The engine's runtime of the containers. Default: the engine's own. */
  readonly runtime?: string;
}

/** A container of either kind. */
export type AnyContainer = Container | InitContainerDefinition;

/** All containers of a group, those that run first, first. */
export function allContainers({ initContainers = [], containers }: ContainerGroupInputs): AnyContainer[] {
  return [...initContainers, ...containers];
}

/** A share as the engine has it. */
export interface ShareVolume {
  readonly volume: string;
  readonly labels: Labels;
}

/** Where a group's ports are met. */
export interface HostAddress {
  readonly ip: string;
  /** Address on which the engine publishes them. Default: `ip`. */
  readonly bind?: string;
  /** Host port by `port/protocol`, where it is not the port itself. */
  readonly moved: Readonly<Record<string, number>>;
}

export function sandboxName(id: ArmId): string {
  return engineName(nameOf(id), idKey(id));
}

export function containerName(id: ArmId, container: string): string {
  return engineName(nameOf(id), idKey(id), container);
}

/** A group's domain name; undefined without a label. */
export function fqdnOf(group: ContainerGroupInputs, location: string): string | undefined {
  const label = group.ipAddress?.dnsNameLabel;
  return label === undefined ? undefined : `${label}.${location}.azurecontainer.io`;
}

/** The name by which other groups reach one that has an address and no domain name. */
export function internalHostOf(id: ArmId): string {
  return `${nameOf(id).toLowerCase()}.${hashOf(idKey(id))}.internal`;
}

/** Docker's form of the user; undefined leaves it to the image. */
export function userOf({ securityContext }: AnyContainer): string | undefined {
  const { runAsUser, runAsGroup } = securityContext ?? {};
  if (runAsUser === undefined && runAsGroup === undefined) return undefined;
  return runAsGroup === undefined ? String(runAsUser) : `${runAsUser ?? 0}:${runAsGroup}`;
}

/** Whether Docker's form of a user is root. */
export const isRoot = (user: string): boolean => /^(|0|root)(:|$)/.test(user);

/** The container that a path names, among those of a group. Throws ARM's error when it is none of them. */
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
