import { execFile, execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { models } from "../../../src/model";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import type { ArmClient, ArmFailure } from "../../../src/providers/arm/contract";
import { open } from "../../../src/providers/targets/local";
import { operation } from "../../support/arm/script";
import { fetchText } from "../../support/engine/arm";
import { deployment } from "../../../src/model/containerservice/deployment";
import { updateOf } from "../../support/arm/update";
import { askDuring } from "../../support/asking";

const model = models["berth:containerservice:Deployment"]!;
const SUBSCRIPTION = "00000000-0000-0000-0000-00000000c0de";
const suffix = randomBytes(4).toString("hex");
const resourceGroupName = `t${suffix}`;
const accountName = `acct${suffix}`;
/** An image that no registry has. */
const IMAGE = `berth-test-${suffix}:1`;

const client: ArmClient = open(
  { target: "local", subscriptionId: SUBSCRIPTION, environment: "public", allowPrivileged: false },
  (text) => text,
);
const create = (token: string, inputs: object) =>
  client.resources[`berth:${token}`]!.create({ resourceGroupName, ...inputs }, operation());
const deployments = client.resources[model.token]!;

const docker = async (...args: string[]) => (await promisify(execFile)("docker", args)).stdout;

let group: string;
beforeAll(async () => {
  execFileSync("docker", ["tag", "busybox:1", IMAGE]);
  group = (await create("resources:ResourceGroup", { location: "westeurope" })).id;
  const sku = { name: "Standard_LRS" };
  const pool = { name: "system", mode: "System", count: 1, vmSize: "Standard_D2s_v5", type: "VirtualMachineScaleSets" };
  const [, share] = await Promise.all([
    create("containerservice:ManagedCluster", {
      resourceName: "aks",
      location: "westeurope",
      dnsPrefix: "aks",
      identity: { type: "SystemAssigned" },
      agentPoolProfiles: [pool],
    }),
    create("storage:StorageAccount", { accountName, location: "westeurope", kind: "StorageV2", sku }).then(() =>
      create("storage:FileShare", { accountName, shareName: "data" }),
    ),
  ]);
  expect(share.id).toContain("/shares/data");
});
afterAll(async () => {
  await client.resources["berth:resources:ResourceGroup"]!.delete(group, operation());
  execFileSync("docker", ["rmi", IMAGE]);
});

// Two pods start at once, and each finds the note of another whole.
const NOTE = `echo "$GREETING" > /data/$(hostname); mv /data/$(hostname) /data/note;`;
const PAGE = `echo "$GREETING from $(hostname)" > /tmp/page; cat /data/note >> /tmp/page 2>/dev/null; ${NOTE}`;
const serving = (more: object = {}, container: object = {}) => ({
  resourceGroupName,
  resourceName: "aks",
  deploymentName: "web",
  replicas: 1,
  containers: [
    {
      name: "web",
      image: IMAGE,
      command: ["sh", "-c", `${PAGE} trap "exit 0" TERM; httpd -p 8080 -h /tmp; while :; do sleep 0.2; done`],
      environmentVariables: [{ name: "GREETING", secureValue: "good morning" }],
      ports: [{ port: 8080 }],
      resources: { requests: { cpu: 0.05, memoryInGB: 0.1 } },
      volumeMounts: [{ name: "data", mountPath: "/data" }],
      ...container,
    },
  ],
  volumes: [{ name: "data", azureFile: { shareName: "data", storageAccountName: accountName } }],
  ipAddress: { type: "Public", ports: [{ port: 8080 }] },
  ...more,
});

test("a Deployment on a cluster of the local engine answers on its address, with the share and the engine's own image", async () => {
  const { id, outputs } = await deployments.create(serving(), operation());
  const { ip } = outputs.ipAddress as { ip: string };
  expect(outputs.ipAddress).toEqual({ type: "Public", ports: [{ port: 8080, protocol: "TCP", hostPort: 8080 }], ip });
  expect(await fetchText(`http://${ip}:8080/page`)).toMatch(/^good morning from web-[0-9a-f]+-\w{5}\n$/);
  const read = (await deployments.read(id, operation()))!;
  expect(inputsFromOutputs(model, { ...read.outputs, id }, serving())).toEqual(serving());

  // The share outlives the pods, and no request is lost while they are replaced.
  const server = docker("ps", "-q", "-f", `label=berth.group=${group.toLowerCase()}`, "-f", "label=berth.role=server");
  const kubectl = async (...args: string[]) => docker("exec", (await server).trim(), "kubectl", ...args);
  const before = (await kubectl("get", "pods", "-o", "name")).trim().split("\n");
  const environmentVariables = [{ name: "GREETING", secureValue: "good evening" }];
  const { answered, failures } = await askDuring(`http://${ip}:8080/page`, async () => {
    await deployments.update(
      id,
      updateOf(deployment, serving(), serving({ replicas: 2 }, { environmentVariables })),
      operation(),
    );
    await kubectl("wait", "--for=delete", ...before, "--timeout=280s");
  });
  expect(failures).toEqual([]);
  expect(answered).toBeGreaterThan(0);
  expect(await fetchText(`http://${ip}:8080/page`)).toMatch(/^good evening from .*\ngood (morning|evening)\n$/);

  // Another one that listens on the same port has an address of its own, which the cluster knows too.
  const admin = serving({ deploymentName: "admin" });
  const other = await deployments.create(admin, operation());
  const { ip: second } = other.outputs.ipAddress as { ip: string };
  expect(second).not.toBe(ip);
  expect(await fetchText(`http://${second}:8080/page`)).toMatch(/^good morning from admin-/);
  expect(
    await kubectl("get", "service", "web", "admin", "-o", "jsonpath={.items[*].status.loadBalancer.ingress[*].ip}"),
  ).toBe(`${ip} ${second}`);
  // What somebody removed is there again after a read, and one without an address has nothing left in the engine.
  const balancers = async (name: string) =>
    (
      await docker(
        "ps",
        "-q",
        "-f",
        `label=berth.group=${group.toLowerCase()}`,
        "-f",
        `label=berth.service=default/${name}`,
      )
    ).trim();
  await docker("rm", "-f", "-v", await balancers("admin"));
  expect((await deployments.read(other.id, operation()))!.outputs.ipAddress).toEqual(other.outputs.ipAddress);
  expect(await fetchText(`http://${second}:8080/page`)).toMatch(/^good morning from admin-/);
  const inner = serving({ deploymentName: "admin", ipAddress: undefined });
  await deployments.update(other.id, updateOf(deployment, admin, inner), operation());
  expect(await balancers("admin")).toBe("");
  expect(
    await kubectl("get", "service", "admin", "-o", "jsonpath={.spec.type}{.status.loadBalancer.ingress[*].ip}"),
  ).toBe("ClusterIP");
  await deployments.delete(other.id, operation());

  await deployments.delete(id, operation());
  expect(await balancers("web")).toBe("");
});

test("a share that is not there, and Windows, are refused", async () => {
  const failing = (inputs: object) =>
    deployments.create(inputs as any, operation()).catch((error: ArmFailure) => error.message);
  const volumes = [{ name: "data", azureFile: { shareName: "none", storageAccountName: accountName } }];
  expect(await failing(serving({ volumes }))).toBe(
    `volumes[0].azureFile.shareName: storage account "${accountName}" has no share "none". Create it before the Deployment, or correct the name.`,
  );
  expect(await failing(serving({ osType: "Windows" }))).toBe(
    'Deployment "web" in namespace "default" of cluster "aks": osType: "Windows" must be Linux: clusters of the local engine have no Windows nodes.',
  );
});
