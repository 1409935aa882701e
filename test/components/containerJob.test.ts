import { omit } from "../../src/model/core/json";
import * as pulumi from "@pulumi/pulumi";
import { AzureFiles, ContainerJob, type ContainerJobArgs } from "../../src";
import { runProgram, valueOf } from "../support/pulumi/mocks";

const IMAGE = { image: "busybox:1" };
const SIZE = { resources: { requests: { cpu: 1, memoryInGB: 1.5 } } };

const RESULTS = [
  { name: "main", exitCode: 3, logs: "done\n", startTime: "2026-01-01T00:00:00Z", finishTime: "2026-01-01T00:00:01Z" },
  { name: "side", exitCode: 0, logs: "" },
];
const ANSWERS = {
  "berth:containerinstance:ContainerJob": (_: object, name: string) => ({
    name: `${name}-0123456`,
    exitCode: 3,
    logs: "done\n",
    results: RESULTS,
    deleted: false,
  }),
};

const run = (args: ContainerJobArgs) => runProgram(() => new ContainerJob("job", args), ANSWERS);

test("the smallest one is in the resource group of the program", async () => {
  const { registered } = await run({ containers: { main: IMAGE } });
  expect(registered).toEqual([
    { type: "berth:resources:ResourceGroup", name: "berth-default", inputs: {} },
    {
      type: "berth:containerinstance:ContainerJob",
      name: "job",
      inputs: {
        resourceGroupName: "berth-default-0123456",
        osType: "Linux",
        restartPolicy: "Never",
        containers: [{ name: "main", ...IMAGE, ...SIZE }],
      },
    },
  ]);
});

test("one with everything", async () => {
  const { registered } = await runProgram(() => {
    const data = new AzureFiles("data", { resourceGroup: "mine", storageAccount: "acct" });
    return new ContainerJob("job", {
      resourceGroup: "mine",
      containerGroupName: "the-job",
      location: "eastus",
      tags: { team: "a" },
      osType: "Linux",
      restartPolicy: "OnFailure",
      triggers: { data: pulumi.output("abc") },
      timeoutMinutes: 0.5,
      deleteAfterRun: true,
      allowFailure: true,
      registries: { "r.example.com": { username: "u", password: "s3cret" } },
      priority: "Spot",
      initContainers: { fetch: { ...IMAGE, mounts: { "/data": data } } },
      containers: { main: { ...IMAGE, command: ["work"], mounts: { "/data": data } } },
    });
  }, ANSWERS);
  expect(registered.at(-1)).toEqual({
    type: "berth:containerinstance:ContainerJob",
    name: "job",
    inputs: {
      resourceGroupName: "mine",
      containerGroupName: "the-job",
      location: "eastus",
      tags: { team: "a" },
      osType: "Linux",
      restartPolicy: "OnFailure",
      triggers: { data: "abc" },
      timeoutMinutes: 0.5,
      deleteAfterRun: true,
      allowFailure: true,
      imageRegistryCredentials: [{ server: "r.example.com", username: "u", password: "s3cret" }],
      priority: "Spot",
      initContainers: [{ name: "fetch", ...IMAGE, volumeMounts: [{ name: "files-data", mountPath: "/data" }] }],
      containers: [
        {
          name: "main",
          ...IMAGE,
          ...SIZE,
          command: ["work"],
          volumeMounts: [{ name: "files-data", mountPath: "/data" }],
        },
      ],
      volumes: [{ name: "files-data", azureFile: { shareName: "data-share", storageAccountName: "acct" } }],
    },
  });
});

test("outputs", async () => {
  const { result } = await run({ resourceGroup: "mine", containers: { main: IMAGE, side: IMAGE } });
  const outputs = {
    exitCode: await valueOf(result.exitCode),
    logs: await valueOf(result.logs),
    results: await valueOf(result.results),
    containerGroupName: await valueOf(result.containerGroupName),
    resourceGroupName: await valueOf(result.resourceGroupName),
    resourceId: await valueOf(result.resourceId),
  };
  const main = omit(RESULTS[0]!, "name");
  expect(outputs).toEqual({
    exitCode: 3,
    logs: "done\n",
    results: { main, side: { exitCode: 0, logs: "" } },
    containerGroupName: "job-0123456",
    resourceGroupName: "mine",
    resourceId: "/mock/job",
  });
});

test("arguments that a job does not have are refused by name, all together", async () => {
  const args = {
    restartPolicy: "Always",
    timeoutMinutes: 0,
    ipAddressType: "Public",
    dnsNameLabel: "hello-berth",
    exposedPorts: [80],
    retries: 3,
    containers: { main: { ...IMAGE, cpu: -1 } },
  } as unknown as ContainerJobArgs;
  const error = await run(args).catch((failure: Error) => failure);
  const address = "is only for container groups: a job has no address, for it has ended when it is deployed (Berth)";
  expect((error as Error).message.split("\n  - ").map((line) => line.replace(/; the arguments are .*/, ""))).toEqual([
    "the container job cannot be made:",
    `ipAddressType: ${address}`,
    `dnsNameLabel: ${address}`,
    `exposedPorts: ${address}`,
    "retries: is not an argument",
    "containers.main.cpu: -1 must be a number of cores above 0 (Azure Container Instances)",
    'restartPolicy: "Always" must be Never or OnFailure: with Always, a job would never end (Berth)',
    "timeoutMinutes: 0 must be more than 0 (Berth)",
  ]);
});
