// A resource for each kind of damage that is done behind Pulumi's back.
import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const main = new berth.resources.ResourceGroup("main");
const account = (name: string, resourceGroup: berth.resources.ResourceGroup) =>
  new berth.storage.StorageAccount(name, {
    resourceGroupName: resourceGroup.name,
    kind: "StorageV2",
    sku: { name: "Standard_LRS" },
  });
const share = (shareName: string, of: berth.storage.StorageAccount, resourceGroup = main) =>
  new berth.storage.FileShare(shareName, { resourceGroupName: resourceGroup.name, accountName: of.name, shareName });
const app = { image: "busybox:1", command: ["sleep", "3600"], cpu: 0.1, memoryInGB: 0.1 };
const group = (name: string, more: Partial<berth.ContainerGroupArgs> = {}, resourceGroup = main) =>
  new berth.ContainerGroup(name, {
    resourceGroup,
    containers: { app },
    ...more,
  });

const kept = account("kept", main);
const lost = account("lost", main);
const gone = new berth.resources.ResourceGroup("gone");
const inGone = account("ingone", gone);
const subnet = pulumi.interpolate`${main.id}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/default`;

const groups = [
  "container-removed",
  "container-stopped",
  "container-paused",
  "sandbox-removed",
  "sandbox-stopped",
  "network-disconnected",
  "record-gone",
  "group-deleted",
  "on-purpose",
].map((name) => group(name));
groups.push(group("network-removed", { subnetId: subnet }), group("group-in-gone", {}, gone));
const filesLost = share("files-lost", kept);
const files = { azureFiles: { accountName: kept.name, shareName: filesLost.name } };
groups.push(group("mounts-files-lost", { containers: { app: { ...app, mounts: { "/data": files } } } }));
const shares = [
  share("share-deleted", kept),
  filesLost,
  share("share-in-lost", lost),
  share("share-in-gone", inGone, gone),
];

function idOf(resource: berth.ContainerGroup | pulumi.CustomResource): pulumi.Output<string[]> {
  const id = resource instanceof berth.ContainerGroup ? resource.resourceId : resource.id;
  return pulumi.all([resource.urn, id]).apply(([urn, own]) => [urn.split("::").at(-1)!, own]);
}

/** The ARM ids, by the names of the resources. */
export const ids = pulumi
  .all([main, gone, lost, ...groups, ...shares].map(idOf))
  .apply((pairs) => Object.fromEntries(pairs) as Record<string, string>);
