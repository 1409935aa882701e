import { omit } from "../../../src/model/core/json";
import { group, idle, inspectGroup, LocalArm, masked, web } from "../../support/engine/arm";
import { openDocker } from "../../support/engine/docker";

/** Clients read a resource, change a property and send all of it back, with what the service alone can set. */
const arm = new LocalArm();
const docker = openDocker();
const account = arm.account(`a${arm.name}`);
afterAll(() => arm.removeGroup());

const probe = { httpGet: { path: "/page", port: 80 }, periodSeconds: 1 };
const address = { type: "Public", ports: [{ port: 80, protocol: "TCP" }], dnsNameLabel: `${arm.name}-back` };
const emptyDir = { name: "scratch", emptyDir: {} };
const site = {
  ...group(
    [
      web({ readinessProbe: probe, volumeMounts: [{ name: "scratch", mountPath: "/scratch" }] }),
      idle("app", { environmentVariables: [{ name: "A", value: "b" }] }),
    ],
    { ipAddress: address, volumes: [emptyDir], restartPolicy: "OnFailure" },
  ),
  tags: { team: "a" },
};

const kinds: [string, string, object][] = [
  ["resource group", arm.group, { location: "westeurope", tags: { team: "a" } }],
  [
    "storage account",
    account,
    { location: "westeurope", kind: "StorageV2", sku: { name: "Standard_LRS" }, tags: { team: "a" } },
  ],
  [
    "file share",
    `${account}/fileServices/default/shares/files`,
    { properties: { shareQuota: 5, accessTier: "Hot", metadata: { team: "a" } } },
  ],
  ["container group", arm.site("web"), site],
];

/** What a supervisor sees, which may be one that another test has started on the engine. */
const SEEN = ["ready", "supervisor"];

/** Without what tells when it was last written or started, and without what a supervisor has seen of it. */
const lasting = (body: object) =>
  JSON.parse(
    JSON.stringify(masked({ ...body, etag: undefined }), (key, value: unknown) =>
      SEEN.includes(key) ? undefined : value,
    ),
  ) as object;

test.each(kinds)("a %s accepts its own answer as a PUT, which changes nothing", async (_kind, id, body) => {
  expect((await arm.run("PUT", id, body)).status).toBeLessThan(300);
  const before = await inspectGroup(docker, id);
  const shown = (await arm.get(id)).body;
  const answer = await arm.send("PUT", id, shown);
  expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  await arm.follow(answer);
  expect(lasting((await arm.get(id)).body)).toEqual(lasting(shown));
  expect(Object.keys(await inspectGroup(docker, id)).sort()).toEqual(Object.keys(before).sort());
});

test.each([
  ["resource group", arm.group, { location: "westeurope", properties: { provisioningState: "Failed" } }],
  [
    "storage account",
    account,
    {
      location: "westeurope",
      kind: "StorageV2",
      sku: { name: "Standard_LRS", tier: "Premium" },
      properties: { provisioningState: "Creating", primaryEndpoints: { file: "https://elsewhere/" } },
    },
  ],
])("what only the service sets of a %s is not taken from a request", async (_kind, id, body) => {
  const shown = omit((await arm.get(id)).body as Record<string, unknown>, "tags");
  expect((await arm.run("PUT", id, body)).status).toBe(200);
  expect(omit((await arm.get(id)).body as Record<string, unknown>, "tags")).toEqual(shown);
});
