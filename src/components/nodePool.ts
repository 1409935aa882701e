import type * as pulumi from "@pulumi/pulumi";
import { isGiven } from "../model/core/json";
import { atKey } from "../model/core/problem";
import { ANY, type ArgShapes, choice, mapOf, objectOf } from "./args";
import type { AnyCase } from "./inputs";

/** A node pool: nodes of the same size. */
export interface NodePoolArgs {
  /**
   * Number of nodes: 1 to 1000 in a System pool, 0 to 1000 in a User pool. With autoscaling, the initial number.
   * Default 1.
   */
  count?: pulumi.Input<number>;
  /** Size of the virtual machines. On the local engine, the node gets its CPU and memory. Default `Standard_D2s_v5`. */
  vmSize?: pulumi.Input<string>;
  /**
   * `System` for pools that also run the cluster's own pods, or `User`. Default: `System` for the first pool if no pool
   * has mode System.
   */
  mode?: AnyCase<"System" | "User">;
  /** Operating system of the nodes: `Linux` or `Windows` (User pools on Azure only). Default `Linux`. */
  osType?: pulumi.Input<AnyCase<"Linux" | "Windows">>;
  /** Kubernetes version of the nodes: the cluster's, or up to two minor versions older. Default: the cluster's. */
  kubernetesVersion?: pulumi.Input<string>;
  /**
   * Minimum number of nodes. With `maxCount` it turns autoscaling on; then a different number of nodes is not drift.
   */
  minCount?: pulumi.Input<number>;
  /** Maximum number of nodes, at most 1000. */
  maxCount?: pulumi.Input<number>;
  /** Maximum number of pods per node, 10 to 250. Default: the service's, 110 with kubenet and overlay networks. */
  maxPods?: pulumi.Input<number>;
  /**
   * `Spot` for nodes that are cheaper and may be taken away, in User pools. They have the taint
   * `kubernetes.azure.com/scalesetpriority=spot:NoSchedule`, on the local engine too, and a label of the same name and
   * value. Default `Regular`.
   */
  priority?: AnyCase<"Regular" | "Spot">;
  /** What becomes of Spot nodes that are taken away: `Delete` or `Deallocate`. Default `Delete`. */
  evictionPolicy?: pulumi.Input<AnyCase<"Delete" | "Deallocate">>;
  /** Most that a Spot node may cost, in US dollars an hour; -1 for the price of a Regular one. Default -1. */
  spotMaxPrice?: pulumi.Input<number>;
  /** Labels of the nodes. */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Taints of the nodes, such as `dedicated=batch:NoSchedule`. */
  taints?: pulumi.Input<pulumi.Input<string>[]>;
  /** Availability zones. The local engine has none. */
  zones?: pulumi.Input<pulumi.Input<string>[]>;
  /** Tags of the pool's Azure resources, at most 50. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

const POOL = objectOf(
  {
    count: ANY,
    vmSize: ANY,
    mode: choice("System", "User"),
    osType: ANY,
    kubernetesVersion: ANY,
    minCount: ANY,
    maxCount: ANY,
    maxPods: ANY,
    priority: choice("Regular", "Spot"),
    evictionPolicy: ANY,
    spotMaxPrice: ANY,
    labels: ANY,
    taints: ANY,
    zones: ANY,
    tags: ANY,
  } satisfies ArgShapes<NodePoolArgs>,
  { settled: true },
);

export const NODE_POOLS = mapOf(POOL, "node pools by name", { settled: true });

const DEFAULT_VM_SIZE = "Standard_D2s_v5";

/** ARM's names of arguments that have another name here. */
export const ARM_NAMES = {
  kubernetesVersion: "orchestratorVersion",
  priority: "scaleSetPriority",
  evictionPolicy: "scaleSetEvictionPolicy",
  labels: "nodeLabels",
  taints: "nodeTaints",
  zones: "availabilityZones",
} as const;

/** Whether a pool also runs the cluster's own pods. */
export const isSystem = (mode: unknown): boolean => typeof mode === "string" && mode.toLowerCase() === "system";

/** Turns pools by name into ARM's list, and records the path in the args that each part came from. */
export function lowerNodePools(pools: Record<string, NodePoolArgs>) {
  const entries = Object.entries(pools).filter(([, args]) => isGiven(args));
  const system = entries.some(([, { mode }]) => isSystem(mode)) ? undefined : 0;
  const paths = new Map<string, string>();
  const list = entries.map(([name, args], i) => {
    const from = atKey("nodePools", name);
    const to = `agentPoolProfiles[${i}]`;
    paths.set(to, from).set(`${to}.name`, from);
    for (const [ours, arms] of Object.entries(ARM_NAMES)) paths.set(`${to}.${arms}`, `${from}.${ours}`);
    const scales = isGiven(args.minCount) || isGiven(args.maxCount);
    return {
      name,
      mode: args.mode ?? (i === system ? ("System" as const) : ("User" as const)),
      type: "VirtualMachineScaleSets" as const,
      count: args.count ?? args.minCount ?? 1,
      vmSize: args.vmSize ?? DEFAULT_VM_SIZE,
      osType: args.osType ?? "Linux",
      orchestratorVersion: args.kubernetesVersion,
      enableAutoScaling: scales ? true : undefined,
      minCount: args.minCount,
      maxCount: args.maxCount,
      maxPods: args.maxPods,
      scaleSetPriority: args.priority,
      scaleSetEvictionPolicy: args.evictionPolicy,
      spotMaxPrice: args.spotMaxPrice,
      nodeLabels: args.labels,
      nodeTaints: args.taints,
      availabilityZones: args.zones,
      tags: args.tags,
    };
  });
  return { list, paths };
}
