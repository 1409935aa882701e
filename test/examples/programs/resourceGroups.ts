// The program of a stack that an earlier Berth deployed, in which each component had a resource group of its own. The config value
// `layout` is `old` for the resources as that Berth registered them, and `new` for the components of today.
import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const command = [
  "sh",
  "-c",
  "echo $(( $(cat /srv/n 2>/dev/null || echo 0) + 1 )) > /srv/n; exec httpd -f -p 80 -h /srv",
];

function oldLayout(): pulumi.Output<string | undefined> {
  const component = (type: string, name: string) => new pulumi.ComponentResource(`berth:index:${type}`, name);
  const data = component("AzureFiles", "data");
  const dataGroup = new berth.resources.ResourceGroup("data-rg", {}, { parent: data });
  const account = new berth.storage.StorageAccount(
    "data-account",
    { resourceGroupName: dataGroup.name, kind: "StorageV2", sku: { name: "Standard_LRS" } },
    { parent: data },
  );
  const share = new berth.storage.FileShare(
    "data-share",
    { accountName: account.name, resourceGroupName: dataGroup.name },
    { parent: data },
  );
  const site = component("ContainerGroup", "site");
  const siteGroup = new berth.resources.ResourceGroup("site-rg", {}, { parent: site });
  const group = new berth.containerinstance.ContainerGroup(
    "site",
    {
      resourceGroupName: siteGroup.name,
      osType: "Linux",
      restartPolicy: "Always",
      containers: [
        {
          name: "web",
          image: "busybox:1",
          command,
          resources: { requests: { cpu: 1, memoryInGB: 1.5 } },
          ports: [{ port: 80, protocol: "TCP" }],
          volumeMounts: [{ name: "files-1", mountPath: "/srv" }],
        },
      ],
      ipAddress: { type: "Public", ports: [{ port: 80, protocol: "TCP" }] },
      volumes: [{ name: "files-1", azureFile: { shareName: share.name, storageAccountName: account.name } }],
    },
    { parent: site },
  );
  return group.ipAddress.apply((address) => address && `http://${address.ip}`);
}

function newLayout(): pulumi.Output<string | undefined> {
  const data = new berth.AzureFiles("data");
  const web = { image: "busybox:1", command, ports: [80], mounts: { "/srv": data } };
  return new berth.ContainerGroup("site", { containers: { web } }).url;
}

export const url = new pulumi.Config("test").require("layout") === "old" ? oldLayout() : newLayout();
