import type { Operation } from "../arm/wire/operation";
import type { KubernetesApi } from "./api";
import type { BalancedAddress, ClusterTarget } from "./contract";
import { BALANCER_CLASS, type V1Service } from "./objects";
import { addressOf } from "./view";

/** The load balancers of a cluster that has none of its own. */
export interface Balancing {
  /** Class of Services that get their address here. */
  readonly balancerClass: string;
  /** The address of a Service, which gets it if it has none; undefined for Services of another class. */
  address(service: V1Service, api: KubernetesApi, operation: Operation): Promise<BalancedAddress | undefined>;
  /** Takes a Service's address away. */
  release(place: { readonly namespace: string; readonly name: string }, operation: Operation): Promise<void>;
}

/** undefined for clusters that have load balancers. */
export function balancingOf(target: ClusterTarget, clusterId: string): Balancing | undefined {
  const balance = target.balance?.bind(target);
  if (balance === undefined) return undefined;
  return {
    balancerClass: BALANCER_CLASS,

    async address(service, api, operation) {
      const { metadata = {}, spec = {} } = service;
      if (spec.type !== "LoadBalancer" || spec.loadBalancerClass !== BALANCER_CLASS) return undefined;
      const { name = "", namespace = "" } = metadata;
      const ports = (spec.ports ?? []).map(({ port, protocol = "TCP", nodePort = 0 }) => ({
        port,
        protocol,
        nodePort,
      }));
      const address = await balance(clusterId, { name, namespace, ports }, operation);
      if (address !== undefined && addressOf(service) !== address.ip) await api.setAddress(namespace, name, address.ip);
      return address;
    },

    async release({ name, namespace }, operation) {
      await balance(clusterId, { name, namespace, ports: [] }, operation);
    },
  };
}
