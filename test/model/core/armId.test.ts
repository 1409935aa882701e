import { formatArmId, models, parseArmId, sameArmId, UNKNOWN } from "../../../src/model";
import { flattenBody, nestBody } from "../../../src/model/core/armBody";
import { modelOfArmType } from "../../../src/model/models";
import { autoName } from "../../../src/model/core/naming";
import { containerGroup, fileShare, resourceGroup, storageAccount } from "../support";

const rg = "/subscriptions/S/resourceGroups/RG";
const share = `${rg}/providers/Microsoft.Storage/storageAccounts/acc/fileServices/default/shares/data`;
const names = { resourceGroupName: "RG", accountName: "acc", shareName: "data", containerGroupName: "site" };

describe("ARM ids", () => {
  test.each([
    [resourceGroup, rg, { resourceGroupName: "RG" }],
    [
      storageAccount,
      `${rg}/providers/Microsoft.Storage/storageAccounts/acc`,
      { resourceGroupName: "RG", accountName: "acc" },
    ],
    [fileShare, share, { resourceGroupName: "RG", accountName: "acc", shareName: "data" }],
    [
      containerGroup,
      `${rg}/providers/Microsoft.ContainerInstance/containerGroups/site`,
      { resourceGroupName: "RG", containerGroupName: "site" },
    ],
  ])("$0.token", (model, id, inputs) => {
    expect(model.id(names, "S")).toBe(id);
    expect(model.fromId(id)).toEqual(inputs);
    expect(formatArmId(parseArmId(id)!)).toBe(id);
    expect(parseArmId(id)!.type).toBe(model.armType);
    for (const other of Object.values(models))
      if (other.armType !== model.armType) expect(other.fromId(id)).toBeUndefined();
  });

  test("keywords and types match in any case", () => {
    const odd = "/SUBSCRIPTIONS/S/resourcegroups/RG/PROVIDERS/microsoft.containerinstance/containergroups/Site";
    expect(containerGroup.fromId(odd)).toEqual({ resourceGroupName: "RG", containerGroupName: "Site" });
    expect(sameArmId(odd, odd.toLowerCase())).toBe(true);
    expect(modelOfArmType("microsoft.STORAGE/storageaccounts")).toBe(storageAccount);
    expect(modelOfArmType("Microsoft.Web/sites")).toBeUndefined();
  });

  test("a share is of the service default", () => {
    expect(fileShare.fromId(share.replace("/default/", "/other/"))).toBeUndefined();
  });

  test.each([
    "",
    "/",
    "site",
    "/subscriptions/S",
    `${rg}/providers`,
    `${rg}/providers/Microsoft.Storage/storageAccounts`,
    `${rg}/x/y`,
  ])("%j is not an id", (id) => expect(parseArmId(id)).toBeUndefined());

  test("there is no id without names", () => {
    expect(() => fileShare.id({ ...names, accountName: undefined }, "S")).toThrow("accountName");
    expect(() => fileShare.id({ ...names, shareName: UNKNOWN }, "S")).toThrow("shareName");
  });
});

describe("names made for resources", () => {
  const hash = "0123456789abcdef";

  test.each([
    [containerGroup, "site", "site-0123456"],
    [containerGroup, "My Site__2", "my-site-2-0123456"],
    [containerGroup, "-", "cg-0123456"],
    [containerGroup, "2nd", "cg-2nd-0123456"],
    [containerGroup, "a".repeat(100), `${"a".repeat(55)}-0123456`],
    [containerGroup, `${"a".repeat(54)}-b`, `${"a".repeat(54)}-0123456`],
    [storageAccount, "My-Data", "mydata0123456"],
    [storageAccount, "", "st0123456"],
    [storageAccount, "a".repeat(100), `${"a".repeat(17)}0123456`],
    [fileShare, "data", "data-0123456"],
    [resourceGroup, "Größe", "gr-e-0123456"],
    [resourceGroup, "a".repeat(100), `${"a".repeat(82)}-0123456`],
  ])("$0.nameProperty of %#", (model, logicalName, name) => expect(model.autoName(logicalName, hash)).toBe(name));

  test("two resources of the same name differ by their hashes", () => {
    const options = { maxLength: 24, separator: "-", prefix: "x" } as const;
    expect(autoName("a", "1111111", options)).not.toBe(autoName("a", "2222222", options));
  });
});

describe("ARM bodies", () => {
  test("a group is flattened with its containers, and nested again", () => {
    const flat = {
      location: "westeurope",
      tags: { a: "b" },
      osType: "Linux",
      containers: [{ name: "web", image: "busybox:1" }],
      initContainers: [{ name: "first", image: "busybox:1" }],
    };
    const nested = {
      location: "westeurope",
      tags: { a: "b" },
      properties: {
        osType: "Linux",
        containers: [{ name: "web", properties: { image: "busybox:1" } }],
        initContainers: [{ name: "first", properties: { image: "busybox:1" } }],
      },
    };
    expect(nestBody(flat)).toEqual(nested);
    expect(flattenBody(nested)).toEqual(flat);
  });

  test("SKU and kind of an account stay outside", () => {
    expect(
      nestBody({ kind: "StorageV2", sku: { name: "x" }, location: "w", other: 1 }, storageAccount.envelope),
    ).toEqual({
      kind: "StorageV2",
      sku: { name: "x" },
      location: "w",
      properties: { other: 1 },
    });
  });

  test("bodies of other forms pass", () => {
    expect(flattenBody({ properties: null, containers: "x" })).toEqual({ containers: "x" });
    expect(flattenBody({ properties: { containers: [null, 1, { name: "a" }] } })).toEqual({
      containers: [null, 1, { name: "a" }],
    });
    expect(nestBody({ containers: ["x", {}], a: undefined })).toEqual({
      properties: { containers: ["x", { properties: {} }] },
    });
  });
});
