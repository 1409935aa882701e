/** Where a server is reached, as its clients write it. */
export interface Place {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly tenantId: string;
}

/**
 * The first segment of the sign-in's addresses. Microsoft's client libraries ask a public server of theirs about any other authority,
 * and know this kind to be on a network of its own.
 */
export const ADFS = "adfs";

/** The name of the cloud, as `az cloud` lists it. */
const CLOUD = "Berth";

/**
 * What clients ask first: where ARM and the sign-in are. Version 2019-05-01 and older answered with a list of clouds, and clients of
 * these versions refuse an object; clients of the newer ones refuse a list.
 */
export function metadata({ origin }: Place, apiVersion: string, storageSuffix: string): unknown {
  const cloud = {
    name: CLOUD,
    portal: origin,
    authentication: {
      loginEndpoint: `${origin}/${ADFS}`,
      audiences: [origin],
      tenant: "common",
      identityProvider: "AAD",
    },
    resourceManager: `${origin}/`,
    media: origin,
    graphAudience: `${origin}/`,
    graph: `${origin}/`,
    microsoftGraphResourceId: `${origin}/`,
    gallery: `${origin}/`,
    batch: `${origin}/`,
    sqlManagement: `${origin}/`,
    vmImageAliasDoc: `${origin}/aliases.json`,
    activeDirectoryDataLake: `${origin}/`,
    suffixes: {
      storage: storageSuffix,
      acrLoginServer: "azurecr.local",
      keyVaultDns: "vault.local",
      mhsmDns: "managedhsm.local",
      sqlServerHostname: "database.local",
      mysqlServerEndpoint: "mysql.database.local",
      postgresqlServerEndpoint: "postgres.database.local",
      mariadbServerEndpoint: "mariadb.database.local",
      azureFrontDoorEndpointSuffix: "azurefd.local",
      storageSyncEndpointSuffix: "afs.local",
      synapseAnalytics: "dev.synapse.local",
      attestationEndpoint: "attest.local",
    },
  };
  return apiVersion < "2020" ? [cloud] : cloud;
}

/** The document that a client library reads about an authority before it signs in. `base` is the path before `/oauth2`. */
export function openIdConfiguration({ origin, tenantId }: Place, base: string): unknown {
  const at = (path: string) => `${origin}/${base}/oauth2/${path}`;
  return {
    issuer: issuerOf({ origin, tenantId }),
    token_endpoint: at("v2.0/token"),
    authorization_endpoint: at("v2.0/authorize"),
    device_authorization_endpoint: at("v2.0/devicecode"),
    jwks_uri: `${origin}/${ADFS}/discovery/keys`,
    token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic", "private_key_jwt"],
    grant_types_supported: ["client_credentials"],
    response_types_supported: ["token"],
    response_modes_supported: ["form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: ["openid"],
  };
}

/** The issuer that stands in tokens. */
export const issuerOf = ({ origin, tenantId }: Place): string => `${origin}/${tenantId}/v2.0`;

/** Public clouds that a client may ask about; this server is its own. */
export function instanceDiscovery({ origin, tenantId }: Place): unknown {
  const host = new URL(origin).host;
  return {
    tenant_discovery_endpoint: `${origin}/${tenantId}/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}
