// Reads back what the program has made, by the functions.
import * as pulumi from "@pulumi/pulumi";
import { resources, storage } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("read-rg", { tags: { read: edited ? "twice" : "once" } });
const account = new storage.StorageAccount("readsa", {
  resourceGroupName: rg.name,
  kind: "StorageV2",
  sku: { name: "Standard_RAGRS" },
});
const read = storage.getStorageAccountOutput({ resourceGroupName: rg.name, accountName: account.name });

export const sku = read.sku.apply(({ name }) => name);
export const location = resources.getResourceGroupOutput({ resourceGroupName: rg.name }).location;
