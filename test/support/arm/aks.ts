import { omit } from "../../../src/model/core/json";
import type { Json } from "../../../src/model/core/armBody";
import { ENDPOINT, GROUP, type ScriptedReply, SUBSCRIPTION } from "./script";

export const AKS_API = "2026-04-01";
export const CLUSTER = `${GROUP}/providers/Microsoft.ContainerService/managedClusters/aks`;
export const AKS_OPERATION = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.ContainerService/locations/westeurope/operations/1`;

/** A pool in a cluster's list as AKS returns it, with the service's choices. */
export function poolProfile(name: string, properties: Json = {}): Json {
  return {
    name,
    count: 1,
    vmSize: "Standard_D2s_v5",
    osDiskSizeGB: 128,
    osDiskType: "Managed",
    maxPods: 110,
    type: "VirtualMachineScaleSets",
    osType: "Linux",
    osSKU: "Ubuntu",
    mode: "System",
    orchestratorVersion: "1.34",
    currentOrchestratorVersion: "1.34.4",
    enableNodePublicIP: false,
    enableFIPS: false,
    enableAutoScaling: false,
    upgradeSettings: { maxSurge: "10%" },
    provisioningState: "Succeeded",
    powerState: { code: "Running" },
    nodeImageVersion: "AKSUbuntu-2204gen2containerd-202511.01.0",
    ...properties,
  };
}

/** A pool as AKS returns it. */
export function pool(name: string, properties: Json = {}): Json {
  return {
    id: `${CLUSTER}/agentPools/${name}`,
    name,
    type: "Microsoft.ContainerService/managedClusters/agentPools",
    properties: omit(poolProfile(name, properties), "name"),
  };
}

/** A cluster as AKS returns it, with the service's choices. */
export function cluster(properties: Json = {}, envelope: Json = {}): Json {
  return {
    id: CLUSTER,
    name: "aks",
    type: "Microsoft.ContainerService/ManagedClusters",
    location: "westeurope",
    sku: { name: "Base", tier: "Free" },
    identity: { type: "SystemAssigned", principalId: "p", tenantId: "t" },
    ...envelope,
    properties: {
      provisioningState: "Succeeded",
      powerState: { code: "Running" },
      kubernetesVersion: "1.34",
      currentKubernetesVersion: "1.34.4",
      dnsPrefix: "aks",
      fqdn: "aks-12345678.hcp.westeurope.azmk8s.io",
      azurePortalFQDN: "aks-12345678.portal.hcp.westeurope.azmk8s.io",
      agentPoolProfiles: [poolProfile("system")],
      servicePrincipalProfile: { clientId: "msi" },
      nodeResourceGroup: "MC_rg_aks_westeurope",
      enableRBAC: true,
      supportPlan: "KubernetesOfficial",
      networkProfile: {
        networkPlugin: "azure",
        networkPluginMode: "overlay",
        networkPolicy: "none",
        networkDataplane: "azure",
        loadBalancerSku: "Standard",
        loadBalancerProfile: { managedOutboundIPs: { count: 1 } },
        podCidr: "10.244.0.0/16",
        serviceCidr: "10.0.0.0/16",
        dnsServiceIP: "10.0.0.10",
        outboundType: "loadBalancer",
        podCidrs: ["10.244.0.0/16"],
        serviceCidrs: ["10.0.0.0/16"],
        ipFamilies: ["IPv4"],
      },
      maxAgentPools: 100,
      identityProfile: { kubeletidentity: { resourceId: "r", clientId: "c", objectId: "o" } },
      autoUpgradeProfile: { nodeOSUpgradeChannel: "NodeImage" },
      disableLocalAccounts: false,
      securityProfile: {},
      storageProfile: {
        diskCSIDriver: { enabled: true },
        fileCSIDriver: { enabled: true },
        snapshotController: { enabled: true },
      },
      oidcIssuerProfile: { enabled: false },
      workloadAutoScalerProfile: {},
      metricsProfile: { costAnalysis: { enabled: false } },
      bootstrapProfile: { artifactSource: "Direct" },
      ...properties,
    },
  };
}

/** The reply to a request that AKS works on in the background. */
export function accepted(status: number, body?: Json): ScriptedReply {
  const headers = { "azure-asyncoperation": `${ENDPOINT}${AKS_OPERATION}?api-version=2016-03-30&c=token` };
  return { status, headers, ...(body !== undefined && { body }) };
}

/** The reply to a poll of its operation. */
export function aksStatus(status: string, error?: Json, more: Json = {}): ScriptedReply {
  const startTime = "2026-01-01T00:00:00Z";
  return { status: 200, body: { name: "1", status, startTime, ...(error && { error }), ...more } };
}
