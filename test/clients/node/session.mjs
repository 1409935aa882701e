import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { ContainerInstanceManagementClient } from "@azure/arm-containerinstance";
import { ResourceManagementClient } from "@azure/arm-resources";
import { DefaultAzureCredential } from "@azure/identity";
import WebSocket from "ws";

const [, , name] = process.argv;
const { AZURE_RESOURCE_MANAGER_ENDPOINT: endpoint, AZURE_SUBSCRIPTION_ID: subscription } = process.env;
const credential = new DefaultAzureCredential();
const options = { endpoint, credentialScopes: [`${endpoint}/.default`] };
const resources = new ResourceManagementClient(credential, subscription, options);
const instances = new ContainerInstanceManagementClient(credential, subscription, options);

await resources.resourceGroups.createOrUpdate(name, { location: "westeurope" });
const group = await instances.containerGroups.beginCreateOrUpdateAndWait(name, "web", {
  location: "westeurope",
  osType: "Linux",
  restartPolicy: "Always",
  containers: [
    {
      name: "httpd",
      image: "busybox:1",
      command: ["sh", "-c", "echo serving; exec httpd -f -p 80"],
      ports: [{ port: 80 }],
      environmentVariables: [{ name: "TOKEN", secureValue: "never shown" }],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
    },
  ],
  ipAddress: { type: "Public", dnsNameLabel: name, ports: [{ port: 80 }] },
});
console.log("created:", group.provisioningState, group.instanceView?.state, group.ipAddress?.fqdn);
console.log("environment:", group.containers[0].environmentVariables);
// The group is there when its containers run, which may be before they write.
let written = "";
while (written === "") {
  await setTimeout(200);
  written = (await instances.containers.listLogs(name, "web", "httpd")).content ?? "";
}
console.log("logs:", written.trim());

// A program of a container gets a terminal, at the other end of a web socket whose first message is the password.
const terminal = await instances.containers.executeCommand(name, "web", "httpd", {
  command: "/bin/sh",
  terminalSize: { rows: 24, cols: 80 },
});
const socket = new WebSocket(terminal.webSocketUri);
let shown = "";
socket.on("message", (data) => (shown += data));
await once(socket, "open");
socket.send(terminal.password);
socket.send(Buffer.from("stty -echo; PS1=; echo $((6 * 7)), as $TOKEN; exit\n"));
await once(socket, "close");
console.log("exec:", shown.trim().split("\r\n").at(-1));

await instances.containerGroups.beginRestartAndWait(name, "web");
await instances.containerGroups.stop(name, "web");
console.log("stopped:", (await instances.containerGroups.get(name, "web")).instanceView?.state);
await instances.containerGroups.beginStartAndWait(name, "web");
console.log("started:", (await instances.containerGroups.get(name, "web")).instanceView?.state);
const deleted = await instances.containerGroups.beginDeleteAndWait(name, "web");
console.log("deleted:", deleted.name);
await resources.resourceGroups.beginDeleteAndWait(name);
console.log("group exists:", (await resources.resourceGroups.checkExistence(name)).body);
