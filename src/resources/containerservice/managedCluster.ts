// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
import type * as inputs from "../types/input";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { withDefaults } from "../utilities";
/** A Kubernetes cluster that Azure manages (AKS). */
export class ManagedCluster extends pulumi.CustomResource {
  /** The resource's Pulumi type. */
  public static readonly __pulumiType = "berth:containerservice:ManagedCluster";

  /** Looks up an existing resource by its ARM id. */
  public static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): ManagedCluster {
    return new ManagedCluster(name, undefined as any, { ...opts, id });
  }

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is ManagedCluster {
    return obj?.["__pulumiType"] === ManagedCluster.__pulumiType;
  }

  /** Name. */
  declare public readonly name: pulumi.Output<string>;

  /** `Microsoft.ContainerService/managedClusters`. */
  declare public readonly type: pulumi.Output<string>;

  /** Region. */
  declare public readonly location: pulumi.Output<string>;

  /** Tags, at most 50. */
  declare public readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;

  /** Price tier. */
  declare public readonly sku: pulumi.Output<outputs.containerservice.ManagedClusterSKU | undefined>;

  /** Identity of the control plane. */
  declare public readonly identity: pulumi.Output<outputs.containerservice.ManagedClusterIdentityResponse | undefined>;

  /** Service principal of the control plane. */
  declare public readonly servicePrincipalProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterServicePrincipalProfile | undefined
  >;

  /** Begin of the API server's name. */
  declare public readonly dnsPrefix: pulumi.Output<string | undefined>;

  /** Begin of the name of a private cluster with a DNS zone of its own. */
  declare public readonly fqdnSubdomain: pulumi.Output<string | undefined>;

  /** Kubernetes version that was asked for. */
  declare public readonly kubernetesVersion: pulumi.Output<string>;

  /** All pools of the cluster. */
  declare public readonly agentPoolProfiles: pulumi.Output<
    outputs.containerservice.ManagedClusterAgentPoolProfileResponse[]
  >;

  /** Name of the resource group that the service makes for the nodes. */
  declare public readonly nodeResourceGroup: pulumi.Output<string>;

  /** Network. */
  declare public readonly networkProfile: pulumi.Output<outputs.containerservice.ContainerServiceNetworkProfileResponse>;

  /** Whether Kubernetes roles are in force. */
  declare public readonly enableRBAC: pulumi.Output<boolean | undefined>;

  /** Whether kubeconfigs with credentials in them are refused; needs `aadProfile`. */
  declare public readonly disableLocalAccounts: pulumi.Output<boolean | undefined>;

  /** Who may reach the API server. */
  declare public readonly apiServerAccessProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterAPIServerAccessProfile | undefined
  >;

  /** How the cluster is upgraded by itself. */
  declare public readonly autoUpgradeProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterAutoUpgradeProfile | undefined
  >;

  /** Sign-in with Microsoft Entra ID. */
  declare public readonly aadProfile: pulumi.Output<outputs.containerservice.ManagedClusterAADProfile | undefined>;

  /** Issuer of the tokens of workloads. */
  declare public readonly oidcIssuerProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterOIDCIssuerProfileResponse | undefined
  >;

  /** How long the Kubernetes version is supported. */
  declare public readonly supportPlan: pulumi.Output<string | undefined>;

  /** ARM id of the disk encryption set of the nodes' disks. */
  declare public readonly diskEncryptionSetID: pulumi.Output<string | undefined>;

  /** Sign-in to the Linux nodes. */
  declare public readonly linuxProfile: pulumi.Output<
    outputs.containerservice.ContainerServiceLinuxProfile | undefined
  >;

  /** Kubernetes version that the control plane runs. */
  declare public readonly currentKubernetesVersion: pulumi.Output<string>;

  /** Name of the API server. */
  declare public readonly fqdn: pulumi.Output<string>;

  /** Name of a private cluster's API server. */
  declare public readonly privateFQDN: pulumi.Output<string>;

  /** Name of the API server for the Azure portal. */
  declare public readonly azurePortalFQDN: pulumi.Output<string>;

  /** Identities of the nodes, by their use, such as `kubeletidentity`. */
  declare public readonly identityProfile: pulumi.Output<
    { [key: string]: outputs.containerservice.UserAssignedIdentity } | undefined
  >;

  /** Most pools that the cluster may have. */
  declare public readonly maxAgentPools: pulumi.Output<number>;

  /** Whether the cluster is switched on. */
  declare public readonly powerState: pulumi.Output<outputs.containerservice.PowerState>;

  /** `Succeeded` when the cluster is usable. */
  declare public readonly provisioningState: pulumi.Output<string>;

  /** Add-ons, by their names, such as `azurepolicy` or `omsagent`. */
  declare public readonly addonProfiles: pulumi.Output<
    { [key: string]: outputs.containerservice.ManagedClusterAddonProfileResponse } | undefined
  >;

  /** Operator that runs AI models in the cluster. */
  declare public readonly aiToolchainOperatorProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterAIToolchainOperatorProfile | undefined
  >;

  /** How the cluster autoscaler decides, for all pools with `enableAutoScaling`. */
  declare public readonly autoScalerProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterPropertiesAutoScalerProfile | undefined
  >;

  /** Version of the API that was used. */
  declare public readonly azureApiVersion: pulumi.Output<string>;

  /** What Azure Monitor collects from the cluster. */
  declare public readonly azureMonitorProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterAzureMonitorProfile | undefined
  >;

  /** Where new nodes get their own images from. */
  declare public readonly bootstrapProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterBootstrapProfile | undefined
  >;

  /** Changes whenever the cluster changes. */
  declare public readonly eTag: pulumi.Output<string>;

  /** Edge zone that the cluster runs in. */
  declare public readonly extendedLocation: pulumi.Output<outputs.containerservice.ExtendedLocation | undefined>;

  /** Proxy through which the nodes reach the internet. */
  declare public readonly httpProxyConfig: pulumi.Output<
    outputs.containerservice.ManagedClusterHTTPProxyConfig | undefined
  >;

  /** Controller for HTTP traffic into the cluster. */
  declare public readonly ingressProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterIngressProfileResponse | undefined
  >;

  /** Kind of cluster, such as `Base`. */
  declare public readonly kind: pulumi.Output<string | undefined>;

  /** What the cluster tells about its costs. */
  declare public readonly metricsProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterMetricsProfile | undefined
  >;

  /** Whether the service makes nodes as pods need them. */
  declare public readonly nodeProvisioningProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterNodeProvisioningProfile | undefined
  >;

  /** What users may change in the resource group of the nodes. */
  declare public readonly nodeResourceGroupProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterNodeResourceGroupProfile | undefined
  >;

  /** Azure identities of pods, the way before workload identities. */
  declare public readonly podIdentityProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterPodIdentityProfileResponse | undefined
  >;

  /** Private link resources of a private cluster. */
  declare public readonly privateLinkResources: pulumi.Output<
    outputs.containerservice.PrivateLinkResourceResponse[] | undefined
  >;

  /** Whether the cluster may be reached from public networks. */
  declare public readonly publicNetworkAccess: pulumi.Output<string | undefined>;

  /** Id of this very cluster, which no other ever has. */
  declare public readonly resourceUID: pulumi.Output<string>;

  /** Security of the cluster: keys, Defender, image cleaner, workload identity. */
  declare public readonly securityProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterSecurityProfile | undefined
  >;

  /** Service mesh. */
  declare public readonly serviceMeshProfile: pulumi.Output<outputs.containerservice.ServiceMeshProfile | undefined>;

  /** What went wrong in the last operation, if anything did. */
  declare public readonly status: pulumi.Output<outputs.containerservice.ManagedClusterStatusResponse | undefined>;

  /** Drivers for volumes. */
  declare public readonly storageProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterStorageProfile | undefined
  >;

  /** Who made and changed the cluster, and when. */
  declare public readonly systemData: pulumi.Output<outputs.containerservice.SystemDataResponse>;

  /** Whether an upgrade may go on in spite of failed checks. */
  declare public readonly upgradeSettings: pulumi.Output<outputs.containerservice.ClusterUpgradeSettings | undefined>;

  /** Sign-in to the Windows nodes. */
  declare public readonly windowsProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterWindowsProfile | undefined
  >;

  /** Scaling of workloads. */
  declare public readonly workloadAutoScalerProfile: pulumi.Output<
    outputs.containerservice.ManagedClusterWorkloadAutoScalerProfile | undefined
  >;

  constructor(name: string, args: ManagedClusterArgs, opts?: pulumi.CustomResourceOptions) {
    // All arguments are passed on: the provider names those that it does not know, and those that are missing, together with what else is wrong.
    const inputs: pulumi.Inputs = opts?.id === undefined ? { ...args } : {};
    inputs["name"] ??= undefined;
    inputs["type"] ??= undefined;
    inputs["location"] ??= undefined;
    inputs["tags"] ??= undefined;
    inputs["sku"] ??= undefined;
    inputs["identity"] ??= undefined;
    inputs["servicePrincipalProfile"] ??= undefined;
    inputs["dnsPrefix"] ??= undefined;
    inputs["fqdnSubdomain"] ??= undefined;
    inputs["kubernetesVersion"] ??= undefined;
    inputs["agentPoolProfiles"] ??= undefined;
    inputs["nodeResourceGroup"] ??= undefined;
    inputs["networkProfile"] ??= undefined;
    inputs["enableRBAC"] ??= undefined;
    inputs["disableLocalAccounts"] ??= undefined;
    inputs["apiServerAccessProfile"] ??= undefined;
    inputs["autoUpgradeProfile"] ??= undefined;
    inputs["aadProfile"] ??= undefined;
    inputs["oidcIssuerProfile"] ??= undefined;
    inputs["supportPlan"] ??= undefined;
    inputs["diskEncryptionSetID"] ??= undefined;
    inputs["linuxProfile"] ??= undefined;
    inputs["currentKubernetesVersion"] ??= undefined;
    inputs["fqdn"] ??= undefined;
    inputs["privateFQDN"] ??= undefined;
    inputs["azurePortalFQDN"] ??= undefined;
    inputs["identityProfile"] ??= undefined;
    inputs["maxAgentPools"] ??= undefined;
    inputs["powerState"] ??= undefined;
    inputs["provisioningState"] ??= undefined;
    inputs["addonProfiles"] ??= undefined;
    inputs["aiToolchainOperatorProfile"] ??= undefined;
    inputs["autoScalerProfile"] ??= undefined;
    inputs["azureApiVersion"] ??= undefined;
    inputs["azureMonitorProfile"] ??= undefined;
    inputs["bootstrapProfile"] ??= undefined;
    inputs["eTag"] ??= undefined;
    inputs["extendedLocation"] ??= undefined;
    inputs["httpProxyConfig"] ??= undefined;
    inputs["ingressProfile"] ??= undefined;
    inputs["kind"] ??= undefined;
    inputs["metricsProfile"] ??= undefined;
    inputs["nodeProvisioningProfile"] ??= undefined;
    inputs["nodeResourceGroupProfile"] ??= undefined;
    inputs["podIdentityProfile"] ??= undefined;
    inputs["privateLinkResources"] ??= undefined;
    inputs["publicNetworkAccess"] ??= undefined;
    inputs["resourceUID"] ??= undefined;
    inputs["securityProfile"] ??= undefined;
    inputs["serviceMeshProfile"] ??= undefined;
    inputs["status"] ??= undefined;
    inputs["storageProfile"] ??= undefined;
    inputs["systemData"] ??= undefined;
    inputs["upgradeSettings"] ??= undefined;
    inputs["windowsProfile"] ??= undefined;
    inputs["workloadAutoScalerProfile"] ??= undefined;
    super(ManagedCluster.__pulumiType, name, inputs, withDefaults(opts));
  }
}

/** Arguments of {@link ManagedCluster}. */
export interface ManagedClusterArgs {
  /** Name: 1 to 63 letters, digits, hyphens and underscores, a letter or digit at both ends. Default: the resource's name and a hash of its URN. */
  resourceName?: pulumi.Input<string | undefined>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: pulumi.Input<string | undefined>;
  /** Tags, at most 50. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** Price tier. Default Free. */
  sku?: pulumi.Input<inputs.containerservice.ManagedClusterSKUArgs | undefined>;
  /** Identity of the control plane. Either this or `servicePrincipalProfile`. */
  identity?: pulumi.Input<inputs.containerservice.ManagedClusterIdentityArgs | undefined>;
  /** Service principal of the control plane. Either this or `identity`. */
  servicePrincipalProfile?: pulumi.Input<inputs.containerservice.ManagedClusterServicePrincipalProfileArgs | undefined>;
  /** Begin of the API server's name: 1 to 54 letters, digits and hyphens. Either this or `fqdnSubdomain`. */
  dnsPrefix?: pulumi.Input<string | undefined>;
  /** Begin of the name of a private cluster with a DNS zone of its own. Either this or `dnsPrefix`. */
  fqdnSubdomain?: pulumi.Input<string | undefined>;
  /** Kubernetes version of the control plane, such as 1.34 or 1.34.4. Without a patch number, the newest patch when the cluster is made. Default: the service's choice. */
  kubernetesVersion?: pulumi.Input<string | undefined>;
  /** Pools that the cluster is made with, a System pool at least. Pools that are resources of their own stay as they are. */
  agentPoolProfiles?: pulumi.Input<
    pulumi.Input<inputs.containerservice.ManagedClusterAgentPoolProfileArgs>[] | undefined
  >;
  /** Berth's own: whether all pools are resources of their own (`AgentPool`). Then `agentPoolProfiles` counts only when the cluster is made, and its changes are none. Default false. */
  poolsAreResources?: pulumi.Input<boolean | undefined>;
  /** Name of the resource group that the service makes for the nodes. Default `MC_{resource group}_{cluster}_{location}`. */
  nodeResourceGroup?: pulumi.Input<string | undefined>;
  /** Network. */
  networkProfile?: pulumi.Input<inputs.containerservice.ContainerServiceNetworkProfileArgs | undefined>;
  /** Whether Kubernetes roles are in force. Default true. */
  enableRBAC?: pulumi.Input<boolean | undefined>;
  /** Whether kubeconfigs with credentials in them are refused; needs `aadProfile`. Default false. */
  disableLocalAccounts?: pulumi.Input<boolean | undefined>;
  /** Who may reach the API server. Default: everyone with credentials. */
  apiServerAccessProfile?: pulumi.Input<inputs.containerservice.ManagedClusterAPIServerAccessProfileArgs | undefined>;
  /** How the cluster is upgraded by itself. Default: not at all. */
  autoUpgradeProfile?: pulumi.Input<inputs.containerservice.ManagedClusterAutoUpgradeProfileArgs | undefined>;
  /** Sign-in with Microsoft Entra ID. Default: none. */
  aadProfile?: pulumi.Input<inputs.containerservice.ManagedClusterAADProfileArgs | undefined>;
  /** Issuer of the tokens of workloads. Default: none. */
  oidcIssuerProfile?: pulumi.Input<inputs.containerservice.ManagedClusterOIDCIssuerProfileArgs | undefined>;
  /** How long the Kubernetes version is supported. Default KubernetesOfficial. */
  supportPlan?: pulumi.Input<enums.containerservice.KubernetesSupportPlan | (string & {}) | undefined>;
  /** ARM id of the disk encryption set of the nodes' disks. Default: keys of the platform. */
  diskEncryptionSetID?: pulumi.Input<string | undefined>;
  /** Sign-in to the Linux nodes. Default: none. */
  linuxProfile?: pulumi.Input<inputs.containerservice.ContainerServiceLinuxProfileArgs | undefined>;
  /** Add-ons, by their names, such as `azurepolicy` or `omsagent`. Default: none. */
  addonProfiles?: pulumi.Input<
    { [key: string]: pulumi.Input<inputs.containerservice.ManagedClusterAddonProfileArgs> } | undefined
  >;
  /** Operator that runs AI models in the cluster. Default: none. */
  aiToolchainOperatorProfile?: pulumi.Input<
    inputs.containerservice.ManagedClusterAIToolchainOperatorProfileArgs | undefined
  >;
  /** How the cluster autoscaler decides, for all pools with `enableAutoScaling`. Default: the service's. */
  autoScalerProfile?: pulumi.Input<inputs.containerservice.ManagedClusterPropertiesAutoScalerProfileArgs | undefined>;
  /** What Azure Monitor collects from the cluster. Default: nothing. */
  azureMonitorProfile?: pulumi.Input<inputs.containerservice.ManagedClusterAzureMonitorProfileArgs | undefined>;
  /** Where new nodes get their own images from. Default: Microsoft's registry. */
  bootstrapProfile?: pulumi.Input<inputs.containerservice.ManagedClusterBootstrapProfileArgs | undefined>;
  /** Edge zone that the cluster runs in. Default: the region itself. */
  extendedLocation?: pulumi.Input<inputs.containerservice.ExtendedLocationArgs | undefined>;
  /** Proxy through which the nodes reach the internet. Default: none. */
  httpProxyConfig?: pulumi.Input<inputs.containerservice.ManagedClusterHTTPProxyConfigArgs | undefined>;
  /** Identities of the nodes, by their use, such as `kubeletidentity`. Default: those that the service makes. */
  identityProfile?: pulumi.Input<
    { [key: string]: pulumi.Input<inputs.containerservice.UserAssignedIdentityArgs> } | undefined
  >;
  /** Controller for HTTP traffic into the cluster. Default: none. */
  ingressProfile?: pulumi.Input<inputs.containerservice.ManagedClusterIngressProfileArgs | undefined>;
  /** Kind of cluster, such as `Base`. Default `Base`. */
  kind?: pulumi.Input<string | undefined>;
  /** What the cluster tells about its costs. Default: nothing. */
  metricsProfile?: pulumi.Input<inputs.containerservice.ManagedClusterMetricsProfileArgs | undefined>;
  /** Whether the service makes nodes as pods need them. Default: it does not. */
  nodeProvisioningProfile?: pulumi.Input<inputs.containerservice.ManagedClusterNodeProvisioningProfileArgs | undefined>;
  /** What users may change in the resource group of the nodes. Default: everything. */
  nodeResourceGroupProfile?: pulumi.Input<
    inputs.containerservice.ManagedClusterNodeResourceGroupProfileArgs | undefined
  >;
  /** Azure identities of pods, the way before workload identities. Default: none. */
  podIdentityProfile?: pulumi.Input<inputs.containerservice.ManagedClusterPodIdentityProfileArgs | undefined>;
  /** Private link resources of a private cluster. */
  privateLinkResources?: pulumi.Input<pulumi.Input<inputs.containerservice.PrivateLinkResourceArgs>[] | undefined>;
  /** Whether the cluster may be reached from public networks. Default `Enabled`. */
  publicNetworkAccess?: pulumi.Input<enums.containerservice.PublicNetworkAccess | (string & {}) | undefined>;
  /** Security of the cluster: keys, Defender, image cleaner, workload identity. Default: the service's. */
  securityProfile?: pulumi.Input<inputs.containerservice.ManagedClusterSecurityProfileArgs | undefined>;
  /** Service mesh. Default: none. */
  serviceMeshProfile?: pulumi.Input<inputs.containerservice.ServiceMeshProfileArgs | undefined>;
  /** Drivers for volumes. Default: those for disks, files and snapshots. */
  storageProfile?: pulumi.Input<inputs.containerservice.ManagedClusterStorageProfileArgs | undefined>;
  /** Whether an upgrade may go on in spite of failed checks. Default: it may not. */
  upgradeSettings?: pulumi.Input<inputs.containerservice.ClusterUpgradeSettingsArgs | undefined>;
  /** Sign-in to the Windows nodes. Default: none. */
  windowsProfile?: pulumi.Input<inputs.containerservice.ManagedClusterWindowsProfileArgs | undefined>;
  /** Scaling of workloads. Default: none. */
  workloadAutoScalerProfile?: pulumi.Input<
    inputs.containerservice.ManagedClusterWorkloadAutoScalerProfileArgs | undefined
  >;
}
