import { formatPort, formatProblem, parseImage, parsePort, UNKNOWN } from "../../../src/model";
import { atKey } from "../../../src/model/core/path";
import { bytesOfGB, nanoCpus } from "../../../src/model/values/quantity";
import { canonicalLocation } from "../../../src/model/values/location";
import { containsUnknown } from "../../../src/model/core/unknown";
import { hideValues } from "../../../src/model/core/problem";
import { sumCpu, sumMemory } from "../../../src/model/values/quantity";

describe("ports as users write them", () => {
  test.each([
    [80, { port: 80, protocol: "TCP" }],
    [65535, { port: 65535, protocol: "TCP" }],
    [
      { port: 53, protocol: "UDP" },
      { port: 53, protocol: "UDP" },
    ],
    [
      { port: 1, protocol: undefined },
      { port: 1, protocol: "TCP" },
    ],
    [
      { port: 1, protocol: null },
      { port: 1, protocol: "TCP" },
    ],
  ])("%j", (spec, port) => expect(parsePort(spec, "ports[0]")).toEqual({ port, problems: [] }));

  test.each([UNKNOWN, { port: UNKNOWN }, { port: 80, protocol: UNKNOWN }])("not known yet", (spec) =>
    expect(parsePort(spec, "ports[0]")).toEqual({ problems: [] }),
  );

  const RANGE = "must be a whole number from 1 to 65535 (Azure Container Instances)";
  test.each<[unknown, string[]]>([
    [0, [`ports[0]: 0 ${RANGE}`]],
    [80.5, [`ports[0]: 80.5 ${RANGE}`]],
    [65536, [`ports[0]: 65536 ${RANGE}`]],
    ["80", ['ports[0]: "80" must be a number such as 80, or { port, protocol } (Berth)']],
    ["80/udp", ['ports[0]: "80/udp" must be a number such as 80, or { port, protocol } (Berth)']],
    [null, ["ports[0]: must be a number such as 80, or { port, protocol } (Berth)"]],
    [[80], ["ports[0]: must be a number such as 80, or { port, protocol } (Berth)"]],
    [{}, [`ports[0].port: ${RANGE}`]],
    [{ port: "80" }, [`ports[0].port: "80" ${RANGE}`]],
    [{ port: 80, protocol: "sctp" }, ['ports[0].protocol: "sctp" must be one of TCP, UDP (Azure Resource Manager)']],
    [{ port: 80, protocol: 6 }, ["ports[0].protocol: 6 must be one of TCP, UDP (Azure Resource Manager)"]],
    [{ port: 80, hostPort: 8080 }, ["ports[0].hostPort: is not a property; the properties are port, protocol (Berth)"]],
  ])("%j is refused", (spec, sentences) => {
    const { port, problems } = parsePort(spec, "ports[0]");
    expect(port).toBeUndefined();
    expect(problems.map(formatProblem)).toEqual(sentences);
  });

  test("format", () => expect(formatPort({ port: 53, protocol: "UDP" })).toBe("53/UDP"));
});

test("image references are parsed", () => {
  const digest = `sha256:${"0".repeat(64)}`;
  expect(parseImage("busybox")).toEqual({ repository: "busybox" });
  expect(parseImage("team/app:1")).toEqual({ repository: "team/app", tag: "1" });
  expect(parseImage("localhost/app")).toEqual({ registry: "localhost", repository: "app" });
  expect(parseImage(`reg.io:5000/a/b:t@${digest}`)).toEqual({
    registry: "reg.io:5000",
    repository: "a/b",
    tag: "t",
    digest,
  });
});

test("quantities without floating-point noise", () => {
  expect(sumCpu([0.1, 0.2, 0.7])).toBe(1);
  expect(sumCpu(Array.from({ length: 100 }, () => 0.01))).toBe(1);
  expect(sumMemory([0.1, 0.2])).toBe(0.3);
  expect(nanoCpus(0.29)).toBe(290_000_000);
  expect(bytesOfGB(1.5)).toBe(1_610_612_736);
  expect(bytesOfGB(0.1)).toBe(107_374_182);
});

test("regions", () => {
  expect(canonicalLocation("West Europe")).toBe("westeurope");
  expect(canonicalLocation("eastus2")).toBe("eastus2");
});

test("paths and sentences", () => {
  expect(atKey("", "a")).toBe("a");
  expect(atKey("a[0]", "b-c")).toBe("a[0].b-c");
  expect(atKey("tags", "x.y")).toBe('tags["x.y"]');
  expect(formatProblem({ path: "a", value: { b: 1 }, allowed: "must be c", rule: "Berth" })).toBe(
    'a: {"b":1} must be c (Berth)',
  );
});

test("values of secret properties are hidden", () => {
  const problem = (path: string) => ({ path, value: "v", allowed: "must be c", rule: "Berth" });
  const hidden = ({ path, value }: { path: string; value?: unknown }) => [path, value];
  const paths = ["a", "a.b", "a.b[0].c", "a.bc", "d[1]", "d[10]"];
  expect(hideValues(paths.map(problem), ["a.b", "d[1].x"]).map(hidden)).toEqual([
    ["a", undefined],
    ["a.b", undefined],
    ["a.b[0].c", undefined],
    ["a.bc", "v"],
    ["d[1]", undefined],
    ["d[10]", "v"],
  ]);
});

test("values that contain an unknown value", () => {
  expect(containsUnknown({ a: [1, { b: UNKNOWN }] })).toBe(true);
  expect(containsUnknown({ a: [1, null] })).toBe(false);
});
