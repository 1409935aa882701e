import {
  azureFile,
  codes,
  container,
  containerGroup,
  describeRows,
  emptyDir,
  group,
  type Row,
  withReferences,
} from "../../support";

const ACI = "(Azure Container Instances)";
const NAME = `must be 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends ${ACI}`;

const init = (more: Record<string, unknown> = {}) => ({ name: "init", image: "busybox:1", ...more });
const before = (initContainers: unknown, more: Record<string, unknown> = {}) => group({ initContainers, ...more });
const many = (count: number) => Array.from({ length: count }, (_, i) => init({ name: `init${i}` }));
const small = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    container({ name: `c${i}`, resources: { requests: { cpu: 0.1, memoryInGB: 0.1 } } }),
  );
const most = (count: number, are: number) =>
  `initContainers: must be at most ${count}, for a group has 60 containers at most, are ${are} ${ACI}`;
const BY_ROOT = `must be 0: a container that mounts Azure Files runs as root ${ACI}`;

describeRows("number of init containers", containerGroup, [
  ["none", before([]), []],
  ["one", before([init()]), []],
  ["59", before(many(59)), []],
  ["60", before(many(60)), [most(59, 60)]],
  ["10 before 50", before(many(10), { containers: small(50) }), []],
  ["11 before 50", before(many(11), { containers: small(50) }), [most(10, 11)]],
  ["one before 60", before(many(1), { containers: small(60) }), [most(0, 1)]],
  [
    "one before 61",
    before(many(1), { containers: small(61) }),
    [`containers: must be 1 to 60 containers, are 61 ${ACI}`],
  ],
  ["a map", before({ init: {} }), ["initContainers: must be a list (Berth)"]],
]);

describeRows("init containers", containerGroup, [
  [
    "with everything",
    before(
      [
        init({
          command: ["sh", "-c", "true"],
          environmentVariables: [
            { name: "A", value: "1" },
            { name: "B", secureValueReference: "db" },
          ],
          volumeMounts: [{ name: "cache", mountPath: "/cache" }],
          securityContext: { runAsUser: 5, capabilities: { drop: ["ALL"] } },
        }),
      ],
      { ...withReferences("db"), volumes: [emptyDir("cache")] },
    ),
    [],
  ],
  ["without a name", before([{ image: "a" }]), ["initContainers[0].name: is required (Azure Resource Manager)"]],
  ["without an image", before([{ name: "a" }]), ["initContainers[0].image: is required (Azure Resource Manager)"]],
  ...["", "Init", "-a", "a-", "a".repeat(64)].map((name): Row => [
    `name "${name.slice(0, 5)}"`,
    before([init({ name })]),
    [`initContainers[0].name: "${name}" ${NAME}`],
  ]),
  [
    "two of one name",
    before([init(), init({ name: "b" }), init()]),
    [`initContainers[2].name: "init" must be unique in the group; initContainers[0].name is the same ${ACI}`],
  ],
  [
    "of another container's name",
    before([init(), init({ name: "web" })]),
    [`initContainers[1].name: "web" must be unique in the group; containers[0].name is the same ${ACI}`],
  ],
  [
    "beside containers of one name",
    before([init()], { containers: [container(), container()] }),
    [`containers[1].name: "web" must be unique in the group; containers[0].name is the same ${ACI}`],
  ],
  [
    "with ports, resources and probes",
    before([
      init({
        ports: [{ port: 80 }],
        resources: { requests: { cpu: 1, memoryInGB: 1 } },
        livenessProbe: { exec: { command: ["true"] } },
        readinessProbe: { exec: { command: ["true"] } },
      }),
    ]),
    [
      `initContainers[0].ports: must not be given: nobody can reach an init container ${ACI}`,
      `initContainers[0].resources: must not be given: an init container may use all that the group's containers request together ${ACI}`,
      `initContainers[0].livenessProbe: must not be given: an init container runs to its end ${ACI}`,
      `initContainers[0].readinessProbe: must not be given: an init container runs to its end ${ACI}`,
    ],
  ],
  [
    "with a map of settings",
    before([init({ configMap: {} })]),
    [
      "initContainers[0].configMap: is not a property; the properties are name, image, command, environmentVariables, volumeMounts, securityContext (Berth)",
    ],
  ],
  [
    "everything wrong",
    before(
      [
        init({
          image: "B",
          command: [""],
          environmentVariables: [{ name: "A", value: "hunter2", secureValue: "hunter2" }],
          volumeMounts: [{ name: "other", mountPath: "srv" }],
          securityContext: { runAsGroup: -1 },
        }),
      ],
      { volumes: [emptyDir("cache")] },
    ),
    [
      `initContainers[0].image: "B" must have a repository in lower case: b ${ACI}`,
      `initContainers[0].command[0]: "" must be the program to run ${ACI}`,
      `initContainers[0].environmentVariables[0]: must have one of value, secureValue, secureValueReference, has value and secureValue ${ACI}`,
      `initContainers[0].volumeMounts[0].mountPath: "srv" must be an absolute path: it begins with / ${ACI}`,
      `initContainers[0].volumeMounts[0].name: "other" must be one of the group's volumes: cache ${ACI}`,
      `initContainers[0].securityContext.runAsGroup: -1 must be 0 or more ${ACI}`,
    ],
  ],
  [
    "Azure Files as another user",
    before([init({ volumeMounts: [{ name: "files", mountPath: "/srv" }], securityContext: { runAsUser: 1000 } })], {
      volumes: [azureFile()],
    }),
    [`initContainers[0].securityContext.runAsUser: 1000 ${BY_ROOT}`],
  ],
  [
    "Azure Files as root",
    before([init({ volumeMounts: [{ name: "files", mountPath: "/srv" }], securityContext: { runAsUser: 0 } })], {
      volumes: [azureFile()],
    }),
    [],
  ],
  [
    "privileged",
    before([init({ securityContext: { privileged: true } })]),
    [`initContainers[0].securityContext.privileged: true needs sku Confidential ${ACI}`],
  ],
]);

test("no codes of ARM's are known for them", () => {
  expect(codes(before(many(60)))).toEqual([["initContainers", undefined]]);
});
