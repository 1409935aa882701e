import { createArmClient } from "../../../src/providers/arm/client";
import { ArmFailure } from "../../../src/providers/arm/contract";
import { accepted, aksStatus, CLUSTER, pool } from "../../support/arm/aks";
import { ok } from "../../support/arm/bodies";
import {
  ACCOUNT,
  armError,
  ArmScript,
  CONTAINER_GROUP,
  FakeClock,
  GROUP,
  operation,
  SHARE,
  type Step,
} from "../../support/arm/script";

const MINE = "0123 urn:mine";
const THEIRS = "4567 urn:theirs";
const rg = { resourceGroupName: "rg", location: "westeurope" };
const account = { resourceGroupName: "rg", accountName: "acct", kind: "StorageV2", sku: { name: "Standard_LRS" } };
const share = { resourceGroupName: "rg", accountName: "acct", shareName: "data" };
const web = { name: "web", image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } } };
const group = { resourceGroupName: "rg", containerGroupName: "web", osType: "Linux", containers: [web] };
const aks = { resourceGroupName: "rg", resourceName: "aks", location: "westeurope" };
const workers = { resourceGroupName: "rg", resourceName: "aks", agentPoolName: "workers", count: 1 };

const marked = (id: string, owner: string, more: object = {}) =>
  ok({ id, location: "westeurope", tags: { berthOwner: owner }, ...more });
const refusal = armError(412, "PreconditionFailed", "it exists");

/** A creation by a stack that saw nothing there. */
async function creation(token: string, inputs: Record<string, unknown>, steps: readonly Step[], extended = false) {
  const arm = new ArmScript(steps);
  const client = createArmClient(arm.connection({ extended }), { clock: new FakeClock() });
  const context = { ...operation(), owner: MINE, onlyNew: true };
  const creating = client.resources[`berth:${token}`]!.create({ location: "westeurope", ...inputs }, context);
  const outcome = await creating.catch((error: unknown) => error);
  const { details = undefined } = outcome instanceof ArmFailure ? outcome : {};
  const conditions = arm.requests.map(({ method }, i) => `${method} ${arm.headers[i]!["if-none-match"] ?? ""}`.trim());
  return { outcome, taken: details?.taken, result: details?.result, conditions, done: arm.done };
}

describe("on Azure, when somebody else was faster", () => {
  const lost = { taken: true, result: undefined, done: true };

  test.each<[string, string, Record<string, unknown>, Step[], string[]]>([
    [
      "a resource group tells by the mark that is read afterwards",
      "resources:ResourceGroup",
      rg,
      [
        ["PUT /resourcegroups/rg", { status: 201, body: { id: GROUP } }],
        ["GET /resourcegroups/rg", marked(GROUP, THEIRS)],
      ],
      ["PUT", "GET"],
    ],
    [
      "a storage account does too",
      "storage:StorageAccount",
      account,
      [
        ["PUT /storageAccounts/acct", marked(ACCOUNT, MINE)],
        ["GET /storageAccounts/acct", marked(ACCOUNT, THEIRS)],
      ],
      ["PUT", "GET"],
    ],
    [
      "a share tells by the status of the PUT, which changed nothing",
      "storage:FileShare",
      share,
      [["PUT /shares/data", ok({ id: SHARE })]],
      ["PUT"],
    ],
    [
      "a container group keeps the tags of its first PUT",
      "containerinstance:ContainerGroup",
      group,
      [
        [
          "PUT /containerGroups/web",
          marked(CONTAINER_GROUP, THEIRS, {
            properties: {
              provisioningState: "Succeeded",
              containers: [{ name: "web", properties: { instanceView: { currentState: { state: "Running" } } } }],
              instanceView: { state: "Running" },
            },
          }),
        ],
      ],
      ["PUT"],
    ],
    [
      "the group of a job is not deleted",
      "containerinstance:ContainerJob",
      { ...group, timeoutMinutes: 1 },
      [["GET /containerGroups/web", marked(CONTAINER_GROUP, THEIRS)]],
      ["GET"],
    ],
    [
      "a cluster honours ARM's condition",
      "containerservice:ManagedCluster",
      aks,
      [["PUT /managedClusters/aks", refusal]],
      ["PUT *"],
    ],
    ["so does a pool", "containerservice:AgentPool", workers, [["PUT /agentPools/workers", refusal]], ["PUT *"]],
  ])("%s", async (_what, token, inputs, steps, conditions) => {
    expect(await creation(token, inputs, steps)).toMatchObject({ ...lost, conditions });
  });
});

test("nobody was faster: what comes is what was asked for", async () => {
  const { outcome, conditions } = await creation("resources:ResourceGroup", rg, [
    ["PUT /resourcegroups/rg", { status: 201, body: { id: GROUP } }],
    ["GET /resourcegroups/rg", marked(GROUP, MINE)],
  ]);
  expect([outcome, conditions]).toEqual([
    { id: GROUP, owner: MINE, outputs: { azureApiVersion: "2025-04-01", location: "westeurope" } },
    ["PUT", "GET"],
  ]);
});

test("a mark that a policy of the subscription took away is nobody else's", async () => {
  const { outcome } = await creation("resources:ResourceGroup", rg, [
    ["PUT /resourcegroups/rg", { status: 201, body: { id: GROUP } }],
    ["GET /resourcegroups/rg", ok({ id: GROUP, location: "westeurope" })],
  ]);
  expect(outcome).toEqual({ id: GROUP, outputs: { azureApiVersion: "2025-04-01", location: "westeurope" } });
});

test("the condition is of the PUT alone", async () => {
  const { outcome, conditions } = await creation("containerservice:AgentPool", workers, [
    ["PUT /agentPools/workers", accepted(201, pool("workers"))],
    ["GET /operations/1", aksStatus("Succeeded")],
    ["GET /agentPools/workers", ok(pool("workers"))],
    ["GET /agentPools/workerstmp", armError(404, "NotFound", "no")],
    ["GET /agentPools/wortmp", armError(404, "NotFound", "no")],
    ["GET /agentPools/workers", ok(pool("workers"))],
  ]);
  expect([(outcome as { id: string }).id, conditions.filter((item) => item.includes("*"))]).toEqual([
    `${CLUSTER}/agentPools/workers`,
    ["PUT *"],
  ]);
});

test.each([
  ["resources:ResourceGroup", rg, "PUT /resourcegroups/rg"],
  ["storage:StorageAccount", account, "PUT /storageAccounts/acct"],
  ["storage:FileShare", share, "PUT /shares/data"],
  ["containerinstance:ContainerGroup", group, "PUT /containerGroups/web"],
  ["containerservice:ManagedCluster", aks, "PUT /managedClusters/aks"],
  ["containerservice:AgentPool", workers, "PUT /agentPools/workers"],
] as const)("the local service gets ARM's condition for %s", async (token, inputs, put) => {
  const { taken, result, conditions } = await creation(token, inputs, [[put, refusal]], true);
  expect({ taken, result, conditions }).toEqual({ taken: true, result: undefined, conditions: ["PUT *"] });
});
