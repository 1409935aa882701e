import * as pulumi from "@pulumi/pulumi";
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

test("a program's cluster and pool compile and register with settings of every kind, and outputs that are always there", async () => {
  const text = (output: pulumi.Output<string>) => output;
  const { registered } = await runProgram(() => {
    const cluster = new containerservice.ManagedCluster("aks", {
      resourceGroupName: "rg",
      dnsPrefix: "aks",
      identity: { type: containerservice.ResourceIdentityType.SystemAssigned },
      agentPoolProfiles: [
        { name: "system", mode: containerservice.AgentPoolMode.System, upgradeSettings: { drainTimeoutInMinutes: 5 } },
      ],
      addonProfiles: { azurepolicy: { enabled: true, config: { version: "v2" } } },
      autoScalerProfile: { expander: containerservice.Expander.Least_waste, scanInterval: "20s" },
      networkProfile: { loadBalancerProfile: { managedOutboundIPs: { count: 2 } }, ipFamilies: ["IPv4"] },
      oidcIssuerProfile: { enabled: true },
      publicNetworkAccess: containerservice.PublicNetworkAccess.Enabled,
      securityProfile: { workloadIdentity: { enabled: true }, imageCleaner: { enabled: true, intervalHours: 48 } },
      storageProfile: { blobCSIDriver: { enabled: true } },
      windowsProfile: { adminUsername: "azure", adminPassword: pulumi.secret("hunter2") },
      workloadAutoScalerProfile: { keda: { enabled: true } },
    });
    const pool = new containerservice.AgentPool("pool", {
      resourceGroupName: "rg",
      resourceName: cluster.name,
      kubeletConfig: { cpuManagerPolicy: "static", allowedUnsafeSysctls: ["net.core.*"] },
      linuxOSConfig: { sysctls: { vmMaxMapCount: 262144 } },
      powerState: { code: containerservice.Code.Running },
      scaleDownMode: containerservice.ScaleDownMode.Delete,
    });
    [cluster.fqdn, cluster.eTag, cluster.resourceUID, cluster.azureApiVersion].map(text);
    [cluster.currentKubernetesVersion, cluster.privateFQDN, pool.nodeImageVersion, pool.eTag].map(text);
    const principal: pulumi.Output<string | undefined> = cluster.identity.apply((identity) => identity?.principalId);
    expect(principal).toBeDefined();
  });
  expect(registered.map(({ type }) => type)).toEqual([
    "berth:containerservice:ManagedCluster",
    "berth:containerservice:AgentPool",
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
