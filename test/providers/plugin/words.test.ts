import { containerGroup } from "../../../src/model/containerinstance/containerGroup";
import { endlessNote } from "../../../src/model/containerinstance/update";
import { ArmFailure } from "../../../src/providers/arm/contract";
import { wordsOf } from "../../../src/providers/plugin/words";
import { container, failure, fakeClient, GROUP, group, leftover, Plugin } from "./support";

const MADE = "urn:pulumi:dev::shop::berth:index:ContainerGroup$berth:containerinstance:ContainerGroup::web";
const RAW = "urn:pulumi:dev::shop::berth:containerinstance:ContainerGroup::web";
const inputs = {
  containers: [
    { name: "db" },
    {
      name: "web-1",
      environmentVariables: [{ name: "A" }, { name: "B.C" }],
      volumeMounts: [{ name: "files-data", mountPath: "/srv/x" }],
    },
  ],
  initContainers: [{ name: "setup", volumeMounts: [{ name: "clone-a", mountPath: "/a" }] }],
  volumes: [{ name: "files-data" }, { name: "clone-a" }, { name: "nobody" }],
  imageRegistryCredentials: [{ server: "r.example.com" }],
  agentPoolProfiles: [{ name: "system" }],
};

test.each([
  ["containers[1]", "containers.web-1"],
  ["containers[1].name", "containers.web-1"],
  ["containers[0].image", "containers.db.image"],
  ["containers[0].resources.requests.cpu", "containers.db.cpu"],
  ["containers[0].resources.limits.memoryInGB", "containers.db.memoryLimitInGB"],
  ["containers[0].securityContext.runAsUser", "containers.db.runAsUser"],
  ["containers[0].ports[2].port", "containers.db.ports[2]"],
  ["containers[1].environmentVariables[1].value", 'containers.web-1.env["B.C"]'],
  ["containers[1].volumeMounts[0].mountPath", 'containers.web-1.mounts["/srv/x"]'],
  ["initContainers[0].command[1]", "initContainers.setup.command[1]"],
  ["volumes[0].azureFile.storageAccountName", 'containers.web-1.mounts["/srv/x"].azureFiles.accountName'],
  ["volumes[1].gitRepo.repository", 'initContainers.setup.mounts["/a"].gitRepo.repository'],
  ["volumes[2].emptyDir", "volumes[2].emptyDir"],
  ["containers[7].image", "containers[7].image"],
  ["imageRegistryCredentials[0].password", 'registries["r.example.com"].password'],
  ["agentPoolProfiles[0].vmSize", "nodePools.system.vmSize"],
  ["subnetIds[0].id", "subnetId"],
])("%s is %s in a program that uses a component", (path, told) => {
  expect(wordsOf(MADE, inputs).text(`${path}: no; ${path} is the same`)).toBe(`${told}: no; ${told} is the same`);
  expect(wordsOf(RAW, inputs).text(path)).toBe(path);
});

test("a volume's name is told with where the program mounts it", () => {
  const said = "Failed to mount Azure File Volume 'files-data': the share 'x' does not exist";
  expect(wordsOf(MADE, inputs).text(said)).toBe(
    `Failed to mount Azure File Volume 'files-data' (containers.web-1.mounts["/srv/x"]): the share 'x' does not exist`,
  );
  expect(wordsOf(RAW, inputs).text(said)).toBe(said);
});

test("problems of properties with other names, and each once", () => {
  const same = (path: string, other: string) => ({
    path,
    value: 80,
    allowed: `must be unique; ${other} is the same`,
    rule: "ACI",
  });
  const found = [
    same("containers[1].ports[0].port", "containers[0].ports[0]"),
    same("ipAddress.ports[1].port", "ipAddress.ports[0]"),
    { path: "dnsConfig.nameServers", allowed: "is required", rule: "ACI" },
    { path: "ipAddress.dnsNameLabel", allowed: "is wrong", rule: "ACI" },
  ];
  expect(wordsOf(MADE, inputs).problems(found)).toEqual([
    same("containers.web-1.ports[0]", "containers.db.ports[0]"),
    { path: "dns.nameServers", allowed: "is required", rule: "ACI" },
    { path: "dnsNameLabel", allowed: "is wrong", rule: "ACI" },
  ]);
  expect(wordsOf(RAW, inputs).problems(found)).toEqual(found);
});

test("a post-mortem is one reason, which Pulumi counts as one error", async () => {
  const error = new ArmFailure("it failed", {
    result: { id: "id", outputs: {} },
    reasons: ["event A: b", "a log:", "  x"],
  });
  const plugin = new Plugin(fakeClient({ owner: async () => undefined, create: () => Promise.reject(error) }));
  await plugin.configure();
  const failed = leftover(await failure(plugin.create(GROUP, group({ containerGroupName: "web" }))));
  expect(failed?.reasons).toEqual(["it failed\n  event A: b\n  a log:\n    x"]);
});

test("what has no effect here is told of the first resource that has it", async () => {
  const plugin = new Plugin(fakeClient({ owner: async () => undefined }));
  await plugin.configure({ target: "local" });
  const preview = { preview: true };
  const zoned = (name: string, more = {}) => group({ containerGroupName: name, zones: ["1"], ...more });
  await plugin.create(`${GROUP}::a`, zoned("a"), preview);
  await plugin.create(`${GROUP}::b`, zoned("b"), preview);
  await plugin.create(`${GROUP}::c`, zoned("c", { sku: "Dedicated" }), preview);
  expect(plugin.engine.notes.filter((note) => note.startsWith("Kept"))).toEqual([
    "Kept, but without effect on the local engine: zones.",
    "Kept, but without effect on the local engine: sku.",
  ]);
});

describe("containers that succeed and are started again", () => {
  const seen = (name: string, restartCount: number, exitCode: number, state = "Running") => ({
    name,
    instanceView: { restartCount, currentState: { state, exitCode }, previousState: { exitCode } },
  });

  test("are named, at a read too", () => {
    const outputs = { containers: [seen("a", 2, 0), seen("b", 1, 0), seen("c", 9, 1), seen("d", 3, 0, "Terminated")] };
    const note =
      'Container "a" and "d" end with exit code 0 and are started again, for ever, for restartPolicy is Always. ' +
      "For work that ends, set OnFailure or Never, or make it a ContainerJob.";
    expect(endlessNote(outputs)).toBe(note);
    expect(containerGroup.readNote(outputs)).toBe(note);
  });

  test.each([
    ["have ended once", { containers: [seen("a", 1, 0)] }],
    ["fail", { containers: [seen("a", 5, 1)] }],
    ["are not restarted", { restartPolicy: "OnFailure", containers: [seen("a", 5, 0)] }],
    ["have no state", { containers: [{ name: "a" }] }],
  ])("are not meant when they %s", (_, outputs) => expect(endlessNote(outputs)).toBeUndefined());
});

test("what other tools write is refused with what to write in its place", async () => {
  const plugin = await new Plugin().configure();
  const ports = [{ port: "8080:80" }];
  const { failures } = await plugin.check(
    GROUP,
    group({ containers: [container({ ports })], networkProfile: { id: "x" } }),
  );
  expect(failures.map(({ reason }) => reason)).toEqual([
    'containers[0].ports[0].port: "8080:80" must be a whole number: ports are not mapped to others (Berth)',
    "networkProfile: is a property of older versions of the service: subnetIds, which the component calls subnetId, puts a " +
      "group into a subnet (Berth)",
  ]);
});
