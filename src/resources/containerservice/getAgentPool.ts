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
  /** Version of the API that was used. */
  readonly azureApiVersion: string;
  /** ARM id of the capacity reservation group that the nodes take their machines from. */
  readonly capacityReservationGroupID: string;
  /** Snapshot that the nodes are made from. */
  readonly creationData: outputs.containerservice.CreationData;
  /** Changes whenever the pool changes. */
  readonly eTag: string;
  /** Whether ultra disks can be attached to the nodes. */
  readonly enableUltraSSD: boolean;
  /** Settings of a pool of mode Gateway. */
  readonly gatewayProfile: outputs.containerservice.AgentPoolGatewayProfile;
  /** How the nodes' GPUs are partitioned. */
  readonly gpuInstanceProfile: string;
  /** Drivers of the nodes' GPUs. */
  readonly gpuProfile: outputs.containerservice.GPUProfile;
  /** ARM id of the dedicated host group that the nodes run on. */
  readonly hostGroupID: string;
  /** Settings of the nodes' kubelet. */
  readonly kubeletConfig: outputs.containerservice.KubeletConfig;
  /** Disk of containers, logs and other data of the kubelet. */
  readonly kubeletDiskType: string;
  /** Settings of the nodes' Linux. */
  readonly linuxOSConfig: outputs.containerservice.LinuxOSConfig;
  /** Cache for names on each node. */
  readonly localDNSProfile: outputs.containerservice.LocalDNSProfileResponse;
  /** What a sign-in to a Linux node shows, in base64. */
  readonly messageOfTheDay: string;
  /** Ports, tags and security groups of the nodes' network. */
  readonly networkProfile: outputs.containerservice.AgentPoolNetworkProfile;
  /** ARM id of the prefix that the nodes' public addresses come from; needs `enableNodePublicIP`. */
  readonly nodePublicIPPrefixID: string;
  /** How pods get the addresses of their subnet. */
  readonly podIPAllocationMode: string;
  /** ARM id of the subnet of the pods. */
  readonly podSubnetID: string;
  /** ARM id of the proximity placement group of the nodes. */
  readonly proximityPlacementGroupID: string;
  /** What becomes of nodes that are no longer needed. */
  readonly scaleDownMode: string;
  /** Security of the nodes. */
  readonly securityProfile: outputs.containerservice.AgentPoolSecurityProfile;
  /** What went wrong in the last operation, if anything did. */
  readonly status: outputs.containerservice.AgentPoolStatusResponse;
  /** Nodes of a pool of type `VirtualMachines`, by size. The service keeps it. */
  readonly virtualMachineNodesStatus: outputs.containerservice.VirtualMachineNodes[];
  /** Sizes and numbers of a pool of type `VirtualMachines`, in place of `vmSize` and `count`. */
  readonly virtualMachinesProfile: outputs.containerservice.VirtualMachinesProfile;
  /** Settings of Windows nodes. */
  readonly windowsProfile: outputs.containerservice.AgentPoolWindowsProfile;
  /** What pods run on. */
  readonly workloadRuntime: string;
}
