// An account with a share of each kind.
import * as pulumi from "@pulumi/pulumi";
import { resources, storage } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("shares-rg");
const account = new storage.StorageAccount("sharessa", {
  resourceGroupName: rg.name,
  kind: storage.Kind.StorageV2,
  sku: { name: storage.SkuName.Standard_LRS },
  accessTier: storage.AccessTier.Cool,
  largeFileSharesState: storage.LargeFileSharesState.Enabled,
});
const place = { resourceGroupName: rg.name, accountName: account.name };
new storage.FileShare("shares-plain", place);
new storage.FileShare("shares-quota", { ...place, shareQuota: edited ? 200 : 100, accessTier: "TransactionOptimized" });
const named = new storage.FileShare("shares-named", {
  ...place,
  shareName: "named",
  metadata: { type: "test" },
  signedIdentifiers: [
    {
      id: "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI",
      accessPolicy: { permission: "rwd", startTime: "2026-04-01T08:49:37Z", expiryTime: "2027-05-01T08:49:37Z" },
    },
  ],
});

export const share = named.name;
