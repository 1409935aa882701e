import type * as pulumi from "@pulumi/pulumi";
import { containerinstance, containerservice, resources, storage } from "../../src";
import { runProgram } from "../support/pulumi/mocks";

// What programs for `@pulumi/azure-native` say. That this file compiles is most of the test.

/** An argument that a program may leave out by a condition. */
const maybe = (given: boolean): pulumi.Input<string | undefined> => (given ? "westeurope" : undefined);

test("a program's shapes compile and register", async () => {
  const { registered } = await runProgram(() => {
    const group = new resources.ResourceGroup("rg");
    const account = new storage.StorageAccount("sa", {
      resourceGroupName: group.name,
      location: maybe(false),
      sku: { name: storage.SkuName.Standard_LRS },
      kind: storage.Kind.StorageV2,
      minimumTlsVersion: storage.MinimumTlsVersion.TLS1_2,
      allowBlobPublicAccess: false,
    });
    new storage.FileShare("share", {
      resourceGroupName: group.name,
      accountName: account.name,
      signedIdentifiers: [{ id: "read", accessPolicy: { permission: "r" } }],
    });
    new containerinstance.ContainerGroup("cg", {
      resourceGroupName: group.name,
      osType: containerinstance.OperatingSystemTypes.Linux,
      restartPolicy: containerinstance.ContainerGroupRestartPolicy.Always,
      containers: [
        {
          name: "web",
          image: "busybox:1",
          livenessProbe: { httpGet: { port: 80, scheme: containerinstance.Scheme.Http } },
          resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
        },
      ],
    });
  });
  expect(registered.map(({ type }) => type).sort()).toEqual([
    "berth:containerinstance:ContainerGroup",
    "berth:resources:ResourceGroup",
    "berth:storage:FileShare",
    "berth:storage:StorageAccount",
  ]);
});

test("every resource has a function that reads it, and its form for outputs", () => {
  const functions = [
    resources.getResourceGroup,
    resources.getResourceGroupOutput,
    storage.getStorageAccount,
    storage.getStorageAccountOutput,
    storage.getFileShare,
    storage.getFileShareOutput,
    containerinstance.getContainerGroup,
    containerinstance.getContainerGroupOutput,
    containerservice.getManagedCluster,
    containerservice.getManagedClusterOutput,
    containerservice.getAgentPool,
    containerservice.getAgentPoolOutput,
  ];
  expect(functions.map((read) => typeof read)).toEqual(functions.map(() => "function"));
});
