import * as pulumi from "@pulumi/pulumi";
import { isRecord } from "../model/core/json";
import type { containerinstance as outputs } from "../resources/types/output";
import type { DeclaredPort, PortScheme } from "./port";

/** Where a port answers. */
export interface Endpoint {
  /** Name of the port; its number where it has none. */
  readonly name: string;
  /** What is spoken: `http`, `https`, `tcp` or `udp`. */
  readonly scheme: PortScheme;
  /** `TCP` or `UDP`. */
  readonly protocol: string;
  /** Name or address to connect to from outside: the domain name where it resolves, which on the local engine it does not. */
  readonly host: string;
  /** Port to connect to from outside: the container's own, or another one where the local engine found that taken. */
  readonly port: number;
  /** `host:port`. */
  readonly address: string;
  /** URL, of `http` and `https` alone. */
  readonly url?: string;
  /**
   * The same from inside: for containers of other groups, or, of a Deployment, for pods of its cluster. It is what an endpoint
   * means in `env` and `references`.
   */
  readonly internal: EndpointAddress;
}

/** How to connect to an endpoint. */
export interface EndpointAddress {
  /** Name or address. */
  readonly host: string;
  /** Port that the container listens on. */
  readonly port: number;
  /** `host:port`. */
  readonly address: string;
  /** URL, of `http` and `https` alone. */
  readonly url?: string;
  /** Of a Deployment: the cluster whose pods alone can use it, as `resourceGroup/cluster`. */
  readonly cluster?: string;
}

/** Endpoints by name. */
export type Endpoints = Readonly<Record<string, Endpoint>>;

/** What a Deployment is reached by inside its cluster. */
export interface InCluster {
  readonly host: string;
  readonly cluster: string;
}

/**
 * The endpoints of an address. A `hostPort` means that the group is on the local engine, whose domain names mean something to
 * other groups alone: there the address is what a person connects to.
 */
export function endpointsOf(
  address: outputs.IpAddressState | undefined,
  declared: readonly DeclaredPort[],
  inside?: InCluster,
): Endpoints {
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

/** The endpoint that a person opens in a browser, if there is one. */
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

/** Whether a value is an endpoint. */
export function isEndpoint(value: unknown): value is Endpoint {
  return isRecord(value) && typeof value.address === "string" && isRecord(value.internal);
}

/** Where containers find an endpoint. `cluster` is the one that they run in, if they do. */
export function reached(endpoint: Endpoint, cluster: string | undefined): EndpointAddress {
  const { internal } = endpoint;
  return internal.cluster === undefined || internal.cluster === cluster ? internal : endpoint;
}

/** An endpoint as the value of a variable: the URL, or `host:port` where there is none. */
export const reachedText = ({ url, address }: EndpointAddress): string => url ?? address;

/** The cluster that containers run in, as endpoints name it. */
export function clusterKey(resourceGroup: pulumi.Input<string>, cluster: pulumi.Input<string>): pulumi.Output<string> {
  // ARM compares names without regard to case.
  return pulumi.interpolate`${resourceGroup}/${cluster}`.apply((key) => key.toLowerCase());
}
