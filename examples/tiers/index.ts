import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const config = new pulumi.Config();

// The worker runs on machines that are cheaper and may be taken away at any time: its work waits in the queue.
const aks = new berth.AksCluster("aks", {
  nodePools: {
    system: { vmSize: "Standard_D2s_v5" },
    spot: { mode: "User", vmSize: "Standard_D2s_v5", priority: "Spot" },
  },
});
const data = new berth.AzureFiles("data");

// Each tier is a web server whose programs are files of a config map.
const cgi = (name: string, files: Record<string, string>): berth.ContainerArgs => ({
  image: "busybox:1",
  command: [
    "sh",
    "-c",
    `mkdir -p /srv/cgi-bin && cp /mnt/configmap/${name}/* /srv/cgi-bin && chmod +x /srv/cgi-bin/* &&
     exec httpd -f -p 8080 -h /srv`,
  ],
  cpu: 0.05,
  memoryInGB: 0.05,
  ports: { http: 8080 },
  configMap: Object.fromEntries(
    Object.entries(files).map(([file, script]) => [
      file,
      `#!/bin/sh\nprintf "Content-Type: text/html\\r\\n\\r\\n"\n${script}\n`,
    ]),
  ),
});

// The database: rows in a file of a share. Two of it must not write at once, not even during an update.
const db = new berth.Deployment("db", {
  cluster: aks,
  serviceType: "ClusterIP",
  servicePorts: { 80: "http" },
  strategy: { type: "Recreate" },
  containers: {
    db: {
      ...cgi("db", {
        rows: `[ "$REQUEST_METHOD" = POST ] && head -c "$CONTENT_LENGTH" >> /data/rows
               cat /data/rows 2>/dev/null`,
      }),
      mounts: { "/data": data },
    },
  },
});

// The queue: a file for each message, the oldest first.
const queue = new berth.Deployment("queue", {
  cluster: aks,
  serviceType: "ClusterIP",
  servicePorts: { 80: "http" },
  containers: {
    queue: {
      ...cgi("queue", {
        push: `head -c "$CONTENT_LENGTH" > /queue/.$$ && mv /queue/.$$ "/queue/$(tr -d '. ' < /proc/uptime)-$$"`,
        pop: `first=$(ls /queue | head -n 1)
              [ -z "$first" ] || { mv "/queue/$first" /queue/.$$ && cat /queue/.$$ && rm /queue/.$$; }`,
        length: "ls /queue | wc -l",
      }),
      mounts: { "/queue": { emptyDir: "queue" } },
    },
  },
});

// Takes orders from the queue and writes them to the database.
const work = `
trap 'exit 0' TERM
while :; do
  order=$(wget -q -O - "$QUEUE/cgi-bin/pop")
  if [ -n "$order" ]; then wget -q -O /dev/null --post-data "$order, done
" "$DB/cgi-bin/rows"; else sleep 1; fi
done`;

const SPOT = "kubernetes.azure.com/scalesetpriority";
const worker = new berth.Deployment("worker", {
  cluster: aks,
  nodeSelector: { [SPOT]: "spot" },
  tolerations: [{ key: SPOT, value: "spot", effect: "NoSchedule" }],
  containers: {
    worker: {
      image: "busybox:1",
      command: ["sh", "-c", work],
      env: { QUEUE: queue.endpoints.http, DB: db.endpoints.http },
      cpu: config.getNumber("workerCpu") ?? 0.05,
      memoryInGB: 0.05,
    },
  },
});

const api = new berth.Deployment("api", {
  cluster: aks,
  replicas: 2,
  minReadySeconds: 1,
  serviceType: "ClusterIP",
  servicePorts: { 80: "http" },
  containers: {
    api: {
      ...cgi("api", {
        orders: `if [ "$REQUEST_METHOD" = POST ]
                 then wget -q -O - --post-data "$(head -c "$CONTENT_LENGTH")" "$QUEUE/cgi-bin/push"
                 else wget -q -O - "$DB/cgi-bin/rows"; fi`,
      }),
      env: { QUEUE: queue.endpoints.http, DB: db.endpoints.http },
      livenessProbe: { httpGet: { port: 8080, path: "/cgi-bin/orders" }, periodSeconds: 5 },
    },
  },
});

// The front end and the page for the staff: both answer at port 80, each at an address of its own.
const shop = new berth.Deployment("shop", {
  cluster: aks,
  servicePorts: { 80: "http" },
  containers: {
    shop: {
      ...cgi("shop", {
        "index.cgi": `[ "$REQUEST_METHOD" = POST ] && wget -q -O - --post-data "$(head -c "$CONTENT_LENGTH")" "$API/cgi-bin/orders"
                      echo "<!doctype html><title>Shop</title><h1>Orders</h1><pre>"
                      wget -q -O - "$API/cgi-bin/orders"
                      echo "</pre>"`,
      }),
      env: { API: api.endpoints.http },
    },
  },
});

const admin = new berth.Deployment("admin", {
  cluster: aks,
  servicePorts: { 80: "http" },
  containers: {
    admin: {
      ...cgi("admin", {
        "index.cgi": `echo "<!doctype html><title>Admin</title>"; wget -q -O - "$QUEUE/cgi-bin/length"`,
      }),
      env: { QUEUE: queue.endpoints.http },
    },
  },
});

export const url = shop.url;
export const adminUrl = admin.url;
export const workerName = worker.deploymentName;
