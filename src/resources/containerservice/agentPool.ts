// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
import type * as inputs from "../types/input";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { withDefaults } from "../utilities";
/** A pool of nodes of a cluster, all of one kind. Pools that the cluster was made with can be taken over under their names. */
export class AgentPool extends pulumi.CustomResource {
  /** The resource's Pulumi type. */
  public static readonly __pulumiType = "berth:containerservice:AgentPool";

  /** Looks up an existing resource by its ARM id. */
  public static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): AgentPool {
    return new AgentPool(name, undefined as any, { ...opts, id });
  }

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is AgentPool {
    return obj?.["__pulumiType"] === AgentPool.__pulumiType;
  }

  /** Name. */
  declare public readonly name: pulumi.Output<string>;

  /** `Microsoft.ContainerService/managedClusters/agentPools`. */
  declare public readonly type: pulumi.Output<string>;

  /** What the nodes are made of. */
  declare public readonly typePropertiesType: pulumi.Output<string | undefined>;

  /** Number of nodes, 0 to 1000; 1 at least in a System pool. With autoscaling the number to start with. */
  declare public readonly count: pulumi.Output<number>;

  /** Size of the nodes' machines, such as `Standard_D2s_v5`. */
  declare public readonly vmSize: pulumi.Output<string>;

  /** Operating system. */
  declare public readonly osType: pulumi.Output<string>;

  /** Distribution. */
  declare public readonly osSKU: pulumi.Output<string | undefined>;

  /** What the pool is for. */
  declare public readonly mode: pulumi.Output<string>;

  /** Whether the number of nodes follows the load, between `minCount` and `maxCount`. */
  declare public readonly enableAutoScaling: pulumi.Output<boolean | undefined>;

  /** Least number of nodes with autoscaling, 0 to 1000; 1 at least in a System pool. */
  declare public readonly minCount: pulumi.Output<number | undefined>;

  /** Greatest number of nodes with autoscaling, `minCount` to 1000. */
  declare public readonly maxCount: pulumi.Output<number | undefined>;

  /** Most pods on a node, 10 to 250. */
  declare public readonly maxPods: pulumi.Output<number | undefined>;

  /** Kubernetes labels of the nodes. */
  declare public readonly nodeLabels: pulumi.Output<{ [key: string]: string } | undefined>;

  /** Kubernetes taints of the nodes, such as `gpu=true:NoSchedule`. */
  declare public readonly nodeTaints: pulumi.Output<string[] | undefined>;

  /** Kubernetes version of the nodes, such as 1.34 or 1.34.4: at most the control plane's, and less than three minors behind. */
  declare public readonly orchestratorVersion: pulumi.Output<string | undefined>;

  /** Zones of the region that the nodes are spread over. */
  declare public readonly availabilityZones: pulumi.Output<string[] | undefined>;

  /** Size of a node's system disk in GB, 30 to 2048; 0 for the service's choice. */
  declare public readonly osDiskSizeGB: pulumi.Output<number | undefined>;

  /** Where the system disk is. */
  declare public readonly osDiskType: pulumi.Output<string | undefined>;

  /** Whether Azure may take nodes away; `Spot` only in User pools. */
  declare public readonly scaleSetPriority: pulumi.Output<string | undefined>;

  /** Most that a spot node may cost, in US dollars an hour; -1 for the price of a regular one. */
  declare public readonly spotMaxPrice: pulumi.Output<number | undefined>;

  /** What becomes of spot nodes that are taken away. */
  declare public readonly scaleSetEvictionPolicy: pulumi.Output<string | undefined>;

  /** ARM id of the subnet that the nodes join. */
  declare public readonly vnetSubnetID: pulumi.Output<string | undefined>;

  /** Whether each node has a public address. */
  declare public readonly enableNodePublicIP: pulumi.Output<boolean | undefined>;

  /** Whether the host encrypts the nodes' disks. */
  declare public readonly enableEncryptionAtHost: pulumi.Output<boolean | undefined>;

  /** Whether the operating system has FIPS cryptography. */
  declare public readonly enableFIPS: pulumi.Output<boolean | undefined>;

  /** Tags of the nodes' machines, at most 50. */
  declare public readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;

  /** How the pool is upgraded. */
  declare public readonly upgradeSettings: pulumi.Output<outputs.containerservice.AgentPoolUpgradeSettings | undefined>;

  /** Kubernetes version that the nodes run. */
  declare public readonly currentOrchestratorVersion: pulumi.Output<string>;

  /** Image of the nodes. */
  declare public readonly nodeImageVersion: pulumi.Output<string>;

  /** `Succeeded` when the pool is usable. */
  declare public readonly provisioningState: pulumi.Output<string>;

  /** Whether the pool is switched on. */
  declare public readonly powerState: pulumi.Output<outputs.containerservice.PowerState | undefined>;

  /** Version of the API that was used. */
  declare public readonly azureApiVersion: pulumi.Output<string>;

  /** ARM id of the capacity reservation group that the nodes take their machines from. */
  declare public readonly capacityReservationGroupID: pulumi.Output<string | undefined>;

  /** Snapshot that the nodes are made from. */
  declare public readonly creationData: pulumi.Output<outputs.containerservice.CreationData | undefined>;

  /** Changes whenever the pool changes. */
  declare public readonly eTag: pulumi.Output<string>;

  /** Whether ultra disks can be attached to the nodes. */
  declare public readonly enableUltraSSD: pulumi.Output<boolean | undefined>;

  /** Settings of a pool of mode Gateway. */
  declare public readonly gatewayProfile: pulumi.Output<outputs.containerservice.AgentPoolGatewayProfile | undefined>;

  /** How the nodes' GPUs are partitioned. */
  declare public readonly gpuInstanceProfile: pulumi.Output<string | undefined>;

  /** Drivers of the nodes' GPUs. */
  declare public readonly gpuProfile: pulumi.Output<outputs.containerservice.GPUProfile | undefined>;

  /** ARM id of the dedicated host group that the nodes run on. */
  declare public readonly hostGroupID: pulumi.Output<string | undefined>;

  /** Settings of the nodes' kubelet. */
  declare public readonly kubeletConfig: pulumi.Output<outputs.containerservice.KubeletConfig | undefined>;

  /** Disk of containers, logs and other data of the kubelet. */
  declare public readonly kubeletDiskType: pulumi.Output<string | undefined>;

  /** Settings of the nodes' Linux. */
  declare public readonly linuxOSConfig: pulumi.Output<outputs.containerservice.LinuxOSConfig | undefined>;

  /** Cache for names on each node. */
  declare public readonly localDNSProfile: pulumi.Output<outputs.containerservice.LocalDNSProfileResponse | undefined>;

  /** What a sign-in to a Linux node shows, in base64. */
  declare public readonly messageOfTheDay: pulumi.Output<string | undefined>;

  /** Ports, tags and security groups of the nodes' network. */
  declare public readonly networkProfile: pulumi.Output<outputs.containerservice.AgentPoolNetworkProfile | undefined>;

  /** ARM id of the prefix that the nodes' public addresses come from; needs `enableNodePublicIP`. */
  declare public readonly nodePublicIPPrefixID: pulumi.Output<string | undefined>;

  /** How pods get the addresses of their subnet. */
  declare public readonly podIPAllocationMode: pulumi.Output<string | undefined>;

  /** ARM id of the subnet of the pods. */
  declare public readonly podSubnetID: pulumi.Output<string | undefined>;

  /** ARM id of the proximity placement group of the nodes. */
  declare public readonly proximityPlacementGroupID: pulumi.Output<string | undefined>;

  /** What becomes of nodes that are no longer needed. */
  declare public readonly scaleDownMode: pulumi.Output<string | undefined>;

  /** Security of the nodes. */
  declare public readonly securityProfile: pulumi.Output<outputs.containerservice.AgentPoolSecurityProfile | undefined>;

  /** What went wrong in the last operation, if anything did. */
  declare public readonly status: pulumi.Output<outputs.containerservice.AgentPoolStatusResponse | undefined>;

  /** Nodes of a pool of type `VirtualMachines`, by size. The service keeps it. */
  declare public readonly virtualMachineNodesStatus: pulumi.Output<
    outputs.containerservice.VirtualMachineNodes[] | undefined
  >;

  /** Sizes and numbers of a pool of type `VirtualMachines`, in place of `vmSize` and `count`. */
  declare public readonly virtualMachinesProfile: pulumi.Output<
    outputs.containerservice.VirtualMachinesProfile | undefined
  >;

  /** Settings of Windows nodes. */
  declare public readonly windowsProfile: pulumi.Output<outputs.containerservice.AgentPoolWindowsProfile | undefined>;

  /** What pods run on. */
  declare public readonly workloadRuntime: pulumi.Output<string | undefined>;

  constructor(name: string, args: AgentPoolArgs, opts?: pulumi.CustomResourceOptions) {
    // All arguments are passed on: the provider names those that it does not know, and those that are missing, together with what else is wrong.
    const inputs: pulumi.Inputs = opts?.id === undefined ? { ...args } : {};
    inputs["name"] ??= undefined;
    inputs["type"] ??= undefined;
    inputs["typePropertiesType"] ??= undefined;
    inputs["count"] ??= undefined;
    inputs["vmSize"] ??= undefined;
    inputs["osType"] ??= undefined;
    inputs["osSKU"] ??= undefined;
    inputs["mode"] ??= undefined;
    inputs["enableAutoScaling"] ??= undefined;
    inputs["minCount"] ??= undefined;
    inputs["maxCount"] ??= undefined;
    inputs["maxPods"] ??= undefined;
    inputs["nodeLabels"] ??= undefined;
    inputs["nodeTaints"] ??= undefined;
    inputs["orchestratorVersion"] ??= undefined;
    inputs["availabilityZones"] ??= undefined;
    inputs["osDiskSizeGB"] ??= undefined;
    inputs["osDiskType"] ??= undefined;
    inputs["scaleSetPriority"] ??= undefined;
    inputs["spotMaxPrice"] ??= undefined;
    inputs["scaleSetEvictionPolicy"] ??= undefined;
    inputs["vnetSubnetID"] ??= undefined;
    inputs["enableNodePublicIP"] ??= undefined;
    inputs["enableEncryptionAtHost"] ??= undefined;
    inputs["enableFIPS"] ??= undefined;
    inputs["tags"] ??= undefined;
    inputs["upgradeSettings"] ??= undefined;
    inputs["currentOrchestratorVersion"] ??= undefined;
    inputs["nodeImageVersion"] ??= undefined;
    inputs["provisioningState"] ??= undefined;
    inputs["powerState"] ??= undefined;
    inputs["azureApiVersion"] ??= undefined;
    inputs["capacityReservationGroupID"] ??= undefined;
    inputs["creationData"] ??= undefined;
    inputs["eTag"] ??= undefined;
    inputs["enableUltraSSD"] ??= undefined;
    inputs["gatewayProfile"] ??= undefined;
    inputs["gpuInstanceProfile"] ??= undefined;
    inputs["gpuProfile"] ??= undefined;
    inputs["hostGroupID"] ??= undefined;
    inputs["kubeletConfig"] ??= undefined;
    inputs["kubeletDiskType"] ??= undefined;
    inputs["linuxOSConfig"] ??= undefined;
    inputs["localDNSProfile"] ??= undefined;
    inputs["messageOfTheDay"] ??= undefined;
    inputs["networkProfile"] ??= undefined;
    inputs["nodePublicIPPrefixID"] ??= undefined;
    inputs["podIPAllocationMode"] ??= undefined;
    inputs["podSubnetID"] ??= undefined;
    inputs["proximityPlacementGroupID"] ??= undefined;
    inputs["scaleDownMode"] ??= undefined;
    inputs["securityProfile"] ??= undefined;
    inputs["status"] ??= undefined;
    inputs["virtualMachineNodesStatus"] ??= undefined;
    inputs["virtualMachinesProfile"] ??= undefined;
    inputs["windowsProfile"] ??= undefined;
    inputs["workloadRuntime"] ??= undefined;
    super(AgentPool.__pulumiType, name, inputs, withDefaults(opts));
  }
}

/** Arguments of {@link AgentPool}. */
export interface AgentPoolArgs {
  /** Name: 1 to 12 lowercase letters and digits, a letter first; at most 6 with Windows. Default: the resource's name and a hash of its URN. */
  agentPoolName?: pulumi.Input<string | undefined>;
  /** Name of the cluster. */
  resourceName: pulumi.Input<string>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Number of nodes, 0 to 1000; 1 at least in a System pool. With autoscaling the number to start with. Default 1. */
  count?: pulumi.Input<number | undefined>;
  /** Size of the nodes' machines, such as `Standard_D2s_v5`. Default: the service's choice. */
  vmSize?: pulumi.Input<string | undefined>;
  /** Operating system. Default Linux. */
  osType?: pulumi.Input<enums.containerservice.OSType | (string & {}) | undefined>;
  /** Distribution. Default: the service's choice for the operating system. */
  osSKU?: pulumi.Input<enums.containerservice.OSSKU | (string & {}) | undefined>;
  /** What the pool is for. Default User. */
  mode?: pulumi.Input<enums.containerservice.AgentPoolMode | (string & {}) | undefined>;
  /** What the nodes are made of. Default `VirtualMachineScaleSets`. */
  type?: pulumi.Input<enums.containerservice.AgentPoolType | (string & {}) | undefined>;
  /** Whether the number of nodes follows the load, between `minCount` and `maxCount`. Default false. */
  enableAutoScaling?: pulumi.Input<boolean | undefined>;
  /** Least number of nodes with autoscaling, 0 to 1000; 1 at least in a System pool. */
  minCount?: pulumi.Input<number | undefined>;
  /** Greatest number of nodes with autoscaling, `minCount` to 1000. */
  maxCount?: pulumi.Input<number | undefined>;
  /** Most pods on a node, 10 to 250. Default: the service's choice, 110 or 30 by network plugin. */
  maxPods?: pulumi.Input<number | undefined>;
  /** Kubernetes labels of the nodes. */
  nodeLabels?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** Kubernetes taints of the nodes, such as `gpu=true:NoSchedule`. */
  nodeTaints?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** Kubernetes version of the nodes, such as 1.34 or 1.34.4: at most the control plane's, and less than three minors behind. Default: the control plane's when the pool is made. */
  orchestratorVersion?: pulumi.Input<string | undefined>;
  /** Zones of the region that the nodes are spread over. Default: none. */
  availabilityZones?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** Size of a node's system disk in GB, 30 to 2048; 0 for the service's choice. Default 0. */
  osDiskSizeGB?: pulumi.Input<number | undefined>;
  /** Where the system disk is. Default: the service's choice. */
  osDiskType?: pulumi.Input<enums.containerservice.OSDiskType | (string & {}) | undefined>;
  /** Whether Azure may take nodes away; `Spot` only in User pools. Default Regular. */
  scaleSetPriority?: pulumi.Input<enums.containerservice.ScaleSetPriority | (string & {}) | undefined>;
  /** Most that a spot node may cost, in US dollars an hour; -1 for the price of a regular one. Default -1. */
  spotMaxPrice?: pulumi.Input<number | undefined>;
  /** What becomes of spot nodes that are taken away. Default Delete. */
  scaleSetEvictionPolicy?: pulumi.Input<enums.containerservice.ScaleSetEvictionPolicy | (string & {}) | undefined>;
  /** ARM id of the subnet that the nodes join. Default: one that the service makes. */
  vnetSubnetID?: pulumi.Input<string | undefined>;
  /** Whether each node has a public address. Default false. */
  enableNodePublicIP?: pulumi.Input<boolean | undefined>;
  /** Whether the host encrypts the nodes' disks. Default false. */
  enableEncryptionAtHost?: pulumi.Input<boolean | undefined>;
  /** Whether the operating system has FIPS cryptography. Default false. */
  enableFIPS?: pulumi.Input<boolean | undefined>;
  /** Tags of the nodes' machines, at most 50. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** How the pool is upgraded. */
  upgradeSettings?: pulumi.Input<inputs.containerservice.AgentPoolUpgradeSettingsArgs | undefined>;
  /** ARM id of the capacity reservation group that the nodes take their machines from. A change rotates the pool. Default: none. */
  capacityReservationGroupID?: pulumi.Input<string | undefined>;
  /** Snapshot that the nodes are made from. Default: none. */
  creationData?: pulumi.Input<inputs.containerservice.CreationDataArgs | undefined>;
  /** Whether ultra disks can be attached to the nodes. A change rotates the pool. Default false. */
  enableUltraSSD?: pulumi.Input<boolean | undefined>;
  /** Settings of a pool of mode Gateway. */
  gatewayProfile?: pulumi.Input<inputs.containerservice.AgentPoolGatewayProfileArgs | undefined>;
  /** How the nodes' GPUs are partitioned. A change rotates the pool. Default: not at all. */
  gpuInstanceProfile?: pulumi.Input<enums.containerservice.GPUInstanceProfile | (string & {}) | undefined>;
  /** Drivers of the nodes' GPUs. Default: the service installs them. */
  gpuProfile?: pulumi.Input<inputs.containerservice.GPUProfileArgs | undefined>;
  /** ARM id of the dedicated host group that the nodes run on. A change rotates the pool. Default: none. */
  hostGroupID?: pulumi.Input<string | undefined>;
  /** Settings of the nodes' kubelet. A change rotates the pool. Default: the service's. */
  kubeletConfig?: pulumi.Input<inputs.containerservice.KubeletConfigArgs | undefined>;
  /** Disk of containers, logs and other data of the kubelet. A change rotates the pool. Default `OS`. */
  kubeletDiskType?: pulumi.Input<enums.containerservice.KubeletDiskType | (string & {}) | undefined>;
  /** Settings of the nodes' Linux. A change rotates the pool. Default: the service's. */
  linuxOSConfig?: pulumi.Input<inputs.containerservice.LinuxOSConfigArgs | undefined>;
  /** Cache for names on each node. Default: the service's. */
  localDNSProfile?: pulumi.Input<inputs.containerservice.LocalDNSProfileArgs | undefined>;
  /** What a sign-in to a Linux node shows, in base64. A change rotates the pool. Default: nothing. */
  messageOfTheDay?: pulumi.Input<string | undefined>;
  /** Ports, tags and security groups of the nodes' network. Default: none. */
  networkProfile?: pulumi.Input<inputs.containerservice.AgentPoolNetworkProfileArgs | undefined>;
  /** ARM id of the prefix that the nodes' public addresses come from; needs `enableNodePublicIP`. A change rotates the pool. */
  nodePublicIPPrefixID?: pulumi.Input<string | undefined>;
  /** How pods get the addresses of their subnet. Default `DynamicIndividual`. */
  podIPAllocationMode?: pulumi.Input<enums.containerservice.PodIPAllocationMode | (string & {}) | undefined>;
  /** ARM id of the subnet of the pods. A change rotates the pool. Default: the nodes' subnet. */
  podSubnetID?: pulumi.Input<string | undefined>;
  /** Whether the pool's nodes run. On the local engine `Running` only. Default `Running`. */
  powerState?: pulumi.Input<inputs.containerservice.PowerStateArgs | undefined>;
  /** ARM id of the proximity placement group of the nodes. A change rotates the pool. Default: none. */
  proximityPlacementGroupID?: pulumi.Input<string | undefined>;
  /** What becomes of nodes that are no longer needed. Default `Delete`. */
  scaleDownMode?: pulumi.Input<enums.containerservice.ScaleDownMode | (string & {}) | undefined>;
  /** Security of the nodes. Default: the service's. */
  securityProfile?: pulumi.Input<inputs.containerservice.AgentPoolSecurityProfileArgs | undefined>;
  /** Nodes of a pool of type `VirtualMachines`, by size. The service keeps it. */
  virtualMachineNodesStatus?: pulumi.Input<pulumi.Input<inputs.containerservice.VirtualMachineNodesArgs>[] | undefined>;
  /** Sizes and numbers of a pool of type `VirtualMachines`, in place of `vmSize` and `count`. */
  virtualMachinesProfile?: pulumi.Input<inputs.containerservice.VirtualMachinesProfileArgs | undefined>;
  /** Settings of Windows nodes. Default: the service's. */
  windowsProfile?: pulumi.Input<inputs.containerservice.AgentPoolWindowsProfileArgs | undefined>;
  /** What pods run on. Default `OCIContainer`. */
  workloadRuntime?: pulumi.Input<enums.containerservice.WorkloadRuntime | (string & {}) | undefined>;
}
