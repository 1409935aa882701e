import fc from "fast-check";
import { type ResourceModel, UNKNOWN } from "../../src/model";
import { nestBody } from "../../src/model/core/armBody";
import { isRecord } from "../../src/model/core/json";
import { aksFills } from "./containerservice/fills";
import { groupFills } from "./containerinstance/fills";

type Json = Record<string, unknown>;

export const word = (min: number, max: number) =>
  fc.stringMatching(new RegExp(`^[a-z][a-z0-9]{${min - 1},${max - 1}}$`));
export const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const clean = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(clean)
    : isRecord(value)
      ? Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (v === undefined ? [] : [[k, clean(v)]])))
      : value;
export const cleaned = (arbitrary: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  arbitrary.map((value) => clean(value) as Json);

export const tags = fc.dictionary(
  word(1, 10).filter((name) => !/^(azure|microsoft|windows)/.test(name)),
  fc.string({ maxLength: 20 }),
  { maxKeys: 5 },
);
export const location = fc.constantFrom("westeurope", "West Europe", "eastus2");
export const shares: fc.Arbitrary<Json> = cleaned(
  fc.record({
    resourceGroupName: word(1, 12),
    accountName: word(3, 12),
    shareName: word(3, 12),
    shareQuota: optional(fc.integer({ min: 1, max: 102400 })),
    accessTier: optional(fc.constantFrom("TransactionOptimized", "Hot", "Cool")),
    enabledProtocols: optional(fc.constant("SMB")),
    metadata: optional(fc.dictionary(word(1, 5), fc.string(), { maxKeys: 3 })),
  }),
);

export const accounts: fc.Arbitrary<Json> = cleaned(
  fc.record({
    resourceGroupName: word(1, 12),
    accountName: word(3, 12),
    location: optional(location),
    kind: fc.constantFrom("StorageV2", "FileStorage"),
    sku: fc.record({ name: fc.constantFrom("Standard_LRS", "Premium_LRS") }),
    tags: optional(tags),
  }),
);

export const resourceGroups: fc.Arbitrary<Json> = cleaned(
  fc.record({ resourceGroupName: word(1, 12), location: optional(location), tags: optional(tags) }),
);

/** Any JSON value, often with names and values that occur in inputs. */
export const anything = (model: ResourceModel): fc.Arbitrary<Json> => {
  const keys = [...propertyNames(model.inputs), "constructor", "__proto__", "toString", "sku", "secret", "x"];
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      UNKNOWN,
      true,
      "",
      "Windows",
      "Private",
      "NFS",
      "web",
      "/srv",
      "a@b:c/d",
      0,
      -1,
      80,
      0.5,
    ),
    fc.string(),
    fc.double(),
  );
  const { tree } = fc.letrec<{ tree: unknown; object: Json }>((tie) => ({
    tree: fc.oneof({ depthSize: "medium" }, leaf, tie("object"), fc.array(tie("tree"), { maxLength: 3 })),
    object: fc.dictionary(fc.constantFrom(...keys), tie("tree"), { maxKeys: 8 }),
  }));
  return fc.dictionary(fc.constantFrom(...keys), tree, { maxKeys: 10 });
};

function propertyNames(shape: unknown): string[] {
  if (!isRecord(shape)) return [];
  if (shape.kind === "array") return propertyNames(shape.items);
  if (shape.kind !== "object" || !isRecord(shape.properties)) return [];
  return Object.entries(shape.properties).flatMap(([key, item]) => [key, ...propertyNames(item)]);
}

/** The value with one of its given parts, chosen by `choice`, replaced by another. */
export function replacePart(value: unknown, choice: number, part: unknown): unknown {
  const paths: (string | number)[][] = [];
  const collect = (node: unknown, path: (string | number)[]) => {
    if (Array.isArray(node)) node.forEach((item, i) => collect(item, [...path, i]));
    else if (isRecord(node)) for (const key of Object.keys(node)) collect(node[key], [...path, key]);
    if (path.length > 0 && node !== null) paths.push(path);
  };
  collect(value, []);
  const put = (node: unknown, [head, ...rest]: (string | number)[]): unknown => {
    if (head === undefined) return part;
    if (Array.isArray(node)) return node.map((item: unknown, i) => (i === head ? put(item, rest) : item));
    return Object.fromEntries(Object.entries(node as Json).map(([k, v]) => [k, k === head ? put(v, rest) : v]));
  };
  return paths.length === 0 ? value : put(value, paths[choice % paths.length]!);
}

/** ARM's answer to these inputs: with the names from the id, without secrets, and with properties that ARM adds. */
export function armEcho(model: ResourceModel, inputs: Json): Json {
  const body = { ...inputs };
  for (const key of model.identity) delete body[key];
  const id = model.id(inputs, "00000000-0000-0000-0000-000000000000");
  const name = id.split("/").at(-1);
  const answer = withoutSecrets({ ...nestBody(body, model.envelope) }) as Json;
  const properties = answer.properties as Json;
  properties.provisioningState = "Succeeded";
  if (model.located) answer.location = ((inputs.location as string) ?? "westeurope").replace(/ /g, "").toLowerCase();
  if (model.armType.endsWith("/shares"))
    answer.properties = {
      shareQuota: 5120,
      accessTier: "TransactionOptimized",
      enabledProtocols: "SMB",
      leaseState: "x",
      ...properties,
    };
  if (model.armType.endsWith("/storageAccounts")) {
    answer.tags ??= {};
    answer.sku = { ...(answer.sku as Json), tier: "Standard" };
  }
  if (model.armType.endsWith("/containerGroups")) groupFills(answer);
  if (model.armType.includes("/managedClusters")) aksFills(answer);
  return { ...answer, id, name, type: model.armType };
}

/** Properties that ARM never returns: secrets, and those that it accepts silently. */
const NEVER_TOLD = [
  "secureValue",
  "storageAccountKey",
  "password",
  "workspaceKey",
  "workspaceResourceId",
  "protectedSettings",
];
const SILENT = ["isolation", "autoGeneratedDomainNameLabelScope"];

/** A copy without properties that ARM never returns. Of a map of secrets it returns that it exists. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isRecord(value)) return value;
  const open = Object.entries(value).filter(
    ([key, item]) => !NEVER_TOLD.includes(key) && (key !== "secret" || isRecord(item)),
  );
  return Object.fromEntries(open.map(([key, item]) => [key, key === "secret" ? {} : withoutSecrets(item)]));
}

/** A copy without properties that ARM never returns, and without variables whose values it never returns. */
export function withoutSecretVariables(value: unknown): unknown {
  if (Array.isArray(value))
    return value.filter((item) => !isRecord(item) || !("secureValue" in item)).map(withoutSecretVariables);
  if (!isRecord(value)) return value;
  const lost = [...NEVER_TOLD, ...SILENT, "secret"];
  const open = Object.entries(value).filter(([key]) => !lost.includes(key));
  return Object.fromEntries(open.map(([key, item]) => [key, withoutSecretVariables(item)]));
}
