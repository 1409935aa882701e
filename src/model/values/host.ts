import { RULES } from "../core/problem";

/**
 * What containers run in together: a container group or a pod. Both take the same containers, but a container group has
 * more limits.
 */
export interface ContainerHost {
  /** Its name in messages. */
  readonly name: string;
  readonly rule: string;
  /** Whether the limits of Azure Container Instances apply: counts, sizes, reserved ports. */
  readonly limited: boolean;
}

export const GROUP: ContainerHost = { name: "group", rule: RULES.aci, limited: true };
export const POD: ContainerHost = { name: "pod", rule: RULES.kubernetes, limited: false };
