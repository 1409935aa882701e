import * as pulumi from "@pulumi/pulumi";
import { programError } from "../failing";
import { isGiven, isRecord } from "../model/core/json";
import { formatProblem, RULES } from "../model/core/problem";
import type { containerinstance as outputs } from "../resources/types/output";
import type { DeclaredPort, PortScheme } from "./port";

/** The address of an open port. */
export interface Endpoint {
  /** Name of the port, or its number if it has no name. */
  readonly name: string;
  /** Protocol of the application: `http`, `https`, `tcp` or `udp`. */
  readonly scheme: PortScheme;
  /** Transport protocol: `TCP` or `UDP`. */
  readonly protocol: string;
  /**
   * Host to connect to from outside: the domain name or, on the local engine, where domain names do not resolve, the IP
   * address. In a Deployment without an address, the Service's name, which only pods of its cluster resolve.
   */
  readonly host: string;
  /**
   * Port to connect to from outside: the container's port, or another one if the local engine found that port in use.
   */
  readonly port: number;
  /** `host:port`. */
  readonly address: string;
  /** URL, only for `http` and `https`. */
  readonly url?: string;
  /**
   * The address from inside: for containers of other groups or, in a Deployment, for pods of its cluster. `env` and
   * `references` use this address.
   */
  readonly internal: EndpointAddress;
}

/** Where a port can be reached from inside. */
export interface EndpointAddress {
  /** Host to connect to. */
  readonly host: string;
  /** Port that the container listens on. */
  readonly port: number;
  /** `host:port`. */
  readonly address: string;
  /** URL, only for `http` and `https`. */
  readonly url?: string;
  /** Only in a Deployment: the cluster whose pods can use the address, as `resourceGroup/cluster`. */
  readonly cluster?: string;
}

/** Endpoints by name. */
export type Endpoints = Readonly<Record<string, Endpoint>>;

/** The addresses of a Deployment inside its cluster. */
export interface InCluster {
  readonly host: string;
  readonly cluster: string;
}

/**
 * The endpoints of an address, or of a Deployment that has none: those are only for pods of its cluster. A `hostPort` shows that the group is on the local engine. Only other groups can resolve
 * its domain names there, so users connect to the IP address.
 */
export function endpointsOf(
  address: outputs.IpAddressState | undefined,
  declared: readonly DeclaredPort[],
  inside?: InCluster,
): Endpoints {
  // In a preview, an address that there will not be is null.
  if (!isGiven(address) && inside !== undefined)
    return Object.fromEntries(
      declared.map(({ name, scheme, protocol, port }): [string, Endpoint] => {
        const internal = { ...addressOf(scheme, inside.host, port), cluster: inside.cluster };
        return [name, { name, scheme, protocol, ...addressOf(scheme, inside.host, port), internal }];
      }),
    );
  const open = (address?.ports ?? []).flatMap(({ port, protocol = "TCP", hostPort }): [string, Endpoint][] => {
    const { ip, fqdn, internalHost } = address!;
    const isLocal = hostPort !== undefined;
    const host = isLocal ? ip : (fqdn ?? ip);
    const inner = inside?.host ?? fqdn ?? internalHost ?? ip;
    if (host === undefined || inner === undefined) return [];
    const known = declared.find((item) => item.port === port && item.protocol === protocol);
    const name = known?.name ?? String(port);
    const scheme = known?.scheme ?? (protocol === "UDP" ? "udp" : "tcp");
    const cluster = inside && { cluster: inside.cluster };
    const internal = { ...addressOf(scheme, inner, port), ...cluster };
    return [[name, { name, scheme, protocol, ...addressOf(scheme, host, hostPort ?? port), internal }]];
  });
  return Object.fromEntries(open);
}

/** The URL of the first HTTP or HTTPS endpoint. */
export function firstUrl(endpoints: Endpoints, declared: readonly DeclaredPort[]): string | undefined {
  const urls = declared.map(({ name }) => endpoints[name]?.url);
  return urls.find((url) => url !== undefined);
}

function addressOf(scheme: PortScheme, host: string, port: number): EndpointAddress {
  const address = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  if (scheme !== "http" && scheme !== "https") return { host, port, address };
  const usual = scheme === "https" ? ":443" : ":80";
  return {
    host,
    port,
    address,
    url: `${scheme}://${address.endsWith(usual) ? address.slice(0, -usual.length) : address}`,
  };
}

export function isEndpoint(value: unknown): value is Endpoint {
  return isRecord(value) && typeof value.address === "string" && isRecord(value.internal);
}

/**
 * The address at which containers reach an endpoint. `cluster` is the cluster that they run in, if any. Throws when only
 * pods of another cluster reach it.
 */
export function reached(endpoint: Endpoint, cluster: string | undefined, path: string): EndpointAddress {
  const { internal } = endpoint;
  if (internal.cluster === undefined || internal.cluster === cluster) return internal;
  if (endpoint.host !== internal.host) return endpoint;
  const allowed =
    `must be an endpoint with an address: only pods of the cluster ${internal.cluster} reach ${internal.address}, ` +
    "since serviceType is ClusterIP";
  throw programError(formatProblem({ path, allowed, rule: RULES.berth }));
}

/** An endpoint as the value of an environment variable: the URL or, if there is none, `host:port`. */
export const reachedText = ({ url, address }: EndpointAddress): string => url ?? address;

/** A cluster's name in endpoints. */
export function clusterKey(resourceGroup: pulumi.Input<string>, cluster: pulumi.Input<string>): pulumi.Output<string> {
  // ARM compares names without regard to case.
  return pulumi.interpolate`${resourceGroup}/${cluster}`.apply((key) => key.toLowerCase());
}
