import { type ContainerHost, GROUP } from "../values/host";
import type { Inputs } from "./resource";
import type { KnownNames } from "../containerinstance/reference";
import { indexSecretReferences } from "../containerinstance/secretReference";
import { isUnknown } from "./unknown";
import { indexVolumes, type VolumeIndex } from "../containerinstance/volume";

/** What the rules of a container need to know about its group or pod. */
export interface ContainerScope {
  readonly host: ContainerHost;
  readonly volumes: VolumeIndex;
  /** Names of the secret references; undefined when they are not checked. */
  readonly references: KnownNames;
  readonly mayBePrivileged: boolean;
}

export function groupScope({ volumes, secretReferences, sku }: Inputs): ContainerScope {
  return {
    host: GROUP,
    volumes: indexVolumes(volumes),
    references: indexSecretReferences(secretReferences),
    mayBePrivileged: sku === "Confidential" || isUnknown(sku),
  };
}
