import { settingsOf, spelled } from "../../src/serve/environment";
import { CLIENTS, type Client, SIGN_INS, type SignInKind } from "../../src/serve/names";
import { stateFiles } from "../../src/serve/state";
import { TokenIssuer } from "../../src/serve/tokens";
import { TENANT } from "../../src/providers/local/contract";
import { AROUND } from "../support/serve/served";
import { generateKeyPairSync } from "node:crypto";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const tokenKey = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const serving = {
  origin: "https://localhost:9443",
  files: stateFiles(AROUND, "/data/berth"),
  issuer: new TokenIssuer(tokenKey, TENANT, () => new Date("2026-11-30T12:00:00Z")),
  state: {
    tokenKey,
    authority: { cert: "", key: "" },
    ...{ clientId: "client", clientSecret: "secret", identityHeader: "header" },
  },
};

const BUNDLE = "/data/berth/ca-bundle.pem";
const TOKEN = expect.stringMatching(/^eyJ[\w.-]+$/);
const WHERE = { AZURE_RESOURCE_MANAGER_ENDPOINT: "https://localhost:9443", AZURE_SUBSCRIPTION_ID: TENANT };
const AUTHORITY = { AZURE_AUTHORITY_HOST: "https://localhost:9443" };
const IDENTITY = { IDENTITY_ENDPOINT: "https://localhost:9443/identity/token", IDENTITY_HEADER: "header" };
const client = (tenant: string) => ({ AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: "client" });
const SDK: Record<SignInKind, object> = {
  secret: { ...WHERE, ...AUTHORITY, ...client("adfs"), AZURE_CLIENT_SECRET: "secret" },
  identity: { ...WHERE, ...IDENTITY },
  oidc: { ...WHERE, ...AUTHORITY, ...client("adfs"), AZURE_FEDERATED_TOKEN_FILE: "/data/berth/federated-token" },
};
const AZ = {
  ARM_CLOUD_METADATA_URL: "https://localhost:9443/metadata/endpoints?api-version=2019-05-01",
  REQUESTS_CA_BUNDLE: BUNDLE,
  SSL_CERT_FILE: BUNDLE,
  AZURE_CONFIG_DIR: "/data/berth/az-9443",
  AZURE_CORE_COLLECT_TELEMETRY: "no",
};
const TERRAFORM = { ARM_METADATA_HOSTNAME: "localhost:9443", ARM_SUBSCRIPTION_ID: TENANT, SSL_CERT_FILE: BUNDLE };
const ARM = { ARM_TENANT_ID: TENANT, ARM_CLIENT_ID: "client" };
const EXPECTED: Record<Client, Record<SignInKind, object>> = {
  az: {
    secret: { ...AZ, ...client(TENANT), AZURE_CLIENT_SECRET: "secret" },
    identity: { ...AZ, ...IDENTITY },
    oidc: { ...AZ, ...client(TENANT), AZURE_FEDERATED_TOKEN: TOKEN },
  },
  terraform: {
    secret: { ...TERRAFORM, ...ARM, ARM_CLIENT_SECRET: "secret" },
    identity: {
      ...{ ...TERRAFORM, ARM_USE_MSI: "true", ARM_TENANT_ID: TENANT },
      ARM_MSI_ENDPOINT: "https://localhost:9443/identity/token/header",
    },
    oidc: { ...TERRAFORM, ...ARM, ARM_USE_OIDC: "true", ARM_OIDC_TOKEN: TOKEN },
  },
  python: mapped({ REQUESTS_CA_BUNDLE: BUNDLE }),
  go: mapped({ SSL_CERT_FILE: BUNDLE }),
  node: mapped({ NODE_EXTRA_CA_CERTS: "/data/berth/ca.pem" }),
};

function mapped(trust: object): Record<SignInKind, object> {
  const each = SIGN_INS.map((kind) => [kind, { ...trust, ...SDK[kind] }]);
  return Object.fromEntries(each) as Record<SignInKind, object>;
}

test.each(CLIENTS.flatMap((name) => SIGN_INS.map((kind) => [name, kind] as const)))(
  "%s signs in by %s",
  async (name, kind) => {
    const { variables, files } = await settingsOf(name, kind, serving);
    expect(variables).toEqual(EXPECTED[name][kind]);
    const path = (variables as Record<string, string>)["AZURE_FEDERATED_TOKEN_FILE"];
    expect(files).toEqual(path === undefined ? undefined : { [path]: TOKEN });
  },
);

test.each([
  ["sh", "export A='it'\\''s $x'\n# Note."],
  ["fish", "set -gx A 'it\\'s $x'\n# Note."],
  ["powershell", "$env:A = 'it''s $x'\n# Note."],
] as const)("%s takes the values as they are", (shell, lines) => {
  expect(spelled({ variables: { A: "it's $x" }, notes: ["Note."] }, shell)).toBe(lines);
});
