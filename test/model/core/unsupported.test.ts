import { models } from "../../../src/model/models";
import { unsupportedIn, withoutNeutral } from "../../../src/model/core/unsupported";

const group = models["berth:containerinstance:ContainerGroup"]!;
const cluster = models["berth:containerservice:ManagedCluster"]!;

const share = (azureFile: object) => ({
  volumes: [{ name: "files", azureFile: { shareName: "share", storageAccountName: "account", ...azureFile } }],
});

/** Values without effect that the Azure CLI, azurerm and the service write. */
const NEUTRAL = {
  kind: "Base",
  publicNetworkAccess: "Enabled",
  addonProfiles: {},
  extendedLocation: null,
  metricsProfile: { costAnalysis: { enabled: false } },
  agentPoolProfiles: [{ name: "system", scaleDownMode: "Delete", powerState: { code: "Running" }, windowsProfile: {} }],
};

test("values without effect are ignored", () => {
  expect(unsupportedIn(cluster, NEUTRAL)).toEqual([]);
  expect(withoutNeutral(cluster, NEUTRAL)).toEqual({ agentPoolProfiles: [{ name: "system" }] });
  expect(unsupportedIn(group, share({ userManagedIdentityClientId: null }))).toEqual([]);
  expect(withoutNeutral(group, share({ userManagedIdentityClientId: null }))).toEqual(share({}));
});

test("values with an effect are named and kept", () => {
  const body = { ...NEUTRAL, kind: "Automatic", agentPoolProfiles: [{ name: "system", scaleDownMode: "Deallocate" }] };
  expect(unsupportedIn(cluster, body)).toEqual(["kind", "agentPoolProfiles[0].scaleDownMode"]);
  expect(withoutNeutral(cluster, body)).toEqual({
    kind: "Automatic",
    agentPoolProfiles: [{ name: "system", scaleDownMode: "Deallocate" }],
  });
  const byIdentity = share({ userManagedIdentityClientId: "id" });
  expect(unsupportedIn(group, byIdentity)).toEqual(["volumes[0].azureFile.userManagedIdentityClientId"]);
  expect(withoutNeutral(group, byIdentity)).toEqual(byIdentity);
});

test("of a container group everything else is supported", () => {
  const body = {
    sku: "Confidential",
    initContainers: [{ name: "init", image: "busybox:1" }],
    identity: { type: "SystemAssigned" },
    containers: [{ name: "web", livenessProbe: { httpGet: { port: 80 } }, configMap: { keyValuePairs: { a: "b" } } }],
    volumes: [{ name: "certs", secret: {} }],
    zones: ["1"],
  };
  expect(unsupportedIn(group, body)).toEqual([]);
  expect(withoutNeutral(group, body)).toEqual(body);
});
