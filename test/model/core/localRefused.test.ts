import { UNKNOWN } from "../../../src/model";
import { checkLocal } from "../../../src/model/core/localRefused";
import { container, containerGroup, group, groupOf, withReferences } from "../support";

const said = (inputs: Record<string, unknown>) =>
  checkLocal(containerGroup, inputs).map(({ path, allowed, rule, code }) => {
    expect(rule).toBe("Berth");
    expect(code).toBe("NotSupportedLocally");
    return `${path} ${allowed}`;
  });
const VAULT = "in a key vault, which the local engine cannot ask";
const variable = { name: "A", secureValueReference: "db" };
const gpu = { count: 1, sku: "V100" };

test.each<[string, Record<string, unknown>, string[]]>([
  ["a group", group(), []],
  ["a profile", group({ containerGroupProfile: { id: "x" } }), []],
  [
    "variables of key vaults, each by its path",
    group({
      containers: [container(), container({ environmentVariables: [{ name: "B", value: "" }, variable] })],
      initContainers: [{ name: "init", image: "busybox:1", environmentVariables: [variable] }],
    }),
    [
      `containers[1].environmentVariables[1].secureValueReference is not supported on the local engine: its secret is ${VAULT}; use secureValue there`,
      `initContainers[0].environmentVariables[0].secureValueReference is not supported on the local engine: its secret is ${VAULT}; use secureValue there`,
    ],
  ],
  [
    "GPUs",
    groupOf({ resources: { requests: { cpu: 1, memoryInGB: 1, gpu }, limits: { gpu: { ...gpu, count: 2 } } } }),
    [
      "containers[0].resources.requests.gpu is not supported on the local engine: the local engine gives containers no GPUs",
      "containers[0].resources.limits.gpu is not supported on the local engine: the local engine gives containers no GPUs",
    ],
  ],
  [
    "a password of a key vault",
    group({ imageRegistryCredentials: [{ server: "a.b", username: "u", passwordReference: "db" }] }),
    [
      `imageRegistryCredentials[0].passwordReference is not supported on the local engine: its secret is ${VAULT}; use password there`,
    ],
  ],
  [
    "files of a key vault",
    group({ volumes: [{ name: "certs", secretReference: { key: "db" } }] }),
    [`volumes[0].secretReference is not supported on the local engine: its secrets are ${VAULT}; use secret there`],
  ],
  ["what is kept without effect", group({ sku: "Confidential", zones: ["1"], ...withReferences("db") }), []],
  ["what is absent", group({ volumes: [{ name: "certs", secretReference: {} }] }), []],
  ["what is not known yet", group({ containers: UNKNOWN, volumes: [UNKNOWN] }), []],
])("%s", (_, inputs, expected) => expect(said(inputs)).toEqual(expected));

test("refused properties are in the schema, and are not also listed as without effect", () => {
  const refused = Object.keys(containerGroup.localRefused);
  for (const pattern of [...refused, ...containerGroup.cloudOnly]) {
    const shape = pattern.split(".").reduce<any>((outer, step) => {
      const property = outer?.properties?.[step.replace("[]", "")];
      return step.endsWith("[]") ? property?.items : property;
    }, containerGroup.inputs);
    expect([pattern, shape]).toEqual([pattern, expect.anything()]);
  }
  expect(refused.filter((pattern) => containerGroup.cloudOnly.includes(pattern))).toEqual([]);
});
