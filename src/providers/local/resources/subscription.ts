import type { Context } from "../context";
import { EngineError } from "../../../docker/engine";
import type { Routes } from "../http/router";

/** Tenant id that the local engine returns. */
const TENANT = "00000000-0000-0000-0000-000000000000";

const LOCATIONS: Readonly<Record<string, string>> = {
  australiaeast: "Australia East",
  eastus: "East US",
  eastus2: "East US 2",
  germanywestcentral: "Germany West Central",
  japaneast: "Japan East",
  northeurope: "North Europe",
  southeastasia: "Southeast Asia",
  swedencentral: "Sweden Central",
  uksouth: "UK South",
  westeurope: "West Europe",
  westus: "West US",
  westus2: "West US 2",
  westus3: "West US 3",
};

const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  "Microsoft.ContainerInstance": ["containerGroups", "locations", "locations/operations"],
  "Microsoft.ContainerService": [
    "managedClusters",
    "managedClusters/agentPools",
    "locations",
    "locations/operations",
    "locations/operationresults",
  ],
  "Microsoft.Resources": ["resourceGroups", "subscriptions"],
  "Microsoft.Storage": ["storageAccounts", "storageAccounts/fileServices/shares", "checkNameAvailability"],
};

/**
 * Subscriptions, their locations and providers. Every subscription exists when it is asked for. Those with resources
 * are listed.
 */
export function subscriptionRoutes(context: () => Promise<Context>): Routes {
  const subscription = (id: string) => ({
    id: `/subscriptions/${id}`,
    subscriptionId: id,
    tenantId: TENANT,
    displayName: "Berth local engine",
    state: "Enabled",
    authorizationSource: "RoleBased",
    subscriptionPolicies: { locationPlacementId: "Local", quotaId: "Local", spendingLimit: "Off" },
  });
  const location = (id: string, name: string) => ({
    id: `/subscriptions/${id}/locations/${name}`,
    name,
    type: "Region",
    displayName: LOCATIONS[name],
    regionalDisplayName: LOCATIONS[name],
  });
  const provider = (id: string, namespace: string) => ({
    id: `/subscriptions/${id}/providers/${namespace}`,
    namespace,
    resourceTypes: (PROVIDERS[namespace] ?? []).map((resourceType) => ({
      resourceType,
      locations: Object.values(LOCATIONS),
      apiVersions: [],
    })),
    registrationState: "Registered",
    registrationPolicy: "RegistrationRequired",
  });
  const canonical = (namespace: string) =>
    Object.keys(PROVIDERS).find((name) => name.toLowerCase() === namespace.toLowerCase()) ?? namespace;
  const ok = (body: unknown) => Promise.resolve({ status: 200, body });
  return {
    "GET /subscriptions": async () =>
      ok({ value: [...new Set([TENANT, ...(await inUse(context))])].map(subscription) }),
    "GET /tenants": () => ok({ value: [{ id: `/tenants/${TENANT}`, tenantId: TENANT }] }),
    "GET /subscriptions/{subscription}": (_, { subscription: id = "" }) => ok(subscription(id)),
    "GET /subscriptions/{subscription}/locations": (_, { subscription: id = "" }) =>
      ok({ value: Object.keys(LOCATIONS).map((name) => location(id, name)) }),
    "GET /subscriptions/{subscription}/providers": (_, { subscription: id = "" }) =>
      ok({ value: Object.keys(PROVIDERS).map((namespace) => provider(id, namespace)) }),
    "GET /subscriptions/{subscription}/providers/{namespace}": (_, { subscription: id = "", namespace = "" }) =>
      ok(provider(id, canonical(namespace))),
    "POST /subscriptions/{subscription}/providers/{namespace}/register": (
      _,
      { subscription: id = "", namespace = "" },
    ) => ok(provider(id, canonical(namespace))),
  };
}

/**
 * Ids of the subscriptions that have resources. Signing in must not need an engine, so an engine that does not answer
 * has none.
 */
async function inUse(context: () => Promise<Context>): Promise<string[]> {
  try {
    const known = await (await context()).records.list({});
    return known.map(({ id }) => id.subscriptionId.toLowerCase()).sort();
  } catch (error) {
    if (error instanceof EngineError && error.fault === "unavailable") return [];
    throw error;
  }
}
