import { changes } from "../../../src/model";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import { container, containerGroup, fileShare, group, storageAccount } from "../support";

const groupId = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerInstance/containerGroups/site";
const shareId =
  "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/account/fileServices/default/shares/share";

/** A group as ARM returns it. */
const answered = (overrides: Record<string, unknown> = {}, containerOverrides: Record<string, unknown> = {}) => ({
  id: groupId,
  name: "site",
  type: "Microsoft.ContainerInstance/containerGroups",
  location: "westeurope",
  sku: "Standard",
  isCreatedFromStandbyPool: false,
  provisioningState: "Succeeded",
  provisioningTimeoutInSeconds: 1800,
  initContainers: [],
  osType: "Linux",
  containers: [
    {
      name: "web",
      image: "busybox:1",
      ports: [],
      environmentVariables: [],
      configMap: { keyValuePairs: {} },
      instanceView: { restartCount: 0, currentState: { state: "Running" } },
      resources: { requests: { memoryInGB: 1.0, cpu: 1.0 } },
      ...containerOverrides,
    },
  ],
  instanceView: { events: [], state: "Running" },
  ...overrides,
});

const made = (overrides: Record<string, unknown> = {}, containerOverrides: Record<string, unknown> = {}) =>
  group({ containerGroupName: "site", containers: [container(containerOverrides)], ...overrides });

describe("refresh of a group", () => {
  test("properties that ARM adds do not become inputs", () => {
    expect(
      inputsFromOutputs(containerGroup, answered({ tags: {}, restartPolicy: "Always", zones: [] }), made()),
    ).toEqual(made());
  });

  test("the program's spelling of the same is kept", () => {
    const olds = made(
      {
        location: "West Europe",
        osType: "Linux",
        restartPolicy: "Always",
        tags: {},
        volumes: [],
        resourceGroupName: "RG",
      },
      {
        ports: [{ port: 81, protocol: "TCP" }, { port: 80 }],
        command: null,
        environmentVariables: [{ name: "A", value: "" }],
      },
    );
    const outputs = answered(
      {},
      { ports: [{ port: 80, protocol: "TCP" }, { port: 81 }], environmentVariables: [{ name: "A" }] },
    );
    expect(inputsFromOutputs(containerGroup, outputs, olds)).toEqual(olds);
  });

  test("drift shows, and only drift", () => {
    const olds = made(
      { tags: { a: "1" }, restartPolicy: "Never" },
      {
        environmentVariables: [
          { name: "A", value: "1" },
          { name: "B", value: "2" },
        ],
        image: "busybox:1",
      },
    );
    const outputs = answered(
      { tags: { a: "2", b: "3" }, restartPolicy: "Always" },
      {
        environmentVariables: [
          { name: "B", value: "2" },
          { name: "C", value: "" },
        ],
        image: "busybox:2",
      },
    );
    const inputs = inputsFromOutputs(containerGroup, outputs, olds);
    expect(inputs).toEqual(
      made(
        { tags: { a: "2", b: "3" }, restartPolicy: "Always" },
        { environmentVariables: [{ name: "B", value: "2" }, { name: "C" }], image: "busybox:2" },
      ),
    );
    expect(changes(containerGroup, olds, inputs)).toEqual([
      { path: "containers[0].image", kind: "update", replace: false },
      { path: "containers[0].environmentVariables[1]", kind: "add", replace: false },
      { path: "containers[0].environmentVariables[0]", kind: "delete", replace: false },
      { path: "tags.a", kind: "update", replace: false },
      { path: "tags.b", kind: "add", replace: false },
      { path: "restartPolicy", kind: "update", replace: true },
    ]);
  });

  test("secrets stay with the item that they belong to", () => {
    const olds = made(
      {
        volumes: [
          { name: "first", azureFile: { shareName: "one", storageAccountName: "acc", storageAccountKey: "key1" } },
          { name: "second", azureFile: { shareName: "two", storageAccountName: "acc", storageAccountKey: "key2" } },
        ],
      },
      {
        environmentVariables: [
          { name: "GONE", secureValue: "s0" },
          { name: "A", secureValue: "s1" },
          { name: "OPEN", secureValue: "s2" },
        ],
      },
    );
    const outputs = answered(
      {
        volumes: [
          { name: "second", azureFile: { shareName: "two", storageAccountName: "acc" } },
          { name: "first", azureFile: { shareName: "other", storageAccountName: "acc" } },
        ],
      },
      { environmentVariables: [{ name: "NEW" }, { name: "OPEN", value: "v" }, { name: "A" }] },
    );
    expect(inputsFromOutputs(containerGroup, outputs, olds)).toEqual(
      made(
        {
          volumes: [
            { name: "second", azureFile: { shareName: "two", storageAccountName: "acc", storageAccountKey: "key2" } },
            { name: "first", azureFile: { shareName: "other", storageAccountName: "acc", storageAccountKey: "key1" } },
          ],
        },
        { environmentVariables: [{ name: "NEW" }, { name: "OPEN", value: "v" }, { name: "A", secureValue: "s1" }] },
      ),
    );
  });

  test("an address keeps its inputs and loses its outputs", () => {
    const ipAddress = { type: "Public", ports: [{ port: 80 }], dnsNameLabel: "hello" };
    const seen = {
      ...ipAddress,
      ports: [{ port: 80, protocol: "TCP", hostPort: 8080 }],
      ip: "127.0.0.2",
      fqdn: "hello",
    };
    const olds = made({ ipAddress }, { ports: [{ port: 80 }] });
    const outputs = answered({ ipAddress: seen }, { ports: [{ port: 80, protocol: "TCP" }] });
    expect(inputsFromOutputs(containerGroup, outputs, olds)).toEqual(olds);
  });

  test("a deleted address is not kept", () => {
    const olds = made({ ipAddress: { type: "Public", ports: [{ port: 80 }] } });
    expect(inputsFromOutputs(containerGroup, answered(), olds)).toEqual(made());
  });
});

describe("import", () => {
  test("a group has its names, its location and what is not default", () => {
    const outputs = answered(
      { volumes: [{ name: "cache", emptyDir: {} }], tags: {}, restartPolicy: "OnFailure" },
      { ports: [{ port: 80, protocol: "TCP" }], volumeMounts: [{ name: "cache", mountPath: "/c", readOnly: false }] },
    );
    expect(inputsFromOutputs(containerGroup, outputs)).toEqual(
      made(
        { location: "westeurope", restartPolicy: "OnFailure", volumes: [{ name: "cache", emptyDir: {} }] },
        { ports: [{ port: 80 }], volumeMounts: [{ name: "cache", mountPath: "/c" }] },
      ),
    );
  });

  test("an enum is in ARM's case", () => {
    expect(inputsFromOutputs(containerGroup, answered({ osType: "windows" }))).toEqual(
      made({ location: "westeurope", osType: "Windows" }),
    );
  });

  test("a share has the service's choices, and a program without them is no change", () => {
    const outputs = {
      id: shareId,
      name: "share",
      shareQuota: 5120,
      accessTier: "TransactionOptimized",
      enabledProtocols: "SMB",
      leaseState: "available",
      metadata: {},
    };
    const names = { resourceGroupName: "rg", accountName: "account", shareName: "share" };
    const imported = inputsFromOutputs(fileShare, outputs);
    expect(imported).toEqual({ ...names, shareQuota: 5120, accessTier: "TransactionOptimized" });
    expect(changes(fileShare, imported, names)).toEqual([]);
    expect(inputsFromOutputs(fileShare, outputs, names)).toEqual(names);
    expect(inputsFromOutputs(fileShare, { ...outputs, shareQuota: 7 }, { ...names, shareQuota: 10 })).toEqual({
      ...names,
      shareQuota: 7,
    });
  });

  test("without an id, the name is the resource's", () => {
    const outputs = { name: "account", kind: "StorageV2", sku: { name: "Standard_LRS", tier: "Standard" } };
    expect(inputsFromOutputs(storageAccount, outputs)).toEqual({
      accountName: "account",
      kind: "StorageV2",
      sku: { name: "Standard_LRS" },
    });
  });
});
