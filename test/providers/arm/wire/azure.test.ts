import { azureConnection } from "../../../../src/providers/arm/wire/azure";

const subscriptionId = "00000000-0000-0000-0000-000000000001";
const created: unknown[] = [];

jest.mock("@azure/identity", () => ({
  DefaultAzureCredential: class {
    constructor(options: unknown) {
      created.push(options);
    }

    async getToken(scopes: string) {
      return { token: `token for ${scopes}`, expiresOnTimestamp: 0 };
    }
  },
}));

beforeEach(() => created.splice(0));

test.each([
  [undefined, "https://management.azure.com", {}],
  ["Public", "https://management.azure.com", {}],
  ["AzureCloud", "https://management.azure.com", {}],
  ["usgovernment", "https://management.usgovcloudapi.net", { authorityHost: "https://login.microsoftonline.us" }],
  ["AzureUSGovernment", "https://management.usgovcloudapi.net", { authorityHost: "https://login.microsoftonline.us" }],
  ["china", "https://management.chinacloudapi.cn", { authorityHost: "https://login.chinacloudapi.cn" }],
])("environment %s", async (environment, endpoint, options) => {
  const connection = azureConnection({ subscriptionId, environment });
  expect(connection).toEqual({ endpoint, subscriptionId, credential: expect.anything(), silenceMs: 300_000 });
  expect(created).toEqual([]);
  const scope = `${endpoint}/.default`;
  expect((await connection.credential.getToken(scope))?.token).toBe(`token for ${scope}`);
  await connection.credential.getToken(scope);
  expect(created).toEqual([options]);
});

test.each([undefined, ""])("subscription %p", (missing) => {
  expect(() => azureConnection({ subscriptionId: missing })).toThrow(
    "Target azure needs a subscription: run `pulumi config set berth:subscriptionId GUID`, or set ARM_SUBSCRIPTION_ID or " +
      "AZURE_SUBSCRIPTION_ID. `az account show --query id` prints the one that you are signed in to.",
  );
});

test("a cloud that does not exist", () => {
  expect(() => azureConnection({ subscriptionId, environment: "mars" })).toThrow(
    'berth:environment (or ARM_ENVIRONMENT, AZURE_ENVIRONMENT): "mars" must be one of public, usgovernment, china.',
  );
});
