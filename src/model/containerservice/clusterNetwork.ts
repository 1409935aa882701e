import { type Cidr, holdsAddress, overlap, parseAddress, parseCidr } from "../values/cidr";
import { isGiven, isRecord } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import { isUnknown } from "../core/unknown";

/** Default addresses of a cluster. */
const CLUSTER_NETWORK = {
  podCidr: "10.244.0.0/16",
  serviceCidr: "10.0.0.0/16",
  dnsServiceIP: "10.0.0.10",
} as const;

export function checkNetwork(network: unknown, path: string): Problem[] {
  if (!isRecord(network)) return [];
  return [...checkPlugins(network, path), ...checkAddresses(network, path)];
}

function checkPlugins(network: Readonly<Record<string, unknown>>, path: string): Problem[] {
  const { networkPlugin, networkPluginMode, networkPolicy, networkDataplane } = network;
  const problems: Problem[] = [];
  if (networkPolicy === "cilium" && networkDataplane !== "cilium" && !isUnknown(networkDataplane)) {
    const allowed = "needs networkDataplane cilium";
    problems.push({ path: `${path}.networkPolicy`, value: networkPolicy, allowed, rule: RULES.aks });
  }
  if (networkPluginMode === "overlay" && (networkPlugin === "kubenet" || networkPlugin === "none")) {
    const allowed = `needs networkPlugin azure, which is ${networkPlugin}`;
    problems.push({ path: `${path}.networkPluginMode`, value: networkPluginMode, allowed, rule: RULES.aks });
  }
  return problems;
}

function checkAddresses(network: Readonly<Record<string, unknown>>, path: string): Problem[] {
  const problems: Problem[] = [];
  const refuse = (key: string, allowed: string) =>
    problems.push({ path: `${path}.${key}`, value: network[key] ?? undefined, allowed, rule: RULES.aks });
  const range = (key: "podCidr" | "serviceCidr"): Cidr | undefined => {
    const text = isGiven(network[key]) ? network[key] : CLUSTER_NETWORK[key];
    if (typeof text !== "string") return undefined;
    const cidr = parseCidr(text);
    if (cidr === undefined)
      refuse(key, "must be a range of IPv4 addresses that begins at a multiple of its size, such as 10.0.0.0/16");
    return cidr;
  };
  const pods = range("podCidr");
  const services = range("serviceCidr");
  const servicesText = isGiven(network.serviceCidr) ? network.serviceCidr : CLUSTER_NETWORK.serviceCidr;
  // Without podCidr, pods may have addresses of the nodes' subnet.
  if (isGiven(network.podCidr) && pods && services && overlap(pods, services))
    refuse("podCidr", `must have no address in common with serviceCidr ${String(servicesText)}`);
  const dns = isGiven(network.dnsServiceIP) ? network.dnsServiceIP : CLUSTER_NETWORK.dnsServiceIP;
  if (services === undefined || typeof dns !== "string") return problems;
  const address = parseAddress(dns);
  if (address === undefined || !holdsAddress(services, address)) {
    const allowed = `must be an address in serviceCidr ${String(servicesText)}`;
    refuse("dnsServiceIP", isGiven(network.dnsServiceIP) ? allowed : `${allowed}; the default is ${dns}`);
  } else if (address === services.first || address === services.first + 1)
    refuse(
      "dnsServiceIP",
      "must be neither the first address of serviceCidr nor the second, which is the API server's",
    );
  return problems;
}

/** Checks an IPv4 range or address that may reach the API server. */
export function checkAuthorizedRange(value: unknown, path: string): Problem[] {
  if (typeof value !== "string" || parseCidr(value) !== undefined || parseAddress(value) !== undefined) return [];
  return [{ path, value, allowed: "must be a range such as 203.0.113.0/24, or an address", rule: RULES.aks }];
}
