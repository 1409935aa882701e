import { askMetadata } from "../../../../src/providers/arm/wire/metadata";
import { ArmScript, FakeClock, type ScriptedReply, type Step } from "../../../support/arm/script";

const cloud = {
  name: "Mine",
  authentication: { loginEndpoint: "https://login.local/adfs", audiences: ["https://arm.local/"], tenant: "common" },
  resourceManager: "https://arm.local:8443/",
};
const get = "GET /metadata/endpoints";

async function asked(steps: Step[]) {
  const arm = new ArmScript(steps);
  const clock = new FakeClock();
  const found = await askMetadata("localhost:9443", 90_000, {
    clock,
    random: () => 1,
    httpClient: arm.httpClient,
  }).catch((error: Error) => error.message);
  return { found, arm, clock };
}

test("a cloud tells where it is", async () => {
  const { found, arm } = await asked([[get, { status: 200, body: cloud }]]);
  expect(found).toEqual({
    endpoint: "https://arm.local:8443",
    audience: "https://arm.local",
    authorityHost: "https://login.local/adfs",
  });
  expect(arm.requests).toEqual([{ method: "GET", path: "/metadata/endpoints", apiVersion: "2022-09-01" }]);
});

test("a fault that passes is waited for", async () => {
  const { found, arm, clock } = await asked([[get, { status: 503 }], [get, { broken: "ECONNRESET" }], [get, { status: 200, body: cloud }]]); // prettier-ignore
  expect([found, arm.done, clock.elapsedMs]).toMatchObject([{ endpoint: "https://arm.local:8443" }, true, 3_000]);
});

const TITLE = "metadata of the cloud at localhost:9443, as berth:metadataHost (or ARM_METADATA_HOSTNAME) says: ";
const CHECK = "Check that the host is a cloud's resource manager.";

test.each<[string, ScriptedReply, string]>([
  [
    "nobody",
    { broken: "ECONNREFUSED" },
    "there is no connection to localhost:9443 (scripted ECONNREFUSED). It was tried 8 times in 123 s.",
  ],
  ["a page", { status: 200, body: "<html></html>" }, `the answer cannot be used, for it is not JSON. ${CHECK}`],
  [
    "a list",
    { status: 200, body: [cloud] },
    `the answer cannot be used, for its resourceManager is not an https URL. ${CHECK}`,
  ],
  [
    "a cloud without TLS",
    { status: 200, body: { ...cloud, resourceManager: "http://arm.local" } },
    `the answer cannot be used, for its resourceManager is not an https URL. ${CHECK}`,
  ],
  [
    "a cloud without a sign-in",
    { status: 200, body: { ...cloud, authentication: {} } },
    `the answer cannot be used, for its authentication.loginEndpoint is not an https URL. ${CHECK}`,
  ],
  ["a refusal", { status: 404 }, "ARM answered 404: it gave no explanation."],
])("%s is no cloud", async (_what, reply, message) => {
  const { found } = await asked(Array<Step>(8).fill([get, reply]));
  expect(found).toContain(`${TITLE}${message}`);
});
