import fc from "fast-check";
import { cleaned, location, optional, tags, word } from "../arbitrary";

type Json = Record<string, unknown>;

const labels = fc.dictionary(word(1, 8), word(1, 8), { maxKeys: 3 });
const taints = fc.uniqueArray(
  word(1, 5).map((key) => `${key}=true:NoSchedule`),
  { maxLength: 3 },
);
const versions = fc.constantFrom("1.34", "1.34.4", "");

/** Properties of valid pools, both in a cluster's list and by themselves. */
const poolProperties = fc
  .record({
    count: optional(fc.integer({ min: 1, max: 20 })),
    vmSize: optional(fc.constantFrom("", "Standard_D2s_v5", "Standard_B2s")),
    osType: optional(fc.constant("Linux")),
    osSKU: optional(fc.constantFrom("Ubuntu", "AzureLinux")),
    type: optional(fc.constant("VirtualMachineScaleSets")),
    bounds: optional(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 5, max: 9 }))),
    maxPods: optional(fc.integer({ min: 10, max: 250 })),
    nodeLabels: optional(labels),
    nodeTaints: optional(taints),
    orchestratorVersion: optional(versions),
    availabilityZones: optional(fc.subarray(["1", "2", "3"])),
    osDiskSizeGB: optional(fc.constantFrom(0, 30, 128)),
    osDiskType: optional(fc.constantFrom("Managed", "Ephemeral")),
    enableFIPS: optional(fc.boolean()),
    tags: optional(tags),
    upgradeSettings: optional(fc.record({ maxSurge: optional(fc.constantFrom("1", "33%")) })),
  })
  .map(({ bounds, ...pool }) => {
    const [minCount, maxCount] = bounds ?? [];
    return { ...pool, ...(bounds && { enableAutoScaling: true, minCount, maxCount }) };
  });

const spot = optional(fc.record({ scaleSetPriority: fc.constant("Spot"), spotMaxPrice: fc.constantFrom(-1, 0.5) }));

/** Pools that are valid by every rule, with defaults written out or not. */
export const agentPools: fc.Arbitrary<Json> = cleaned(
  fc
    .record({
      names: fc.record({ resourceGroupName: word(1, 12), resourceName: word(1, 12), agentPoolName: word(1, 12) }),
      mode: optional(fc.constant("User")),
      pool: poolProperties,
      spot,
    })
    .map(({ names, mode, pool, spot: price }) => ({ ...names, mode, ...pool, ...price })),
);

/** Clusters that are valid by every rule, with defaults written out or not. */
export const clusters: fc.Arbitrary<Json> = cleaned(
  fc
    .record({
      names: fc.record({ resourceGroupName: word(1, 12), resourceName: word(1, 12), dnsPrefix: word(1, 12) }),
      location: optional(location),
      tags: optional(tags),
      principal: optional(fc.record({ clientId: word(5, 9), secret: optional(word(9, 12)) })),
      pools: fc.uniqueArray(fc.record({ name: word(1, 12), pool: poolProperties }), {
        selector: ({ name }) => name,
        minLength: 1,
        maxLength: 3,
      }),
      kubernetesVersion: optional(versions),
      sku: optional(fc.record({ tier: fc.constantFrom("Free", "Standard") })),
      networkProfile: optional(
        fc.record({
          networkPlugin: optional(fc.constantFrom("azure", "kubenet")),
          podCidr: optional(fc.constantFrom("10.244.0.0/16", "10.1.0.0/16")),
          loadBalancerSku: optional(fc.constant("standard")),
        }),
      ),
      enableRBAC: optional(fc.boolean()),
      autoUpgradeProfile: optional(fc.record({ upgradeChannel: optional(fc.constantFrom("none", "stable")) })),
      oidcIssuerProfile: optional(fc.record({ enabled: optional(fc.boolean()) })),
    })
    .map(({ names, principal, pools, ...rest }) => ({
      ...names,
      ...rest,
      ...(principal === undefined ? { identity: { type: "SystemAssigned" } } : { servicePrincipalProfile: principal }),
      agentPoolProfiles: pools.map(({ name, pool }, i) => ({ name, mode: i === 0 ? "System" : "User", ...pool })),
    })),
);
