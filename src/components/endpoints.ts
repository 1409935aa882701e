import type { containerinstance as outputs } from "../resources/types/output";

/** Where a port of a container group answers. */
export interface Endpoint {
  /** Port number in the group. */
  readonly port: number;
  /** `TCP` or `UDP`. */
  readonly protocol: string;
  /** Name or address to connect to. */
  readonly host: string;
  /** Port to connect to: `port`, or another one where the local engine found `port` taken. */
  readonly hostPort: number;
  /** URL, for TCP ports. */
  readonly url?: string;
}

/**
 * The endpoints of a group's address. A `hostPort` means that the group is on the local engine, whose domain names mean
 * something to other groups only: there the address is what a person connects to.
 */
export function endpointsOf(address: outputs.IpAddressState | undefined): Endpoint[] {
  return (address?.ports ?? []).flatMap((open) => {
    const { port, protocol = "TCP", hostPort } = open;
    const host = hostPort === undefined ? (address?.fqdn ?? address?.ip) : address?.ip;
    if (host === undefined) return [];
    const endpoint = { port, protocol, host, hostPort: hostPort ?? port };
    return [protocol === "TCP" ? { ...endpoint, url: urlOf(endpoint) } : endpoint];
  });
}

function urlOf({ port, host, hostPort }: Endpoint): string {
  const scheme = port === 443 ? "https" : "http";
  const usual = scheme === "https" ? 443 : 80;
  return `${scheme}://${host}${hostPort === usual ? "" : `:${hostPort}`}`;
}
