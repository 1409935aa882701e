// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as outputs from "../types/output";
import { invoke, invokeOutput } from "../../invoking";
import { invokeDefaults } from "../utilities";

/** Reads a node pool that exists already, whoever made it. */
export function getAgentPool(args: GetAgentPoolArgs, opts?: pulumi.InvokeOptions): Promise<GetAgentPoolResult> {
  return invoke(
    "berth:containerservice:getAgentPool",
    { agentPoolName: args.agentPoolName, resourceGroupName: args.resourceGroupName, resourceName: args.resourceName },
    invokeDefaults(opts),
  );
}

/** Reads a node pool that exists already, whoever made it. */
export function getAgentPoolOutput(
  args: GetAgentPoolOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetAgentPoolResult> {
  return invokeOutput(
    "berth:containerservice:getAgentPool",
    { agentPoolName: args.agentPoolName, resourceGroupName: args.resourceGroupName, resourceName: args.resourceName },
    invokeDefaults(opts),
  );
}

/** Arguments of {@link getAgentPool}. */
export interface GetAgentPoolArgs {
  /** Name of the node pool. */
  agentPoolName: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Name of the cluster. */
  resourceName: string;
}

/** Arguments of {@link getAgentPoolOutput}. */
export interface GetAgentPoolOutputArgs {
  /** Name of the node pool. */
  agentPoolName: pulumi.Input<string>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Name of the cluster. */
  resourceName: pulumi.Input<string>;
}

/** Result of {@link getAgentPool}. */
export interface GetAgentPoolResult {
  /** ARM id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** `Microsoft.ContainerService/managedClusters/agentPools`. */
  readonly type: string;
  /** What the nodes are made of. */
  readonly typePropertiesType: string;
  /** Number of nodes, 0 to 1000; 1 at least in a System pool. With autoscaling the number to start with. */
  readonly count: number;
  /** Size of the nodes' machines, such as `Standard_D2s_v5`. */
  readonly vmSize: string;
  /** Operating system. */
  readonly osType: string;
  /** Distribution. */
  readonly osSKU: string;
  /** What the pool is for. */
  readonly mode: string;
  /** Whether the number of nodes follows the load, between `minCount` and `maxCount`. */
  readonly enableAutoScaling: boolean;
  /** Least number of nodes with autoscaling, 0 to 1000; 1 at least in a System pool. */
  readonly minCount: number;
  /** Greatest number of nodes with autoscaling, `minCount` to 1000. */
  readonly maxCount: number;
  /** Most pods on a node, 10 to 250. */
  readonly maxPods: number;
  /** Kubernetes labels of the nodes. */
  readonly nodeLabels: { [key: string]: string };
  /** Kubernetes taints of the nodes, such as `gpu=true:NoSchedule`. */
  readonly nodeTaints: string[];
  /** Kubernetes version of the nodes, such as 1.34 or 1.34.4: at most the control plane's, and less than three minors behind. */
  readonly orchestratorVersion: string;
  /** Zones of the region that the nodes are spread over. */
  readonly availabilityZones: string[];
  /** Size of a node's system disk in GB, 30 to 2048; 0 for the service's choice. */
  readonly osDiskSizeGB: number;
  /** Where the system disk is. */
  readonly osDiskType: string;
  /** Whether Azure may take nodes away; `Spot` only in User pools. */
  readonly scaleSetPriority: string;
  /** Most that a spot node may cost, in US dollars an hour; -1 for the price of a regular one. */
  readonly spotMaxPrice: number;
  /** What becomes of spot nodes that are taken away. */
  readonly scaleSetEvictionPolicy: string;
  /** ARM id of the subnet that the nodes join. */
  readonly vnetSubnetID: string;
  /** Whether each node has a public address. */
  readonly enableNodePublicIP: boolean;
  /** Whether the host encrypts the nodes' disks. */
  readonly enableEncryptionAtHost: boolean;
  /** Whether the operating system has FIPS cryptography. */
  readonly enableFIPS: boolean;
  /** Tags of the nodes' machines, at most 50. */
  readonly tags: { [key: string]: string };
  /** How the pool is upgraded. */
  readonly upgradeSettings: outputs.containerservice.AgentPoolUpgradeSettings;
  /** Kubernetes version that the nodes run. */
  readonly currentOrchestratorVersion: string;
  /** Image of the nodes. */
  readonly nodeImageVersion: string;
  /** `Succeeded` when the pool is usable. */
  readonly provisioningState: string;
  /** Whether the pool is switched on. */
  readonly powerState: outputs.containerservice.PowerState;
}
