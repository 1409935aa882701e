import { check, formatProblem, UNKNOWN } from "../../../src/model";
import {
  armId,
  containerGroup,
  describeRows,
  group,
  groupOf,
  identity,
  identityId,
  reference,
  type Row,
  withReferences,
} from "../support";

const ACI = "(Azure Container Instances)";
const ARM = "(Azure Resource Manager)";
const VAULT = "(Azure Key Vault)";
const IDENTITY = `must be the ARM id of a Microsoft.ManagedIdentity/userAssignedIdentities ${ARM}`;

const context = (securityContext: unknown, more: Record<string, unknown> = {}) => groupOf({ securityContext }, more);
const base64 = (text: string) => Buffer.from(text).toString("base64");
const C = "containers[0].securityContext";

describeRows("security context", containerGroup, [
  ["of nothing", context({}), []],
  ["not privileged", context({ privileged: false, allowPrivilegeEscalation: false }), []],
  ["privileged, confidential", context({ privileged: true }, { sku: "Confidential" }), []],
  ["privileged, of a SKU that is not known yet", context({ privileged: true }, { sku: UNKNOWN }), []],
  ...[undefined, "Standard", "Dedicated"].map((sku): Row => [
    `privileged, ${sku}`,
    context({ privileged: true }, { sku }),
    [`${C}.privileged: true needs sku Confidential ${ACI}`],
  ]),
  ["capabilities", context({ capabilities: { add: ["NET_ADMIN", "SYS_TIME"], drop: ["ALL"] } }), []],
  [
    "capabilities with their prefix",
    context({ capabilities: { add: ["CAP_NET_RAW"], drop: ["cap_chown", "all"] } }),
    [],
  ],
  ...["", "NET", "CAP_ALL", "NET-ADMIN", "CAP_CAP_CHOWN"].map((name): Row => [
    `capability "${name}"`,
    context({ capabilities: { add: ["CHOWN", name], drop: [name] } }),
    [
      `${C}.capabilities.add[1]: "${name}" must be a capability such as NET_ADMIN, or ALL (Linux)`,
      `${C}.capabilities.drop[0]: "${name}" must be a capability such as NET_ADMIN, or ALL (Linux)`,
    ],
  ]),
  ["a profile", context({ seccompProfile: base64('{"defaultAction":"SCMP_ACT_ALLOW"}') }), []],
  ["a profile with letters beyond ASCII", context({ seccompProfile: base64('{"comment":"ä"}') }), []],
  ...["", '{"defaultAction":"SCMP_ACT_ALLOW"}', base64("text"), base64("[]"), base64('{"a":'), "e30"].map(
    (seccompProfile): Row => [
      `a profile that is none: ${seccompProfile.slice(0, 8)}`,
      context({ seccompProfile }),
      [`${C}.seccompProfile: must be a profile in JSON, in base64 ${ACI}`],
    ],
  ),
]);

const assigned = (type: unknown, ...userAssignedIdentities: unknown[]) =>
  group({ identity: { type, userAssignedIdentities } });
const LIST = "identity.userAssignedIdentities";

describeRows("identity", containerGroup, [
  ["none", group({ identity: { type: "None" } }), []],
  ["of nothing", group({ identity: {} }), []],
  ["of the system", group({ identity: { type: "SystemAssigned" } }), []],
  ["of the system, with an empty list", assigned("SystemAssigned"), []],
  ["of the user", assigned("UserAssigned", identityId("one"), identityId("two")), []],
  ["of both", assigned("SystemAssigned, UserAssigned", identityId()), []],
  ["not known yet", assigned("UserAssigned", UNKNOWN), []],
  ["of a type that is not known yet", assigned(UNKNOWN, identityId()), []],
  ...["UserAssigned", "SystemAssigned, UserAssigned"].map((type): Row => [
    `none of type ${type}`,
    group({ identity: { type } }),
    [`${LIST}: must have one identity or more with type ${type}, has none ${ARM}`],
  ]),
  ...["SystemAssigned", "None", undefined].map((type): Row => [
    `one of type ${type}`,
    assigned(type, identityId()),
    [`${LIST}: needs identity.type UserAssigned, or SystemAssigned, UserAssigned ${ARM}`],
  ]),
  [
    "of another type",
    group({ identity: { type: "user" } }),
    [`identity.type: "user" must be one of SystemAssigned, UserAssigned, SystemAssigned, UserAssigned, None ${ARM}`],
  ],
  ...["", "one", armId("Microsoft.Storage/storageAccounts")].map((id): Row => [
    `id "${id.slice(-12)}"`,
    assigned("UserAssigned", id),
    [`${LIST}[0]: "${id}" ${IDENTITY}`],
  ]),
  [
    "one twice, in another case",
    assigned("UserAssigned", identityId("one"), identityId("ONE")),
    [`${LIST}[1]: "${identityId().toLowerCase()}" must be unique in the list; ${LIST}[0] is the same ${ARM}`],
  ],
  [
    "as ARM has them",
    group({ identity: { type: "UserAssigned", userAssignedIdentities: { [identityId()]: {} } } }),
    [`${LIST}: must be a list (Berth)`],
  ],
]);

const referring = (...secretReferences: unknown[]) => group({ identity: identity("one"), secretReferences });

describeRows("secret references", containerGroup, [
  ["one", referring(reference()), []],
  [
    "of an identity in another case",
    referring({ ...reference(), identity: identityId().toUpperCase().replace("/SUB", "/sub") }),
    [],
  ],
  ["with a version", referring({ ...reference(), secretReferenceUri: "https://v.vault.azure.net/secrets/a/0123" }), []],
  ["two of one name, one without", referring(reference("db"), reference("db"), { ...reference(), name: "" }), []],
  [
    "incomplete",
    referring({}),
    ["name", "identity", "secretReferenceUri"].map((key) => `secretReferences[0].${key}: is required ${ARM}`),
  ],
  ["of an identity that the group has not", referring({ ...reference(), identity: identityId("two") }), []],
  [
    "of no identity",
    referring({ ...reference(), identity: "one" }),
    [`secretReferences[0].identity: "one" ${IDENTITY}`],
  ],
  ...["", "http://vault.vault.azure.net/secrets/a", "vault.vault.azure.net/secrets/a", "https://"].map((uri): Row => [
    `URI "${uri}"`,
    referring({ ...reference(), secretReferenceUri: uri }),
    [
      `secretReferences[0].secretReferenceUri: "${uri}" must be an https URL such as https://vault.vault.azure.net/secrets/name ${ACI}`,
    ],
  ]),
]);

const signIn = (credential: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  group({ imageRegistryCredentials: [{ server: "registry.example.com", ...credential }], ...more });
const user = { username: "u", password: "hunter2" };
const K = "imageRegistryCredentials[0]";
const HOST = `the registry's host name, and perhaps a port: registry.example.com:5000 ${ACI}`;

describeRows("registry credentials", containerGroup, [
  ["a password", signIn(user), []],
  ["an empty password", signIn({ ...user, password: "" }), []],
  ["a password of a key vault", signIn({ username: "u", passwordReference: "db" }, withReferences("db")), []],
  [
    "an identity",
    signIn({ identity: identityId(), identityUrl: "https://example.com" }, { identity: identity("one") }),
    [],
  ],
  ["a password that is not known yet", signIn({ username: "u", password: UNKNOWN }), []],
  ["an identity that is not known yet", signIn({ identity: UNKNOWN }), []],
  ...["localhost:5000", "127.0.0.1:5000", "myregistry.azurecr.io", "[::1]:5000"].map((server): Row => [
    server,
    signIn({ ...user, server }),
    [],
  ]),
  ...["https://registry.example.com", "HTTP://registry.example.com"].map((server): Row => [
    server,
    signIn({ ...user, server }),
    [`${K}.server: "${server}" must not have a scheme: write ${HOST}`],
  ]),
  ...["", "registry.example.com/team", "my_host", "host:", "a b"].map((server): Row => [
    `server "${server}"`,
    signIn({ ...user, server }),
    [`${K}.server: "${server}" must be ${HOST}`],
  ]),
  [
    "one server twice",
    group({
      imageRegistryCredentials: [
        { server: "a.b", ...user },
        { server: "A.b", ...user },
      ],
    }),
    [
      `imageRegistryCredentials[1].server: "a.b" must be unique in the group; imageRegistryCredentials[0].server is the same ${ACI}`,
    ],
  ],
  ["without a server", group({ imageRegistryCredentials: [user] }), [`${K}.server: is required ${ARM}`]],
  ["nothing", signIn({}), [`${K}: must have username and password, or identity ${ACI}`]],
  [
    "no password",
    signIn({ username: "u" }),
    [`${K}: must have a password or passwordReference beside the username ${ACI}`],
  ],
  ["no user", signIn({ password: "hunter2" }), [`${K}: must have a username beside the password ${ACI}`]],
  [
    "no user, but a reference",
    signIn({ passwordReference: "db" }, withReferences("db")),
    [`${K}: must have a username beside the password ${ACI}`],
  ],
  ["an empty user", signIn({ ...user, username: "" }), [`${K}.username: "" must not be empty ${ACI}`]],
  [
    "two passwords",
    signIn({ ...user, passwordReference: "db" }, withReferences("db")),
    [`${K}: must have either password or passwordReference, has both ${ACI}`],
  ],
  [
    "a user and an identity",
    signIn({ ...user, identity: identityId() }, { identity: identity("one") }),
    [`${K}: must have either username and password, or identity, has username and password and identity ${ACI}`],
  ],
  [
    "a reference that is not there",
    signIn({ username: "u", passwordReference: "db" }),
    [`${K}.passwordReference: "db" must be one of the group's secretReferences: there are none ${ACI}`],
  ],
  [
    "an identity that the group has not",
    signIn({ identity: identityId("two") }, { identity: identity("one") }),
    [
      `${K}.identity: "${identityId("two")}" must be one of the group's identity.userAssignedIdentities: ${identityId().toLowerCase()} ${ACI}`,
    ],
  ],
  [
    "an identity of the system",
    signIn({ identity: "system" }, { identity: { type: "SystemAssigned" } }),
    [`${K}.identity: "system" ${IDENTITY}`],
  ],
  [
    "a number as password, which is not shown",
    signIn({ username: "u", password: 1234 }),
    [`${K}.password: must be a string (Berth)`],
  ],
]);

const workspaceId = "11111111-2222-3333-4444-555555555555";
const logging = (more: Record<string, unknown>) =>
  group({ diagnostics: { logAnalytics: { workspaceId, workspaceKey: "a2V5", ...more } } });
const W = "diagnostics.logAnalytics";

describeRows("diagnostics", containerGroup, [
  ["a workspace", logging({}), []],
  [
    "everything",
    logging({
      logType: "ContainerInsights",
      metadata: { a: "b" },
      workspaceResourceId: armId("Microsoft.OperationalInsights/workspaces"),
    }),
    [],
  ],
  ["none", group({ diagnostics: {} }), []],
  [
    "incomplete",
    group({ diagnostics: { logAnalytics: {} } }),
    [`${W}.workspaceId: is required ${ARM}`, `${W}.workspaceKey: is required ${ARM}`],
  ],
  ["a name for the workspace", logging({ workspaceId: "logs" }), [`${W}.workspaceId: "logs" must be a GUID ${ACI}`]],
  ["an empty key", logging({ workspaceKey: "" }), []],
  [
    "another kind of log",
    logging({ logType: "Syslog" }),
    [`${W}.logType: "Syslog" must be one of ContainerInsights, ContainerInstanceLogs ${ARM}`],
  ],
  [
    "the id of something else, which is not shown",
    logging({ workspaceResourceId: "hunter2" }),
    [`${W}.workspaceResourceId: must be the ARM id of a Microsoft.OperationalInsights/workspaces ${ARM}`],
  ],
]);

const keyVersion = "0123456789abcdef0123456789abcdef";
const encrypted = (more: Record<string, unknown>) =>
  group({ encryptionProperties: { vaultBaseUrl: "https://v.vault.azure.net", keyName: "key-1", keyVersion, ...more } });
const E = "encryptionProperties";

describeRows("encryption", containerGroup, [
  ["a key", encrypted({}), []],
  ["an identity", encrypted({ identity: identityId() }), []],
  [
    "incomplete",
    group({ encryptionProperties: {} }),
    ["vaultBaseUrl", "keyName", "keyVersion"].map((key) => `${E}.${key}: is required ${ARM}`),
  ],
  ["longest name", encrypted({ keyName: "k".repeat(127) }), []],
  ...["", "k_1", "k".repeat(128)].map((keyName): Row => [
    `key of ${keyName.length}`,
    encrypted({ keyName }),
    [`${E}.keyName: "${keyName}" must be 1 to 127 letters, digits and hyphens ${VAULT}`],
  ]),
  ...["", "latest", keyVersion.slice(1), `${keyVersion}0`].map((version): Row => [
    `version of ${version.length}`,
    encrypted({ keyVersion: version }),
    [`${E}.keyVersion: "${version}" must be 32 hexadecimal digits ${VAULT}`],
  ]),
  [
    "a vault by name",
    encrypted({ vaultBaseUrl: "vault" }),
    [`${E}.vaultBaseUrl: "vault" must be an https URL such as https://vault.vault.azure.net ${VAULT}`],
  ],
  ["another identity", encrypted({ identity: "one" }), [`${E}.identity: "one" ${IDENTITY}`]],
]);

const acl = (name = "one", access = "All") => ({ identity: identityId(name), access });
const ruled = (...acls: unknown[]) => group({ identityAcls: { defaultAccess: "System", acls } });

describeRows("who may use identities", containerGroup, [
  ["rules", ruled(acl("one", "All"), acl("two", "User")), []],
  ["none", ruled(), []],
  ["of nothing", group({ identityAcls: {} }), []],
  ["of nobody", ruled({ access: "All" }), []],
  ["without access", ruled({ identity: identityId() }), []],
  [
    "of an unknown kind",
    ruled(acl("one", "Nobody")),
    [`identityAcls.acls[0].access: "Nobody" must be one of All, System, User ${ARM}`],
  ],
  ["of no id", ruled({ identity: "one", access: "All" }), [`identityAcls.acls[0].identity: "one" ${IDENTITY}`]],
  ["two of one identity", ruled(acl("one"), acl("ONE", "User")), []],
]);

const extension = (more: Record<string, unknown> = {}) => ({
  name: "proxy",
  extensionType: "kube-proxy",
  version: "1.0",
  ...more,
});
const extended = (...extensions: unknown[]) => group({ extensions });

describeRows("extensions", containerGroup, [
  ["one", extended(extension({ settings: { a: [1] }, protectedSettings: { token: "t" } })), []],
  ["two of one kind", extended(extension(), extension({ name: "other" })), []],
  ["two of one name", extended(extension(), extension()), []],
  [
    "incomplete",
    extended({}),
    ["name", "extensionType", "version"].map((key) => `extensions[0].${key}: is required ${ARM}`),
  ],
  ["empty", extended(extension({ name: "", extensionType: "", version: "" })), []],
  [
    "settings that are none",
    extended(extension({ settings: "a", protectedSettings: "hunter2" })),
    [`extensions[0].settings: must be an object ${ACI}`, `extensions[0].protectedSettings: must be an object ${ACI}`],
  ],
]);

test("no secret is shown, whatever is wrong with it", () => {
  const inputs = group({
    imageRegistryCredentials: [
      { server: "http://x", username: "u", password: { a: "hunter2" }, passwordReference: "x" },
    ],
    diagnostics: { logAnalytics: { workspaceId: "x", workspaceKey: ["hunter2"], workspaceResourceId: "hunter2" } },
    extensions: [{ name: "", extensionType: "", version: "", protectedSettings: "hunter2" }],
    volumes: [
      { name: "certs", secret: { a: 4711 } },
      { name: "more1", secret: "hunter2" },
    ],
  });
  const said = check(containerGroup, inputs).map(formatProblem);
  expect(said.length).toBeGreaterThan(6);
  expect(said.join()).not.toMatch(/hunter2|4711/);
});
