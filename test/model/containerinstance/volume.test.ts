import { formatProblem, check } from "../../../src/model";
import {
  azureFile,
  container,
  containerGroup,
  describeRows,
  emptyDir,
  group,
  groupOf,
  identity,
  identityId,
  type Row,
  withReferences,
} from "../support";

const ACI = "(Azure Container Instances)";
const VOLUME = `must be 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends ${ACI}`;
const SHARE = "must be 3 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends (Azure Storage)";
const ACCOUNT = "must be 3 to 24 lowercase letters and digits (Azure Storage)";
const SOURCES = "azureFile, emptyDir, secret, secretReference and gitRepo";
const CLIENT_ID = "11111111-2222-3333-4444-555555555555";

const byReference = (name: string) => azureFile({ storageAccountKey: undefined, storageAccountKeyReference: name });
const mounting = (mounts: unknown, volumes: unknown = [azureFile(), emptyDir("cache")], more = {}) =>
  groupOf({ volumeMounts: mounts, ...more }, { volumes });

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
  ...["", "Files", "-files", "files-", "v".repeat(64)].map((name): Row => [
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
    [`volumes[0]: must have exactly one of ${SOURCES}, has none ${ACI}`],
  ],
  [
    "with two sources",
    group({ volumes: [{ ...azureFile(), emptyDir: {} }] }),
    [`volumes[0]: must have exactly one of ${SOURCES}, has azureFile and emptyDir ${ACI}`],
  ],
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
    "by identity",
    group({
      identity: identity("one"),
      volumes: [azureFile({ storageAccountKey: undefined, userAssignedIdentityClientId: CLIENT_ID })],
    }),
    [],
  ],
  [
    "by the ARM id of an identity",
    group({ volumes: [azureFile({ userAssignedIdentityClientId: identityId() })] }),
    [
      `volumes[0].azureFile.userAssignedIdentityClientId: "${identityId()}" must be the client id of a user-assigned ` +
        `identity, which is a GUID, not its ARM id ${ACI}`,
    ],
  ],
  [
    "by identity, under the name of a version that was never released",
    group({ volumes: [azureFile({ userManagedIdentityClientId: "y" })] }),
    [
      "volumes[0].azureFile.userManagedIdentityClientId: was never released by ARM under this name: it is " +
        "userAssignedIdentityClientId (Berth)",
    ],
  ],
  ["with a key of a key vault", group({ ...withReferences("key"), volumes: [byReference("key")] }), []],
  [
    "with a key of a key vault that is not there",
    group({ ...withReferences("key"), volumes: [byReference("other")] }),
    [
      `volumes[0].azureFile.storageAccountKeyReference: "other" must be one of the group's secretReferences: key ${ACI}`,
    ],
  ],
  [
    "with both keys",
    group({ ...withReferences("key"), volumes: [azureFile({ storageAccountKeyReference: "key" })] }),
    [],
  ],
]);

const FILE = `must be named as a file: 1 to 255 characters without /, not . or .. ${ACI}`;
const holding = (secret: unknown) => group({ volumes: [{ name: "certs", secret }] });

describeRows("secret volumes", containerGroup, [
  ["a file", holding({ "tls.key": "c2VjcmV0" }), []],
  [
    "an empty file",
    holding({ empty: "" }),
    [`volumes[0].secret.empty: must not be empty: the service takes no empty file in a secret volume ${ACI}`],
  ],
  ["no files", holding({}), []],
  ["base64 in lines", holding({ "tls.key": "c2Vj\ncmV0\n" }), []],
  ["a hidden file, and spaces", holding({ ".env": "YQ==", "a b": "YQ==" }), []],
  ["a long name", holding({ ["f".repeat(255)]: "YQ==" }), []],
  ...["hunter2", "YQ=", "YQ", "Y Q==", "YQ==YQ==", "ab-_"].map((content): Row => [
    `content that is no base64: ${content}`,
    holding({ good: "YQ==", key: content }),
    [`volumes[0].secret.key: must be in base64 ${ACI}`],
  ]),
  ...["", ".", "..", "a/b", "/etc/passwd", "f".repeat(256)].map((name): Row => [
    `file "${name.slice(0, 12)}"`,
    holding({ [name]: "YQ==" }),
    [`volumes[0].secret${/^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`}: ${FILE}`],
  ]),
  ["a number, which is not shown", holding({ pin: 1234 }), ["volumes[0].secret.pin: must be a string (Berth)"]],
  ["a text, which is not shown", holding("hunter2"), ["volumes[0].secret: must be an object of strings (Berth)"]],
  [
    "beside another source",
    group({ volumes: [{ name: "certs", secret: { key: "YQ==" }, emptyDir: {} }] }),
    [`volumes[0]: must have exactly one of ${SOURCES}, has emptyDir and secret ${ACI}`],
  ],
]);

test("the content of a secret volume is never shown", () => {
  const said = check(containerGroup, holding({ "a/b": "hunter2", "..": "hunter2", key: "hunter2!" })).map(
    formatProblem,
  );
  expect(said).toHaveLength(5);
  expect(said.join()).not.toContain("hunter2");
});

const referring = (files: unknown, ...names: string[]) =>
  group({ ...withReferences(...names), volumes: [{ name: "certs", secretReference: files }] });

describeRows("secret volumes of key vaults", containerGroup, [
  ["a file", referring({ "tls.key": "key" }, "key"), []],
  [
    "of no reference",
    referring({ "tls.key": "key" }),
    [`volumes[0].secretReference["tls.key"]: "key" must be one of the group's secretReferences: there are none ${ACI}`],
  ],
  [
    "of another reference",
    referring({ key: "Key" }, "key", "cert"),
    [`volumes[0].secretReference.key: "Key" must be one of the group's secretReferences: key, cert ${ACI}`],
  ],
  ["a file's name", referring({ "a/b": "key" }, "key"), [`volumes[0].secretReference["a/b"]: ${FILE}`]],
]);

const cloning = (more: Record<string, unknown>) =>
  group({ volumes: [{ name: "source", gitRepo: { repository: "https://example.com/team/app", ...more } }] });
const hash = "0123456789abcdef0123456789abcdef01234567";

describeRows("git volumes", containerGroup, [
  ["a repository", cloning({}), []],
  ...[
    "https://example.com/app.git",
    "http://127.0.0.1:8080/app",
    "ssh://git@example.com/app",
    "git://example.com/a",
  ].map((repository): Row => [repository, cloning({ repository }), []]),
  ...["", "example.com/app", "git@example.com:team/app", "https://", "https://example.com", "https://a b/c"].map(
    (repository): Row => [
      `repository "${repository}"`,
      cloning({ repository }),
      [
        `volumes[0].gitRepo.repository:${repository.includes("@") ? "" : ` "${repository}"`} must be a URL with a scheme, such as https://github.com/team/app ${ACI}`,
      ],
    ],
  ),
  [
    "no repository",
    cloning({ repository: undefined }),
    [`volumes[0].gitRepo.repository: is required (Azure Resource Manager)`],
  ],
  ...[".", "app", "a/b", ".app"].map((directory): Row => [`directory ${directory}`, cloning({ directory }), []]),
  ...["..", "../app", "a/../b", "a..b"].map((directory): Row => [
    `directory ${directory}`,
    cloning({ directory }),
    [`volumes[0].gitRepo.directory: "${directory}" must be a path in the volume, without .. ${ACI}`],
  ]),
  ...[hash, hash.slice(0, 7), hash.toUpperCase(), (hash + hash).slice(0, 64)].map((revision): Row => [
    `revision of ${revision.length}`,
    cloning({ revision }),
    [],
  ]),
  ...["main", "v1.0"].map((revision): Row => [`revision ${revision}`, cloning({ revision }), []]),
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
