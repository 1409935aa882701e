// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as outputs from "../types/output";
import { invoke, invokeOutput } from "../../invoking";
import { invokeDefaults } from "../utilities";

/** Reads a cluster that exists already, whoever made it. */
export function getManagedCluster(
  args: GetManagedClusterArgs,
  opts?: pulumi.InvokeOptions,
): Promise<GetManagedClusterResult> {
  return invoke(
    "berth:containerservice:getManagedCluster",
    { resourceGroupName: args.resourceGroupName, resourceName: args.resourceName },
    invokeDefaults(opts),
  );
}

/** Reads a cluster that exists already, whoever made it. */
export function getManagedClusterOutput(
  args: GetManagedClusterOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetManagedClusterResult> {
  return invokeOutput(
    "berth:containerservice:getManagedCluster",
    { resourceGroupName: args.resourceGroupName, resourceName: args.resourceName },
    invokeDefaults(opts),
  );
}

/** Arguments of {@link getManagedCluster}. */
export interface GetManagedClusterArgs {
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Name of the cluster. */
  resourceName: string;
}

/** Arguments of {@link getManagedClusterOutput}. */
export interface GetManagedClusterOutputArgs {
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Name of the cluster. */
  resourceName: pulumi.Input<string>;
}

/** Result of {@link getManagedCluster}. */
export interface GetManagedClusterResult {
  /** ARM id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** `Microsoft.ContainerService/managedClusters`. */
  readonly type: string;
  /** Region. */
  readonly location: string;
  /** Tags, at most 50. */
  readonly tags: { [key: string]: string };
  /** Price tier. */
  readonly sku: outputs.containerservice.ManagedClusterSKU;
  /** Identity of the control plane. */
  readonly identity: outputs.containerservice.ManagedClusterIdentityResponse;
  /** Service principal of the control plane. */
  readonly servicePrincipalProfile: outputs.containerservice.ManagedClusterServicePrincipalProfile;
  /** Begin of the API server's name. */
  readonly dnsPrefix: string;
  /** Begin of the name of a private cluster with a DNS zone of its own. */
  readonly fqdnSubdomain: string;
  /** Kubernetes version that was asked for. */
  readonly kubernetesVersion: string;
  /** All pools of the cluster. */
  readonly agentPoolProfiles: outputs.containerservice.ManagedClusterAgentPoolProfileResponse[];
  /** Name of the resource group that the service makes for the nodes. */
  readonly nodeResourceGroup: string;
  /** Network. */
  readonly networkProfile: outputs.containerservice.ContainerServiceNetworkProfileResponse;
  /** Whether Kubernetes roles are in force. */
  readonly enableRBAC: boolean;
  /** Whether kubeconfigs with credentials in them are refused; needs `aadProfile`. */
  readonly disableLocalAccounts: boolean;
  /** Who may reach the API server. */
  readonly apiServerAccessProfile: outputs.containerservice.ManagedClusterAPIServerAccessProfile;
  /** How the cluster is upgraded by itself. */
  readonly autoUpgradeProfile: outputs.containerservice.ManagedClusterAutoUpgradeProfile;
  /** Sign-in with Microsoft Entra ID. */
  readonly aadProfile: outputs.containerservice.ManagedClusterAADProfile;
  /** Issuer of the tokens of workloads. */
  readonly oidcIssuerProfile: outputs.containerservice.ManagedClusterOIDCIssuerProfileResponse;
  /** How long the Kubernetes version is supported. */
  readonly supportPlan: string;
  /** ARM id of the disk encryption set of the nodes' disks. */
  readonly diskEncryptionSetID: string;
  /** Sign-in to the Linux nodes. */
  readonly linuxProfile: outputs.containerservice.ContainerServiceLinuxProfile;
  /** Kubernetes version that the control plane runs. */
  readonly currentKubernetesVersion: string;
  /** Name of the API server. */
  readonly fqdn: string;
  /** Name of a private cluster's API server. */
  readonly privateFQDN: string;
  /** Name of the API server for the Azure portal. */
  readonly azurePortalFQDN: string;
  /** Identities of the nodes, by their use, such as `kubeletidentity`. */
  readonly identityProfile: { [key: string]: outputs.containerservice.UserAssignedIdentity };
  /** Most pools that the cluster may have. */
  readonly maxAgentPools: number;
  /** Whether the cluster is switched on. */
  readonly powerState: outputs.containerservice.PowerState;
  /** `Succeeded` when the cluster is usable. */
  readonly provisioningState: string;
  /** Add-ons, by their names, such as `azurepolicy` or `omsagent`. */
  readonly addonProfiles: { [key: string]: outputs.containerservice.ManagedClusterAddonProfileResponse };
  /** Operator that runs AI models in the cluster. */
  readonly aiToolchainOperatorProfile: outputs.containerservice.ManagedClusterAIToolchainOperatorProfile;
  /** How the cluster autoscaler decides, for all pools with `enableAutoScaling`. */
  readonly autoScalerProfile: outputs.containerservice.ManagedClusterPropertiesAutoScalerProfile;
  /** Version of the API that was used. */
  readonly azureApiVersion: string;
  /** What Azure Monitor collects from the cluster. */
  readonly azureMonitorProfile: outputs.containerservice.ManagedClusterAzureMonitorProfile;
  /** Where new nodes get their own images from. */
  readonly bootstrapProfile: outputs.containerservice.ManagedClusterBootstrapProfile;
  /** Changes whenever the cluster changes. */
  readonly eTag: string;
  /** Edge zone that the cluster runs in. */
  readonly extendedLocation: outputs.containerservice.ExtendedLocation;
  /** Proxy through which the nodes reach the internet. */
  readonly httpProxyConfig: outputs.containerservice.ManagedClusterHTTPProxyConfig;
  /** Controller for HTTP traffic into the cluster. */
  readonly ingressProfile: outputs.containerservice.ManagedClusterIngressProfileResponse;
  /** Kind of cluster, such as `Base`. */
  readonly kind: string;
  /** What the cluster tells about its costs. */
  readonly metricsProfile: outputs.containerservice.ManagedClusterMetricsProfile;
  /** Whether the service makes nodes as pods need them. */
  readonly nodeProvisioningProfile: outputs.containerservice.ManagedClusterNodeProvisioningProfile;
  /** What users may change in the resource group of the nodes. */
  readonly nodeResourceGroupProfile: outputs.containerservice.ManagedClusterNodeResourceGroupProfile;
  /** Azure identities of pods, the way before workload identities. */
  readonly podIdentityProfile: outputs.containerservice.ManagedClusterPodIdentityProfileResponse;
  /** Private link resources of a private cluster. */
  readonly privateLinkResources: outputs.containerservice.PrivateLinkResourceResponse[];
  /** Whether the cluster may be reached from public networks. */
  readonly publicNetworkAccess: string;
  /** Id of this very cluster, which no other ever has. */
  readonly resourceUID: string;
  /** Security of the cluster: keys, Defender, image cleaner, workload identity. */
  readonly securityProfile: outputs.containerservice.ManagedClusterSecurityProfile;
  /** Service mesh. */
  readonly serviceMeshProfile: outputs.containerservice.ServiceMeshProfile;
  /** What went wrong in the last operation, if anything did. */
  readonly status: outputs.containerservice.ManagedClusterStatusResponse;
  /** Drivers for volumes. */
  readonly storageProfile: outputs.containerservice.ManagedClusterStorageProfile;
  /** Who made and changed the cluster, and when. */
  readonly systemData: outputs.containerservice.SystemDataResponse;
  /** Whether an upgrade may go on in spite of failed checks. */
  readonly upgradeSettings: outputs.containerservice.ClusterUpgradeSettings;
  /** Sign-in to the Windows nodes. */
  readonly windowsProfile: outputs.containerservice.ManagedClusterWindowsProfile;
  /** Scaling of workloads. */
  readonly workloadAutoScalerProfile: outputs.containerservice.ManagedClusterWorkloadAutoScalerProfile;
}
