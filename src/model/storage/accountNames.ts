import { isRecord, mapRecord, own } from "../core/json";
import type { Inputs } from "../core/resource";

/** How a part of a body is named: properties that have another name in ARM, and how parts within it are named. */
interface Naming {
  /** The schema's names, which are those of `@pulumi/azure-native`, by ARM's. */
  readonly names?: Readonly<Record<string, string>>;
  /** By the schema's names. Of a list, how each item is named. */
  readonly parts?: Readonly<Record<string, Naming>>;
  /** Whether ARM has the properties of the part under `properties`. */
  readonly isEnveloped?: true;
}

const ACCOUNT: Naming = {
  names: {
    supportsHttpsTrafficOnly: "enableHttpsTrafficOnly",
    isNfsV3Enabled: "enableNfsV3",
    networkAcls: "networkRuleSet",
  },
  parts: {
    accountMigrationInProgress: { isEnveloped: true },
    privateEndpointConnections: { isEnveloped: true },
    encryption: {
      names: { keyvaultproperties: "keyVaultProperties", identity: "encryptionIdentity" },
      parts: {
        keyVaultProperties: {
          names: { keyname: "keyName", keyversion: "keyVersion", keyvaulturi: "keyVaultUri" },
        },
        encryptionIdentity: {
          names: {
            userAssignedIdentity: "encryptionUserAssignedIdentity",
            federatedIdentityClientId: "encryptionFederatedIdentityClientId",
          },
        },
      },
    },
    networkRuleSet: {
      parts: {
        ipRules: { names: { value: "iPAddressOrRange" } },
        virtualNetworkRules: { names: { id: "virtualNetworkResourceId" } },
      },
    },
  },
};

/** An account of ARM's, without its envelope, in the schema's names. */
export const namedAccount = (body: Inputs): Inputs => named(ACCOUNT, body) as Inputs;

/** The inverse of {@link namedAccount} for what can be written. */
export const wiredAccount = (inputs: Inputs): Inputs => wired(ACCOUNT, inputs) as Inputs;

function named(naming: Naming, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => named(naming, item));
  if (!isRecord(value)) return value;
  const { properties, ...rest } = value;
  const flat = naming.isEnveloped && isRecord(properties) ? { ...rest, ...properties } : value;
  const entries = Object.entries(flat).map(([key, item]) => [own(naming.names ?? {}, key) ?? key, item] as const);
  return mapRecord(Object.fromEntries(entries), (item, key) => named(own(naming.parts ?? {}, key) ?? {}, item));
}

function wired(naming: Naming, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => wired(naming, item));
  if (!isRecord(value)) return value;
  const inArm = Object.fromEntries(Object.entries(naming.names ?? {}).map(([arm, schema]) => [schema, arm]));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      own(inArm, key) ?? key,
      wired(own(naming.parts ?? {}, key) ?? {}, item),
    ]),
  );
}
