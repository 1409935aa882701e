import type { Client, Shell, SignInKind } from "./names";
import { IDENTITY_PATH } from "./publicRoutes";
import type { ServerState, StateFiles } from "./state";
import { TENANT } from "../providers/local/contract";
import { issuerOf } from "./documents";
import { EXCHANGE_AUDIENCE, objectIdOf } from "./signIn";
import type { TokenIssuer } from "./tokens";

/** What a client needs in its environment, and what the user has to know beside it. */
export interface Settings {
  readonly variables: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  /** Texts of files that the variables name, by path. For the user alone. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A token for an exchange lasts as long as a CI's. */
const EXCHANGE_S = 3600;

/** What settings are made of. */
export interface Serving {
  /** Where the server listens, or will. */
  readonly origin: string;
  readonly state: ServerState;
  readonly files: StateFiles;
  readonly issuer: TokenIssuer;
}

/** The settings with which a client finds the server, trusts it and signs in. */
export async function settingsOf(client: Client, kind: SignInKind, serving: Serving): Promise<Settings> {
  const { origin, files } = serving;
  const hosts = new URL(origin).host;
  switch (client) {
    case "az": {
      const login =
        kind === "identity"
          ? "az login --identity"
          : kind === "secret"
            ? 'az login --service-principal -u "$AZURE_CLIENT_ID" -p "$AZURE_CLIENT_SECRET" --tenant "$AZURE_TENANT_ID"'
            : 'az login --service-principal -u "$AZURE_CLIENT_ID" --federated-token "$AZURE_FEDERATED_TOKEN" --tenant "$AZURE_TENANT_ID"';
      return {
        variables: {
          ARM_CLOUD_METADATA_URL: `${origin}/metadata/endpoints?api-version=2019-05-01`,
          REQUESTS_CA_BUNDLE: files.bundle,
          // With it, az reads the metadata and opens the web socket of exec.
          SSL_CERT_FILE: files.bundle,
          // The user's own sign-ins stay as they are; what the user has set there of telemetry does not hold here. az remembers addresses
          // of its cloud, so that each port has a folder.
          AZURE_CONFIG_DIR: `${files.folder}/az-${new URL(origin).port || "443"}`,
          AZURE_CORE_COLLECT_TELEMETRY: "no",
          ...(await azureVariables(kind, serving, TENANT)),
        },
        notes: [`Sign in once, then az works on the local engine in this shell: ${login}`],
      };
    }
    case "terraform":
      return {
        variables: {
          ARM_METADATA_HOSTNAME: hosts,
          ARM_SUBSCRIPTION_ID: TENANT,
          SSL_CERT_FILE: files.bundle,
          ...(await armVariables(kind, serving)),
        },
        notes: ['azurerm 4 also needs resource_provider_registrations = "none" in its provider block.'],
      };
    case "python":
      return sdkSettings(kind, serving, { REQUESTS_CA_BUNDLE: files.bundle });
    case "go":
      return sdkSettings(kind, serving, { SSL_CERT_FILE: files.bundle });
    case "node":
      return sdkSettings(kind, serving, { NODE_EXTRA_CA_CERTS: files.authority });
  }
}

const SDK_NOTES = [
  "The SDKs take the address of ARM from your code: use $AZURE_RESOURCE_MANAGER_ENDPOINT, as docs/serve.md shows.",
];

/** `trust` is how the SDK's language is told of the authority. */
async function sdkSettings(kind: SignInKind, serving: Serving, trust: Record<string, string>): Promise<Settings> {
  const { origin, files } = serving;
  // The libraries read this token from a file alone.
  const path = `${files.folder}/federated-token`;
  // Of an authority of this kind, the libraries ask no public server.
  const { AZURE_FEDERATED_TOKEN: token, ...own } = await azureVariables(kind, serving, "adfs");
  return {
    variables: {
      ...trust,
      AZURE_RESOURCE_MANAGER_ENDPOINT: origin,
      AZURE_SUBSCRIPTION_ID: TENANT,
      ...own,
      ...(token !== undefined && { AZURE_FEDERATED_TOKEN_FILE: path }),
      ...(kind !== "identity" && { AZURE_AUTHORITY_HOST: origin }),
    },
    notes: SDK_NOTES,
    ...(token !== undefined && { files: { [path]: token } }),
  };
}

async function azureVariables(kind: SignInKind, serving: Serving, tenant: string): Promise<Record<string, string>> {
  const { state, origin } = serving;
  if (kind === "identity")
    return { IDENTITY_ENDPOINT: `${origin}${IDENTITY_PATH}`, IDENTITY_HEADER: state.identityHeader };
  const client = { AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: state.clientId };
  return kind === "secret"
    ? { ...client, AZURE_CLIENT_SECRET: state.clientSecret }
    : { ...client, AZURE_FEDERATED_TOKEN: await exchangeToken(serving) };
}

async function armVariables(kind: SignInKind, serving: Serving): Promise<Record<string, string>> {
  const { state, origin } = serving;
  if (kind === "identity")
    return {
      ARM_USE_MSI: "true",
      ARM_TENANT_ID: TENANT,
      ARM_MSI_ENDPOINT: `${origin}${IDENTITY_PATH}/${state.identityHeader}`,
    };
  const client = { ARM_TENANT_ID: TENANT, ARM_CLIENT_ID: state.clientId };
  return kind === "secret"
    ? { ...client, ARM_CLIENT_SECRET: state.clientSecret }
    : { ...client, ARM_USE_OIDC: "true", ARM_OIDC_TOKEN: await exchangeToken(serving) };
}

async function exchangeToken({ issuer, origin, state: { clientId } }: Serving): Promise<string> {
  const subject = { clientId, objectId: objectIdOf(clientId), audience: EXCHANGE_AUDIENCE, lifetimeS: EXCHANGE_S };
  return (await issuer.issue(issuerOf({ origin, tenantId: TENANT }), subject)).token;
}

const SPELLING: Readonly<Record<Shell, (name: string, value: string) => string>> = {
  sh: (name, value) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`,
  fish: (name, value) => `set -gx ${name} '${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
  powershell: (name, value) => `$env:${name} = '${value.replaceAll("'", "''")}'`,
};

/** Settings as lines that the shell takes. Notes are comments. */
export function spelled({ variables, notes }: Settings, shell: Shell): string {
  const lines = Object.entries(variables).map(([name, value]) => SPELLING[shell](name, value));
  return [...lines, ...notes.map((note) => `# ${note}`)].join("\n");
}
