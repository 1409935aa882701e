import { type Change, changes, UNKNOWN } from "../../../src/model";
import { container, containerGroup, group, identityId, SUBNET } from "../support";

type Json = Record<string, unknown>;

const inGroup = (olds: Json, news: Json) => changes(containerGroup, group(olds), group(news));
const inContainer = (olds: Json, news: Json) =>
  inGroup({ containers: [container(olds)] }, { containers: [container(news)] });
const update = (path: string, replace = false): Change => ({ path, kind: "update", replace });
const add = (path: string, replace = false): Change => ({ path, kind: "add", replace });
const remove = (path: string, replace = false): Change => ({ path, kind: "delete", replace });
const httpGet = { port: 80 };
const requests = { cpu: 1, memoryInGB: 2 };
const upper = (id: string) => id.toUpperCase();

const probeDefaults = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  failureThreshold: 3,
  successThreshold: 1,
  timeoutSeconds: 1,
};

describe("different spellings of the same container are not a change", () => {
  test.each<[string, Json, Json]>([
    ...["livenessProbe", "readinessProbe"].map((key): [string, Json, Json] => [
      key,
      { [key]: { httpGet: { ...httpGet, path: "/", scheme: "http", httpHeaders: [] }, ...probeDefaults } },
      { [key]: { httpGet } },
    ]),
    [
      "order of headers",
      { livenessProbe: { httpGet: { ...httpGet, httpHeaders: [{ name: "A", value: "1" }, { name: "B" }] } } },
      { livenessProbe: { httpGet: { ...httpGet, httpHeaders: [{ name: "B" }, { name: "A", value: "1" }] } } },
    ],
    [
      "rights",
      { securityContext: { privileged: false, allowPrivilegeEscalation: true, capabilities: { add: [], drop: [] } } },
      {},
    ],
    [
      "spelling and order of capabilities",
      { securityContext: { capabilities: { add: ["NET_ADMIN", "cap_sys_time"], drop: ["ALL"] } } },
      { securityContext: { capabilities: { add: ["CAP_SYS_TIME", "net_admin"], drop: ["all"] } } },
    ],
    [
      "limits at the requests",
      { resources: { requests, limits: { cpu: 1, memoryInGB: 2 } } },
      { resources: { requests: { cpu: 1, memoryInGB: 2 } } },
    ],
    [
      "a limit at the request, with floating-point noise",
      { resources: { requests: { cpu: 0.3, memoryInGB: 1 }, limits: { cpu: 0.1 + 0.2, memoryInGB: 2 } } },
      { resources: { requests: { cpu: 0.3, memoryInGB: 1 }, limits: { memoryInGB: 2 } } },
    ],
    [
      "as many GPUs at most",
      {
        resources: {
          requests: { ...requests, gpu: { count: 1, sku: "V100" } },
          limits: { gpu: { count: 1, sku: "v100" } },
        },
      },
      { resources: { requests: { ...requests, gpu: { count: 1, sku: "V100" } } } },
    ],
    ["no settings", { configMap: { keyValuePairs: {} } }, {}],
  ])("%s", (_, a, b) => {
    expect(inContainer(a, b)).toEqual([]);
    expect(inContainer(b, a)).toEqual([]);
  });
});

const credential = (server: string, more: Json = {}) => ({ server, username: "u", password: "p", ...more });
const init = (name: string, more: Json = {}) => ({ name, image: "busybox:1", ...more });
const extension = (name: string, more: Json = {}) => ({ name, extensionType: "kube-proxy", version: "1", ...more });
const reference = (name: string, more: Json = {}) => ({
  name,
  identity: identityId(),
  secretReferenceUri: `https://v.vault.azure.net/secrets/${name}`,
  ...more,
});
const acl = (name: string, access = "All") => ({ identity: identityId(name), access });

describe("different spellings of the same group are not a change", () => {
  test.each<[string, Json, Json]>([
    ["SKU and priority", { sku: "Standard", priority: "regular" }, {}],
    ["no identity", { identity: { type: "None", userAssignedIdentities: [] } }, {}],
    [
      "case and order of identities",
      { identity: { type: "UserAssigned", userAssignedIdentities: [identityId("one"), identityId("two")] } },
      { identity: { type: "userAssigned", userAssignedIdentities: [upper(identityId("two")), identityId("one")] } },
    ],
    ["case of a subnet", { subnetIds: [{ id: SUBNET }] }, { subnetIds: [{ id: upper(SUBNET) }] }],
    [
      "spaces between words",
      { dnsConfig: { nameServers: ["1.1.1.1"], searchDomains: " a.b  c ", options: "ndots:2\trotate" } },
      { dnsConfig: { nameServers: ["1.1.1.1"], searchDomains: "a.b c", options: "ndots:2 rotate" } },
    ],
    [
      "case and order of registries",
      { imageRegistryCredentials: [credential("a.example.com"), credential("b.example.com", { username: "v" })] },
      { imageRegistryCredentials: [credential("B.example.com", { username: "v" }), credential("a.example.com")] },
    ],
    [
      "order of references",
      { secretReferences: [reference("a"), reference("b", { identity: upper(identityId()) })] },
      { secretReferences: [reference("b"), reference("a")] },
    ],
    [
      "order of extensions",
      { extensions: [extension("a"), extension("b")] },
      { extensions: [extension("b"), extension("a")] },
    ],
    [
      "order of rules",
      { identityAcls: { acls: [acl("a"), acl("b")] } },
      { identityAcls: { acls: [acl("B"), acl("a")] } },
    ],
    ["no zones", { zones: [] }, {}],
    [
      "scope of a label",
      { ipAddress: { type: "Public", ports: [{ port: 80 }], autoGeneratedDomainNameLabelScope: "Unsecure" } },
      { ipAddress: { type: "Public", ports: [{ port: 80 }] } },
    ],
    [
      "case of a commit",
      { volumes: [{ name: "source", gitRepo: { repository: "https://a/b", revision: "ABCDEF0" } }] },
      { volumes: [{ name: "source", gitRepo: { repository: "https://a/b", revision: "abcdef0" } }] },
    ],
    [
      "what a group of a pool does by itself",
      { standbyPoolProfile: { id: "/x/Y", failContainerGroupCreateOnReuseFailure: false } },
      { standbyPoolProfile: { id: "/x/y" } },
    ],
    [
      "defaults of init containers",
      { initContainers: [init("a", { volumeMounts: [{ name: "v", mountPath: "/v", readOnly: false }] })] },
      {
        initContainers: [
          init("a", { volumeMounts: [{ name: "v", mountPath: "/v" }], securityContext: { privileged: false } }),
        ],
      },
    ],
  ])("%s", (_, a, b) => {
    expect(inGroup(a, b)).toEqual([]);
    expect(inGroup(b, a)).toEqual([]);
  });
});

describe("what means something else is a change", () => {
  test.each<[string, Json, Json, Change[]]>([
    [
      "order of init containers",
      { initContainers: [init("a"), init("b")] },
      { initContainers: [init("b"), init("a")] },
      [update("initContainers")],
    ],
    [
      "an init container put first",
      { initContainers: [init("b")] },
      { initContainers: [init("a"), init("b")] },
      [add("initContainers[0]")],
    ],
    [
      "an init container put first, and another changed",
      { initContainers: [init("a"), init("b"), init("c")] },
      { initContainers: [init("b", { image: "busybox:2" }), init("c")] },
      [update("initContainers[0].image"), remove("initContainers[0]")],
    ],
    [
      "another server",
      { dnsConfig: { nameServers: ["1.1.1.1"] } },
      { dnsConfig: { nameServers: ["8.8.8.8"] } },
      [update("dnsConfig.nameServers[0]", true)],
    ],
    [
      "order of servers",
      { dnsConfig: { nameServers: ["1.1.1.1", "8.8.8.8"] } },
      { dnsConfig: { nameServers: ["8.8.8.8", "1.1.1.1"] } },
      [update("dnsConfig.nameServers[0]", true), update("dnsConfig.nameServers[1]", true)],
    ],
    [
      "a password",
      { imageRegistryCredentials: [credential("a.b")] },
      { imageRegistryCredentials: [credential("a.b", { password: "q" })] },
      [update("imageRegistryCredentials[0].password")],
    ],
    [
      "a secret file",
      { volumes: [{ name: "certs", secret: { "tls.key": "YQ==" } }] },
      { volumes: [{ name: "certs", secret: { "tls.key": "Yg==", b: "" } }] },
      [update('volumes[0].secret["tls.key"]'), add("volumes[0].secret.b")],
    ],
    [
      "a scope",
      { ipAddress: { type: "Public" } },
      { ipAddress: { type: "Public", autoGeneratedDomainNameLabelScope: "TenantReuse" } },
      [add("ipAddress.autoGeneratedDomainNameLabelScope")],
    ],
    ["an identity", {}, { identity: { type: "SystemAssigned" } }, [add("identity")]],
    ["isolation", { isolation: "runsc" }, { isolation: "kata" }, [update("isolation")]],
    ["a subnet", {}, { subnetIds: [{ id: SUBNET }] }, [add("subnetIds", true)]],
    ["a zone", { zones: ["1"] }, { zones: ["2"] }, [update("zones[0]", true)]],
  ])("%s", (_, olds, news, expected) => expect(inGroup(olds, news)).toEqual(expected));

  test("limits replace", () => {
    const limits = (limit: unknown) => ({ resources: { requests, limits: limit } });
    expect(inContainer(limits(undefined), limits({ cpu: 2 }))).toEqual([add("containers[0].resources.limits", true)]);
    expect(inContainer(limits({ cpu: 2 }), limits({ cpu: 1 }))).toEqual(
      [remove("containers[0].resources.limits", true)].map((change) => ({ ...change, kind: "update" as const })),
    );
    expect(inContainer(limits({ cpu: UNKNOWN }), limits({ cpu: 1 }))).not.toEqual([]);
  });
});

describe("properties that ARM never returns are no reason to replace", () => {
  const logAnalytics = { workspaceId: "w" };
  const logging = (more: Json) => ({ diagnostics: { logAnalytics: { ...logAnalytics, ...more } } });

  test("a key that was not known may be the one that the group has", () => {
    expect(inGroup(logging({}), logging({ workspaceKey: "k", workspaceResourceId: "/x" }))).toEqual([
      add("diagnostics.logAnalytics.workspaceKey"),
      add("diagnostics.logAnalytics.workspaceResourceId"),
    ]);
  });

  test("another key replaces, and so do diagnostics where there were none", () => {
    expect(inGroup(logging({ workspaceKey: "k" }), logging({ workspaceKey: "l" }))).toEqual([
      update("diagnostics.logAnalytics.workspaceKey", true),
    ]);
    expect(inGroup({}, logging({ workspaceKey: "k" }))).toEqual([add("diagnostics", true)]);
  });
});
