import { models } from "../../../src/model";
import type { ArmResource } from "../../../src/providers/arm/contract";
import { getter, getterOf } from "../../../src/providers/arm/getter";
import { functionShapes, resourceShapes } from "../../../src/model/generated/shapes";

const share = models["berth:storage:FileShare"]!;
const ID =
  "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/acct/fileServices/default/shares/data";
const context = { signal: new AbortController().signal, progress: () => undefined };
const names = { resourceGroupName: "rg", accountName: "acct", shareName: "data" };

const reading = (found: object | undefined) => {
  const resource = { read: (id: string) => Promise.resolve(found && { id, outputs: found }) };
  return getter(share, resource as unknown as ArmResource, "s")(names, context);
};

test("reads a resource by its names, with its id", async () => {
  expect(await reading({ name: "data", shareQuota: 5 })).toEqual({ id: ID, name: "data", shareQuota: 5 });
});

test("says which resource does not exist", async () => {
  await expect(reading(undefined)).rejects.toThrow(`${ID} does not exist.`);
});

test("the schema has the function of every resource that is ARM's own", () => {
  const own = Object.keys(resourceShapes).filter((token) => !/Job$|Deployment$|ShareFiles$/.test(token));
  expect(own.map(getterOf).filter((token) => !Object.hasOwn(functionShapes, token))).toEqual([]);
});
