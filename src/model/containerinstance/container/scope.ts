import { type ContainerHost, GROUP } from "../../values/host";
import type { Inputs } from "../../core/resource";
import type { KnownNames } from "../reference";
import { indexSecretReferences } from "../secretReference";
import { isUnknown } from "../../core/unknown";
import { indexVolumes, type VolumeIndex } from "../volume";

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
