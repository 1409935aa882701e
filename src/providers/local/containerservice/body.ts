import type { ArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { asList, asRecord, omit, withoutNull } from "../../../model/core/json";
import { POOL_TYPE } from "../store/types";

/** Properties that clients read and send back. */
const CLUSTER_READ_ONLY = [
  "provisioningState",
  "powerState",
  "fqdn",
  "privateFQDN",
  "azurePortalFQDN",
  "currentKubernetesVersion",
  "maxAgentPools",
  "resourceUID",
  "status",
  "eTag",
];
const POOL_READ_ONLY = ["provisioningState", "currentOrchestratorVersion", "nodeImageVersion", "status", "eTag"];

/** The cluster that the caller wants, with secrets. Its pools are separate, in the form of agent pool resources. */
export interface WantedCluster {
  readonly body: Json;
  /** By name, in the caller's order; undefined when the body does not mention pools. */
  readonly pools?: ReadonlyMap<string, Json>;
}

export function wantedCluster(sent: Json): WantedCluster {
  const { properties, ...envelope } = omit(withoutNull(sent), "id", "name", "type", "systemData", "eTag");
  const { agentPoolProfiles, networkProfile, ...rest } = said(omit(asRecord(properties), ...CLUSTER_READ_ONLY));
  const pools = asList(agentPoolProfiles).map((profile) => {
    const { name, ...pool } = asRecord(profile);
    return [String(name), wantedPool({ properties: pool })] as const;
  });
  return {
    body: {
      ...envelope,
      properties: {
        ...rest,
        ...(networkProfile !== undefined && { networkProfile: wantedNetwork(asRecord(networkProfile)) }),
      },
    },
    ...(agentPoolProfiles !== undefined && { pools: new Map(pools) }),
  };
}

/** AKS accepts the load balancer's kind in lower case and shows it with a capital letter. */
function wantedNetwork(profile: Json): Json {
  const { loadBalancerSku: sku } = profile;
  const spelt = typeof sku === "string" && { loadBalancerSku: sku.toLowerCase() };
  const { loadBalancerProfile, natGatewayProfile } = profile;
  return {
    ...profile,
    ...spelt,
    ...(loadBalancerProfile !== undefined && { loadBalancerProfile: withoutAddresses(loadBalancerProfile) }),
    ...(natGatewayProfile !== undefined && { natGatewayProfile: withoutAddresses(natGatewayProfile) }),
  };
}

const withoutAddresses = (profile: unknown): Json => omit(asRecord(profile), "effectiveOutboundIPs");

export function wantedPool(sent: Json): Json {
  const properties = said(omit(asRecord(withoutNull(sent).properties), ...POOL_READ_ONLY));
  const { powerState, ...rest } = properties;
  const isRunning = asRecord(powerState).code === "Running";
  return { properties: { ...rest, ...(powerState !== undefined && !isRunning && { powerState }) } };
}

/** Pins a pool's version when the pool is made, since an upgrade of the control plane does not change nodes. */
export function withVersion({ properties }: Json, orchestratorVersion: unknown): Json {
  return { properties: { ...(orchestratorVersion !== undefined && { orchestratorVersion }), ...asRecord(properties) } };
}

/** The wanted cluster in the form in which it was sent, for the model's rules. */
export function withProfiles({ body, pools }: WantedCluster): Json {
  if (pools === undefined) return body;
  const agentPoolProfiles = [...pools].map(([name, pool]) => ({ name, ...asRecord(pool.properties) }));
  return { ...body, properties: { ...asRecord(body.properties), agentPoolProfiles } };
}

/** The body that may be stored and shown: without passwords. */
export function publicCluster(body: Json): Json {
  const properties = { ...asRecord(body.properties) };
  for (const [owner, secret] of [
    ["servicePrincipalProfile", "secret"],
    ["windowsProfile", "adminPassword"],
    ["aadProfile", "serverAppSecret"],
  ] as const)
    if (properties[owner] !== undefined) properties[owner] = omit(asRecord(properties[owner]), secret);
  return { ...body, properties };
}

export function poolId(cluster: ArmId, pool: string): ArmId {
  return { ...cluster, type: POOL_TYPE, names: [cluster.names[0] ?? "", pool] };
}

/** Without empty strings and the disk size 0, with which the Azure CLI leaves a choice to AKS. */
function said(properties: Json): Json {
  const entries = Object.entries(properties);
  return Object.fromEntries(entries.filter(([key, value]) => value !== "" && !(key === "osDiskSizeGB" && value === 0)));
}
