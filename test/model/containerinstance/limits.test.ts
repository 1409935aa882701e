import { UNKNOWN } from "../../../src/model";
import { codes, container, containerGroup, describeRows, group, groupOf, type Row } from "../support";

const ACI = "(Azure Container Instances)";
const CPU = `must be a number of cores above 0 ${ACI}`;
const MEMORY = `must be a number of GB above 0, in steps of 0.1 ${ACI}`;

const limited = (limits: unknown, requests: unknown = { cpu: 1, memoryInGB: 1 }) =>
  groupOf({ resources: { requests, limits } });
/** A container that requests the given amount beside one that requests 1 and 1, so that 3 and 3 are the total. */
const beside = (limits: unknown, requests: unknown = { cpu: 2, memoryInGB: 2 }) =>
  group({ containers: [container(), container({ name: "big", resources: { requests, limits } })] });
const AT = "containers[1].resources.limits";

describeRows("limits", containerGroup, [
  ["of nothing", limited({}), []],
  ["null", limited(null), []],
  ["at the request", limited({ cpu: 1, memoryInGB: 1 }), []],
  ["at the request, with floating-point noise", beside({ cpu: 0.3 }, { cpu: 0.1 + 0.2, memoryInGB: 1 }), []],
  ["of CPU alone", beside({ cpu: 2.5 }), []],
  ["at what the group requests", beside({ cpu: 3, memoryInGB: 3 }), []],
  ["of a container that requests little", beside({ cpu: 1.01, memoryInGB: 1.1 }, { cpu: 0.01, memoryInGB: 0.1 }), []],
  [
    "below the request",
    beside({ cpu: 1.99, memoryInGB: 1.9 }),
    [
      `${AT}.cpu: 1.99 must be at least what the container requests, which is 2 ${ACI}`,
      `${AT}.memoryInGB: 1.9 must be at least what the container requests, which is 2 ${ACI}`,
    ],
  ],
  [
    "above what the group requests",
    beside({ cpu: 3.01, memoryInGB: 3.1 }),
    [
      `${AT}.cpu: 3.01 must be at most what the group's containers request together, which is 3 ${ACI}`,
      `${AT}.memoryInGB: 3.1 must be at most what the group's containers request together, which is 3 ${ACI}`,
    ],
  ],
  ["above what is known to be requested", beside({ cpu: 30 }, { cpu: UNKNOWN, memoryInGB: 2 }), []],
  ["not known yet", beside({ cpu: UNKNOWN, memoryInGB: 3 }), []],
  ...[0, -1].map((cpu): Row => [`cpu ${cpu}`, beside({ cpu }), [`${AT}.cpu: ${cpu} ${CPU}`]]),
  ...[0, -0.1, 2.05].map((memoryInGB): Row => [
    `memory ${memoryInGB}`,
    beside({ memoryInGB }),
    [`${AT}.memoryInGB: ${memoryInGB} ${MEMORY}`],
  ]),
  ["a text", beside({ cpu: "2" }), [`${AT}.cpu: "2" must be a number (Berth)`]],
  ["a number", beside(2), [`${AT}: 2 must be an object (Berth)`]],
]);

const gpu = (count: unknown, sku: unknown = "V100") => ({ gpu: { count, sku } });
const requests = (more: object) => ({ cpu: 1, memoryInGB: 1, ...more });
const COUNT = `must be 1, 2 or 4 ${ACI}`;

describeRows("GPUs", containerGroup, [
  ...[1, 2, 4].map((count): Row => [`${count}`, limited(undefined, requests(gpu(count))), []]),
  ...["K80", "P100", "V100"].map((sku): Row => [sku, limited(gpu(1, sku)), []]),
  ...[0, -1, 3, 5].map((count): Row => [
    `${count}`,
    limited(undefined, requests(gpu(count))),
    [`containers[0].resources.requests.gpu.count: ${count} ${COUNT}`],
  ]),
  ["at most 3", limited(gpu(3)), [`containers[0].resources.limits.gpu.count: 3 ${COUNT}`]],
  ["half a GPU", limited(gpu(0.5)), ["containers[0].resources.limits.gpu.count: 0.5 must be a whole number (Berth)"]],
  [
    "of another kind",
    limited(undefined, requests(gpu(1, "T4"))),
    ['containers[0].resources.requests.gpu.sku: "T4" must be one of K80, P100, V100 (Azure Resource Manager)'],
  ],
  ["fewer at least than at most", limited(gpu(4), requests(gpu(2))), []],
  [
    "more at least than at most",
    limited(gpu(1), requests(gpu(2))),
    [`containers[0].resources.limits.gpu.count: 1 must be at least what the container requests, which is 2 ${ACI}`],
  ],
]);

test("ARM's codes", () => {
  expect(codes(beside({ cpu: 1 }))).toEqual([[`${AT}.cpu`, "ResourceLimitsLessThanRequests"]]);
  expect(codes(beside({ memoryInGB: 1 }))).toEqual([[`${AT}.memoryInGB`, "ResourceLimitsLessThanRequests"]]);
  expect(codes(beside({ cpu: 4 }))).toEqual([[`${AT}.cpu`, "ContainerLimitGreaterThanContainerGroupTotalRequest"]]);
  expect(codes(limited(gpu(1), requests(gpu(2))))).toEqual([
    ["containers[0].resources.limits.gpu.count", "ResourceLimitsLessThanRequests"],
  ]);
});
