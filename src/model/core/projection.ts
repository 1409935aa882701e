import { type CanonicalForm, canonicalValue, patternKey } from "./canonical";
import { sameMeaning } from "./change";
import { asList, isGiven, isRecord, own } from "./json";
import { matchItems } from "./listKey";
import type { Inputs, ResourceModel } from "./resource";
import type { ObjectShape, Shape } from "./shape";
import { isUnknown } from "./unknown";

/**
 * The inputs that describe a resource as ARM returned it (in flat form, see `flattenBody`), without what ARM adds by
 * itself.
 *
 * With `olds`, the inputs that made the resource: values with the same meaning keep the spelling and order of `olds`,
 * secrets that ARM never returns come from `olds`, and what `olds` left to the service is left out. Without `olds`, at
 * an import: everything that differs from the defaults. Names come from `outputs.id` or else from `olds`.
 */
export function inputsFromOutputs(model: ResourceModel, outputs: Inputs, olds?: Inputs): Inputs {
  const observed = model.observed(outputs, olds);
  const seen = { ...(olds === undefined ? observed : model.settle(model.canonical(olds), observed)) };
  const names = idNames(model, outputs);
  for (const key of model.identity) seen[key] = names[key] ?? olds?.[key];
  const properties = projectProperties(model.inputs, model.form, "", seen, olds ?? {});
  return olds === undefined ? { ...model.imported(properties, outputs) } : properties;
}

function idNames(model: ResourceModel, outputs: Inputs): Record<string, unknown> {
  const names = typeof outputs.id === "string" ? model.fromId(outputs.id) : undefined;
  return names ?? (typeof outputs.name === "string" ? { [model.nameProperty]: outputs.name } : {});
}

function project(
  shape: Shape,
  form: CanonicalForm,
  pattern: string,
  name: string,
  seen: unknown,
  old: unknown,
): unknown {
  // ARM does not return the secrets in a map, only that the map exists.
  if (shape.secret === true && shape.kind === "map") return isGiven(seen) ? (old ?? seen) : undefined;
  if (shape.secret === true) return old ?? undefined;
  const candidate = projectParts(shape, form, pattern, name, seen, old);
  if (!isGiven(old) || isUnknown(old)) return candidate;
  const before = canonicalValue(shape, form, pattern, old);
  const after = canonicalValue(shape, form, pattern, candidate);
  return sameMeaning(form.lists, shape, name, before, after) ? old : candidate;
}

function projectParts(
  shape: Shape,
  form: CanonicalForm,
  pattern: string,
  name: string,
  seen: unknown,
  old: unknown,
): unknown {
  if (!isGiven(seen)) return undefined;
  if (shape.kind === "object" && isRecord(seen)) {
    const properties = projectProperties(shape, form, pattern, seen, isRecord(old) ? old : {});
    return Object.keys(properties).length === 0 ? undefined : properties;
  }
  if (shape.kind === "array" && Array.isArray(seen)) {
    const olds = asList(old);
    const matches = matchItems(form.lists, name, olds, seen);
    const items = seen.map((item: unknown, i) => {
      const match = matches[i];
      return project(shape.items, form, `${pattern}[]`, "", item, match === undefined ? undefined : olds[match]) ?? {};
    });
    return items.length === 0 ? undefined : items;
  }
  const canonical = spelt(shape, canonicalValue(shape, form, pattern, seen), seen);
  // A default is left out, unless the program had another value there before.
  return canonical === undefined && isGiven(old) && shape.kind !== "map" ? seen : canonical;
}

/** Uses ARM's spelling where case does not matter. */
function spelt(shape: Shape, canonical: unknown, seen: unknown): unknown {
  if (shape.kind !== "string" || shape.enum !== undefined) return canonical;
  const same = typeof canonical === "string" && typeof seen === "string" && canonical === seen.toLowerCase();
  return same ? seen : canonical;
}

/** Alternatives to each secret. When one of them is present, the secret is no longer set. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  secureValue: ["value", "secureValueReference"],
  storageAccountKey: ["storageAccountKeyReference"],
  password: ["passwordReference", "identity"],
};

function projectProperties(
  shape: ObjectShape,
  form: CanonicalForm,
  pattern: string,
  seen: Readonly<Record<string, unknown>>,
  old: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const entries = Object.entries(shape.properties).map(([key, property]) => {
    const instead = own(INSTEAD, key) ?? [];
    if (instead.some((other) => isGiven(seen[other]) && seen[other] !== "")) return [key, undefined] as const;
    return [key, project(property, form, patternKey(pattern, key), key, seen[key], old[key])] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
