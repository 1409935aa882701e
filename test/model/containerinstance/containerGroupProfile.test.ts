import { changes, models } from "../../../src/model";
import { container, containerGroup, describeRows, group } from "../support";

const containerGroupProfile = models["berth:containerinstance:ContainerGroupProfile"]!;
const ARM = "(Azure Resource Manager)";
const profile = (overrides: object = {}) => ({
  resourceGroupName: "rg",
  osType: "Linux",
  containers: [container()],
  ...overrides,
});

describeRows("a profile", containerGroupProfile, [
  ["a plain one", profile(), []],
  ["with an underscore in its name", profile({ containerGroupProfileName: "a_b" }), []],
  [
    "with a name that ends in one",
    profile({ containerGroupProfileName: "a_" }),
    [
      `containerGroupProfileName: "a_" must be 1 to 63 letters, digits, hyphens and underscores, a letter or digit at the ends ${ARM}`,
    ],
  ],
  ["without a system", profile({ osType: undefined }), [`osType: is required ${ARM}`]],
  [
    "without images and sizes",
    profile({ containers: [{ name: "web" }], initContainers: [{ name: "init" }] }),
    [
      `containers[0].image: is required ${ARM}`,
      `containers[0].resources: is required ${ARM}`,
      `initContainers[0].image: is required ${ARM}`,
    ],
  ],
  [
    "with identities and key vaults that only its groups have",
    profile({
      imageRegistryCredentials: [
        {
          server: "one.azurecr.io",
          identity: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/one",
        },
      ],
      ipAddress: { type: "Private", ports: [{ port: 80 }] },
      containers: [container({ ports: [{ port: 80 }] })],
    }),
    [],
  ],
]);

const id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerInstance/containerGroupProfiles/p";
const from = (overrides: object = {}) =>
  group({ containerGroupProfile: { id }, containers: [{ name: "web" }], ...overrides });

describeRows("a group from a profile", containerGroup, [
  ["that says no more", from(), []],
  ["that names no container", from({ containers: [] }), []],
  [
    "that refers to what the profile may have",
    from({
      containers: [{ name: "web", volumeMounts: [{ name: "files", mountPath: "/files" }] }],
      initContainers: [{ name: "init" }],
      ipAddress: { type: "Public", ports: [{ port: 80 }] },
    }),
    [],
  ],
  [
    "whose own values are wrong",
    from({ containers: [{ name: "WEB", resources: { requests: { cpu: 1 } } }] }),
    [
      'containers[0].name: "WEB" must be 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends (Azure Container Instances)',
      `containers[0].resources.requests.memoryInGB: is required ${ARM}`,
    ],
  ],
]);

describeRows("a group without a profile", containerGroup, [
  [
    "needs images and sizes",
    group({ containers: [{ name: "web" }], initContainers: [{ name: "init" }] }),
    [
      `containers[0].image: is required ${ARM}`,
      `containers[0].resources: is required ${ARM}`,
      `initContainers[0].image: is required ${ARM}`,
    ],
  ],
]);

test("what a group has from its profile is no change of the program", () => {
  const inputs = from({
    containers: [{ name: "web", configMap: { keyValuePairs: { own: "1" } } }],
    tags: { team: "a" },
  });
  const outputs = {
    osType: "Linux",
    restartPolicy: "Never",
    containerGroupProfile: { id, revision: 3 },
    containers: [
      { ...container(), name: "web", ports: [{ port: 80 }], configMap: { keyValuePairs: { own: "1", theirs: "2" } } },
      container({ name: "side" }),
    ],
    initContainers: [{ name: "init", image: "busybox:1" }],
    volumes: [{ name: "files", emptyDir: {} }],
    tags: { team: "a" },
  };
  const seen = { ...containerGroup.observed(outputs, inputs), resourceGroupName: "rg" };
  expect(changes(containerGroup, seen, inputs)).toEqual([]);
  const own = from({ restartPolicy: "Always", containers: [{ name: "web", image: "busybox:2" }] });
  const drifted = { ...containerGroup.observed(outputs, own), resourceGroupName: "rg" };
  expect(changes(containerGroup, drifted, own).map(({ path }) => path)).toEqual(
    expect.arrayContaining(["containers[0].image", "restartPolicy"]),
  );
});
