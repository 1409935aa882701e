import * as pulumi from "@pulumi/pulumi";
import { type Problem } from "../model/core/problem";
import type { containerinstance as outputs } from "../resources/types/output";
import { type AddressArgs, lowerAddress } from "./address";
import { type Endpoints, endpointsOf, firstUrl, type InCluster } from "./endpoints";
import { concat, isPlain, type Later, lift } from "./inputs";
import { type ContainersArgs, type LoweredContainers, lowerContainers, type Purpose } from "./lowering";
import { type DeclaredPort, type LoweredService, lowerServicePorts, type ServicePortsArgs } from "./port";
import { isGiven } from "../model/core/json";

/** Containers, volumes and address of a group or pod in ARM's form. */
export interface LoweredGroup extends LoweredContainers {
  readonly ipAddress: ReturnType<typeof lowerAddress>;
  /** The ports of a Deployment's Service. Default: those of the address or the containers. */
  readonly servicePorts: LoweredService["list"] | undefined;
}

/** What was found while args were turned into ARM's form. More may be added. */
export interface GroupFindings {
  readonly problems: Problem[];
  readonly paths: Map<string, string>;
}

/** Turns containers, volumes and address into ARM's form. `problems` are those known before. */
export function lowerParts(
  args: ContainersArgs & AddressArgs & { readonly servicePorts?: ServicePortsArgs },
  purpose: Purpose,
  problems: readonly Problem[],
) {
  const lowered = lowerContainers(args, purpose, (known): LoweredGroup => {
    const service = isGiven(args.servicePorts) ? lowerServicePorts(args.servicePorts!, known) : undefined;
    const open = service === undefined ? known : { ...known, ports: service.open };
    return { ...open, ipAddress: lowerAddress(args, open), servicePorts: service?.list };
  });
  const findings: GroupFindings = isPlain(lowered)
    ? { paths: lowered.paths, problems: [...problems, ...lowered.problems] }
    : { paths: new Map(), problems: [...problems] };
  return { lowered, findings };
}

export function containersIn(lowered: Later<LoweredGroup>) {
  return {
    containers: lift(lowered, ({ containers }) => containers),
    initContainers: lift(lowered, ({ initContainers }) => initContainers),
    volumes: lift(lowered, ({ volumes }) => volumes),
  };
}

export const addressIn = (lowered: Later<LoweredGroup>) => lift(lowered, ({ ipAddress }) => ipAddress);

/** The outputs that tell how to reach a group. */
export interface Reach {
  readonly ip: pulumi.Output<string | undefined>;
  readonly fqdn: pulumi.Output<string | undefined>;
  readonly endpoints: pulumi.Output<Endpoints>;
  readonly endpointNames: pulumi.Input<readonly string[]>;
  readonly url: pulumi.Output<string | undefined>;
}

/** How to reach a group, by the address that ARM returned. `inside` are a Deployment's addresses in its cluster. */
export function reachOf(
  address: pulumi.Output<outputs.IpAddressState | undefined>,
  lowered: Later<LoweredGroup>,
  inside?: pulumi.Output<InCluster | undefined>,
): Reach {
  const declared = lift(lowered, (known) => concat(known.ports.map(({ port }) => lift(port, (one) => [one]))));
  const ports = pulumi.output(declared as pulumi.Input<DeclaredPort[]>);
  const endpoints = pulumi
    .all([address, ports, inside])
    .apply(([known, list, inner]) => endpointsOf(known, list, inner));
  return {
    ip: address.apply((known) => known?.ip),
    fqdn: address.apply((known) => known?.fqdn),
    endpoints,
    endpointNames: lift(
      lowered,
      (known) => openNames(known, inside !== undefined) ?? endpoints.apply((all) => Object.keys(all)),
    ),
    url: pulumi
      .all([address, endpoints, ports])
      .apply(([known, all, list]) => (isGiven(known) ? firstUrl(all, list) : undefined)),
  };
}

/**
 * The names of the ports that are open on the address, or without one in the cluster; undefined when not all are known.
 */
function openNames({ ports, ipAddress }: LoweredGroup, isInCluster: boolean): string[] | undefined {
  if (ipAddress === undefined && !isInCluster) return [];
  if (ipAddress === undefined) {
    const all = ports.map(({ name }) => name);
    return all.every((name) => name !== undefined) ? all : undefined;
  }
  const names = ipAddress.ports.map((open) => {
    const same = ports.find(({ port }) => isPlain(port) && isPlain(open) && port.port === open.port);
    return same?.name ?? (isPlain(open) ? String(open.port) : undefined);
  });
  // A port may be known later than its name.
  const all = ipAddress.ports.length === ports.length ? ports.map(({ name }) => name) : names;
  return all.every((name) => name !== undefined) ? all : undefined;
}
