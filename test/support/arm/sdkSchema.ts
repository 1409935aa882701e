import type { CompositeMapper, Mapper } from "@azure/core-client";
import * as mappers from "@azure/arm-containerinstance/dist-esm/src/models/mappers";

/**
 * The schema of Microsoft.ContainerInstance that Azure's own SDK carries: what it writes and reads by. It is of api-version 2023-05-01.
 */
const COMPOSITES = mappers as unknown as Readonly<Record<string, CompositeMapper>>;

/** Names that the service knows and this SDK does not. Of later versions, unless something else is said. */
const LATER = [
  ...[
    "configMap",
    "secretReference",
    "secretReferences",
    "identityAcls",
    "containerGroupProfile",
    "standbyPoolProfile",
  ],
  ...["storageAccountKeyReference", "passwordReference", "secureValueReference", "userAssignedIdentityClientId"],
  ...["isCreatedFromStandbyPool"],
  // The service sends them in 2023-05-01, too, as was recorded; they stand in no schema.
  ...["provisioningTimeoutInSeconds", "isCustomProvisioningTimeout"],
];
/** What is Berth's, between its client and its local service alone. */
const OWN = ["isolation", "ready", "supervisor", "hostPort", "internalHost"];

/** Required in a request, and told by no answer. */
const WRITE_ONLY = ["workspaceKey"];

/** How an answer differs from the SDK's schema. */
export function answerProblems(className: "ContainerGroup" | "ContainerGroupListResult", body: unknown): string[] {
  const isHidden = (problem: string) => WRITE_ONLY.some((name) => problem.endsWith(`.${name}: is required`));
  return schemaProblems(className, body).filter((problem) => !isHidden(problem));
}

/** How a body differs from the SDK's schema: a path and what is wrong there. Empty when it fits. */
export function schemaProblems(className: "ContainerGroup" | "ContainerGroupListResult", body: unknown): string[] {
  return problems(body, { type: { name: "Composite", className } }, "");
}

function problems(value: unknown, { type }: Mapper, path: string): string[] {
  const wrong = (allowed: string) => [`${path}: ${JSON.stringify(value)} must be ${allowed}`];
  switch (type.name) {
    case "Composite":
      return isObject(value) ? composite(value, COMPOSITES[type.className ?? ""]!, path) : wrong("an object");
    case "Sequence": {
      const { element } = type as unknown as { element: Mapper };
      return Array.isArray(value)
        ? value.flatMap((item, i) => problems(item, element, `${path}[${i}]`))
        : wrong("a list");
    }
    case "Dictionary": {
      const { value: item } = type as unknown as { value: Mapper };
      if (!isObject(value)) return wrong("a map");
      return Object.entries(value).flatMap(([key, found]) => problems(found, item, `${path}[${key}]`));
    }
    case "Number":
      return typeof value === "number" ? [] : wrong("a number");
    case "Boolean":
      return typeof value === "boolean" ? [] : wrong("a boolean");
    case "String":
    case "Enum":
    case "Uuid":
      return typeof value === "string" ? [] : wrong("a text");
    case "DateTime":
      return typeof value === "string" && !Number.isNaN(Date.parse(value)) ? [] : wrong("a time");
    default:
      return [];
  }
}

type Property = Mapper & {
  readonly serializedName: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
};

function composite(value: object, mapper: CompositeMapper, path: string): string[] {
  const found: string[] = [];
  /** Names of which a part is known: `properties.sku` stands for one in another. */
  const known = new Map<string, Set<string>>([["", new Set()]]);
  for (const property of Object.values(propertiesOf(mapper))) {
    const names = property.serializedName.split(".");
    names.forEach((name, i) => {
      const at = names.slice(0, i).join(".");
      known.set(at, (known.get(at) ?? new Set()).add(name));
    });
    const item = names.reduce<unknown>(
      (inside, name) => (isObject(inside) ? (inside as Record<string, unknown>)[name] : undefined),
      value,
    );
    const place = [path, ...names].filter(Boolean).join(".");
    if (item === undefined || item === null) {
      if (property.required && !property.readOnly) found.push(`${place}: is required`);
    } else found.push(...problems(item, property, place));
  }
  for (const [at, names] of known) {
    const inside = at === "" ? value : (value as Record<string, unknown>)[at];
    if (!isObject(inside)) continue;
    const others = Object.keys(inside).filter((name) => ![...names, ...LATER, ...OWN].includes(name));
    found.push(...others.map((name) => `${[path, at, name].filter(Boolean).join(".")}: is not known`));
  }
  return found;
}

function propertiesOf({ type }: CompositeMapper): Record<string, Property> {
  const own = type.modelProperties as Record<string, Property> | undefined;
  if (own !== undefined) return own;
  return propertiesOf(COMPOSITES[type.className ?? ""]!);
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
