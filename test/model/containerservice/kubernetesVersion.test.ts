import {
  checkKubernetesVersion,
  canUpgrade,
  checkNodeVersion,
  isPatchOf,
  isSameVersion,
  knownMinors,
  minorsBehind,
  parseKubernetesVersion,
  resolveKubernetesVersion,
  upgradesOf,
} from "../../../src/model/containerservice/kubernetesVersion";

test.each([
  ["1.34", { major: 1, minor: 34 }],
  ["1.34.4", { major: 1, minor: 34, patch: 4 }],
  ["1.34.0", { major: 1, minor: 34, patch: 0 }],
  ["v1.34.4", undefined],
  ["1", undefined],
  ["1.34.4-k3s1", undefined],
  ["1.34.", undefined],
  ["", undefined],
])("%s is parsed", (text, expected) => {
  expect(parseKubernetesVersion(text)).toEqual(expected);
});

test.each([
  [undefined, "1.34.4"],
  ["", "1.34.4"],
  ["1.31", "1.31.14"],
  ["1.32", "1.32.12"],
  ["1.33", "1.33.8"],
  ["1.34", "1.34.4"],
  ["1.35", "1.35.1"],
  ["1.34.2", "1.34.2"],
  ["1.10.0", "1.10.0"],
  ["1.10", undefined],
  ["constructor", undefined],
  ["latest", undefined],
])("%s means %s", (text, expected) => {
  expect(resolveKubernetesVersion(text)).toBe(expected);
});

test("every known minor version has a patch", () => {
  for (const minor of knownMinors()) expect(isPatchOf(minor, resolveKubernetesVersion(minor))).toBe(true);
});

test.each([
  ["1.34", "1.34.9", true],
  ["1.34", "1.34", true],
  ["1.34", "1.35.0", false],
  ["1.34", "2.34.0", false],
  ["1.34.4", "1.34.4", false],
  ["", "1.34.4", false],
  [undefined, "1.34.4", false],
  ["1.34", undefined, false],
])("is %s an alias of %s: %s", (alias, version, expected) => {
  expect(isPatchOf(alias, version)).toBe(expected);
});

test.each([
  ["1.34", "1.34", true],
  ["1.34", "1.34.4", true],
  ["1.34.4", "1.34", true],
  ["1.34.4", "1.34.5", false],
  [undefined, "1.34", false],
])("are %s and %s the same: %s", (a, b, expected) => {
  expect(isSameVersion(a, b)).toBe(expected);
});

test.each([
  ["1.34.4", "1.34.4", true],
  ["1.34.4", "1.34.5", true],
  ["1.34.4", "1.34", true],
  ["1.34.4", "1.35", true],
  ["1.34.4", "1.35.0", true],
  ["1.34.4", "1.34.3", false],
  ["1.34.4", "1.36", false],
  ["1.34.4", "1.33.9", false],
  ["1.34.4", "2.35.0", false],
  ["1.34", "1.34.0", true],
  ["what runs", "1.34", true],
])("can %s become %s: %s", (from, to, expected) => {
  expect(canUpgrade(from, to)).toBe(expected);
});

test.each([
  ["1.32.12", ["1.33.8"]],
  ["1.32.3", ["1.32.12", "1.33.8"]],
  ["1.35.1", []],
])("%s can become %j", (version, expected) => {
  expect(upgradesOf(version)).toEqual(expected);
});

test("minor versions behind", () => {
  const of = (text: string) => parseKubernetesVersion(text)!;
  expect(minorsBehind(of("1.32"), of("1.34.4"))).toBe(2);
  expect(minorsBehind(of("1.35.1"), of("1.34"))).toBe(-1);
  expect(minorsBehind(of("1.34"), of("2.34"))).toBeUndefined();
});

test.each([[undefined], [""], ["1.34"], ["1.34.4"], [5]])("%s is a valid version", (value) => {
  expect(checkKubernetesVersion(value, "v")).toEqual([]);
});

test.each([["1"], ["v1.34"], ["stable"], ["1.34.4.1"]])("%s is not a version", (value) => {
  const allowed = "must be a version such as 1.34 or 1.34.4";
  expect(checkKubernetesVersion(value, "v")).toEqual([{ path: "v", value, allowed, rule: "Azure Kubernetes Service" }]);
});

test.each([
  ["1.34", "1.34", true],
  ["1.34.4", "1.34", true],
  ["1.34", "1.34.4", true],
  ["1.34.4", "1.34.4", true],
  ["1.34.5", "1.34.4", false],
  ["1.32.12", "1.34", true],
  ["1.31.14", "1.34", false],
  ["1.35", "1.34", false],
  ["2.34", "1.34", false],
  ["", "1.34", true],
  ["1.34", undefined, true],
  [undefined, "1.34", true],
])("nodes of %s under a control plane of %s: %s", (nodes, control, fine) => {
  const allowed = `must be at most the control plane's ${control}, and at most 2 minor versions older`;
  const problem = { path: "v", value: nodes, allowed, rule: "Azure Kubernetes Service" };
  expect(checkNodeVersion(nodes, "v", control)).toEqual(fine ? [] : [problem]);
});
