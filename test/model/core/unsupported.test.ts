import { models } from "../../../src/model/models";
import { unsupportedIn, withoutNeutral } from "../../../src/model/core/unsupported";

const group = models["berth:containerinstance:ContainerGroup"]!;
const cluster = models["berth:containerservice:ManagedCluster"]!;

const share = (azureFile: object) => ({
  volumes: [{ name: "files", azureFile: { shareName: "share", storageAccountName: "account", ...azureFile } }],
});

/** Values without effect that other clients write. */
const NEUTRAL = {
  hostedSystemProfile: null,
  agentPoolProfiles: [{ name: "system", artifactStreamingProfile: { enabled: false } }],
};

test("values without effect are ignored", () => {
  expect(unsupportedIn(cluster, NEUTRAL)).toEqual([]);
  expect(withoutNeutral(cluster, NEUTRAL)).toEqual({ agentPoolProfiles: [{ name: "system" }] });
  expect(unsupportedIn(group, share({ userManagedIdentityClientId: null }))).toEqual([]);
  expect(withoutNeutral(group, share({ userManagedIdentityClientId: null }))).toEqual(share({}));
});

test("values with an effect are named and kept", () => {
  const body = {
    hostedSystemProfile: { enabled: true },
    agentPoolProfiles: [{ name: "system", artifactStreamingProfile: { enabled: true } }],
  };
  expect(unsupportedIn(cluster, body)).toEqual([
    "hostedSystemProfile",
    "agentPoolProfiles[0].artifactStreamingProfile",
  ]);
  expect(withoutNeutral(cluster, body)).toEqual(body);
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
