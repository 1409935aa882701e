import { formatProblem, type Inputs } from "../../../src/model";
import { checkLocal } from "../../../src/model/core/localRefused";
import { changes } from "../../../src/model/core/change";
import {
  azureFile,
  codes,
  container,
  containerGroup,
  describeRows,
  emptyDir,
  group,
  groupOf,
  type Row,
  SUBNET,
} from "../support";

/** What public programs that run on Azure have: quickstarts, templates, Terraform's and AVM's tests. */
const PUBLIC: Readonly<Record<string, Inputs>> = {
  "a name with capitals": group({ containerGroupName: "myContainerGroup" }),
  "volumes with short names": group({ volumes: [emptyDir("data"), { ...azureFile(), name: "logs" }] }),
  "the ports of games, databases and SSH": groupOf(
    { ports: [{ port: 22 }, { port: 25565, protocol: "Tcp" }, { port: 27017 }] },
    { ipAddress: { type: "public", ports: [{ port: 22 }, { port: 25565 }, { port: 27017 }] } },
  ),
  "half a core and half a GB": groupOf({ resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } } }),
  "empty lists": groupOf({ command: [], environmentVariables: [], ports: [], volumeMounts: [] }),
  "a mount path with a slash at the end": groupOf(
    { volumeMounts: [{ name: "data", mountPath: "/mnt/data/" }] },
    { volumes: [emptyDir("data")] },
  ),
  "name servers by name": group({ dnsConfig: { nameServers: ["reddog.example.com", "ns.example.com"] } }),
  "enumerations in other cases": group({
    osType: "linux",
    restartPolicy: "always",
    sku: "standard",
    priority: "regular",
  }),
};

describeRows(
  "what is known to run on Azure",
  containerGroup,
  Object.entries(PUBLIC).map(([about, inputs]): Row => [about, inputs, []]),
);

test.each(Object.entries(PUBLIC))("%s: the local engine accepts it, too", (_, inputs) => {
  expect(checkLocal(containerGroup, inputs)).toEqual([]);
});

test("ARM's codes of what Azure refuses", () => {
  expect(codes(groupOf({ environmentVariables: [{ name: "1ST", value: "a" }] }))).toEqual([
    ["containers[0].environmentVariables[0].name", "InvalidContainerEnvironmentVariable"],
  ]);
  expect(codes(group({ volumes: [{ name: "keys", secret: { empty: "" } }] }))).toEqual([
    ["volumes[0].secret.empty", "SecretValueNotSpecified"],
  ]);
});

test.each<[string, Inputs, Inputs]>([
  ["spellings", { osType: "linux", restartPolicy: "always" }, { osType: "Linux", restartPolicy: "Always" }],
  ["empty lists", { containers: [container({ command: [], environmentVariables: [] })] }, {}],
  ["the group's name", { containerGroupName: "myContainerGroup" }, { containerGroupName: "mycontainergroup" }],
])("%s are no difference", (_, one, other) => {
  expect(changes(containerGroup, group(one), group(other))).toEqual([]);
});

const FAQ = "(https://learn.microsoft.com/azure/container-instances/container-instances-faq)";
const LIMITS = "(https://learn.microsoft.com/azure/container-instances/container-instances-resource-and-quota-limits)";
const exposing = (...ports: number[]) =>
  group({ ipAddress: { type: "Public", ports: ports.map((port) => ({ port })) } });
const sized = (cpu: unknown, memoryInGB: unknown) => groupOf({ resources: { requests: { cpu, memoryInGB } } });

test.each<[string, Inputs, string[]]>([
  ["nothing", exposing(80, 21, 23, 1024, 1028, 19999, 30001), []],
  [
    "a port",
    exposing(80, 22),
    [
      `Port 22 is one of those that the service says it reserves ${FAQ}. A group that cannot have its port waits for it.`,
    ],
  ],
  [
    "ports",
    exposing(1025, 3399, 65534),
    [
      `Ports 1025, 3399 and 65534 are some of those that the service says it reserves ${FAQ}. A group that cannot have its port waits for it.`,
    ],
  ],
  [
    "a small group",
    sized(0.5, 0.5),
    [
      `The service's documentation asks for a group's cpu of 1 to 31 (here 0.5) and memoryInGB of 1 to 240 (here 0.5) in total ${LIMITS}.`,
    ],
  ],
  [
    "a large group",
    sized(32, 4),
    [`The service's documentation asks for a group's cpu of 1 to 31 (here 32) in total ${LIMITS}.`],
  ],
])("a preview advises about %s", (_, inputs, advice) => {
  expect(containerGroup.notes(inputs)).toEqual(advice);
});

test("what the local engine alone refuses", () => {
  const inputs = group({
    osType: "Windows",
    subnetIds: [{ id: SUBNET }, { id: `${SUBNET}2` }],
    volumes: [{ name: "code", gitRepo: { repository: "https://example.com/a", directory: "/app" } }],
  });
  expect(checkLocal(containerGroup, inputs).map(formatProblem)).toEqual([
    'osType: "Windows" must be Linux on the local engine: a Windows group runs on Azure (Berth)',
    "subnetIds: must be at most one subnet, are 2 (Berth)",
    'volumes[0].gitRepo.directory: "/app" must be a relative path, in the volume (Berth)',
  ]);
});

test("a preview tells which name servers the local engine leaves out", () => {
  const inputs = group({ dnsConfig: { nameServers: ["10.0.0.10", "fd00::1", "reddog.example.com"] } });
  expect(containerGroup.localNotes(inputs)).toEqual({
    "dnsConfig.nameServers":
      "The local engine leaves reddog.example.com out of dnsConfig.nameServers: a resolver asks addresses, not names.",
  });
});
