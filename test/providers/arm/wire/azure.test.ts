import { azureConnection } from "../../../../src/providers/arm/wire/azure";

const subscriptionId = "00000000-0000-0000-0000-000000000001";
const created: unknown[] = [];
let used: string[] = [];

/** A credential of the Azure SDK, which notes that it was used, and with what. */
const mockCredential = (kind: string) =>
  class {
    constructor(...given: unknown[]) {
      used.push(`${kind} ${JSON.stringify(given)}`);
    }

    async getToken() {
      return { token: kind, expiresOnTimestamp: 0 };
    }
  };

jest.mock("@azure/identity", () => ({
  ClientCertificateCredential: mockCredential("certificate"),
  ClientSecretCredential: mockCredential("secret"),
  ClientAssertionCredential: mockCredential("assertion"),
  WorkloadIdentityCredential: mockCredential("workload"),
  ManagedIdentityCredential: mockCredential("managed"),
  DefaultAzureCredential: class {
    constructor(options: unknown) {
      created.push(options);
    }

    async getToken(scopes: string) {
      return { token: `token for ${scopes}`, expiresOnTimestamp: 0 };
    }
  },
}));

beforeEach(() => {
  created.splice(0);
  used = [];
});

test.each([
  [undefined, "https://management.azure.com", {}],
  ["Public", "https://management.azure.com", {}],
  ["AzureCloud", "https://management.azure.com", {}],
  ["usgovernment", "https://management.usgovcloudapi.net", { authorityHost: "https://login.microsoftonline.us" }],
  ["AzureUSGovernment", "https://management.usgovcloudapi.net", { authorityHost: "https://login.microsoftonline.us" }],
  ["china", "https://management.chinacloudapi.cn", { authorityHost: "https://login.chinacloudapi.cn" }],
])("environment %s", async (environment, endpoint, options) => {
  const connection = await azureConnection({ subscriptionId, environment });
  expect(connection).toEqual({ endpoint, subscriptionId, credential: expect.anything(), silenceMs: 90_000 });
  expect(created).toEqual([]);
  const scope = `${endpoint}/.default`;
  expect((await connection.credential.getToken(scope))?.token).toBe(`token for ${scope}`);
  await connection.credential.getToken(scope);
  expect(created).toEqual([options]);
});

test("a host of metadata takes the place of the environment", async () => {
  const asked: unknown[] = [];
  const connection = await azureConnection(
    { subscriptionId, environment: "china", metadataHost: "localhost:9443" },
    async (...args) => {
      asked.push(args);
      return {
        endpoint: "https://arm.local",
        audience: "https://audience.local",
        authorityHost: "https://login.local/adfs",
      };
    },
  );
  const { endpoint, audience, credential, silenceMs } = connection;
  expect([asked, endpoint, audience, silenceMs]).toEqual([
    [["localhost:9443", 90_000]],
    "https://arm.local",
    "https://audience.local",
    90_000,
  ]);
  await credential.getToken("s");
  expect(created).toEqual([{ authorityHost: "https://login.local/adfs", disableInstanceDiscovery: true }]);
});

test("a credential that keeps its tokens is made anew when ARM refuses one", async () => {
  const { credential } = await azureConnection({ subscriptionId });
  await credential.getToken("s");
  credential.renew!();
  await credential.getToken("s");
  expect(created).toEqual([{}, {}]);
});

test.each([undefined, ""])("subscription %p", async (missing) => {
  await expect(azureConnection({ subscriptionId: missing })).rejects.toThrow(
    "Target azure needs a subscription: run `pulumi config set berth:subscriptionId GUID`, or set ARM_SUBSCRIPTION_ID or " +
      "AZURE_SUBSCRIPTION_ID. `az account show --query id` prints the one that you are signed in to.",
  );
});

test("a cloud that does not exist", async () => {
  await expect(azureConnection({ subscriptionId, environment: "mars" })).rejects.toThrow(
    'berth:environment (or ARM_ENVIRONMENT, AZURE_ENVIRONMENT): "mars" must be one of public, usgovernment, china.',
  );
});

describe("of several ways to sign in", () => {
  /** The ways in the order of azure-native and azurerm, and the credential that each uses. */
  const ways: [object, string][] = [
    [{ clientCertificatePath: "/x.pfx" }, 'certificate ["home","app",{"certificatePath":"/x.pfx"},{}]'],
    [{ clientSecret: "hunter2" }, 'secret ["home","app","hunter2",{}]'],
    [{ useOidc: true, oidcToken: "token" }, 'assertion ["home","app",null,{}]'],
    [{ useMsi: true }, 'managed [{"clientId":"app"}]'],
  ];
  const pairs = ways.flatMap(([first, one], i) => ways.slice(i).map(([second]) => [first, second, one] as const));

  test.each(pairs)("%j and %j: the first one counts", async (first, second, one) => {
    const signIn = { tenantId: "home", clientId: "app", ...second, ...first };
    await (await azureConnection({ subscriptionId, signIn })).credential.getToken("scope");
    expect([used, created]).toEqual([[one], []]);
  });

  test("a token of another issuer is not used where it is not asked for", async () => {
    const signIn = { tenantId: "home", clientId: "app", useOidc: false, useMsi: false, oidcToken: "token" };
    await (await azureConnection({ subscriptionId, signIn })).credential.getToken("scope");
    expect([used, created]).toEqual([[], [{ tenantId: "home", managedIdentityClientId: "app" }]]);
  });
});
