import { formatProblem } from "../../../src/model";
import { checkLocal } from "../../../src/model/core/localRefused";
import { UNKNOWN } from "../../../src/model/core/unknown";
import { agentPool, managedCluster } from "../support";

const cluster = (more = {}) => ({
  resourceGroupName: "rg",
  dnsPrefix: "aks",
  identity: { type: "SystemAssigned" },
  agentPoolProfiles: [{ name: "system", mode: "System", vmSize: "Standard_D2s_v5" }],
  ...more,
});
const clusterProblems = (more: object, settings = {}) =>
  checkLocal(managedCluster, cluster(more), settings).map(formatProblem);
const poolProblems = (more: object, settings = {}) => checkLocal(agentPool, { ...more }, settings).map(formatProblem);

test("an ordinary cluster and pool, and what is not known yet, are fine", () => {
  expect(clusterProblems({})).toEqual([]);
  expect(clusterProblems({ networkProfile: UNKNOWN, agentPoolProfiles: [{ vmSize: UNKNOWN }] })).toEqual([]);
  expect(poolProblems({ vmSize: UNKNOWN, osType: UNKNOWN, powerState: UNKNOWN })).toEqual([]);
});

test("all that the local engine lacks is refused together, at preview", () => {
  const found = clusterProblems({
    networkProfile: { networkPolicy: "calico", networkPlugin: "None" },
    apiServerAccessProfile: { enablePrivateCluster: true },
    enableRBAC: false,
    disableLocalAccounts: true,
    agentPoolProfiles: [{ name: "gpu", osType: "windows", vmSize: "Standard_M8" }],
  });
  expect(found).toEqual([
    'networkProfile.networkPolicy: "calico" must be none: pods of the local engine reach each other (Berth)',
    `networkProfile.networkPlugin: "None" must be azure or kubenet: the local engine brings the pods' network (Berth)`,
    "apiServerAccessProfile.enablePrivateCluster: true must be false: the local engine has no private network to reach the cluster by (Berth)",
    "enableRBAC: false must be true: k3s always checks roles (Berth)",
    "disableLocalAccounts: true must be false: the local engine has no other accounts (Berth)",
    `agentPoolProfiles[0].osType: "windows" must be Linux: the local engine's nodes are Linux containers (Berth)`,
    'agentPoolProfiles[0].vmSize: "Standard_M8" must be a size whose CPUs and memory its name tells, on the local engine, such as ' +
      "Standard_D2s_v5. Give those of this one with `pulumi config set berth:vmSizes Standard_M8=8/GB` (BERTH_VM_SIZES) (Berth)",
  ]);
});

test("a pool of Windows, of a GPU's size or that is stopped", () => {
  expect(poolProblems({ osType: "Windows", vmSize: "Standard_NC6", powerState: { code: "Stopped" } })).toEqual([
    `osType: "Windows" must be Linux: the local engine's nodes are Linux containers (Berth)`,
    expect.stringMatching(/^vmSize: "Standard_NC6" is not supported on the local engine: its nodes have no GPU/),
    'powerState.code: "Stopped" must be Running: the local engine stops whole clusters only (Berth)',
  ]);
  expect(poolProblems({ vmSize: "Standard_NC6" }, { vmSizes: "Standard_NC6=6/56" })).toEqual([]);
});
