import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

// A container group and a Deployment with one share. Each writes a file, and each serves the whole share.
const data = new berth.AzureFiles("data");
const aks = new berth.AksCluster("aks", { nodePools: { system: {} } });
const containers = (writer: string) => ({
  web: {
    image: "busybox:1",
    command: ["sh", "-c", `echo written by the ${writer} > /srv/${writer}.txt && exec httpd -f -p 80 -h /srv`],
    ports: [80],
    mounts: { "/srv": data },
  },
});

export const group = new berth.ContainerGroup("group", { containers: containers("group") }).url;
export const pod = new berth.Deployment("pod", { cluster: aks, containers: containers("pod") }).url;
export const share = pulumi.interpolate`${data.accountName}/${data.shareName}`;
