import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const config = new pulumi.Config();

// Files in memory, encrypted in Pulumi's state. Only the init container sees them.
const settings = { "greeting.txt": config.getSecret("greeting") ?? "Hello" };

// A directory that the containers share. It starts empty and lives as long as the group.
const site = { emptyDir: "site" };

// Makes the page before the web server starts. With a repository of pages at hand, a mount of it would do:
//   mounts: { "/srv": { gitRepo: { repository: "https://github.com/you/pages", directory: "." } } }
const prepare = `
mkdir -p /site/www
cat > /site/www/index.html <<PAGE
<!doctype html>
<title>Berth</title>
<h1>$(cat /settings/greeting.txt) from $(hostname)</h1>
<p>Made by the init container, served by "web", counted by "metrics".</p>
PAGE
echo ok > /site/www/healthz`;

// Requests a page from the web server over localhost, which the containers share, and writes the result as its own
// page.
const metrics = `
checks=0
while true; do
  if wget -q -O /dev/null http://127.0.0.1/healthz; then checks=$((checks + 1)); fi
  echo "web_checks_total $checks" > /site/www/metrics.new
  mv /site/www/metrics.new /site/www/metrics
  touch /tmp/alive
  sleep 1
done`;

const group = new berth.ContainerGroup("site", {
  initContainers: {
    prepare: {
      image: "busybox:1",
      command: ["sh", "-c", prepare],
      mounts: { "/settings": { secretFiles: settings, readOnly: true }, "/site": site },
    },
  },
  containers: {
    web: {
      image: "busybox:1",
      command: ["httpd", "-f", "-p", "80", "-h", "/site/www"],
      cpu: 0.5,
      memoryInGB: 0.5,
      // May use the CPU that the others leave.
      cpuLimit: 1,
      ports: [80],
      mounts: { "/site": { ...site, readOnly: true } },
      // `pulumi up` ends when the page exists.
      readinessProbe: { httpGet: { port: 80, path: "/healthz" }, periodSeconds: 1 },
      livenessProbe: { httpGet: { port: 80, path: "/healthz" }, periodSeconds: 5 },
    },
    metrics: {
      image: "busybox:1",
      command: ["sh", "-c", metrics],
      cpu: 0.5,
      memoryInGB: 0.5,
      mounts: { "/site": site },
      livenessProbe: {
        exec: ["sh", "-c", 'test -n "$(find /tmp/alive -mmin -1)"'],
        initialDelaySeconds: 5,
        periodSeconds: 10,
      },
      capabilities: { drop: ["ALL"] },
      allowPrivilegeEscalation: false,
    },
  },
});

export const url = group.url;
