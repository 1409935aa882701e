import { RULES } from "../core/problem";

/** What containers run in together: the same containers fit into both, but a container group is the stricter one. */
export interface ContainerHost {
  /** As messages call it. */
  readonly name: string;
  readonly rule: string;
  /** Whether the limits of Azure Container Instances hold: numbers of things, sizes, ports that it keeps to itself. */
  readonly limited: boolean;
}

export const GROUP: ContainerHost = { name: "group", rule: RULES.aci, limited: true };
export const POD: ContainerHost = { name: "pod", rule: RULES.kubernetes, limited: false };
