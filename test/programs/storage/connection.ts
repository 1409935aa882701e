// A connection string, as programs hand it on.
import * as pulumi from "@pulumi/pulumi";
import { resources, storage } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("connection-rg");
const account = new storage.StorageAccount("connectionsa", {
  resourceGroupName: rg.name,
  sku: { name: storage.SkuName.Standard_LRS },
  kind: storage.Kind.Storage,
  tags: { edited: `${edited}` },
});
const connection = (resourceGroupName: pulumi.Input<string>, accountName: pulumi.Input<string>) => {
  const keys = storage.listStorageAccountKeysOutput({ resourceGroupName, accountName });
  return pulumi.interpolate`DefaultEndpointsProtocol=https;AccountName=${accountName};AccountKey=${keys.keys[0]!.value}`;
};

export const parts = connection(rg.name, account.name).apply((text) => text.split(";").length);
