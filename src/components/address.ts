import type * as pulumi from "@pulumi/pulumi";
import { type Problem, RULES } from "../model/problem";
import type { PortArgs } from "./container";
import { type LoweredContainers, lowerPorts } from "./lowering";

/** The arguments that tell how containers are reached from outside. */
export interface AddressArgs {
  readonly ipAddressType?: "Public" | "None";
  readonly dnsNameLabel?: pulumi.Input<string>;
  readonly exposedPorts?: pulumi.Input<PortArgs>[];
}

/** The address in ARM's form; undefined for none. */
export function lowerAddress(args: AddressArgs, { ports, paths, problems }: LoweredContainers) {
  const exposed = args.exposedPorts === undefined ? ports : lowerPorts(args.exposedPorts, "exposedPorts", problems);
  const wanted = exposed.length > 0 || args.dnsNameLabel !== undefined ? "Public" : "None";
  const type = args.ipAddressType ?? wanted;
  if (type === "None") return undefined;
  for (const [i, { path }] of exposed.entries()) paths.set(`ipAddress.ports[${i}].port`, path);
  paths.set("ipAddress.ports", args.exposedPorts === undefined ? "containers.*.ports" : "exposedPorts");
  paths.set("ipAddress.dnsNameLabel", "dnsNameLabel");
  paths.set("ipAddress.type", "ipAddressType");
  return { type, ports: exposed.map(({ port }) => port), dnsNameLabel: args.dnsNameLabel };
}

/** What needs an address, in the args of something that is to have none. */
export function withoutAddress(args: AddressArgs): Problem[] {
  if (args.ipAddressType !== "None") return [];
  const allowed = "needs an address, but ipAddressType is None";
  const needing = (["dnsNameLabel", "exposedPorts"] as const).filter((key) => args[key] !== undefined);
  return needing.map((path) => ({ path, allowed, rule: RULES.berth }));
}
