// A group with identities of both kinds, of which one is named by an output; AVM's tests write such groups.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("identity-rg");
const identity = pulumi.interpolate`${rg.id}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/app`;
const group = new containerinstance.ContainerGroup("identity", {
  resourceGroupName: rg.name,
  osType: "Linux",
  identity: edited
    ? { type: containerinstance.ResourceIdentityType.SystemAssigned }
    : {
        type: containerinstance.ResourceIdentityType.SystemAssigned_UserAssigned,
        userAssignedIdentities: [identity],
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

export const identityType = group.identity.apply((value) => value?.type);
