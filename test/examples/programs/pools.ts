import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

// A cluster whose prefix and pools the configuration gives.
const config = new pulumi.Config();
const aks = new berth.AksCluster("aks", {
  dnsPrefix: config.require("prefix"),
  nodePools: config.requireObject<Record<string, berth.NodePoolArgs>>("pools"),
});

export const fqdn = aks.fqdn;
export const modes = pulumi.all(
  Object.fromEntries(
    Object.entries(aks.nodePools).map(([name, pool]) => [name, pulumi.interpolate`${pool.mode} ${pool.count}`]),
  ),
);
