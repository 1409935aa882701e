// A cluster with a second pool as a resource of its own, which grows.
import * as pulumi from "@pulumi/pulumi";
import { containerservice, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("pools-rg");
const cluster = new containerservice.ManagedCluster("pools", {
  resourceGroupName: rg.name,
  dnsPrefix: "pools",
  identity: { type: "SystemAssigned" },
  sku: { name: "Base", tier: "Free" },
  agentPoolProfiles: [{ name: "system", mode: "System", count: 1, vmSize: "Standard_B2s" }],
});
const pool = new containerservice.AgentPool("pools-work", {
  resourceGroupName: rg.name,
  resourceName: cluster.name,
  agentPoolName: "work",
  mode: "User",
  count: edited ? 1 : 0,
  vmSize: "Standard_B2s",
  nodeLabels: { tier: "work" },
  nodeTaints: ["work=true:NoSchedule"],
});

export const count = pool.count;
