import { type Port, readPort } from "../../model/containerinstance/container/port";
import type {
  CompleteContainer,
  CompleteDeployment,
  CompleteInitContainer,
} from "../../model/containerinstance/container/complete";
import type { MountedShare } from "./contract";

/** A Deployment's inputs with defaults filled in, and the shares of its volumes, by volume name. */
export interface Wanted {
  readonly name: string;
  readonly namespace: string;
  readonly inputs: CompleteDeployment;
  readonly shares: Readonly<Record<string, MountedShare>>;
  /** Class of the Service's load balancer. Default: the cluster's own. */
  readonly balancerClass?: string;
  /** Mark that says whose it is. */
  readonly owner?: string;
}

export type AnyContainer = CompleteContainer | CompleteInitContainer;

/** Containers and init containers. All names are different. */
export function allContainers({ containers, initContainers = [] }: CompleteDeployment): readonly AnyContainer[] {
  return [...initContainers, ...containers];
}

export function portsOf(ports: readonly unknown[] = []): Port[] {
  return ports.flatMap((item) => readPort(item) ?? []);
}

export function firstTcpPort({ ports }: CompleteContainer): Port | undefined {
  return portsOf(ports).find(({ protocol }) => protocol === "TCP");
}

/** The settings of a container; undefined when it has none. */
export function settingsOf(container: AnyContainer): Readonly<Record<string, string>> | undefined {
  const pairs = "configMap" in container ? container.configMap?.keyValuePairs : undefined;
  return pairs === undefined || Object.keys(pairs).length === 0 ? undefined : pairs;
}
