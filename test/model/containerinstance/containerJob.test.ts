import { changes, models } from "../../../src/model";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import { container, containerGroup, describeRows, type Row } from "../support";

const containerJob = models["berth:containerinstance:ContainerJob"]!;
const ADDRESS = "is only for container groups: a job has no address, for it has ended when it is deployed (Berth)";
const ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerInstance/containerGroups/job-1";

const job = (more: Record<string, unknown> = {}) => ({ resourceGroupName: "rg", containers: [container()], ...more });

describeRows("job", containerJob, [
  ["the least", job(), []],
  ["Never", job({ restartPolicy: "Never" }), []],
  ["OnFailure", job({ restartPolicy: "OnFailure" }), []],
  [
    "Always",
    job({ restartPolicy: "Always" }),
    ['restartPolicy: "Always" must be Never or OnFailure: with Always, a job would never end (Berth)'],
  ],
  ["a moment", job({ timeoutMinutes: 0.01 }), []],
  ...[0, -1].map((minutes): Row => [
    `${minutes} minutes`,
    job({ timeoutMinutes: minutes }),
    [`timeoutMinutes: ${minutes} must be more than 0 (Berth)`],
  ]),
  ["flags", job({ deleteAfterRun: true, allowFailure: true, triggers: { a: "b" } }), []],
  ["an address", job({ ipAddress: { type: "Public", ports: [] } }), [`ipAddress: ${ADDRESS}`]],
  [
    "a group's rule",
    job({ containers: [container({ image: "http://x" })] }),
    containerGroupSays({ containers: [container({ image: "http://x" })] }),
  ],
]);

function containerGroupSays(more: Record<string, unknown>): string[] {
  const [problem] = containerGroup.rules(job(more));
  return [`${problem!.path}: ${JSON.stringify(problem!.value)} ${problem!.allowed} (${problem!.rule})`];
}

const TYPES: Record<string, unknown> = { string: "text", number: 7, integer: 7, boolean: true, array: ["text"] };

test("it has every input of a group but the address, and every change of one replaces", () => {
  const own = Object.keys(containerJob.inputs.properties);
  const groups = Object.keys(containerGroup.inputs.properties);
  expect(groups.filter((key) => !own.includes(key))).toEqual([
    "ipAddress",
    "containerGroupProfile",
    "standbyPoolProfile",
  ]);
  expect(own.filter((key) => !groups.includes(key))).toEqual([
    "triggers",
    "timeoutMinutes",
    "deleteAfterRun",
    "allowFailure",
  ]);
  for (const key of own.filter((name) => !["containers", "osType", "restartPolicy"].includes(name))) {
    const news = job({ [key]: TYPES[containerJob.inputs.properties[key]!.kind] ?? { key: "text" } });
    expect({ key, found: changes(containerJob, job(), news).map(({ replace }) => replace) }).toEqual({
      key,
      found: [true],
    });
  }
});

test.each<[string, object, object, string[]]>([
  ["defaults written out", {}, { restartPolicy: "Never", timeoutMinutes: 30, deleteAfterRun: false }, []],
  ["tags", {}, { tags: { a: "b" } }, ["tags"]],
  ["a trigger", { triggers: { a: "1" } }, { triggers: { a: "2" } }, ["triggers.a"]],
  ["an image", {}, { containers: [container({ image: "busybox:2" })] }, ["containers[0].image"]],
])("changes: %s", (_what, olds, news, paths) => {
  const found = changes(containerJob, job({ ...olds }), job({ ...news }));
  expect(found.map(({ path }) => path)).toEqual(paths);
  expect(found.every(({ replace }) => replace)).toBe(true);
});

const OLDS = job({
  containerGroupName: "job-1",
  location: "westeurope",
  triggers: { a: "1" },
  timeoutMinutes: 5,
  deleteAfterRun: true,
  allowFailure: true,
});

test("a group that was deleted after its run is read back as it was", () => {
  const outputs = { id: ID, name: "job-1", exitCode: 0, logs: "", results: [], deleted: true };
  expect(inputsFromOutputs(containerJob, outputs, OLDS)).toEqual(OLDS);
});

test("a group that stays is read back with Berth's own inputs, and with what was changed in it", () => {
  const outputs = {
    id: ID,
    name: "job-1",
    location: "westeurope",
    osType: "Linux",
    restartPolicy: "Never",
    containers: [container({ instanceView: {} })],
    deleted: false,
  };
  expect(inputsFromOutputs(containerJob, outputs, OLDS)).toEqual(OLDS);
  const other = { ...outputs, containers: [container({ image: "busybox:2" })] };
  expect(inputsFromOutputs(containerJob, other, OLDS)).toEqual({
    ...OLDS,
    containers: [container({ image: "busybox:2" })],
  });
});

test("an import has what ARM returns", () => {
  const outputs = {
    id: ID,
    name: "job-1",
    location: "westeurope",
    restartPolicy: "OnFailure",
    containers: [container()],
  };
  expect(inputsFromOutputs(containerJob, outputs)).toEqual({
    ...job({ restartPolicy: "OnFailure" }),
    containerGroupName: "job-1",
    location: "westeurope",
  });
});
