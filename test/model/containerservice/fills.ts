type Json = Record<string, unknown>;

/** Adds to an answer what AKS adds by itself. */
export function aksFills(answer: Json): void {
  const properties = answer.properties as Json;
  if (properties.agentPoolProfiles === undefined) {
    answer.properties = filledPool({
      ...properties,
      type: answer.type ?? "VirtualMachineScaleSets",
      tags: answer.tags ?? properties.tags,
    });
    delete answer.tags;
    return;
  }
  const pools = properties.agentPoolProfiles as Json[];
  properties.agentPoolProfiles = [...pools.map((pool) => filledPool({ type: "VirtualMachineScaleSets", ...pool }))];
  properties.kubernetesVersion = version(properties.kubernetesVersion);
  properties.servicePrincipalProfile ??= { clientId: "msi" };
  properties.nodeResourceGroup = "MC_rg_aks_westeurope";
  properties.supportPlan = "KubernetesOfficial";
  properties.enableRBAC ??= true;
  properties.networkProfile = {
    networkPlugin: "azure",
    podCidr: "10.244.0.0/16",
    serviceCidr: "10.0.0.0/16",
    dnsServiceIP: "10.0.0.10",
    ...(properties.networkProfile as object),
    loadBalancerSku: "Standard",
    podCidrs: ["10.244.0.0/16"],
  };
  answer.sku = { name: "Base", tier: "Free", ...(answer.sku as object) };
}

function filledPool(pool: Json): Json {
  return {
    count: 1,
    osType: "Linux",
    osSKU: "Ubuntu",
    maxPods: 110,
    osDiskType: "Managed",
    enableAutoScaling: false,
    mode: "User",
    nodeImageVersion: "x",
    ...pool,
    vmSize: pool.vmSize === "" || pool.vmSize === undefined ? "Standard_D2s_v5" : pool.vmSize,
    osDiskSizeGB: pool.osDiskSizeGB === 0 || pool.osDiskSizeGB === undefined ? 128 : pool.osDiskSizeGB,
    orchestratorVersion: version(pool.orchestratorVersion),
    upgradeSettings: { maxSurge: "10%", ...(pool.upgradeSettings as object) },
    // Such a pool scales automatically.
    ...(pool.enableAutoScaling === true && { count: pool.maxCount }),
  };
}

/** The service chooses the newest patch. */
function version(asked: unknown): unknown {
  return asked === undefined || asked === "" || asked === "1.34" ? "1.34.4" : asked;
}
