import { changes, check, models } from "../../../src/model";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import { SAME_SECURITY } from "../../../src/model/containerservice/deploymentRefused";
import { formatProblem } from "../../../src/model/core/problem";
import type { Shape } from "../../../src/model/core/shape";
import { resourceShapes, typeShapes } from "../../../src/model/generated/shapes";
import { deploymentOf, serviceOf } from "../../../src/providers/kubernetes/manifests";
import { configMapsOf, secretsOf } from "../../../src/providers/kubernetes/settings";
import { outputsOf } from "../../../src/providers/kubernetes/view";
import { everyProperty } from "../../support/everyProperty";
import { wanted } from "./support";

/**
 * Every property of a container group, even one that was added to the schema yesterday, is either written into the
 * objects of a Deployment and read back from them, or refused by name with a reason.
 */
const model = models["berth:containerservice:Deployment"]!;
const group = resourceShapes["berth:containerinstance:ContainerGroup"].inputs;

/** Those of the group that name it in ARM. */
const NAMES = ["resourceGroupName"];
/** What can be read about a secret: that it exists, or nothing. */
const WRITE_ONLY = [
  "containers[].environmentVariables[].secureValue",
  "imageRegistryCredentials[].password",
  "initContainers[].environmentVariables[].secureValue",
  "volumes[].azureFile.storageAccountKey",
  "volumes[].secret",
];

/** Paths of the properties of a shape that hold no others, such as `containers[].ports[].port`. */
function leaves(shape: Shape, path = ""): string[] {
  if (shape.kind === "array") return leaves(shape.items, `${path}[]`);
  if (shape.kind !== "object") return [path];
  return Object.entries(shape.properties).flatMap(([key, item]) => leaves(item, path === "" ? key : `${path}.${key}`));
}
const properties = leaves(group).filter((path) => !NAMES.includes(path));

const httpProbe = (port: number) => ({
  httpGet: { path: "/a", port, scheme: "https", httpHeaders: [{ name: "X-A", value: "a" }] },
  initialDelaySeconds: 1,
  periodSeconds: 2,
  failureThreshold: 4,
  successThreshold: 1,
  timeoutSeconds: 5,
});
const SECURITY = typeShapes["berth:containerinstance:SecurityContextDefinition"];
const security = () => ({
  ...Object.fromEntries(SAME_SECURITY.map((key) => [key, everyProperty(SECURITY.properties[key]!)])),
  capabilities: { add: ["CHOWN"], drop: ["KILL"] },
});
const program = (name: string) => ({
  name,
  image: "busybox:1",
  command: ["a"],
  environmentVariables: [
    { name: "A", value: "a" },
    { name: "B", secureValue: "b" },
  ],
  volumeMounts: [{ name: "empty", mountPath: "/a", readOnly: true }],
  securityContext: security(),
});
const app = (name: string, port: number, more: object) => ({
  ...program(name),
  ports: [{ port, protocol: "TCP" }],
  resources: { requests: { cpu: 1, memoryInGB: 1 }, limits: { cpu: 3, memoryInGB: 3 } },
  configMap: { keyValuePairs: { a: "a" } },
  ...more,
});
const execProbe = () => ({ exec: { command: ["a"] } });

/** Every property that a Deployment takes. */
const everything = (): Record<string, unknown> => ({
  resourceGroupName: "rg",
  resourceName: "aks",
  namespace: "shop",
  deploymentName: "web",
  osType: "Windows",
  containers: [
    app("web", 80, { livenessProbe: httpProbe(80), readinessProbe: httpProbe(80) }),
    app("aside", 81, { livenessProbe: execProbe(), readinessProbe: execProbe() }),
  ],
  initContainers: [program("setup")],
  ipAddress: { type: "Public", ports: [{ port: 80, protocol: "TCP" }], dnsNameLabel: "shop" },
  volumes: [
    { name: "empty", emptyDir: {} },
    { name: "keys", secret: { a: "YQ==" } },
    {
      name: "share",
      azureFile: { shareName: "share", storageAccountName: "acct", storageAccountKey: "key", readOnly: true },
    },
  ],
  imageRegistryCredentials: [{ server: "a.example.com", username: "u", password: "p" }],
  dnsConfig: { nameServers: ["10.0.0.1"], searchDomains: "a.example.com", options: "ndots:2" },
});

/** Another valid value for each kind of property. The name decides where only certain words are valid. */
const OTHER: Readonly<Record<string, unknown>> = {
  osType: "Linux",
  protocol: "UDP",
  scheme: "http",
  secret: { a: "Yg==" },
  keyValuePairs: { a: "b" },
  image: "busybox:2",
  mountPath: "/b",
  nameServers: "10.0.0.2",
  searchDomains: "b.example.com",
  options: "rotate",
};

function otherValue(path: string, value: unknown): unknown {
  const key = path.split(".").at(-1)!.replace("[]", "");
  if (Object.hasOwn(OTHER, key)) return OTHER[key];
  if (key === "add" || key === "drop") return "SYS_TIME";
  if (typeof value === "number") return value + 1;
  return typeof value === "boolean" ? !value : `${String(value)}x`;
}

/** Properties that allow a single value: the value to use instead. */
const INSTEAD: Readonly<Record<string, (inputs: any) => void>> = {
  "ipAddress.type": (inputs) => delete inputs.ipAddress,
  "volumes[].emptyDir": ({ volumes }) => (volumes[0] = { name: "empty", secret: { a: "YQ==" } }),
};

/** A copy with other values at a path; `undefined` where there is no value. */
function changed(path: string): Record<string, unknown> | undefined {
  const copy = everything();
  if (INSTEAD[path] !== undefined) {
    INSTEAD[path](copy);
    return copy;
  }
  let found = false;
  const walk = (owner: any, [step = "", ...rest]: string[]): void => {
    const key = step.replace("[]", "");
    if (owner?.[key] === undefined) return;
    if (rest.length > 0) {
      for (const item of step.endsWith("[]") ? owner[key] : [owner[key]]) walk(item, rest);
      return;
    }
    found = true;
    const [value] = step.endsWith("[]") ? owner[key] : [owner[key]];
    const other = otherValue(path, value);
    owner[key] = step.endsWith("[]") ? [other] : other;
  };
  walk(copy, path.split("."));
  return found ? copy : undefined;
}

const SHARES = { share: { key: "key" } };
const sharesOf = (inputs: any) => {
  const { storageAccountKey: key } = inputs.volumes?.find((volume: any) => volume.azureFile)?.azureFile ?? {};
  return key === undefined ? SHARES : { share: { key } };
};
const objectsOf = (inputs: Record<string, unknown>) => {
  const whole = wanted(inputs, sharesOf(inputs));
  const [secrets, configMaps] = [secretsOf(whole), configMapsOf(whole)];
  const registries = secrets.find(({ metadata }) => metadata!.name === "web.registries");
  return { deployment: deploymentOf(whole, {}), service: serviceOf(whole), configMaps, secrets, registries };
};
const id = model.id(everything(), "sub");

const taken = properties.filter((path) => changed(path) !== undefined);
const others = properties.filter((path) => !taken.includes(path));

test("everything is valid", () => {
  expect(check(model, everything()).map(formatProblem)).toEqual([]);
});

test.each(taken)("%s is in the objects, and read back", (path) => {
  const inputs = changed(path)!;
  const [before, after] = [objectsOf(everything()), objectsOf(inputs)];
  expect(after).not.toEqual(before);

  // The program's properties differ from what the cluster has now.
  const seen = { ...outputsOf(after, () => undefined), id };
  const drift = changes(model, inputsFromOutputs(model, seen, everything()), everything());
  if (WRITE_ONLY.includes(path)) expect(drift).toEqual([]);
  else expect(drift).not.toEqual([]);

  // A program with exactly these properties sees no difference.
  expect(changes(model, inputsFromOutputs(model, seen, inputs), inputs)).toEqual([]);
});

/** A body with only this property, at the lowest depth at which it can be refused. */
function bodyWith(path: string): unknown {
  const build = (shape: Shape, [step, ...rest]: string[]): unknown => {
    if (step === undefined) return everyProperty(shape);
    const key = step.replace("[]", "");
    const property = (shape as Extract<Shape, { kind: "object" }>).properties[key]!;
    const below = step.endsWith("[]") ? (property as Extract<Shape, { kind: "array" }>).items : property;
    const value = build(below, rest);
    return { [key]: step.endsWith("[]") ? [value] : value };
  };
  return build(group, path.split("."));
}

test.each(others)("%s is refused by name, with a reason", (path) => {
  const steps = path.split(".");
  const at = steps.map((_, i) =>
    steps
      .slice(0, i + 1)
      .join(".")
      .replaceAll("[]", "[0]"),
  );
  const outer = [...at, ...at.map((step) => step.replace(/\[0\]$/, ""))];
  const problems = check(model, bodyWith(path) as Record<string, unknown>).filter((found) =>
    outer.includes(found.path),
  );
  const refusals = problems.filter(({ allowed }) => /^(is|has) (?!not a property|a property of ARM)/.test(allowed));
  expect([path, refusals.map(formatProblem)]).toEqual([path, [expect.any(String)]]);
});

test("both kinds are there", () => {
  expect([taken.length, others.length].map((count) => count > 20)).toEqual([true, true]);
  expect(taken).toEqual(expect.arrayContaining(WRITE_ONLY));
});
