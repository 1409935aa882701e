import { containerGroup } from "../../../../src/model/containerinstance/containerGroup";
import { secretPaths } from "../../../../src/model/core/secrets";
import { groupOf, publicBody, wantedBody } from "../../../../src/providers/local/containerinstance/body";

const identity = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/me";
const probe = { httpGet: { path: "/", port: 80 }, periodSeconds: 5 };
const properties = {
  image: "busybox:1",
  ports: [{ port: 80 }],
  resources: { requests: { cpu: 1, memoryInGB: 1 }, limits: { cpu: 2, memoryInGB: 1 } },
  livenessProbe: probe,
  readinessProbe: { exec: { command: ["true"] } },
  securityContext: { privileged: false, capabilities: { add: ["NET_ADMIN"], drop: [] } },
};
/** A body with every property, including secrets. */
const sent = {
  location: "westeurope",
  tags: { secret: "no", properties: "x" },
  zones: ["1"],
  identity: { type: "UserAssigned", userAssignedIdentities: { [identity]: {} } },
  properties: {
    isolation: "runsc",
    sku: "Dedicated",
    priority: "Spot",
    osType: "Linux",
    restartPolicy: "Never",
    containers: [
      {
        name: "main",
        properties: {
          ...properties,
          environmentVariables: [
            { name: "A", value: "a" },
            { name: "B", secureValue: "TOP-SECRET" },
          ],
          configMap: { keyValuePairs: { password: "none", secret: "none" } },
        },
      },
    ],
    initContainers: [
      {
        name: "init",
        properties: { image: "busybox:1", environmentVariables: [{ name: "C", secureValue: "TOP-SECRET" }] },
      },
    ],
    imageRegistryCredentials: [{ server: "r.example.com", username: "u", password: "TOP-SECRET" }],
    ipAddress: { type: "Private", ip: "10.0.0.4", ports: [{ port: 80 }] },
    subnetIds: [{ id: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s" }],
    dnsConfig: { nameServers: ["10.0.0.10"], searchDomains: "a b" },
    diagnostics: {
      logAnalytics: {
        workspaceId: "w",
        workspaceKey: "TOP-SECRET",
        workspaceResourceId: "TOP-SECRET",
        logType: "ContainerInsights",
      },
    },
    encryptionProperties: { vaultBaseUrl: "https://v.example.com", keyName: "k", keyVersion: "1" },
    confidentialComputeProperties: { ccePolicy: "cA==" },
    extensions: [
      {
        name: "e",
        properties: { extensionType: "t", version: "1", settings: {}, protectedSettings: { a: "TOP-SECRET" } },
      },
    ],
    volumes: [
      { name: "share", azureFile: { shareName: "s", storageAccountName: "a", storageAccountKey: "TOP-SECRET" } },
      { name: "files", secret: { file: "TOP-SECRET" } },
      { name: "clone", gitRepo: { repository: "https://u:TOP-SECRET@example.com/a/b.git", directory: "." } },
      { name: "empty", emptyDir: {} },
    ],
  },
};

/** The same body as it may be stored and shown. */
function shown() {
  const copy = structuredClone(sent) as any;
  const group = copy.properties;
  delete group.containers[0].properties.environmentVariables[1].secureValue;
  delete group.initContainers[0].properties.environmentVariables[0].secureValue;
  delete group.imageRegistryCredentials[0].password;
  delete group.diagnostics.logAnalytics.workspaceKey;
  delete group.diagnostics.logAnalytics.workspaceResourceId;
  delete group.extensions[0].properties.protectedSettings;
  delete group.volumes[0].azureFile.storageAccountKey;
  group.volumes[1].secret = {};
  group.volumes[2].gitRepo.repository = "https://example.com/a/b.git";
  return copy;
}

test("the wanted body has everything that was sent", () => {
  expect(wantedBody(sent)).toEqual(sent);
});

test("the stored body has everything but the secrets", () => {
  expect(publicBody(wantedBody(sent))).toEqual(shown());
  expect(JSON.stringify(publicBody(sent))).not.toContain("TOP-SECRET");
});

test("the body of these tests has a value at every secret of the schema", () => {
  const has = (value: any, [step = "", ...rest]: string[]): boolean => {
    const part = value?.[step.replace("[]", "")];
    if (rest.length === 0) return part !== undefined;
    return step.endsWith("[]") ? part.some((item: any) => has(item, rest)) : has(part, rest);
  };
  const paths = secretPaths(containerGroup.inputs);
  expect(paths.filter((path) => !has(groupOf(sent), path.split(".")))).toEqual([]);
});

test("properties that clients read and send back are ignored", () => {
  const { properties: group, ...envelope } = structuredClone(sent);
  const view = { restartCount: 0, currentState: { state: "Running" } };
  const read = {
    ...envelope,
    id: "/subscriptions/s",
    name: "n",
    type: "Microsoft.ContainerInstance/containerGroups",
    identity: {
      ...envelope.identity,
      principalId: "p",
      tenantId: "t",
      userAssignedIdentities: { [identity]: { principalId: "p", clientId: "c" } },
    },
    properties: {
      ...group,
      provisioningState: "Succeeded",
      provisioningTimeoutInSeconds: 1800,
      isCustomProvisioningTimeout: false,
      isCreatedFromStandbyPool: false,
      instanceView: { state: "Running", events: [] },
      containers: group.containers.map((item) => ({ ...item, properties: { ...item.properties, instanceView: view } })),
      initContainers: group.initContainers.map((item) => ({
        ...item,
        properties: { ...item.properties, instanceView: view },
      })),
      ipAddress: {
        ...group.ipAddress,
        ports: [{ port: 80, hostPort: 80 }],
        autoGeneratedDomainNameLabelScope: "Unsecure",
      },
      standbyPoolProfile: null,
    },
  };
  expect(wantedBody(read)).toEqual(sent);
});

test("defaults and empty lists that clients write out are ignored", () => {
  const container = { name: "main", properties };
  const spelt = {
    location: "westeurope",
    identity: { type: "None" },
    zones: [],
    properties: {
      sku: "Standard",
      priority: "Regular",
      osType: "Linux",
      containers: [{ ...container, properties: { ...properties, configMap: { keyValuePairs: {} } } }],
      initContainers: [],
      imageRegistryCredentials: [],
      subnetIds: [],
      extensions: [],
      secretReferences: [],
      volumes: [],
      diagnostics: null,
      ipAddress: {
        type: "Public",
        ip: "20.1.2.3",
        fqdn: "label-x.westeurope.azurecontainer.io",
        dnsNameLabel: "label-x",
        ports: [{ port: 80 }],
      },
    },
  };
  expect(wantedBody(spelt)).toEqual({
    location: "westeurope",
    properties: {
      // Not a default that every answer has: absent if unsent, echoed as sent.
      priority: "Regular",
      osType: "Linux",
      containers: [container],
      ipAddress: { type: "Public", dnsNameLabel: "label-x", ports: [{ port: 80 }] },
    },
  });
  expect(wantedBody({ properties: { containers: [] } })).toEqual({ properties: { containers: [] } });
});
