import { check } from "../../src/model";
import { container, containerGroup, describeRows, group, groupOf, type Row } from "./support";

const ACI = "(Azure Container Instances)";
const RESERVED =
  "must not be one of the ports that the service reserves: 22, 1025-1027, 3389-3399, 9999, 19000, 19080, 19100, 19390, 20000-30000, 49152-65534";
const GROUP = `must be 1 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends ${ACI}`;
const LABEL = `must be 5 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end ${ACI}`;
const VOLUME = `must be 5 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends ${ACI}`;
const SHARE = "must be 3 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends (Azure Storage)";
const ACCOUNT = "must be 3 to 24 lowercase letters and digits (Azure Storage)";
const UNSUPPORTED = "is a property of ARM that Berth does not support yet (Berth)";

const listening = (...ports: unknown[]) => groupOf({ ports });
const exposing = (ports: unknown, containerPorts: unknown = ports, more: Record<string, unknown> = {}) =>
  groupOf({ ports: containerPorts }, { ipAddress: { type: "Public", ports, ...more } });
const numbers = (count: number) => Array.from({ length: count }, (_, i) => ({ port: 80 + i }));
const azureFile = (more: Record<string, unknown> = {}) => ({
  name: "files",
  azureFile: { shareName: "share", storageAccountName: "account", storageAccountKey: "c2VjcmV0", ...more },
});
const emptyDir = (name: string) => ({ name, emptyDir: {} });
const mounting = (mounts: unknown, volumes: unknown = [azureFile(), emptyDir("cache")], more = {}) =>
  groupOf({ volumeMounts: mounts, ...more }, { volumes });

describeRows("group", containerGroup, [
  ["the least", group(), []],
  ["named", group({ containerGroupName: "a-b-1" }), []],
  ["name of 63", group({ containerGroupName: "a".repeat(63) }), []],
  ...["", "A", "-a", "a-", "a--b", "a.b", "a".repeat(64)].map((name): Row => [
    `name "${name.slice(0, 8)}"`,
    group({ containerGroupName: name }),
    [`containerGroupName: ${JSON.stringify(name)} ${GROUP}`],
  ]),
  [
    "nothing at all",
    {},
    ["resourceGroupName: is required (Azure Resource Manager)", "containers: is required (Azure Resource Manager)"],
  ],
  ["no containers", group({ containers: [] }), [`containers: must be 1 to 60 containers, are 0 ${ACI}`]],
  ["60 containers", group({ containers: many(60) }), []],
  ["61 containers", group({ containers: many(61) }), [`containers: must be 1 to 60 containers, are 61 ${ACI}`]],
  ["containers as a map", group({ containers: { web: {} } }), ["containers: must be a list (Berth)"]],
  ["a container that is none", group({ containers: [null] }), ["containers[0]: must be an object (Berth)"]],
  ["restart policies", group({ restartPolicy: "OnFailure" }), []],
  [
    "unknown restart policy",
    group({ restartPolicy: "always" }),
    ['restartPolicy: "always" must be one of Always, OnFailure, Never (Azure Resource Manager)'],
  ],
  [
    "unknown operating system",
    group({ osType: "linux" }),
    ['osType: "linux" must be one of Linux, Windows (Azure Resource Manager)'],
  ],
  [
    "a property that nobody knows",
    group({ replicas: 2 }),
    [
      "replicas: is not a property; the properties are containerGroupName, resourceGroupName, location, osType, restartPolicy, containers, ipAddress, volumes, tags (Berth)",
    ],
  ],
  ...["constructor", "toString"].map((key): Row => [
    `a property called ${key}`,
    groupOf({ securityContext: { [key]: 1 } }),
    [`containers[0].securityContext.${key}: is not a property; the properties are runAsUser, runAsGroup (Berth)`],
  ]),
  ...[
    "initContainers",
    "identity",
    "subnetIds",
    "dnsConfig",
    "imageRegistryCredentials",
    "diagnostics",
    "sku",
    "priority",
    "zones",
    "encryptionProperties",
    "confidentialComputeProperties",
    "extensions",
    "secretReferences",
    "identityAcls",
    "containerGroupProfile",
    "standbyPoolProfile",
  ].map((key): Row => [key, group({ [key]: {} }), [`${key}: ${UNSUPPORTED}`]]),
  [
    "all at once",
    group({ containers: [container({ name: "A", image: "B" })], osType: "BSD", sku: "Standard" }),
    [
      `sku: ${UNSUPPORTED}`,
      'osType: "BSD" must be one of Linux, Windows (Azure Resource Manager)',
      `containers[0].name: "A" must be 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends ${ACI}`,
      `containers[0].image: "B" must have a repository in lower case: b ${ACI}`,
    ],
  ],
]);

function many(count: number): unknown[] {
  return Array.from({ length: count }, (_, i) =>
    container({ name: `c${i}`, resources: { requests: { cpu: 0.1, memoryInGB: 0.1 } } }),
  );
}

describeRows("Windows", containerGroup, [
  ["one container", group({ osType: "Windows" }), []],
  [
    "two containers",
    group({ osType: "Windows", containers: [container(), container({ name: "b" })] }),
    [`containers: must be one container in a Windows group, are 2: groups of several need osType Linux ${ACI}`],
  ],
  [
    "volumes, whose key is not shown",
    group({ osType: "Windows", volumes: [azureFile(), emptyDir("cache")] }),
    [
      `volumes[0].azureFile: {"shareName":"share","storageAccountName":"account"} needs osType Linux: Windows groups have no volumes ${ACI}`,
      `volumes[1].emptyDir: needs osType Linux: Windows groups have no volumes ${ACI}`,
    ],
  ],
  [
    "volumes of another kind",
    group({ osType: "Windows", volumes: [{ name: "certs", secret: { key: "hunter2" } }] }),
    [`volumes[0].secret: ${UNSUPPORTED}`, `volumes[0]: needs osType Linux: Windows groups have no volumes ${ACI}`],
  ],
]);

describeRows("container ports", containerGroup, [
  ["lowest", listening({ port: 1 }), []],
  ["highest", listening({ port: 65535 }), []],
  ["UDP", listening({ port: 53, protocol: "UDP" }), []],
  ["more than five", listening(...numbers(6)), []],
  ["empty list", listening(), []],
  ...[0, 65536, -80].map((port): Row => [
    `port ${port}`,
    listening({ port }),
    [`containers[0].ports[0].port: ${port} must be a whole number from 1 to 65535 ${ACI}`],
  ]),
  ...[22, 1025, 1027, 3389, 3399, 9999, 19000, 19080, 19100, 19390, 20000, 30000, 49152, 65534].map((port): Row => [
    `reserved ${port}`,
    listening({ port }),
    [`containers[0].ports[0].port: ${port} ${RESERVED} ${ACI}`],
  ]),
  ...[21, 23, 1024, 1028, 3388, 3400, 9998, 10000, 18999, 19001, 19391, 19999, 30001, 49151].map((port): Row => [
    `beside the reserved ${port}`,
    listening({ port }),
    [],
  ]),
  ["half a port", listening({ port: 80.5 }), ["containers[0].ports[0].port: 80.5 must be a whole number (Berth)"]],
  ["text", listening({ port: "80" }), ['containers[0].ports[0].port: "80" must be a whole number (Berth)']],
  ["a bare number", listening(80), ["containers[0].ports[0]: 80 must be an object (Berth)"]],
  [
    "lower-case protocol",
    listening({ port: 80, protocol: "tcp" }),
    ['containers[0].ports[0].protocol: "tcp" must be one of TCP, UDP (Azure Resource Manager)'],
  ],
  [
    "twice in a container",
    listening({ port: 80 }, { port: 80, protocol: "TCP" }),
    [`containers[0].ports[1].port: 80 must be unique in the group; containers[0].ports[0] is the same ${ACI}`],
  ],
  [
    "twice in the group",
    group({
      containers: [container({ ports: [{ port: 80 }] }), container({ name: "b", ports: [{ port: 81 }, { port: 80 }] })],
    }),
    [`containers[1].ports[1].port: 80 must be unique in the group; containers[0].ports[0] is the same ${ACI}`],
  ],
  [
    "one number for both protocols",
    listening({ port: 53 }, { port: 53, protocol: "UDP" }),
    [
      `containers[0].ports[1].port: 53 must not be used for both TCP and UDP in the group; containers[0].ports[0] is 53/TCP ${ACI}`,
    ],
  ],
]);

describeRows("address", containerGroup, [
  ["a port", exposing([{ port: 80 }]), []],
  ["one spelt out, the other by default", exposing([{ port: 80, protocol: "TCP" }], [{ port: 80 }]), []],
  ["five ports", exposing(numbers(5)), []],
  ["fewer than the containers have", exposing(numbers(1), numbers(9)), []],
  ["six ports", exposing(numbers(6)), [`ipAddress.ports: must be at most 5 ports, are 6 ${ACI}`]],
  [
    "empty",
    exposing([]),
    [`ipAddress.ports: must have a port; leave ipAddress out for a group without an address ${ACI}`],
  ],
  [
    "no ports",
    group({ ipAddress: { type: "Public" } }),
    [`ipAddress.ports: must have a port; leave ipAddress out for a group without an address ${ACI}`],
  ],
  [
    "port of no container",
    exposing([{ port: 80 }], [{ port: 81 }]),
    [`ipAddress.ports[0]: "80/TCP" must be a port of one of the containers, with the same protocol ${ACI}`],
  ],
  [
    "other protocol",
    exposing([{ port: 53, protocol: "UDP" }], [{ port: 53 }]),
    [
      `ipAddress.ports[0]: "53/UDP" must be a port of one of the containers, with the same protocol; containers[0].ports[0] is 53/TCP ${ACI}`,
    ],
  ],
  [
    "twice",
    exposing([{ port: 80 }, { port: 80 }], [{ port: 80 }]),
    [`ipAddress.ports[1].port: 80 must be unique in the address; ipAddress.ports[0] is the same ${ACI}`],
  ],
  [
    "out of range and reserved",
    exposing([{ port: 0 }, { port: 22 }], [{ port: 80 }]),
    [
      `ipAddress.ports[0].port: 0 must be a whole number from 1 to 65535 ${ACI}`,
      `ipAddress.ports[1].port: 22 ${RESERVED} ${ACI}`,
      `ipAddress.ports[1]: "22/TCP" must be a port of one of the containers, with the same protocol ${ACI}`,
    ],
  ],
  [
    "private",
    exposing([{ port: 80 }], undefined, { type: "Private" }),
    ['ipAddress.type: "Private" is a value of ARM that Berth does not support yet; it must be Public (Berth)'],
  ],
  [
    "of no kind",
    exposing([{ port: 80 }], undefined, { type: "None" }),
    ['ipAddress.type: "None" must be one of Public (Azure Resource Manager)'],
  ],
  [
    "fixed, and with a scope",
    exposing([{ port: 80 }], undefined, { ip: "1.2.3.4", autoGeneratedDomainNameLabelScope: "Noreuse" }),
    [`ipAddress.ip: ${UNSUPPORTED}`, `ipAddress.autoGeneratedDomainNameLabelScope: ${UNSUPPORTED}`],
  ],
  ...["hello", "h--lo", "h".repeat(63), "hello-2"].map((label): Row => [
    `label ${label.slice(0, 8)}`,
    exposing([{ port: 80 }], undefined, { dnsNameLabel: label }),
    [],
  ]),
  ...["", "four", "Hello", "1hello", "-hello", "hello-", "hel_lo", "h".repeat(64)].map((label): Row => [
    `no label "${label.slice(0, 8)}"`,
    exposing([{ port: 80 }], undefined, { dnsNameLabel: label }),
    [`ipAddress.dnsNameLabel: "${label}" ${LABEL}`],
  ]),
]);

describeRows("volumes", containerGroup, [
  ["unused", group({ volumes: [azureFile(), emptyDir("cache")] }), []],
  ["without a key", group({ volumes: [azureFile({ storageAccountKey: undefined })] }), []],
  ["read only", group({ volumes: [azureFile({ readOnly: true })] }), []],
  ["20", group({ volumes: Array.from({ length: 20 }, (_, i) => emptyDir(`volume${i}`)) }), []],
  [
    "21",
    group({ volumes: Array.from({ length: 21 }, (_, i) => emptyDir(`volume${i}`)) }),
    [`volumes: must be at most 20 volumes, are 21 ${ACI}`],
  ],
  ["name of 5 and of 63", group({ volumes: [emptyDir("a-b-c"), emptyDir("v".repeat(63))] }), []],
  ...["", "data", "Files", "-files", "files-", "fi--les", "v".repeat(64)].map((name): Row => [
    `name "${name.slice(0, 8)}"`,
    group({ volumes: [emptyDir(name)] }),
    [`volumes[0].name: "${name}" ${VOLUME}`],
  ]),
  [
    "twice",
    group({ volumes: [emptyDir("cache"), azureFile(), emptyDir("cache")] }),
    [`volumes[2].name: "cache" must be unique in the group; volumes[0].name is the same ${ACI}`],
  ],
  [
    "without a source",
    group({ volumes: [{ name: "files" }] }),
    [`volumes[0]: must have exactly one of azureFile and emptyDir, has none ${ACI}`],
  ],
  [
    "with two sources",
    group({ volumes: [{ ...azureFile(), emptyDir: {} }] }),
    [`volumes[0]: must have exactly one of azureFile and emptyDir, has azureFile and emptyDir ${ACI}`],
  ],
  ...["secret", "gitRepo", "secretReference"].map((source): Row => [
    source,
    group({ volumes: [{ name: "other", [source]: { key: "hunter2" } }] }),
    [`volumes[0].${source}: ${UNSUPPORTED}`],
  ]),
  ...[true, [], { sizeLimit: "1Gi" }].map((value): Row => [
    `emptyDir ${JSON.stringify(value)}`,
    group({ volumes: [{ name: "cache", emptyDir: value }] }),
    [`volumes[0].emptyDir: must be {} ${ACI}`],
  ]),
  ...["ab", "Share", "a--b", "-ab", "s".repeat(64)].map((shareName): Row => [
    `share ${shareName.slice(0, 8)}`,
    group({ volumes: [azureFile({ shareName })] }),
    [`volumes[0].azureFile.shareName: "${shareName}" ${SHARE}`],
  ]),
  ...["ab", "Account", "a-b", "a".repeat(25)].map((storageAccountName): Row => [
    `account ${storageAccountName.slice(0, 8)}`,
    group({ volumes: [azureFile({ storageAccountName })] }),
    [`volumes[0].azureFile.storageAccountName: "${storageAccountName}" ${ACCOUNT}`],
  ]),
  [
    "incomplete",
    group({ volumes: [{ name: "files", azureFile: {} }] }),
    [
      "volumes[0].azureFile.shareName: is required (Azure Resource Manager)",
      "volumes[0].azureFile.storageAccountName: is required (Azure Resource Manager)",
    ],
  ],
  [
    "by identity or Key Vault",
    group({ volumes: [azureFile({ storageAccountKeyReference: "x", userManagedIdentityClientId: "y" })] }),
    [
      `volumes[0].azureFile.storageAccountKeyReference: ${UNSUPPORTED}`,
      `volumes[0].azureFile.userManagedIdentityClientId: ${UNSUPPORTED}`,
    ],
  ],
]);

const mount = (mountPath: unknown, name = "files") => ({ name, mountPath });

describeRows("mounts", containerGroup, [
  ["two volumes", mounting([mount("/srv"), mount("/tmp/cache", "cache")]), []],
  ["one volume at two paths", mounting([mount("/srv"), mount("/data")]), []],
  [
    "one path in each of two containers",
    group({
      containers: [
        container({ volumeMounts: [mount("/srv")] }),
        container({ name: "b", volumeMounts: [mount("/srv")] }),
      ],
      volumes: [azureFile()],
    }),
    [],
  ],
  ["as root", mounting([mount("/srv")], undefined, { securityContext: { runAsUser: 0, runAsGroup: 5 } }), []],
  ["emptyDir as another user", mounting([mount("/c", "cache")], undefined, { securityContext: { runAsUser: 5 } }), []],
  [
    "Azure Files as another user",
    mounting([mount("/srv")], undefined, { securityContext: { runAsUser: 1000 } }),
    [
      `containers[0].securityContext.runAsUser: 1000 must be 0: a container that mounts Azure Files runs as root ${ACI}`,
    ],
  ],
  ...["", "srv", "./srv", "C:\\srv"].map((path): Row => [
    `path "${path}"`,
    mounting([mount(path)]),
    [
      `containers[0].volumeMounts[0].mountPath: ${JSON.stringify(path)} must be an absolute path: it begins with / ${ACI}`,
    ],
  ]),
  ...["/", "//", "/.", "/srv/.."].map((path): Row => [
    `path "${path}"`,
    mounting([mount(path)]),
    [`containers[0].volumeMounts[0].mountPath: "${path}" must not be the root of the container's file system ${ACI}`],
  ]),
  [
    "colon",
    mounting([mount("/a:b")]),
    [`containers[0].volumeMounts[0].mountPath: "/a:b" must not hold a colon ${ACI}`],
  ],
  [
    "one path twice, spelt differently",
    mounting([mount("/srv/"), mount("/x/../srv", "cache")]),
    [
      `containers[0].volumeMounts[1].mountPath: "/srv" must be unique in the container; containers[0].volumeMounts[0].mountPath is the same ${ACI}`,
    ],
  ],
  [
    "no such volume",
    mounting([mount("/srv", "other")]),
    [`containers[0].volumeMounts[0].name: "other" must be one of the group's volumes: files, cache ${ACI}`],
  ],
  [
    "no volumes",
    groupOf({ volumeMounts: [mount("/srv")] }),
    [`containers[0].volumeMounts[0].name: "files" must be one of the group's volumes: it has none ${ACI}`],
  ],
  [
    "incomplete",
    mounting([{}]),
    [
      "containers[0].volumeMounts[0].name: is required (Azure Resource Manager)",
      "containers[0].volumeMounts[0].mountPath: is required (Azure Resource Manager)",
    ],
  ],
]);

test("ARM's codes", () => {
  const codes = (inputs: Record<string, unknown>) =>
    check(containerGroup, inputs).map(({ path, code }) => [path, code]);
  expect(codes(group({ osType: "BSD" }))).toEqual([["osType", "InvalidOsType"]]);
  expect(codes(exposing([]))).toEqual([["ipAddress.ports", "MissingIpAddressPorts"]]);
  expect(codes(group({ ipAddress: { type: "Public" } }))).toEqual([["ipAddress.ports", "MissingIpAddressPorts"]]);
});
