// A confidential group without a policy of its own.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("confidential-rg");
new containerinstance.ContainerGroup("confidential", {
  resourceGroupName: rg.name,
  osType: "Linux",
  sku: "Confidential",
  confidentialComputeProperties: { ccePolicy: "" },
  containers: [
    {
      name: "app",
      image: "busybox:1",
      command: ["sleep", "3600"],
      environmentVariables: [{ name: "MODE", value: edited ? "edited" : "first" }],
      resources: { requests: { cpu: 1, memoryInGB: 1 } },
      securityContext: { runAsUser: 1000, runAsGroup: 1000, allowPrivilegeEscalation: false },
    },
  ],
});
