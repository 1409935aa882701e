import { ownership } from "../../../../src/docker/labels";
import { type ArmId, formatArmId, RESOURCE_GROUP_TYPE } from "../../../../src/model/core/armId";
import { ArmError } from "../../../../src/providers/local/http/errors";
import { parseCall } from "../../../../src/providers/local/http/http";
import { createRouter } from "../../../../src/providers/local/http/router";
import { resourceListRoutes } from "../../../../src/providers/local/resources/resourceList";
import { ACCOUNT_TYPE, CLUSTER_TYPE, GROUP_TYPE, SHARE_TYPE } from "../../../../src/providers/local/store/types";

const SUBSCRIPTION = "/subscriptions/s";
const TIME = "2030-01-01T00:00:00.000Z";

function record(resourceGroup: string, type: string, names: string[], body: object = {}, labels: object = {}) {
  const id: ArmId = { subscriptionId: "s", resourceGroup, type, names };
  const key = formatArmId(id).toLowerCase();
  const whole = { location: "westeurope", ...body };
  return { id, key, body: whole, created: TIME, changed: TIME, labels: { ...ownership("record", id), ...labels } };
}

const records = [
  record("one", RESOURCE_GROUP_TYPE, []),
  record("one", GROUP_TYPE, ["web"], { tags: { Stage: "it's", team: "a" } }, { "berth.failure": "{}" }),
  record("one", ACCOUNT_TYPE, ["files"], { kind: "StorageV2", sku: { name: "Standard_LRS" } }),
  record("one", SHARE_TYPE, ["files", "default", "data"]),
  record("two", RESOURCE_GROUP_TYPE, []),
  record("two", CLUSTER_TYPE, ["aks"], { location: "westus" }, { "berth.state": '{"state":"Creating"}' }),
].sort((a, b) => (a.key < b.key ? -1 : 1));

const context = {
  records: {
    list: (filter: Record<string, string>) =>
      Promise.resolve(
        records.filter(({ labels }) =>
          Object.entries(filter).every(([k, v]) => labels[k as keyof typeof labels] === v),
        ),
      ),
  },
  operations: { current: (key: string) => (key.endsWith("/files") ? { kind: "put" } : undefined) },
};
const route = createRouter(resourceListRoutes(() => Promise.resolve(context as never)));

async function ask(path: string): Promise<any> {
  const url = /^https/.test(path) ? path : `https://local${path}`;
  const { body } = await route(parseCall({ method: "GET", url, headers: {} }));
  return body;
}
const named = async (query: string, scope = SUBSCRIPTION) =>
  (await ask(`${scope}/resources?api-version=2022-09-01&${query}`)).value.map(({ name }: { name: string }) => name);
const filtered = (filter: string) => named(`$filter=${encodeURIComponent(filter)}`);
const id = (name: string) => records.find((item) => item.id.names.at(-1) === name)!.id;

test("a list has the resources of its scope, without those in others, as generic resources", async () => {
  expect(await ask(`${SUBSCRIPTION}/resourceGroups/one/resources`)).toEqual({
    value: [
      {
        id: formatArmId(id("web")),
        name: "web",
        type: GROUP_TYPE,
        location: "westeurope",
        tags: { Stage: "it's", team: "a" },
      },
      {
        id: formatArmId(id("files")),
        name: "files",
        type: ACCOUNT_TYPE,
        kind: "StorageV2",
        sku: { name: "Standard_LRS" },
        location: "westeurope",
      },
    ],
  });
  expect(await named("")).toEqual(["web", "files", "aks"]);
  await expect(ask(`${SUBSCRIPTION}/resourceGroups/three/resources`)).rejects.toMatchObject({
    code: "ResourceGroupNotFound",
  });
});

test.each([
  ["resourceType eq 'microsoft.storage/STORAGEACCOUNTS'", ["files"]],
  [`resourceType eq '${GROUP_TYPE}' or resourceType eq '${CLUSTER_TYPE}'`, ["web", "aks"]],
  ["name eq 'WEB' and location eq 'West Europe'", ["web"]],
  ["resourceGroup eq 'two'", ["aks"]],
  ["tagName eq 'stage' and tagValue eq 'it''s'", ["web"]],
  ["tagname eq 'team'", ["web"]],
  ["tagName eq 'team' and tagValue eq 'b'", []],
])("$filter=%s", async (filter, expected) => expect(await filtered(filter)).toEqual(expected));

test.each([
  ["$filter=tagValue eq 'a'", "InvalidFilterInQueryString"],
  ["$filter=kind eq 'a'", "InvalidFilterInQueryString"],
  ["$filter=substringof('a', name)", "InvalidFilterInQueryString"],
  ["$top=0", "InvalidQueryParameter"],
  ["$expand=everything", "InvalidQueryParameter"],
])("%s is refused with what is allowed", async (query, code) => {
  const error: unknown = await named(query).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ArmError);
  expect(error).toMatchObject({ status: 400, code, message: expect.stringMatching(/must be/) });
});

test("pages follow each other to the end, with the same options", async () => {
  const first = await ask(`${SUBSCRIPTION}/resources?api-version=2022-09-01&$top=2`);
  const second = await ask(first.nextLink);
  expect([first, second].map(({ value }) => value.map(({ name }: { name: string }) => name))).toEqual([
    ["web", "files"],
    ["aks"],
  ]);
  expect([new URL(first.nextLink).searchParams.get("$top"), second.nextLink]).toEqual(["2", undefined]);
});

test("a resource tells more of itself when asked to", async () => {
  const { value } = await ask(`${SUBSCRIPTION}/resources?$expand=createdTime,provisioningState`);
  expect(value.map(({ createdTime, provisioningState }: any) => [createdTime, provisioningState])).toEqual([
    [TIME, "Failed"],
    [TIME, "Updating"],
    [TIME, "Creating"],
  ]);
});
