// Name servers and search domains of one's own; a name server may be a host name.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("dns-rg");
new containerinstance.ContainerGroup("dns", {
  resourceGroupName: rg.name,
  osType: "Linux",
  subnetIds: [{ id: pulumi.interpolate`${rg.id}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/dns` }],
  dnsConfig: {
    nameServers: ["127.0.0.9", "reddog.microsoft.com"],
    searchDomains: edited ? "contoso.com" : "contoso.com fabrikam.com",
    options: "ndots:2",
  },
  containers: [
    {
      name: "app",
      image: "busybox:1",
      command: ["sleep", "3600"],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
    },
  ],
});
