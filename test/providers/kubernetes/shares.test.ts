import { type ArmClient, ArmFailure } from "../../../src/providers/arm/contract";
import { kubeconfigOf } from "../../../src/providers/kubernetes/credentials";
import type { ClusterTarget } from "../../../src/providers/kubernetes/contract";
import { Operation } from "../../../src/providers/arm/wire/operation";
import { mountShares } from "../../../src/providers/kubernetes/shares";
import { operation } from "../../support/arm/script";
import { armOf } from "../../support/kubernetes/cluster";

const AZURE = { addressDomain: "cloudapp.azure.com" };
const volume = (shareName: string, more: object = {}) => ({
  name: shareName,
  azureFile: { shareName, storageAccountName: "acct", ...more },
});
const SHARES = { "acct/seen": { nodePath: "/berth/volumes/seen" }, "acct/far": {} };
const KEY = "a2V5LW9mLXRoZS1hY2NvdW50";

/** How the shares of volumes are mounted, and the requests to ARM for that. */
async function mounted(
  volumes: object[],
  target: Partial<ClusterTarget> = {},
  shares: Record<string, object> = SHARES,
) {
  const calls: string[] = [];
  const source = {
    arm: armOf(undefined, shares, calls),
    target: {
      findStorageAccount: async () => undefined,
      mountShares: async (cluster: string, paths: readonly string[]) =>
        void calls.push(`mount ${paths.join()} in ${cluster}`),
      ...target,
    },
    subscriptionId: "sub",
    clusterId: "aks",
  };
  const work = new Operation(operation());
  const found = await mountShares(source, { resourceGroupName: "rg", volumes }, work).catch(
    (error: ArmFailure) => error.message,
  );
  return { found, calls, redacted: work.redactor.redact(`key ${KEY}`) };
}

test("volumes without shares need no request", async () => {
  expect(await mounted([{ name: "cache", emptyDir: {} }])).toMatchObject({ found: {}, calls: [] });
});

test("a share that nodes see needs no key, and is given to them once", async () => {
  const again = { ...volume("seen"), name: "again" };
  expect(await mounted([volume("seen"), again])).toMatchObject({
    found: { seen: { nodePath: "/berth/volumes/seen" }, again: { nodePath: "/berth/volumes/seen" } },
    calls: [
      "read fileServices/default/shares/seen",
      "read fileServices/default/shares/seen",
      "mount /berth/volumes/seen in aks",
    ],
  });
});

test("another one is mounted with the account's key, which no message will show", async () => {
  expect(await mounted([volume("far")])).toEqual({
    found: { far: { key: KEY } },
    calls: ["read fileServices/default/shares/far", "keys of acct"],
    redacted: "key [secret]",
  });
});

test("or with the key that was given", async () => {
  expect(await mounted([volume("far", { storageAccountKey: "Z2l2ZW4=\n" })])).toMatchObject({
    found: { far: { key: "Z2l2ZW4=" } },
    calls: ["read fileServices/default/shares/far"],
  });
});

test("an account of another resource group is found", async () => {
  let reads = 0;
  const arm = armOf(undefined, SHARES);
  const share = arm.resources["berth:storage:FileShare"]!;
  const elsewhere: ArmClient = {
    ...arm,
    resources: {
      "berth:storage:FileShare": {
        ...share,
        read: async (id, context) => (
          (reads += 1),
          id.includes("/resourceGroups/other/") ? share.read(id, context) : undefined
        ),
      },
    },
  };
  const source = {
    arm: elsewhere,
    target: { findStorageAccount: async () => "other" },
    subscriptionId: "sub",
    clusterId: "aks",
  };
  const inputs = { resourceGroupName: "rg", volumes: [volume("seen")] };
  expect(await mountShares(source, inputs, new Operation(operation()))).toEqual({
    seen: { nodePath: "/berth/volumes/seen" },
  });
  expect(reads).toBe(2);
});

test("a share of an account that cannot be looked up is mounted with its key, on Azure only", async () => {
  const given = volume("foreign", { storageAccountKey: "Z2l2ZW4=" });
  expect((await mounted([given], { azure: AZURE })).found).toEqual({ foreign: { key: "Z2l2ZW4=" } });
  const missing =
    'volumes[0].azureFile.storageAccountName: storage account "acct" exists neither in resource group "rg" nor elsewhere in subscription sub. Create it before the Deployment, or correct the name.';
  expect((await mounted([given])).found).toBe(missing);
  expect((await mounted([volume("foreign")], { azure: AZURE })).found).toBe(missing);
});

test("a share that is missing", async () => {
  expect((await mounted([volume("seen"), volume("none")], { findStorageAccount: async () => "rg" })).found).toBe(
    'volumes[1].azureFile.shareName: storage account "acct" has no share "none". Create it before the Deployment, or correct the name.',
  );
});

describe("credentials", () => {
  const config = (text: string) => ({ kubeconfigs: [{ name: "x", value: Buffer.from(text).toString("base64") }] });
  const armWith = (admin: () => object, user: () => object): ArmClient => ({
    resources: {},
    functions: {
      "berth:containerservice:listManagedClusterAdminCredentials": async () => ({ ...admin() }),
      "berth:containerservice:listManagedClusterUserCredentials": async () => ({ ...user() }),
    },
  });
  const fail = (statusCode: number) => () => {
    throw new ArmFailure(`answered ${statusCode}`, { statusCode });
  };
  const asked = (arm: ArmClient) =>
    kubeconfigOf(arm, { resourceGroupName: "rg", resourceName: "aks" }, new Operation(operation()));

  test.each<[string, () => object, string]>([
    ["the administrator's", () => config("admin"), "admin"],
    ["the user's without local accounts", fail(400), "user"],
    ["the user's without the right to the administrator's", fail(403), "user"],
  ])("%s", async (_, admin, expected) => {
    expect(await asked(armWith(admin, () => config("user")))).toBe(expected);
  });

  test("of a cluster that is gone", async () => {
    await expect(asked(armWith(fail(404), () => config("user")))).rejects.toThrow("answered 404");
    await expect(asked(armWith(() => ({ kubeconfigs: [] }), fail(404)))).rejects.toThrow("ARM gave no kubeconfig.");
  });
});
