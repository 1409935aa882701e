/**
 * The model of clusters, node pools and Deployments lives here. Any folder may import it. It never does I/O.
 */

import { mapMatching } from "../core/chosen";
import { checkAuthorizedRange, checkNetwork } from "./clusterNetwork";
import { defineModel } from "../core/define";
import { withIdentityList } from "../containerinstance/identity";
import { asList, asRecord, isGiven, isRecord, omit, withoutUndefined } from "../core/json";
import { byItself, byItselfCaseless, byProperty, type ListKeys } from "../core/listKey";
import { checkKubernetesVersion, checkNodeVersion, checkUpgrade, isPatchOf } from "./kubernetesVersion";
import { checkName, checkUnique, type NameRule, namesOf } from "../values/name";
import {
  ON_BY_DEFAULT,
  poolChoices,
  poolCloudOnly,
  poolDefaults,
  settlePool,
  withoutRunning,
  UNSUPPORTED_POOL,
  POOL_LISTS,
} from "./poolForm";
import { CLUSTER_LISTS, CLUSTER_SETTINGS, NETWORK_SETTINGS } from "./clusterSettings";
import { checkOnPodman } from "./podman";
import { checkClusterLocally } from "./local";
import { checkPool, poolName } from "./poolRules";
import { type Problem, RULES } from "../core/problem";
import type { Inputs, KnownUpdate } from "../core/resource";
import { resourceShapes } from "../generated/shapes";
import { checkTags } from "../values/tags";
import { isUnknown } from "../core/unknown";

export const clusterName: NameRule = {
  pattern: /^(?=.{1,63}$)[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/,
  allowed: "must be 1 to 63 letters, digits, hyphens and underscores, a letter or digit at both ends",
  rule: RULES.aks,
};

const dnsPrefix: NameRule = {
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,52}[A-Za-z0-9])?$/,
  allowed: "must be 1 to 54 letters, digits and hyphens, a letter or digit at both ends",
  rule: RULES.aks,
};

/**
 * The resource group that the service makes for the nodes. Its name must be shorter than that of other resource groups.
 */
const nodeResourceGroup: NameRule = {
  pattern: /^(?!.*\.$)[\p{L}\p{N}_.()-]{1,80}$/u,
  allowed: "must be 1 to 80 letters, digits, _, -, ., ( and ), no period at the end",
  rule: RULES.aks,
};

const adminUsername: NameRule = {
  pattern: /^[A-Za-z][A-Za-z0-9_-]*$/,
  allowed: "must be letters, digits, - and _, a letter first",
  rule: RULES.aks,
};

/** The service answers this service principal for a cluster that has an identity instead. */
const NO_SERVICE_PRINCIPAL = "msi";

/** How the items of a cluster's lists are identified. */
const LISTS: ListKeys = {
  ...POOL_LISTS,
  ...CLUSTER_LISTS,
  agentPoolProfiles: byProperty("name"),
  adminGroupObjectIDs: byItself,
  authorizedIPRanges: byItself,
  // Those of the cluster are ids, those of pods have names.
  userAssignedIdentities: { keyOf: (item) => asRecord(item).name ?? byItselfCaseless.keyOf(item) },
};

/** Managed Kubernetes clusters (AKS). */
export const managedCluster = defineModel({
  token: "berth:containerservice:ManagedCluster",
  armType: "Microsoft.ContainerService/managedClusters",
  idNames: ["resourceName"],
  naming: { maxLength: 63, separator: "-", prefix: "aks-" },
  nameRule: clusterName,
  shapes: resourceShapes["berth:containerservice:ManagedCluster"],
  located: true,
  serviceChosen: [
    "kubernetesVersion",
    "nodeResourceGroup",
    "sku.name",
    "sku.tier",
    "supportPlan",
    "aadProfile.tenantID",
    "apiServerAccessProfile.privateDNSZone",
    "networkProfile.networkPlugin",
    "networkProfile.networkPluginMode",
    "networkProfile.networkPolicy",
    "networkProfile.networkDataplane",
    "networkProfile.podCidr",
    "networkProfile.serviceCidr",
    "networkProfile.dnsServiceIP",
    "networkProfile.outboundType",
    "networkProfile.loadBalancerSku",
    ...NETWORK_SETTINGS.map((key) => `networkProfile.${key}.**`),
    ...CLUSTER_SETTINGS.map((key) => `${key}.**`),
    ...poolChoices("agentPoolProfiles[]."),
  ],
  cloudOnly: [
    "sku",
    "apiServerAccessProfile.authorizedIPRanges",
    ...CLUSTER_SETTINGS.filter((key) => key.startsWith("apiServerAccessProfile.")),
    "autoUpgradeProfile",
    "aadProfile",
    "diskEncryptionSetID",
    "linuxProfile",
    "networkProfile.networkPlugin",
    "networkProfile.networkPluginMode",
    "networkProfile.networkDataplane",
    "networkProfile.outboundType",
    "networkProfile.loadBalancerSku",
    ...NETWORK_SETTINGS.filter((key) => !/Cidrs$/.test(key)).map((key) => `networkProfile.${key}`),
    "nodeResourceGroup",
    "oidcIssuerProfile",
    "supportPlan",
    ...CLUSTER_SETTINGS.filter((key) => !key.includes(".")),
    ...poolCloudOnly("agentPoolProfiles[]."),
  ],
  envelope: ["sku", "identity", "kind", "extendedLocation"],
  form: {
    defaults: {
      kubernetesVersion: "",
      enableRBAC: true,
      disableLocalAccounts: false,
      poolsAreResources: false,
      "aadProfile.managed": false,
      "aadProfile.enableAzureRBAC": false,
      "apiServerAccessProfile.enablePrivateCluster": false,
      "autoUpgradeProfile.upgradeChannel": "none",
      "identity.type": "None",
      "oidcIssuerProfile.enabled": false,
      ...poolDefaults("agentPoolProfiles[]."),
    },
    lists: LISTS,
    on: ON_BY_DEFAULT,
  },
  normal: withoutFirstPools,
  observed: withoutOthers,
  imported: withoutMade,
  updateNote: unlistedNote,
  stableOutputs: { whole: ["fqdn", "privateFQDN", "nodeResourceGroup"] },
  settle: settleCluster,
  rules: checkCluster,
  podmanRules: checkOnPodman,
  localRules: checkClusterLocally,
  updateProblems: ({ kubernetesVersion }, { currentKubernetesVersion }) =>
    checkUpgrade(kubernetesVersion, "kubernetesVersion", currentKubernetesVersion),
  unsupported: {
    "": ["hostedSystemProfile"],
    "agentPoolProfiles[]": UNSUPPORTED_POOL,
  },
});

/**
 * Node pools that the cluster was not created with are resources of their own. ARM returns user-assigned identities as
 * a map.
 */
function withoutOthers(outputs: Inputs, olds?: Inputs): Inputs {
  const { servicePrincipalProfile, agentPoolProfiles } = outputs;
  const own = olds && new Set(asList(olds.agentPoolProfiles).map((pool) => asRecord(pool).name));
  const found = asList(agentPoolProfiles).filter((pool) => own?.has(asRecord(pool).name));
  // A cluster always has pools. When none of its own is left, others have taken their place, and a list without any
  // could neither be sent nor compared.
  const pools = own && (found.length > 0 ? found : asList(olds.agentPoolProfiles));
  const principal = asRecord(servicePrincipalProfile);
  return withoutUndefined({
    ...withIdentityList(outputs),
    ...(principal.clientId === NO_SERVICE_PRINCIPAL && { servicePrincipalProfile: undefined }),
    ...(Array.isArray(agentPoolProfiles) && pools && { agentPoolProfiles: pools }),
    // ARM knows nothing of it.
    ...(olds?.poolsAreResources === true && { poolsAreResources: true, agentPoolProfiles: olds.agentPoolProfiles }),
  });
}

/** Where all pools are resources of their own, those that the cluster is made with are no matter of the cluster. */
function withoutFirstPools(canonical: Inputs): Inputs {
  return canonical.poolsAreResources === true ? omit(canonical, "poolsAreResources", "agentPoolProfiles") : canonical;
}

/** Leaves out what the service makes by itself and no program gives, although it could. */
function withoutMade(inputs: Inputs): Inputs {
  const { networkProfile, ...others } = inputs;
  const rest = omit(others, "identityProfile", "privateLinkResources");
  const network = omit(asRecord(networkProfile), "podCidrs", "serviceCidrs", "ipFamilies");
  const hasTwo = asList(asRecord(networkProfile).ipFamilies).length > 1;
  const pools = asList(others.agentPoolProfiles).map((pool) => withoutRunning(asRecord(pool)));
  return {
    ...rest,
    ...(Array.isArray(others.agentPoolProfiles) && { agentPoolProfiles: pools }),
    ...(networkProfile !== undefined && { networkProfile: hasTwo ? networkProfile : network }),
  };
}

function settleCluster(wanted: Inputs, seen: Inputs): Inputs {
  const pools = mapMatching(LISTS, "agentPoolProfiles", seen, wanted, (pool, asked) => settlePool(asked, pool));
  const patched = isPatchOf(wanted.kubernetesVersion, seen.kubernetesVersion);
  return patched ? { ...pools, kubernetesVersion: wanted.kubernetesVersion } : pools;
}

function checkCluster(inputs: Inputs): Problem[] {
  const { aadProfile, apiServerAccessProfile, linuxProfile } = inputs;
  const ranges = asList(asRecord(apiServerAccessProfile).authorizedIPRanges);
  return [
    ...checkIdentity(inputs),
    ...checkEither(inputs, "dnsPrefix", "fqdnSubdomain"),
    ...checkName(dnsPrefix, inputs.dnsPrefix, "dnsPrefix"),
    ...checkName(nodeResourceGroup, inputs.nodeResourceGroup, "nodeResourceGroup"),
    ...checkName(adminUsername, asRecord(linuxProfile).adminUsername, "linuxProfile.adminUsername"),
    ...checkKubernetesVersion(inputs.kubernetesVersion, "kubernetesVersion"),
    ...checkPools(inputs.agentPoolProfiles, inputs.kubernetesVersion, "agentPoolProfiles"),
    ...checkNetwork(inputs.networkProfile, "networkProfile"),
    ...ranges.flatMap((range, i) => checkAuthorizedRange(range, `apiServerAccessProfile.authorizedIPRanges[${i}]`)),
    ...checkLocalAccounts(inputs.disableLocalAccounts, aadProfile),
    ...checkSupport(inputs),
  ];
}

function checkEither(inputs: Inputs, first: string, second: string): Problem[] {
  const given = [first, second].filter((key) => isGiven(inputs[key]));
  if (given.length === 1) return [];
  if (given.length === 2) return [{ path: second, allowed: `must not be given beside ${first}`, rule: RULES.aks }];
  return [{ path: first, allowed: `is required, unless ${second} is given`, rule: RULES.aks }];
}

function checkIdentity(inputs: Inputs): Problem[] {
  const { identity } = inputs;
  const { type = "None", userAssignedIdentities } = asRecord(identity);
  // An identity that is not known yet may turn out to be absent.
  if (isUnknown(identity) || isUnknown(type)) return [];
  const none = type === "None";
  const problems = checkEither(
    none ? { ...inputs, identity: undefined } : inputs,
    "identity",
    "servicePrincipalProfile",
  );
  if (isUnknown(userAssignedIdentities)) return problems;
  const count = asList(userAssignedIdentities).length;
  if (type === "UserAssigned" ? count === 1 : count === 0 || typeof type !== "string") return problems;
  const allowed =
    type === "UserAssigned" ? `must be one identity, are ${count}` : `must be empty with type ${type as string}`;
  return [...problems, { path: "identity.userAssignedIdentities", allowed, rule: RULES.aks }];
}

function unlistedNote({ changed }: KnownUpdate): string | undefined {
  const isUnlisted = changed.some(({ path, kind }) => kind === "delete" && /^agentPoolProfiles\[\d+\]$/.test(path));
  if (!isUnlisted) return undefined;
  return "This update deletes the pools that agentPoolProfiles no longer lists, with their nodes.";
}

function checkPools(pools: unknown, version: unknown, path: string): Problem[] {
  if (isUnknown(pools) || (isGiven(pools) && !Array.isArray(pools))) return [];
  const list = asList(pools);
  return [
    ...checkSystemPool(list, path),
    ...checkUnique(namesOf(list, path), "the cluster", RULES.aks),
    ...list.flatMap((pool, i) => (isRecord(pool) ? checkInlinePool(pool, version, `${path}[${i}]`) : [])),
  ];
}

function checkInlinePool(pool: Readonly<Record<string, unknown>>, version: unknown, path: string): Problem[] {
  const allowed = "is required in the list of a cluster's pools: System or User";
  return [
    ...checkName(poolName, pool.name, `${path}.name`),
    ...(isGiven(pool.mode) ? [] : [{ path: `${path}.mode`, allowed, rule: RULES.aks }]),
    ...checkPool(pool, path, "name"),
    ...checkTags(pool.tags, `${path}.tags`),
    ...checkNodeVersion(pool.orchestratorVersion, `${path}.orchestratorVersion`, version),
  ];
}

/** A pool that is not known, or whose mode is not known, may be a System pool. */
function checkSystemPool(pools: readonly unknown[], path: string): Problem[] {
  const may = pools.some((pool) => !isRecord(pool) || pool.mode !== "User");
  return may ? [] : [{ path, allowed: "must have a pool of mode System", rule: RULES.aks }];
}

function checkLocalAccounts(disabled: unknown, aadProfile: unknown): Problem[] {
  if (disabled !== true || isGiven(aadProfile)) return [];
  return [
    { path: "disableLocalAccounts", value: true, allowed: "needs aadProfile: nobody could sign in", rule: RULES.aks },
  ];
}

function checkSupport({ supportPlan, sku }: Inputs): Problem[] {
  const { tier } = asRecord(sku);
  if (supportPlan !== "AKSLongTermSupport" || tier === "Premium" || isUnknown(sku) || isUnknown(tier)) return [];
  return [{ path: "supportPlan", value: supportPlan, allowed: "needs sku.tier Premium", rule: RULES.aks }];
}
