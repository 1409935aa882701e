import * as berth from "pulumi-berth";

const cluster = new berth.AksCluster("aks", {
  nodePools: { system: { count: 1, vmSize: "Standard_D2s_v5" } },
});

const site = new berth.Deployment("site", {
  cluster,
  replicas: 3,
  containers: {
    web: {
      image: "busybox:1",
      command: ["sh", "-c", "echo Hello from $(hostname) > /tmp/index.html; exec httpd -f -p 80 -h /tmp"],
      cpu: 0.1,
      memoryInGB: 0.1,
      ports: [80],
      readinessProbe: { httpGet: { port: 80 }, periodSeconds: 1 },
    },
  },
});

export const url = site.url;
/** For kubectl and @pulumi/kubernetes. A secret. */
export const kubeconfig = cluster.kubeconfig;
