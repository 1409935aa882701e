import { createLocalArmService } from "../../../../src/providers/local/service";
import { LocalArm, masked } from "../../../support/engine/arm";

const S = "00000000-0000-0000-0000-00000000c0de";
const nothing = { env: {}, platform: "linux", home: "/nowhere" };
const arm = new LocalArm({
  ...nothing,
  dockerHost: "unix:///nowhere/docker.sock",
  uuid: () => "u",
  now: () => new Date("2026-01-02T03:04:05.678Z"),
});

test("every answer has ARM's headers", async () => {
  const { status, headers, body } = await arm.send("GET", `/subscriptions/${S}`, undefined, {
    headers: { "x-ms-correlation-request-id": "c" },
  });
  expect({ status, headers, body }).toEqual({
    status: 200,
    headers: {
      "cache-control": "no-cache",
      pragma: "no-cache",
      expires: "-1",
      "content-type": "application/json; charset=utf-8",
      "x-ms-request-id": "u",
      "x-ms-correlation-request-id": "c",
      "x-ms-routing-request-id": "LOCAL:20260102T030405Z:c",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
      date: "Fri, 02 Jan 2026 03:04:05 GMT",
    },
    body: {
      id: `/subscriptions/${S}`,
      subscriptionId: S,
      tenantId: "00000000-0000-0000-0000-000000000000",
      displayName: "Berth local engine",
      state: "Enabled",
      authorizationSource: "RoleBased",
      subscriptionPolicies: { locationPlacementId: "Local", quotaId: "Local", spendingLimit: "Off" },
    },
  });
});

const base = `https://h/subscriptions/${S}`;
test.each([
  [
    "of an odd subscription",
    "GET",
    "https://h/subscriptions/web/resourceGroups?api-version=2022-12-01",
    {},
    400,
    "InvalidSubscriptionId",
  ],
  ["without an api-version", "GET", `${base}/resourceGroups`, {}, 400, "MissingApiVersionParameter"],
  [
    "with a strange api-version",
    "GET",
    `${base}/resourceGroups?api-version=latest`,
    {},
    400,
    "InvalidApiVersionParameter",
  ],
  [
    "without a token",
    "GET",
    `${base}/resourceGroups?api-version=2024-11-01`,
    { headers: {} },
    401,
    "AuthenticationFailed",
  ],
  [
    "of an unknown type",
    "GET",
    `${base}/providers/Microsoft.Sql/servers?api-version=2024-11-01`,
    {},
    404,
    "InvalidResourceType",
  ],
  ["of an unknown path", "GET", "https://h/nowhere?api-version=2024-11-01", {}, 404, "NotFound"],
  ["with a wrong method", "PUT", `${base}?api-version=2024-11-01`, {}, 405, "HttpMethodNotSupported"],
  ["with bad encoding", "GET", "https://h/subscriptions/%zz?api-version=2024-11-01", {}, 400, "InvalidRequestUri"],
])("a request %s is answered with an error of ARM", async (_, method, url, more, status, code) => {
  const answer = await arm.service.handle({ method, url, headers: { authorization: "Bearer x" }, ...more });
  expect({ status: answer.status, body: JSON.parse(answer.body) }).toEqual({
    status,
    body: { error: { code, message: expect.any(String) } },
  });
  expect(answer.headers["x-ms-failure-cause"]).toBe(status === 404 ? "gateway" : undefined);
});

test("without an engine every resource answers 503 and says what to do", async () => {
  const found = await arm.get(arm.group);
  expect(found).toMatchObject({
    status: 503,
    body: {
      error: {
        code: "ContainerEngineUnavailable",
        message: expect.stringMatching(
          /^No container engine answers\. Tried connect ENOENT \/nowhere\/docker\.sock\. Start the Docker Engine/,
        ),
      },
    },
  });
  const nowhere = createLocalArmService({ ...nothing, engine: undefined, env: { DOCKER_CONTEXT: "gone" } });
  const answer = await nowhere.handle({
    method: "GET",
    url: `${base}/resourcegroups/x?api-version=2024-11-01`,
    headers: { authorization: "x" },
  });
  expect([answer.status, JSON.parse(answer.body)]).toEqual([
    503,
    {
      error: {
        code: "ContainerEngineUnavailable",
        message: expect.stringMatching(/^Docker context "gone" does not exist/),
      },
    },
  ]);
});

test("subscriptions, locations and providers", async () => {
  expect((await arm.get("/subscriptions")).body.value).toHaveLength(1);
  expect((await arm.get("/tenants")).body.value).toHaveLength(1);
  expect((await arm.get(`/subscriptions/${S}/locations`)).body.value).toContainEqual({
    id: `/subscriptions/${S}/locations/westeurope`,
    name: "westeurope",
    type: "Region",
    displayName: "West Europe",
    regionalDisplayName: "West Europe",
  });
  for (const [method, path] of [
    ["GET", ""],
    ["POST", "/register"],
  ] as const) {
    const { body } = await arm.send(method, `/subscriptions/${S}/providers/microsoft.containerinstance${path}`);
    expect(body).toMatchObject({ namespace: "Microsoft.ContainerInstance", registrationState: "Registered" });
  }
  expect(
    (await arm.get(`/subscriptions/${S}/providers`)).body.value.map(({ registrationState }: any) => registrationState),
  ).toEqual(Array(4).fill("Registered"));
});

test("bodies that are no JSON object are refused", async () => {
  const real = new LocalArm();
  for (const body of ["{", "[]", '"x"'])
    expect(await real.send("PUT", real.group, body)).toMatchObject({
      status: 400,
      body: { error: { code: "InvalidRequestContent" } },
    });
  expect(masked((await real.get(real.group)).body)).toEqual({
    error: { code: "ResourceGroupNotFound", message: `Resource group '${real.name}' could not be found.` },
  });
});

test.each([
  ["Microsoft.Storage/storageAccounts", "application/json"],
  ["Microsoft.ContainerService/managedClusters", "application/json"],
  ["Microsoft.ContainerInstance/containerGroups", "application/json; charset=utf-8"],
])("%s answers with its own content type, also when it fails", async (type, expected) => {
  const { status, headers } = await arm.get(`/subscriptions/${S}/providers/${type}`);
  expect([status, headers["content-type"]]).toEqual([503, expected]);
});

test("ARM's own errors have its content type", async () => {
  const { status, headers } = await arm.get(`/subscriptions/${S}/providers/Microsoft.Storage/nothing`);
  expect([status, headers["content-type"]]).toEqual([404, "application/json; charset=utf-8"]);
});
