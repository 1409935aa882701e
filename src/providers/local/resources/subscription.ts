import { TENANT } from "../contract";
import type { Context } from "../context";
import { EngineError } from "../../../docker/engine";
import type { Routes } from "../http/router";
import { LOCATIONS } from "../../../model/values/locations";
import { RESOURCE_TYPES } from "./resourceTypes";

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
    resourceTypes: Object.entries(RESOURCE_TYPES[namespace] ?? {}).map(([resourceType, apiVersions]) => ({
      resourceType,
      locations: Object.values(LOCATIONS),
      apiVersions,
    })),
    registrationState: "Registered",
    registrationPolicy: "RegistrationRequired",
  });
  const canonical = (namespace: string) =>
    Object.keys(RESOURCE_TYPES).find((name) => name.toLowerCase() === namespace.toLowerCase()) ?? namespace;
  const ok = (body: unknown) => Promise.resolve({ status: 200, body });
  return {
    "GET /subscriptions": async () =>
      ok({ value: [...new Set([TENANT, ...(await inUse(context))])].map(subscription) }),
    "GET /tenants": () => ok({ value: [{ id: `/tenants/${TENANT}`, tenantId: TENANT }] }),
    "GET /subscriptions/{subscription}": (_, { subscription: id = "" }) => ok(subscription(id)),
    "GET /subscriptions/{subscription}/locations": (_, { subscription: id = "" }) =>
      ok({ value: Object.keys(LOCATIONS).map((name) => location(id, name)) }),
    "GET /subscriptions/{subscription}/providers": (_, { subscription: id = "" }) =>
      ok({ value: Object.keys(RESOURCE_TYPES).map((namespace) => provider(id, namespace)) }),
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
