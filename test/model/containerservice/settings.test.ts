import { changes } from "../../../src/model";
import { CLUSTER_SETTINGS, NETWORK_SETTINGS } from "../../../src/model/containerservice/clusterSettings";
import { ON_BY_DEFAULT, POOL_SETTINGS } from "../../../src/model/containerservice/poolForm";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import type { ResourceModel } from "../../../src/model/core/resource";
import type { Shape } from "../../../src/model/core/shape";
import { everyProperty } from "../../support/everyProperty";
import { agentPool, managedCluster } from "../support";

// Every property of a cluster and of a pool, down to the last part: what it is on the local engine, that a change of it
// is found, and that what the service fills up is none.

interface Leaf {
  /** With `[]` for any index and any key. */
  readonly pattern: string;
  readonly steps: readonly (string | number)[];
  readonly shape: Shape;
}

function leaves(shape: Shape, pattern = "", steps: readonly (string | number)[] = []): Leaf[] {
  if (shape.kind === "array") return leaves(shape.items, `${pattern}[]`, [...steps, 0]);
  if (shape.kind === "map") return leaves(shape.values, `${pattern}[]`, [...steps, "key"]);
  if (shape.kind !== "object") return [{ pattern, steps, shape }];
  return Object.entries(shape.properties).flatMap(([key, item]) =>
    leaves(item, pattern === "" ? key : `${pattern}.${key}`, [...steps, key]),
  );
}

/** A copy with another value at a place, or with none. */
function altered(value: any, [step, ...rest]: readonly (string | number)[], leaf: unknown): any {
  const copy = Array.isArray(value) ? [...value] : { ...value };
  if (rest.length > 0) copy[step!] = altered(value[step!], rest, leaf);
  else if (leaf === undefined) delete copy[step!];
  else copy[step!] = leaf;
  return copy;
}

const other = (shape: Shape): unknown =>
  shape.kind === "string" ? (shape.enum?.[1] ?? "other") : shape.kind === "boolean" ? false : 8;

/** What the local engine acts on, or refuses unless it has the one value that it can give. */
const HONOURED: Readonly<Record<string, readonly string[]>> = {
  pool: [
    ...["name", "count", "vmSize", "osType", "mode", "type", "maxPods", "nodeLabels[]", "nodeTaints[]", "tags[]"],
    ...["orchestratorVersion", "powerState.code"],
    ...["virtualMachinesProfile.scale.manual[].count", "virtualMachinesProfile.scale.manual[].size"],
  ],
  cluster: [
    ...[
      "poolsAreResources",
      "location",
      "tags[]",
      "dnsPrefix",
      "fqdnSubdomain",
      "kubernetesVersion",
      "enableRBAC",
      "disableLocalAccounts",
    ],
    ...["apiServerAccessProfile.enablePrivateCluster", "apiServerAccessProfile.privateDNSZone"],
    ...["podCidr", "serviceCidr", "podCidrs[]", "serviceCidrs[]", "dnsServiceIP", "networkPolicy"].map(
      (key) => `networkProfile.${key}`,
    ),
    // ARM requires one of the two.
    ...["identity.type", "identity.userAssignedIdentities[]", "identity.delegatedResources[]"],
    ...["servicePrincipalProfile.clientId", "servicePrincipalProfile.secret"],
  ],
};

const isBelow = (pattern: string, of: string) =>
  pattern === of || pattern.startsWith(`${of}.`) || pattern.startsWith(`${of}[]`);

test.each<[string, ResourceModel, readonly string[]]>([
  ["pool", agentPool, HONOURED.pool!],
  ["cluster", managedCluster, [...HONOURED.cluster!, ...HONOURED.pool!.map((key) => `agentPoolProfiles[].${key}`)]],
])(
  "every property of a %s has an effect on the local engine, or a note says that it has none",
  (_, model, honoured) => {
    const patterns = leaves(model.inputs).map(({ pattern }) => pattern);
    const others = patterns.filter((pattern) => !model.identity.includes(pattern));
    const unknown = others.filter(
      (pattern) => ![...honoured, ...model.cloudOnly].some((known) => isBelow(pattern, known)),
    );
    expect(unknown).toEqual([]);
  },
);

/** The settings of a model, by their paths, and all their parts. */
const SETTINGS: readonly (readonly [string, ResourceModel, readonly string[]])[] = [
  ["pool", agentPool, POOL_SETTINGS],
  ["cluster", managedCluster, [...CLUSTER_SETTINGS, ...NETWORK_SETTINGS.map((key) => `networkProfile.${key}`)]],
  ["cluster's pool", managedCluster, POOL_SETTINGS.map((key) => `agentPoolProfiles[].${key}`)],
];

describe.each(SETTINGS)("the settings of a %s", (_, model, settings) => {
  // Where pools are resources of their own, the cluster's list of them is compared with nothing.
  const all = {
    ...(everyProperty(model.inputs) as object),
    ...(model === managedCluster && { poolsAreResources: false }),
  };
  const own = leaves(model.inputs).filter(({ pattern }) => settings.some((setting) => isBelow(pattern, setting)));

  test("are all there", () => {
    for (const setting of settings) expect(own.some(({ pattern }) => isBelow(pattern, setting))).toBe(true);
  });

  test("are compared: a change of any part is found, in its place", () => {
    const missed = own.filter(({ steps, shape }) => {
      const found = changes(model, all, altered(all, steps, other(shape)), all);
      return found.length === 0 || !found.every(({ path }) => path.startsWith(String(steps[0])));
    });
    expect(missed.map(({ pattern }) => pattern)).toEqual([]);
  });

  // Items are told apart by these.
  const isKey =
    /\[\]$|(?:manual\[\]\.size|Gateways\[\]\.(?:name|mode)|(?:Resources|Identities|Exceptions)\[\]\.name|public\w+\[\]\.id)$/;
  test("have no change for a part that the program leaves to the service", () => {
    const differing = own.filter(({ pattern, steps }) => {
      if (isKey.test(pattern)) return false;
      const wanted = altered(all, steps, undefined);
      const drift = changes(model, inputsFromOutputs(model, all, wanted), wanted);
      return [...drift, ...changes(model, wanted, all, all)].length > 0;
    });
    expect(differing.map(({ pattern }) => pattern)).toEqual([]);
  });

  test("that are off are as if they were absent", () => {
    const off = own.filter(({ shape, steps }) => shape.kind === "boolean" && steps.every((step) => step !== 0));
    const nothing = Object.fromEntries(model.identity.map((key) => [key, "name"]));
    const differing = off.filter(({ steps }) => {
      const wanted = steps.reduceRight<unknown>((value, step) => ({ [step]: value }), false) as object;
      return changes(model, nothing, { ...nothing, ...wanted }, nothing).length > 0;
    });
    const on = off.filter(({ steps }) => ON_BY_DEFAULT.includes(String(steps.at(-1))));
    expect(differing.map(({ pattern }) => pattern)).toEqual(on.map(({ pattern }) => pattern));
  });
});
