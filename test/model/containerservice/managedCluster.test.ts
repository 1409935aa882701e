import { changes, check, UNKNOWN } from "../../../src/model";
import { flattenBody } from "../../../src/model/core/armBody";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import { isGivenAt } from "../../../src/model/core/chosen";
import { unsupportedIn } from "../../../src/model/core/unsupported";
import { cluster as armCluster, poolProfile } from "../../support/arm/aks";
import { describeRows, managedCluster, type Row } from "../support";

const AKS = "(Azure Kubernetes Service)";
const system = { name: "system", mode: "System" };
const cluster = (more: Record<string, unknown> = {}) => ({
  resourceGroupName: "rg",
  resourceName: "aks",
  dnsPrefix: "aks",
  identity: { type: "SystemAssigned" },
  agentPoolProfiles: [system],
  ...more,
});
const row = (about: string, more: Record<string, unknown>, ...said: string[]): Row => [about, cluster(more), said];

const NAME = "must be 1 to 63 letters, digits, hyphens and underscores, a letter or digit at both ends";
const PREFIX = "must be 1 to 54 letters, digits and hyphens, a letter or digit at both ends";
describeRows("names", managedCluster, [
  row("shortest", { resourceName: "A" }),
  row("longest", { resourceName: `A${"_-".repeat(30)}12` }),
  row("too long", { resourceName: "a".repeat(64) }, `resourceName: "${"a".repeat(64)}" ${NAME} ${AKS}`),
  row("hyphen at the end", { resourceName: "a-" }, `resourceName: "a-" ${NAME} ${AKS}`),
  row("longest prefix", { dnsPrefix: "a".repeat(54) }),
  row("too long a prefix", { dnsPrefix: "a".repeat(55) }, `dnsPrefix: "${"a".repeat(55)}" ${PREFIX} ${AKS}`),
  row("underscore in a prefix", { dnsPrefix: "a_b" }, `dnsPrefix: "a_b" ${PREFIX} ${AKS}`),
  row("no prefix", { dnsPrefix: undefined }, `dnsPrefix: is required, unless fqdnSubdomain is given ${AKS}`),
  row("subdomain instead", { dnsPrefix: undefined, fqdnSubdomain: "x" }),
  row("both", { fqdnSubdomain: "x" }, `fqdnSubdomain: must not be given beside dnsPrefix ${AKS}`),
  row(
    "group of the nodes",
    { nodeResourceGroup: "x".repeat(81) },
    `nodeResourceGroup: "${"x".repeat(81)}" must be 1 to 80 letters, digits, _, -, ., ( and ), no period at the end ${AKS}`,
  ),
  row(
    "administrator",
    { linuxProfile: { adminUsername: "1x", ssh: { publicKeys: [{ keyData: "ssh-rsa AAAA" }] } } },
    `linuxProfile.adminUsername: "1x" must be letters, digits, - and _, a letter first ${AKS}`,
  ),
]);

const ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i";
const principal = { servicePrincipalProfile: { clientId: "c", secret: "hunter2" } };
const EITHER = `identity: is required, unless servicePrincipalProfile is given ${AKS}`;
describeRows("identity", managedCluster, [
  row("of the user's", { identity: { type: "UserAssigned", userAssignedIdentities: [ID] } }),
  row("service principal", { identity: undefined, ...principal }),
  row("service principal beside none", { identity: { type: "None" }, ...principal }),
  row("one that may be none, beside a service principal", { identity: UNKNOWN, ...principal }),
  row("of a type that is not known yet", { identity: { type: UNKNOWN, userAssignedIdentities: [ID] } }),
  row("none", { identity: undefined }, EITHER),
  row("no type, beside a service principal", { identity: {}, ...principal }),
  row("no type", { identity: {} }, EITHER),
  row(
    "no type, with an identity",
    { identity: { userAssignedIdentities: [ID] }, ...principal },
    `identity.userAssignedIdentities: must be empty with type None ${AKS}`,
  ),
  row("type none", { identity: { type: "None" } }, EITHER),
  row("both", principal, `servicePrincipalProfile: must not be given beside identity ${AKS}`),
  row(
    "of the user's, none given",
    { identity: { type: "UserAssigned" } },
    `identity.userAssignedIdentities: must be one identity, are 0 ${AKS}`,
  ),
  row(
    "of the user's, two given",
    { identity: { type: "UserAssigned", userAssignedIdentities: [ID, `${ID}2`] } },
    `identity.userAssignedIdentities: must be one identity, are 2 ${AKS}`,
  ),
  row(
    "given to the system's",
    { identity: { type: "SystemAssigned", userAssignedIdentities: [ID] } },
    `identity.userAssignedIdentities: must be empty with type SystemAssigned ${AKS}`,
  ),
]);

const pools = (...agentPoolProfiles: object[]) => ({ agentPoolProfiles });
const user = { name: "work", mode: "User" };
const NO_SYSTEM = `agentPoolProfiles: must have a pool of mode System ${AKS}`;
describeRows("pools", managedCluster, [
  row("two", pools(system, user)),
  row("none", pools(), NO_SYSTEM),
  row("absent", { agentPoolProfiles: undefined }, NO_SYSTEM),
  row("User pools alone", pools(user), NO_SYSTEM),
  row("one not known yet", { agentPoolProfiles: [user, UNKNOWN] }),
  row("a mode not known yet", pools(user, { name: "b", mode: UNKNOWN })),
  row(
    "without a mode",
    pools(system, { name: "work" }),
    `agentPoolProfiles[1].mode: is required in the list of a cluster's pools: System or User ${AKS}`,
  ),
  row(
    "of the same name",
    pools(system, { ...user, name: "system" }),
    `agentPoolProfiles[1].name: "system" must be unique in the cluster; agentPoolProfiles[0].name is the same ${AKS}`,
  ),
  row(
    "name",
    pools({ ...system, name: "System" }),
    `agentPoolProfiles[0].name: "System" must be 1 to 12 lowercase letters and digits, a letter first ${AKS}`,
  ),
  row(
    "Windows",
    pools(system, { ...user, name: "windows", osType: "Windows" }),
    `agentPoolProfiles[1].name: "windows" must have at most 6 characters in a Windows pool, has 7 ${AKS}`,
  ),
  row(
    "number of nodes",
    pools({ ...system, count: 0 }),
    `agentPoolProfiles[0].count: 0 must be a whole number of nodes in a System pool from 1 to 1000 ${AKS}`,
  ),
  row(
    "tags",
    pools({ ...system, tags: { "a?": "b" } }),
    `agentPoolProfiles[0].tags["a?"]: must not have one of < > % & \\ ? / in its name (Azure Resource Manager)`,
  ),
  row("two minors older", { kubernetesVersion: "1.34", ...pools({ ...system, orchestratorVersion: "1.32" }) }),
  row("of a cluster whose version is not known", pools({ ...system, orchestratorVersion: "1.32" })),
  row(
    "newer",
    { kubernetesVersion: "1.33", ...pools({ ...system, orchestratorVersion: "1.34" }) },
    `agentPoolProfiles[0].orchestratorVersion: "1.34" must be at most the control plane's 1.33, and at most 2 minor versions older ${AKS}`,
  ),
  row(
    "what Berth does not support",
    pools({ ...system, artifactStreamingProfile: {} }),
    "agentPoolProfiles[0].artifactStreamingProfile: is a property of ARM that Berth does not support yet (Berth)",
  ),
]);

const network = (networkProfile: object) => ({ networkProfile });
const RANGE = "must be a range of IPv4 addresses that begins at a multiple of its size, such as 10.0.0.0/16";
describeRows("network", managedCluster, [
  row("all of it", network({ podCidr: "192.168.0.0/16", serviceCidr: "172.16.0.0/16", dnsServiceIP: "172.16.0.10" })),
  row("neighbours", network({ podCidr: "10.1.0.0/16" })),
  row("no range", network({ podCidr: "10.244.0.0" }), `networkProfile.podCidr: "10.244.0.0" ${RANGE} ${AKS}`),
  row(
    "not at its begin",
    network({ podCidr: "10.244.0.1/16" }),
    `networkProfile.podCidr: "10.244.0.1/16" ${RANGE} ${AKS}`,
  ),
  row("no address", network({ podCidr: "10.256.0.0/16" }), `networkProfile.podCidr: "10.256.0.0/16" ${RANGE} ${AKS}`),
  row("too long", network({ podCidr: "10.0.0.0/33" }), `networkProfile.podCidr: "10.0.0.0/33" ${RANGE} ${AKS}`),
  row(
    "pods within services",
    network({ podCidr: "10.0.128.0/17" }),
    `networkProfile.podCidr: "10.0.128.0/17" must have no address in common with serviceCidr 10.0.0.0/16 ${AKS}`,
  ),
  row(
    "services within pods",
    network({ podCidr: "10.0.0.0/8" }),
    `networkProfile.podCidr: "10.0.0.0/8" must have no address in common with serviceCidr 10.0.0.0/16 ${AKS}`,
  ),
  row(
    "DNS elsewhere",
    network({ dnsServiceIP: "10.1.0.10" }),
    `networkProfile.dnsServiceIP: "10.1.0.10" must be an address in serviceCidr 10.0.0.0/16 ${AKS}`,
  ),
  row(
    "DNS left where the services are no more",
    network({ serviceCidr: "172.16.0.0/16" }),
    `networkProfile.dnsServiceIP: must be an address in serviceCidr 172.16.0.0/16; the default is 10.0.0.10 ${AKS}`,
  ),
  row(
    "DNS in the API server's place",
    network({ dnsServiceIP: "10.0.0.1" }),
    `networkProfile.dnsServiceIP: "10.0.0.1" must be neither the first address of serviceCidr nor the second, which is the API server's ${AKS}`,
  ),
  row("cilium", network({ networkPolicy: "cilium", networkDataplane: "cilium" })),
  row(
    "cilium's policies alone",
    network({ networkPolicy: "cilium" }),
    `networkProfile.networkPolicy: "cilium" needs networkDataplane cilium ${AKS}`,
  ),
  row(
    "overlay of kubenet",
    network({ networkPlugin: "kubenet", networkPluginMode: "overlay" }),
    `networkProfile.networkPluginMode: "overlay" needs networkPlugin azure, which is kubenet ${AKS}`,
  ),
  row("not known yet", network({ serviceCidr: UNKNOWN, dnsServiceIP: "1.2.3.4", podCidr: "10.0.0.0/8" })),
  row("authorized", { apiServerAccessProfile: { authorizedIPRanges: ["203.0.113.0/24", "203.0.113.7"] } }),
  row(
    "authorized nobody",
    { apiServerAccessProfile: { authorizedIPRanges: ["0.0.0.0/0", "me"] } },
    `apiServerAccessProfile.authorizedIPRanges[1]: "me" must be a range such as 203.0.113.0/24, or an address ${AKS}`,
  ),
]);

describeRows("the rest", managedCluster, [
  row("version", { kubernetesVersion: "1.34.4" }),
  row("the service's version", { kubernetesVersion: "" }),
  row(
    "no version",
    { kubernetesVersion: "latest" },
    `kubernetesVersion: "latest" must be a version such as 1.34 or 1.34.4 ${AKS}`,
  ),
  row("local accounts beside Entra ID", { disableLocalAccounts: true, aadProfile: { managed: true } }),
  row(
    "nobody may sign in",
    { disableLocalAccounts: true },
    `disableLocalAccounts: true needs aadProfile: nobody could sign in ${AKS}`,
  ),
  row("long-term support", { supportPlan: "AKSLongTermSupport", sku: { tier: "Premium" } }),
  row(
    "long-term support for free",
    { supportPlan: "AKSLongTermSupport" },
    `supportPlan: "AKSLongTermSupport" needs sku.tier Premium ${AKS}`,
  ),
  row(
    "what Berth does not support",
    { hostedSystemProfile: {} },
    "hostedSystemProfile: is a property of ARM that Berth does not support yet (Berth)",
  ),
]);

describe("what ARM answers", () => {
  const answer = flattenBody(armCluster());
  const inputs = cluster({ location: "West Europe" });

  test("is not a change when the inputs left the choice to the service", () => {
    expect(inputsFromOutputs(managedCluster, answer, inputs)).toEqual(inputs);
    expect(changes(managedCluster, inputs, inputs, answer)).toEqual([]);
  });

  test("contains nothing that an update would remove", () => {
    expect(unsupportedIn(managedCluster, answer)).toEqual([]);
    expect(unsupportedIn(managedCluster, { ...answer, hostedSystemProfile: { enabled: true } })).toEqual([
      "hostedSystemProfile",
    ]);
  });

  const { networkProfile } = answer as { networkProfile: Record<string, string> };
  const { podCidr, serviceCidr, dnsServiceIP } = networkProfile;
  test.each([
    ["little", {}],
    [
      "the service's choices",
      {
        kubernetesVersion: "1.34",
        sku: { name: "Base", tier: "Free" },
        networkProfile: { podCidr, serviceCidr, dnsServiceIP, loadBalancerSku: "standard" },
        nodeResourceGroup: "MC_rg_aks_westeurope",
      },
    ],
    [
      "defaults",
      {
        kubernetesVersion: "",
        enableRBAC: true,
        disableLocalAccounts: false,
        oidcIssuerProfile: { enabled: false },
        networkProfile: {},
        agentPoolProfiles: [{ ...system, count: 1, vmSize: "", osDiskSizeGB: 0 }],
      },
    ],
  ])("imported, differs from no program that says %s of it", (_, said) => {
    const imported = inputsFromOutputs(managedCluster, answer);
    expect(check(managedCluster, imported)).toEqual([]);
    expect(changes(managedCluster, imported, cluster({ location: "westeurope", ...said }), answer)).toEqual([]);
  });

  test("has given identities as a map", () => {
    const identity = { type: "UserAssigned", userAssignedIdentities: [ID] };
    const told = { type: "UserAssigned", userAssignedIdentities: { [ID]: { clientId: "c", principalId: "p" } } };
    const assigned = { ...cluster({ identity }), location: "westeurope" };
    const body = flattenBody(armCluster({}, { identity: told }));
    expect(inputsFromOutputs(managedCluster, body, assigned)).toEqual(assigned);
    expect(inputsFromOutputs(managedCluster, body).identity).toEqual(identity);
  });

  test("keeps the secret of the inputs", () => {
    const olds = { ...cluster(principal), identity: undefined };
    const body = flattenBody(armCluster({ servicePrincipalProfile: { clientId: "c" } }, { identity: undefined }));
    expect(inputsFromOutputs(managedCluster, body, olds).servicePrincipalProfile).toEqual(
      principal.servicePrincipalProfile,
    );
  });

  test("pools that are resources of their own are none of the inputs", () => {
    const body = flattenBody(
      armCluster({ agentPoolProfiles: [poolProfile("work"), poolProfile("system", { count: 3 })] }),
    );
    const read = inputsFromOutputs(managedCluster, body, inputs);
    expect(read.agentPoolProfiles).toEqual([{ ...system, count: 3 }]);
    expect(inputsFromOutputs(managedCluster, body)).toMatchObject({
      agentPoolProfiles: [{ name: "work" }, { name: "system" }],
    });
  });

  test("a cluster whose own pools have all been exchanged for others keeps its list, which it could not be without", () => {
    const others = flattenBody(armCluster({ agentPoolProfiles: [poolProfile("green"), poolProfile("work")] }));
    const read = inputsFromOutputs(managedCluster, others, inputs);
    expect(read.agentPoolProfiles).toEqual([system]);
    expect([changes(managedCluster, read, inputs), check(managedCluster, read)]).toEqual([[], []]);
  });

  test("an import leaves out what the service makes and says of itself", () => {
    const made = {
      privateLinkResources: [{ name: "management" }],
      identityProfile: { kubeletidentity: { clientId: "c" } },
    };
    const read = inputsFromOutputs(managedCluster, flattenBody(armCluster(made)));
    expect(Object.keys(made).filter((key) => key in read)).toEqual([]);
    expect(read.networkProfile).toEqual(
      expect.not.objectContaining({ podCidrs: expect.anything(), ipFamilies: expect.anything() }),
    );
    expect(read.agentPoolProfiles).toEqual([expect.not.objectContaining({ powerState: expect.anything() })]);
    const both = flattenBody(armCluster({ networkProfile: { ...networkProfile, ipFamilies: ["IPv4", "IPv6"] } }));
    expect(inputsFromOutputs(managedCluster, both).networkProfile).toMatchObject({ ipFamilies: ["IPv4", "IPv6"] });
  });

  test("where pools are resources of their own, those that a cluster was made with are no matter of it", () => {
    const apart = { ...inputs, poolsAreResources: true };
    const green = { ...apart, agentPoolProfiles: [{ ...system, name: "green", count: 5 }] };
    expect(changes(managedCluster, apart, green)).toEqual([]);
    const read = inputsFromOutputs(
      managedCluster,
      flattenBody(armCluster({ agentPoolProfiles: [poolProfile("green")] })),
      apart,
    );
    expect([read, changes(managedCluster, read, green, read)]).toEqual([apart, []]);
    expect(changes(managedCluster, apart, { ...green, dnsPrefix: "other" }).map(({ path }) => path)).toEqual([
      "dnsPrefix",
    ]);
    expect(changes(managedCluster, inputs, { ...green, poolsAreResources: false })).not.toEqual([]);
  });

  test("an upgrade to a patch, and autoscaling, are no drift", () => {
    const scaling = { enableAutoScaling: true, minCount: 1, maxCount: 5 };
    const olds = {
      ...inputs,
      kubernetesVersion: "1.34",
      ...pools({ ...system, count: 1, orchestratorVersion: "1.34", ...scaling }),
    };
    const grown = poolProfile("system", { count: 4, orchestratorVersion: "1.34.9", ...scaling });
    const body = flattenBody(armCluster({ kubernetesVersion: "1.34.9", agentPoolProfiles: [grown] }));
    expect(inputsFromOutputs(managedCluster, body, olds)).toEqual(olds);
    expect(changes(managedCluster, inputsFromOutputs(managedCluster, body), olds, body)).toEqual([]);
  });
});

const net = (networkProfile: object) => ({ networkProfile: { podCidr: "10.1.0.0/16", ...networkProfile } });
test.each<[string, Record<string, unknown>, Record<string, unknown>, boolean]>([
  ["resourceName", {}, { resourceName: "other" }, true],
  ["location", { location: "westeurope" }, { location: "eastus" }, true],
  ["dnsPrefix", {}, { dnsPrefix: "other" }, true],
  ["nodeResourceGroup", { nodeResourceGroup: "a" }, { nodeResourceGroup: "b" }, true],
  ["enableRBAC", {}, { enableRBAC: false }, true],
  ["diskEncryptionSetID", {}, { diskEncryptionSetID: "x" }, true],
  ["networkProfile.podCidr", net({}), net({ podCidr: "10.2.0.0/16" }), true],
  ["networkProfile.networkPlugin", net({ networkPlugin: "azure" }), net({ networkPlugin: "kubenet" }), true],
  ["apiServerAccessProfile", {}, { apiServerAccessProfile: { enablePrivateCluster: true } }, true],
  ["apiServerAccessProfile", {}, { apiServerAccessProfile: { authorizedIPRanges: ["1.2.3.4"] } }, false],
  ["kubernetesVersion", { kubernetesVersion: "1.33" }, { kubernetesVersion: "1.34" }, false],
  ["sku", {}, { sku: { tier: "Standard" } }, false],
  ["agentPoolProfiles[1]", {}, pools(system, user), false],
  ["agentPoolProfiles[1]", pools(system, user), {}, false],
  ["agentPoolProfiles[0].osType", {}, pools({ ...system, osType: "Windows" }), false],
  ["tags", {}, { tags: { a: "b" } }, false],
])("a change of %s", (path, olds, news, replace) => {
  expect(changes(managedCluster, cluster(olds), cluster(news))).toEqual([{ path, kind: expect.any(String), replace }]);
});

test("the order of pools means nothing", () => {
  expect(changes(managedCluster, cluster(pools(system, user)), cluster(pools(user, system)))).toEqual([]);
});

test("properties without effect on the local engine are named where they are given", () => {
  const given = cluster({
    networkProfile: { outboundType: "none", podCidr: "10.1.0.0/16" },
    apiServerAccessProfile: { authorizedIPRanges: ["1.2.3.4"] },
    ...pools({ ...system, availabilityZones: ["1"] }),
  });
  expect(managedCluster.cloudOnly.filter((path) => isGivenAt(given, path))).toEqual([
    "apiServerAccessProfile.authorizedIPRanges",
    "networkProfile.outboundType",
    "agentPoolProfiles[].availabilityZones",
  ]);
});
