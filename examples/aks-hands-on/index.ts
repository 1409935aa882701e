import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const config = new pulumi.Config();

// Two machines. When one fails, Kubernetes moves its pods to the other.
const aks = new berth.AksCluster("aks", {
  nodePools: { system: { count: config.getNumber("nodes") ?? 2, vmSize: "Standard_D2s_v5" } },
});

// Shows which pod answers. The page is made once, when the pod starts.
const server = `
mkdir -p /srv && cat > /srv/index.html <<PAGE
<!doctype html>
<title>Berth</title>
<h1>$GREETING from $(hostname)</h1>
<p>One of the replicas behind this address. Ask again, and another one answers.</p>
PAGE
exec httpd -f -p 80 -h /srv`;

const site = new berth.Deployment("site", {
  cluster: aks,
  replicas: config.getNumber("replicas") ?? 3,
  containers: {
    web: {
      image: config.get("image") ?? "busybox:1",
      command: ["sh", "-c", server],
      env: { GREETING: config.get("greeting") ?? "Hello" },
      cpu: 0.1,
      memoryInGB: 0.1,
      ports: [80],
    },
  },
});

export const url = site.url;
export const deployment = site.deploymentName;
export const kubeconfig = aks.kubeconfig;
