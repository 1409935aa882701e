import { byItself, byItselfCaseless, byProperty, byPropertyCaseless, type ListKeys } from "../core/listKey";

/**
 * Settings of a cluster that have an effect in Azure only. What a program leaves out of them is the service's choice,
 * and what it no longer gives stays as it is.
 */
export const CLUSTER_SETTINGS = [
  "addonProfiles",
  "aiToolchainOperatorProfile",
  "apiServerAccessProfile.disableRunCommand",
  "apiServerAccessProfile.enablePrivateClusterPublicFQDN",
  "apiServerAccessProfile.enableVnetIntegration",
  "apiServerAccessProfile.subnetId",
  "autoScalerProfile",
  "autoUpgradeProfile.nodeOSUpgradeChannel",
  "azureMonitorProfile",
  "bootstrapProfile",
  "extendedLocation",
  "httpProxyConfig",
  "identity.delegatedResources",
  "identityProfile",
  "ingressProfile",
  "kind",
  "metricsProfile",
  "nodeProvisioningProfile",
  "nodeResourceGroupProfile",
  "podIdentityProfile",
  "privateLinkResources",
  "publicNetworkAccess",
  "securityProfile",
  "serviceMeshProfile",
  "storageProfile",
  "upgradeSettings",
  "windowsProfile",
  "workloadAutoScalerProfile",
] as const;

/** The same of its network. */
export const NETWORK_SETTINGS = [
  "advancedNetworking",
  "ipFamilies",
  "loadBalancerProfile",
  "natGatewayProfile",
  "networkMode",
  "podCidrs",
  "serviceCidrs",
  "staticEgressGatewayProfile",
] as const;

/** How the items of lists of settings are identified. */
export const CLUSTER_LISTS: ListKeys = {
  customCATrustCertificates: byItself,
  dnsZoneResourceIds: byItselfCaseless,
  egressGateways: byProperty("name"),
  ingressGateways: byProperty("mode"),
  ipFamilies: byItself,
  noProxy: byItself,
  podCidrs: byItself,
  privateLinkResources: byProperty("name"),
  publicIPPrefixes: byPropertyCaseless("id"),
  publicIPs: byPropertyCaseless("id"),
  revisions: byItself,
  serviceCidrs: byItself,
  userAssignedIdentityExceptions: byProperty("name"),
};
