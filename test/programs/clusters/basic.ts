// A cluster as Pulumi's templates make it: one pool in the cluster, and its kubeconfig as a secret.
import * as pulumi from "@pulumi/pulumi";
import * as azure_native from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new azure_native.resources.ResourceGroup("basic-rg");
const cluster = new azure_native.containerservice.ManagedCluster("basic", {
  resourceGroupName: rg.name,
  agentPoolProfiles: [
    {
      count: 1,
      maxPods: 110,
      mode: azure_native.containerservice.AgentPoolMode.System,
      name: "agentpool",
      nodeLabels: {},
      osDiskSizeGB: 30,
      osType: "Linux",
      type: "VirtualMachineScaleSets",
      vmSize: "Standard_DS2_v2",
    },
  ],
  dnsPrefix: rg.name,
  enableRBAC: true,
  identity: { type: azure_native.containerservice.ResourceIdentityType.SystemAssigned },
  linuxProfile: {
    adminUsername: "testuser",
    ssh: {
      publicKeys: [
        { keyData: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH3aYJwB0s1bGm6k0n9QG8lYkq9Yq0y3m1m0y3m1m0y3 test" },
      ],
    },
  },
  networkProfile: { networkPlugin: "azure", serviceCidr: "10.96.0.0/16", dnsServiceIP: "10.96.0.10" },
  tags: { edited: `${edited}` },
});
const credentials = azure_native.containerservice.listManagedClusterUserCredentialsOutput({
  resourceGroupName: rg.name,
  resourceName: cluster.name,
});
const kubeconfig = pulumi.secret(
  credentials.kubeconfigs.apply(([first]) => Buffer.from(first!.value, "base64").toString()),
);

export const hasServer = kubeconfig.apply((text) => /^ +server: "?https:\/\//m.test(text));
