import { formatProblem } from "../../../src/model";
import { checkLocal } from "../../../src/model/core/localRefused";
import { describeRows, fileShare, group, containerGroup, resourceGroup, type Row, storageAccount } from "../support";

const ARM = "(Azure Resource Manager)";
const STORAGE = "(Azure Storage)";
const account = (more: Record<string, unknown> = {}) => ({
  resourceGroupName: "rg",
  kind: "StorageV2",
  sku: { name: "Standard_LRS" },
  ...more,
});
const share = (more: Record<string, unknown> = {}) => ({ resourceGroupName: "rg", accountName: "account", ...more });
const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`tag${i}`, "v"]));

describeRows("resource group", resourceGroup, [
  ["nothing", {}, []],
  ["all characters", { resourceGroupName: "My_Group-1.(ä)", location: "West Europe", tags: { a: "" } }, []],
  ["name of 90", { resourceGroupName: "a".repeat(90) }, []],
  ...["", "a.", "a b", "a/b", "a".repeat(91)].map((name): Row => [
    `name "${name.slice(0, 8)}"`,
    { resourceGroupName: name },
    [`resourceGroupName: "${name}" must be 1 to 90 letters, digits, _, -, ., ( and ), no period at the end ${ARM}`],
  ]),
  ...["westeurope", "West Europe", "East US 2", "WESTUS"].map((location): Row => [location, { location }, []]),
  ...["", "west-europe", "2us", "west_europe", "West\tEurope"].map((location): Row => [
    `location ${JSON.stringify(location)}`,
    { location },
    [`location: ${JSON.stringify(location)} must be a region such as westeurope or West Europe ${ARM}`],
  ]),
  ["managed by another", { managedBy: "x" }, []],
]);

describeRows("tags", resourceGroup, [
  ["50", { tags: tags(50) }, []],
  ["51", { tags: tags(51) }, [`tags: must have at most 50 tags, has 51 ${ARM}`]],
  ["longest", { tags: { ["n".repeat(512)]: "v".repeat(256) } }, []],
  [
    "name too long",
    { tags: { ["n".repeat(513)]: "v" } },
    [`tags.${"n".repeat(513)}: must have a name of 1 to 512 characters, has 513 ${ARM}`],
  ],
  ["name empty", { tags: { "": "v" } }, [`tags[""]: must have a name of 1 to 512 characters, has 0 ${ARM}`]],
  ["value too long", { tags: { n: "v".repeat(257) } }, [`tags.n: must have at most 256 characters, has 257 ${ARM}`]],
  ...["azure", "Microsoft.x", "WINDOWS-1"].map((name): Row => [
    `name ${name}`,
    { tags: { [name]: "v" } },
    [
      `tags${name === "azure" ? ".azure" : name === "WINDOWS-1" ? ".WINDOWS-1" : '["Microsoft.x"]'}: must not have a name that begins with azure, microsoft or windows ${ARM}`,
    ],
  ]),
  ["name beside the reserved", { tags: { "my-azure": "v", azur: "v" } }, []],
  ["character", { tags: { "a/b": "v" } }, [`tags["a/b"]: must not have one of < > % & \\ ? / in its name ${ARM}`]],
  ["a number", { tags: { a: 1 } }, ["tags.a: 1 must be a string (Berth)"]],
  ["a list", { tags: ["a"] }, ["tags: must be an object of strings (Berth)"]],
]);

describeRows("tags of a group", containerGroup, [
  ["right", group({ tags: { a: "b" } }), []],
  [
    "wrong",
    group({ tags: { azure1: "b" } }),
    [`tags.azure1: must not have a name that begins with azure, microsoft or windows ${ARM}`],
  ],
]);

describeRows("storage account", storageAccount, [
  ["the least", account(), []],
  ["name of 3", account({ accountName: "a1b" }), []],
  ["name of 24", account({ accountName: "a".repeat(24) }), []],
  ...["", "ab", "Abc", "a-b", "a".repeat(25)].map((accountName): Row => [
    `name "${accountName.slice(0, 8)}"`,
    account({ accountName }),
    [`accountName: "${accountName}" must be 3 to 24 lowercase letters and digits ${STORAGE}`],
  ]),
  ["nothing", {}, [`resourceGroupName: is required ${ARM}`, `kind: is required ${ARM}`, `sku: is required ${ARM}`]],
  ["kind without files", account({ kind: "BlobStorage" }), []],
  [
    "kind",
    account({ kind: "x" }),
    [`kind: "x" must be one of StorageV2, FileStorage, Storage, BlobStorage, BlockBlobStorage ${ARM}`],
  ],
  [
    "sku",
    account({ sku: { name: "Standard" } }),
    [
      `sku.name: "Standard" must be one of Standard_LRS, Standard_GRS, Standard_RAGRS, Standard_ZRS, Premium_LRS, Premium_ZRS, Standard_GZRS, Standard_RAGZRS, StandardV2_LRS, StandardV2_GRS, StandardV2_ZRS, StandardV2_GZRS, PremiumV2_LRS, PremiumV2_ZRS ${ARM}`,
    ],
  ],
  ["sku as text", account({ sku: "Standard_LRS" }), ['sku: "Standard_LRS" must be an object (Berth)']],
  [
    "security",
    account({ minimumTlsVersion: "tls1_2", allowSharedKeyAccess: false, publicNetworkAccess: "Disabled" }),
    [],
  ],
  [
    "other properties of ARM",
    account({ zones: ["1"] }),
    ["zones: is a property of ARM that Berth does not support yet (Berth)"],
  ],
  [
    "parts without what they need",
    account({ sasPolicy: {}, networkRuleSet: { ipRules: [{ action: "allow" }] } }),
    [
      `sasPolicy.expirationAction: is required ${ARM}`,
      `sasPolicy.sasExpirationPeriod: is required ${ARM}`,
      `networkRuleSet.defaultAction: is required ${ARM}`,
      `networkRuleSet.ipRules[0].iPAddressOrRange: is required ${ARM}`,
    ],
  ],
  ["tag name of 128", account({ tags: { ["n".repeat(128)]: "v" } }), []],
  [
    "tag name of 129",
    account({ tags: { ["n".repeat(129)]: "v" } }),
    [`tags.${"n".repeat(129)}: must have a name of 1 to 128 characters, has 129 ${ARM}`],
  ],
]);

describeRows("file share", fileShare, [
  ["the least", share(), []],
  [
    "all",
    share({ shareName: "a-1", shareQuota: 1, accessTier: "Hot", enabledProtocols: "SMB", metadata: { a_1: "" } }),
    [],
  ],
  ["largest", share({ shareName: "s".repeat(63), shareQuota: 102400 }), []],
  ...["", "ab", "Abc", "a--b", "-abc", "abc-", "s".repeat(64)].map((shareName): Row => [
    `name "${shareName.slice(0, 8)}"`,
    share({ shareName }),
    [
      `shareName: "${shareName}" must be 3 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends ${STORAGE}`,
    ],
  ]),
  [
    "account",
    share({ accountName: "A" }),
    [`accountName: "A" must be 3 to 24 lowercase letters and digits ${STORAGE}`],
  ],
  ...[0, -1, 102401].map((shareQuota): Row => [
    `quota ${shareQuota}`,
    share({ shareQuota }),
    [`shareQuota: ${shareQuota} must be a whole number of GB from 1 to 102400 ${STORAGE}`],
  ]),
  ["half a GB", share({ shareQuota: 0.5 }), ["shareQuota: 0.5 must be a whole number (Berth)"]],
  ["NFS", share({ enabledProtocols: "NFS", rootSquash: "RootSquash" }), []],
  [
    "stored policies",
    share({ signedIdentifiers: [{ id: "a", accessPolicy: { startTime: "2026-01-01T00:00:00Z", permission: "rl" } }] }),
    [],
  ],
  ["protocol", share({ enabledProtocols: "FTP" }), [`enabledProtocols: "FTP" must be one of SMB, NFS ${ARM}`]],
  [
    "metadata",
    share({ metadata: { "a-b": "v", "1": "v" } }),
    [
      `metadata.1: must have a name of letters, digits and underscores, no digit first ${STORAGE}`,
      `metadata.a-b: must have a name of letters, digits and underscores, no digit first ${STORAGE}`,
    ],
  ],
  [
    "location",
    share({ location: "westeurope" }),
    [
      "location: is not a property; the properties are fileSharePaidBursting, expand, shareName, accountName, resourceGroupName, shareQuota, accessTier, enabledProtocols, metadata, rootSquash, provisionedIops, provisionedBandwidthMibps, signedIdentifiers (Berth)",
    ],
  ],
  [
    "root squash",
    share({ rootSquash: "x" }),
    [`rootSquash: "x" must be one of NoRootSquash, RootSquash, AllSquash ${ARM}`],
  ],
]);

test("the local engine refuses a share that no container instance can mount", () => {
  expect(checkLocal(fileShare, share({ enabledProtocols: "NFS" })).map(formatProblem)).toEqual([
    'enabledProtocols: "NFS" must be SMB on the local engine: container instances cannot mount NFS shares (Berth)',
  ]);
});

test("ARM's own names of two settings of an account are no other settings", () => {
  const seen = { supportsHttpsTrafficOnly: true, isNfsV3Enabled: false };
  expect(storageAccount.observed(seen)).toEqual({ enableHttpsTrafficOnly: true, enableNfsV3: false });
});
