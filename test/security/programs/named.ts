import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

// A resource group and a share whose names the user gives, and the Pulumi names that they go by.
const config = new pulumi.Config("test");
const resourceGroupName = config.require("resourceGroup");
const name = config.get("name") ?? "files";
const alias = config.get("alias");

const group = new berth.resources.ResourceGroup("group", { resourceGroupName });
const account = new berth.storage.StorageAccount("account", {
  resourceGroupName: group.name,
  kind: "StorageV2",
  sku: { name: "Standard_LRS" },
});
const share = (own: string, options?: pulumi.CustomResourceOptions) =>
  new berth.storage.FileShare(
    own,
    { resourceGroupName: group.name, accountName: account.name, shareName: "files" },
    options,
  );
share(name, alias === undefined ? undefined : { aliases: [{ name: alias }] });
if (config.getBoolean("twice")) share(`${name}-again`);

export const shareId = pulumi.interpolate`${account.id}/fileServices/default/shares/files`;
