// What must survive: retained when it is removed from the program.
import * as pulumi from "@pulumi/pulumi";
import { resources, storage } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("kept-rg");
const account = new storage.StorageAccount("keptsa", {
  resourceGroupName: rg.name,
  kind: "StorageV2",
  sku: { name: "Standard_LRS" },
});
if (!edited)
  new storage.FileShare(
    "kept-share",
    { resourceGroupName: rg.name, accountName: account.name, shareName: "kept" },
    { retainOnDelete: true },
  );

export const account_ = account.name.apply((name) => name.startsWith("keptsa"));
