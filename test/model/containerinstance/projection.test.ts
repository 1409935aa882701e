import { changes } from "../../../src/model";
import { flattenBody, nestBody } from "../../../src/model/core/armBody";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import { container, containerGroup, group, identityId, SUBNET } from "../support";

type Json = Record<string, unknown>;

const id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerInstance/containerGroups/site";
const made = (more: Json = {}, containerMore: Json = {}) =>
  group({ containerGroupName: "site", containers: [container(containerMore)], ...more });

/** A group as ARM returns it, in flat form. */
const answered = (more: Json = {}, containerMore: Json = {}): Json => ({
  id,
  name: "site",
  osType: "Linux",
  sku: "Standard",
  provisioningState: "Succeeded",
  containers: [
    { ...container(), ports: [], environmentVariables: [], configMap: { keyValuePairs: {} }, ...containerMore },
  ],
  initContainers: [],
  instanceView: { events: [], state: "Running" },
  ...more,
});
const refreshed = (olds: Json, outputs: Json) => inputsFromOutputs(containerGroup, outputs, olds);
const imported = (outputs: Json) => inputsFromOutputs(containerGroup, outputs);

describe("a refresh keeps what ARM never returns", () => {
  test("passwords, by server, whatever the order and case", () => {
    const olds = made({
      imageRegistryCredentials: [
        { server: "gone.example.com", username: "g", password: "p0" },
        { server: "A.example.com", username: "a", password: "p1" },
        { server: "b.example.com", username: "b", password: "p2" },
      ],
    });
    const outputs = answered({
      imageRegistryCredentials: [
        { server: "b.example.com", username: "b" },
        { server: "new.example.com", username: "n" },
        { server: "a.example.com", username: "other" },
      ],
    });
    expect(refreshed(olds, outputs).imageRegistryCredentials).toEqual([
      { server: "b.example.com", username: "b", password: "p2" },
      { server: "new.example.com", username: "n" },
      { server: "A.example.com", username: "other", password: "p1" },
    ]);
  });

  test("a password is dropped if the registry has another credential now", () => {
    const olds = made({ imageRegistryCredentials: [{ server: "a.b", username: "u", password: "p" }] });
    const seen = (more: Json) => refreshed(olds, answered({ imageRegistryCredentials: [{ server: "a.b", ...more }] }));
    expect(seen({ username: "u", passwordReference: "db" }).imageRegistryCredentials).toEqual([
      { server: "a.b", username: "u", passwordReference: "db" },
    ]);
    expect(seen({ identity: identityId() }).imageRegistryCredentials).toEqual([
      { server: "a.b", identity: identityId() },
    ]);
  });

  test("secret files, by volume", () => {
    const olds = made({
      volumes: [
        { name: "first", secret: { a: "YQ==", b: "Yg==" } },
        { name: "second", secret: { c: "Yw==" } },
        { name: "third", secret: { d: "ZA==" } },
      ],
    });
    const outputs = answered({
      volumes: [
        { name: "second", secret: {} },
        { name: "first", secret: {} },
        { name: "third", emptyDir: {} },
        { name: "fourth", secret: {} },
      ],
    });
    expect(refreshed(olds, outputs).volumes).toEqual([
      { name: "second", secret: { c: "Yw==" } },
      { name: "first", secret: { a: "YQ==", b: "Yg==" } },
      { name: "third", emptyDir: {} },
      { name: "fourth", secret: {} },
    ]);
  });

  test("keys of shares, but for those of a key vault", () => {
    const azureFile = { shareName: "share", storageAccountName: "account" };
    const olds = made({ volumes: [{ name: "files", azureFile: { ...azureFile, storageAccountKey: "key" } }] });
    const seen = (more: Json) =>
      refreshed(olds, answered({ volumes: [{ name: "files", azureFile: { ...azureFile, ...more } }] })).volumes;
    expect(seen({})).toEqual(olds.volumes);
    expect(seen({ storageAccountKeyReference: "db" })).toEqual([
      { name: "files", azureFile: { ...azureFile, storageAccountKeyReference: "db" } },
    ]);
  });

  test("the key and id of a workspace, settings of extensions, by name", () => {
    const logAnalytics = { workspaceId: "w", workspaceKey: "k", workspaceResourceId: "/x" };
    const extension = (name: string, more: Json = {}) => ({ name, extensionType: "t", version: "1", ...more });
    const olds = made({
      diagnostics: { logAnalytics },
      extensions: [extension("a", { protectedSettings: { t: 1 } }), extension("b", { protectedSettings: { t: 2 } })],
    });
    const outputs = answered({
      diagnostics: { logAnalytics: { workspaceId: "w" } },
      extensions: [extension("b"), extension("a"), extension("c")],
    });
    const inputs = refreshed(olds, outputs);
    expect(inputs.diagnostics).toEqual({ logAnalytics });
    expect(inputs.extensions).toEqual([
      extension("b", { protectedSettings: { t: 2 } }),
      extension("a", { protectedSettings: { t: 1 } }),
      extension("c"),
    ]);
    expect(refreshed(olds, answered()).diagnostics).toBeUndefined();
  });

  test("secure variables of init containers, by name", () => {
    const variables = (...environmentVariables: Json[]) => [{ name: "init", image: "busybox:1", environmentVariables }];
    const olds = made({
      initContainers: variables({ name: "A", secureValue: "s1" }, { name: "B", secureValue: "s2" }),
    });
    const outputs = answered({
      initContainers: variables({ name: "B", secureValueReference: "db" }, { name: "A" }).map((item) => ({
        ...item,
        instanceView: { restartCount: 0 },
      })),
    });
    expect(refreshed(olds, outputs).initContainers).toEqual(
      variables({ name: "B", secureValueReference: "db" }, { name: "A", secureValue: "s1" }),
    );
  });

  test("the scope of a label and the isolation, which ARM does not return", () => {
    const ipAddress = { type: "Public", ports: [{ port: 80 }], dnsNameLabel: "hello" };
    const olds = made({
      isolation: "runsc",
      ipAddress: { ...ipAddress, autoGeneratedDomainNameLabelScope: "TenantReuse" },
    });
    expect(refreshed(olds, answered({ ipAddress: { ...ipAddress, ip: "1.2.3.4", fqdn: "x" } }))).toEqual(olds);
    const told = { ...ipAddress, autoGeneratedDomainNameLabelScope: "Noreuse" };
    expect(refreshed(olds, answered({ ipAddress: told, isolation: "kata" }))).toEqual({
      ...olds,
      isolation: "kata",
      ipAddress: told,
    });
    expect(refreshed(olds, answered()).ipAddress).toBeUndefined();
  });
});

describe("a refresh of properties that ARM returns in another form", () => {
  test("identities are a map there and a list here", () => {
    const olds = made({
      identity: { type: "UserAssigned", userAssignedIdentities: [identityId("Two"), identityId()] },
    });
    const userAssignedIdentities = {
      [identityId()]: { principalId: "p", clientId: "c" },
      [identityId("two").toLowerCase()]: { principalId: "q", clientId: "d" },
    };
    const identity = { type: "UserAssigned", userAssignedIdentities };
    expect(refreshed(olds, answered({ identity }))).toEqual(olds);
    expect(imported(answered({ identity })).identity).toEqual({
      type: "UserAssigned",
      userAssignedIdentities: Object.keys(userAssignedIdentities),
    });
    const system = { type: "SystemAssigned", principalId: "p", tenantId: "t" };
    expect(imported(answered({ identity: system })).identity).toEqual({ type: "SystemAssigned" });
    expect(imported(answered({ identity: { type: "None" } })).identity).toBeUndefined();
  });

  test("limits that the service fills in are none of the program's, those that it gave stay", () => {
    const resources = { requests: { cpu: 1, memoryInGB: 1 }, limits: { cpu: 1, memoryInGB: 1 } };
    const outputs = answered({}, { resources });
    expect(refreshed(made(), outputs)).toEqual(made());
    const given = made({}, { resources: { ...resources, limits: { cpu: 1 } } });
    expect(refreshed(given, outputs)).toEqual(given);
    expect(imported(outputs)).toEqual(made());
    const drifted = answered({}, { resources: { ...resources, limits: { cpu: 1.5, memoryInGB: 1 } } });
    expect(refreshed(made(), drifted)).toEqual(
      made({}, { resources: { requests: resources.requests, limits: { cpu: 1.5 } } }),
    );
  });

  test("the address that the service chose is none of the program's, another than it wants is drift", () => {
    const ipAddress = { type: "Public", ports: [{ port: 80 }] };
    const outputs = answered({ ipAddress: { ...ipAddress, ip: "1.2.3.4" } });
    expect(refreshed(made({ ipAddress }), outputs)).toEqual(made({ ipAddress }));
    expect(imported(outputs).ipAddress).toEqual(ipAddress);
    const fixed = made({ ipAddress: { ...ipAddress, ip: "5.6.7.8" } });
    expect(refreshed(fixed, outputs)).toEqual(made({ ipAddress: { ...ipAddress, ip: "1.2.3.4" } }));
    expect(changes(containerGroup, made({ ipAddress }), fixed, outputs)).toEqual([
      { path: "ipAddress.ip", kind: "update", replace: false },
    ]);
  });

  test("the order of init containers is theirs", () => {
    const init = (name: string) => ({ name, image: "busybox:1" });
    const olds = made({ initContainers: [init("a"), init("b")] });
    expect(refreshed(olds, answered({ initContainers: [init("b"), init("a")] })).initContainers).toEqual([
      init("b"),
      init("a"),
    ]);
  });

  test("the case of an id is the program's, and ARM's at an import", () => {
    const told = [{ id: SUBNET.replace("resourceGroups", "RESOURCEGROUPS") }];
    const olds = made({ subnetIds: [{ id: SUBNET }] });
    expect(refreshed(olds, answered({ subnetIds: told }))).toEqual(olds);
    expect(imported(answered({ subnetIds: told })).subnetIds).toEqual(told);
  });
});

test("an import leaves out variables whose values are not returned, and keeps secret volumes as returned", () => {
  const environmentVariables = [{ name: "A", value: "" }, { name: "B" }, { name: "C", secureValueReference: "db" }];
  const outputs = answered(
    {
      initContainers: [{ name: "init", image: "busybox:1", environmentVariables }],
      volumes: [{ name: "certs", secret: {} }],
    },
    { environmentVariables: [{ name: "B" }] },
  );
  expect(imported(outputs)).toEqual(
    made({
      initContainers: [
        {
          name: "init",
          image: "busybox:1",
          environmentVariables: [
            { name: "A", value: "" },
            { name: "C", secureValueReference: "db" },
          ],
        },
      ],
      volumes: [{ name: "certs", secret: {} }],
    }),
  );
});

test("extensions have an envelope of their own", () => {
  const extensions = [{ name: "a", extensionType: "t", version: "1", settings: { properties: 1 } }];
  const nested = {
    properties: {
      extensions: [{ name: "a", properties: { extensionType: "t", version: "1", settings: { properties: 1 } } }],
    },
  };
  expect(nestBody({ extensions }, containerGroup.envelope)).toEqual(nested);
  expect(flattenBody(nested)).toEqual({ extensions });
});

test("identity and zones stand beside the properties", () => {
  const flat = { location: "l", identity: { type: "None" }, zones: ["1"], sku: "Standard" };
  expect(nestBody(flat, containerGroup.envelope)).toEqual({
    location: "l",
    identity: { type: "None" },
    zones: ["1"],
    properties: { sku: "Standard" },
  });
});
