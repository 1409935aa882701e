import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

// The share keeps its files when the group below is destroyed. The next group that mounts it finds them.
const data = new berth.AzureFiles("data", { quotaInGB: 1 });

// Counts how often a group was started with this share, and writes the page again every second.
const writer = `
starts=$(( $(cat /data/starts 2>/dev/null || echo 0) + 1 ))
echo $starts > /data/starts
while true; do
  cat > /data/index.new <<PAGE
<!doctype html>
<title>Berth</title>
<h1>Hello from $(hostname)</h1>
<p>Written by the container "writer", served by the container "web".</p>
<p>Groups started on this share: $starts</p>
<p>Written at $(date -u +%H:%M:%S) UTC</p>
PAGE
  mv /data/index.new /data/index.html
  touch /signals/page
  sleep 1
done`;

// Serves the page as soon as the writer of this group has written it.
const server = `
until [ -e /signals/page ]; do sleep 0.05; done
exec httpd -f -p 80 -h /srv`;

const site = new berth.ContainerGroup("site", {
  dnsNameLabel: new pulumi.Config().get("dnsNameLabel"),
  containers: {
    web: {
      image: "busybox:1",
      command: ["sh", "-c", server],
      cpu: 0.5,
      memoryInGB: 0.5,
      ports: [80],
      mounts: { "/srv": data, "/signals": { emptyDir: "signals" } },
    },
    writer: {
      image: "busybox:1",
      command: ["sh", "-c", writer],
      cpu: 0.5,
      memoryInGB: 0.5,
      mounts: { "/data": data, "/signals": { emptyDir: "signals" } },
    },
  },
});

export const url = site.url;
export const ip = site.ip;
export const share = pulumi.interpolate`${data.accountName}/${data.shareName}`;
