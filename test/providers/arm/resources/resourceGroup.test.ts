import { createArmClient } from "../../../../src/providers/arm/client";
import { ok } from "../../../support/arm/bodies";
import { armError, ArmScript, FakeClock, GROUP, operation, type Step, SUBSCRIPTION } from "../../../support/arm/script";
import { resourceGroup } from "../../../../src/model/resources/resourceGroup";
import { updateOf } from "../../../support/arm/update";

const API = "2025-04-01";
/** The SDK's casing. */
const PATH = `/subscriptions/${SUBSCRIPTION}/resourcegroups/rg`;
const inputs = { resourceGroupName: "rg", location: "westeurope", tags: { team: "a" } };
const group = {
  id: GROUP,
  name: "rg",
  type: "Microsoft.Resources/resourceGroups",
  location: "westeurope",
  tags: { team: "a" },
  properties: { provisioningState: "Succeeded" },
};

function scripted(steps: readonly Step[]) {
  const arm = new ArmScript(steps);
  const { resources } = createArmClient(arm.connection(), { clock: new FakeClock() });
  return { arm, resources, resource: resources["berth:resources:ResourceGroup"]! };
}

test("create", async () => {
  const { arm, resource } = scripted([["PUT /resourcegroups/rg", { status: 201, body: group }]]);
  const result = await resource.create(inputs, operation());
  expect(arm.requests).toEqual([
    { method: "PUT", path: PATH, apiVersion: API, body: { location: "westeurope", tags: { team: "a" } } },
  ]);
  expect(result).toEqual({
    id: GROUP,
    outputs: {
      name: "rg",
      type: "Microsoft.Resources/resourceGroups",
      location: "westeurope",
      tags: { team: "a" },
      properties: { provisioningState: "Succeeded" },
      azureApiVersion: API,
    },
  });
});

test("update sends tags that are gone as none", async () => {
  const { arm, resource } = scripted([["PUT /resourcegroups/rg", ok(group)]]);
  await resource.update(
    GROUP,
    updateOf(resourceGroup, inputs, { resourceGroupName: "rg", location: "westeurope" }),
    operation(),
  );
  expect(arm.requests[0]?.body).toEqual({ location: "westeurope", tags: {} });
});

test("read", async () => {
  const { resource } = scripted([
    ["GET /resourcegroups/rg", ok(group)],
    ["GET /resourcegroups/rg", armError(404, "ResourceGroupNotFound", "Resource group 'rg' could not be found.")],
  ]);
  expect((await resource.read(GROUP, operation()))?.outputs.location).toBe("westeurope");
  expect(await resource.read(GROUP, operation())).toBeUndefined();
});

test("delete follows the operation to its end", async () => {
  const RESULT = `/subscriptions/${SUBSCRIPTION}/operationresults/eyJqb2JJZCI6IlJHIn0`;
  const pending = {
    status: 202,
    headers: { location: `https://arm.test${RESULT}?api-version=${API}`, "retry-after": "15" },
  };
  const { arm, resource } = scripted([
    ["DELETE /resourcegroups/rg", pending],
    ["GET /operationresults/eyJqb2JJZCI6IlJHIn0", pending],
    ["GET /operationresults/eyJqb2JJZCI6IlJHIn0", { status: 200 }],
    ["DELETE /resourcegroups/rg", armError(404, "ResourceGroupNotFound", "Resource group 'rg' could not be found.")],
  ]);
  await resource.delete(GROUP, operation());
  await resource.delete(GROUP, operation());
  expect(arm.requests.slice(0, 2)).toEqual([
    { method: "DELETE", path: PATH, apiVersion: API },
    { method: "GET", path: RESULT, apiVersion: API },
  ]);
  expect(arm.done).toBe(true);
});

test("a location is asked for again once the group was made anew", async () => {
  const share = { resourceGroupName: "rg", accountName: "acct", kind: "StorageV2", sku: { name: "Standard_LRS" } };
  const account = ok({ id: `${GROUP}/providers/Microsoft.Storage/storageAccounts/acct`, name: "acct" });
  const once: Step[] = [
    ["GET /resourcegroups/rg", ok(group)],
    ["PUT /acct", account],
    ["GET /acct", account],
  ];
  const { arm, resource, resources } = scripted([...once, ["PUT /resourcegroups/rg", ok(group)], ...once]);
  await resources["berth:storage:StorageAccount"]!.create(share, operation());
  await resource.create(inputs, operation());
  await resources["berth:storage:StorageAccount"]!.create(share, operation());
  expect(arm.done).toBe(true);
});
