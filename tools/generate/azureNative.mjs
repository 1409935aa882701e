// docs/azure-native.md: what of `@pulumi/azure-native`'s surface Berth has, from the names in test/package/azureNative.json,
// which tools/azureNative.mjs reads from the published package.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export const NAMES = "test/package/azureNative.json";

/** Berth's type of a property, if it is a part with properties of its own or an enumeration. */
function typeOf(schema, property) {
  const reference = [property, property.items, property.additionalProperties].find((each) => each?.$ref)?.$ref;
  return reference && schema.types[reference.replace("#/types/", "")];
}

/**
 * Names of azure-native that Berth's schema lacks: inputs and outputs by resource, inputs as paths down into the parts that Berth has,
 * and the values of enumerations.
 */
export function missingNames(schema, names) {
  const enumerations = {};
  const lackingBelow = (properties, own, path, within) =>
    Object.entries(properties).flatMap(([name, reference]) => {
      if (!(name in own)) return [[...path, name].join(".")];
      if (reference.startsWith("enum ")) {
        const key = reference.replace("enum ", "");
        const values = schema.types[`berth:${key}`]?.enum?.map(({ value }) => value) ?? [];
        enumerations[key] = names.enumerations[key].filter((value) => !values.includes(value));
      }
      const part = names.parts[reference];
      // A part within itself ends where it begins again.
      if (part === undefined || within.includes(reference)) return [];
      return lackingBelow(part, typeOf(schema, own[name])?.properties ?? {}, [...path, name], [...within, reference]);
    });
  const resources = Object.entries(names.resources).map(([key, { inputs, outputs }]) => {
    const { inputProperties, properties } = schema.resources[`berth:${key}`];
    const lacking = lackingBelow(inputs, inputProperties, [], []);
    return [key, { inputs: lacking, outputs: outputs.filter((name) => !(name in properties)) }];
  });
  return { resources: Object.fromEntries(resources), enumerations };
}

export async function azureNative(root, schema) {
  const names = JSON.parse(await readFile(join(root, NAMES), "utf8"));
  const { resources } = missingNames(schema, names);
  const listed = (list) => (list.length === 0 ? "none" : list.map((name) => `\`${name}\``).join(", "));
  const rows = Object.entries(resources).map(([key, { inputs, outputs }]) => {
    const all = Object.keys(names.resources[key].inputs);
    const own = all.filter((name) => !inputs.includes(name));
    return `| \`${key.replace(":", ".")}\` | ${own.length} of ${all.length} | ${listed(inputs)} | ${listed(outputs)} |`;
  });
  return `<!-- Generated from schema.json and ${NAMES} by \`npm run generate\`. Do not edit. -->

# What of azure-native is here

Berth's resources have the names of \`${names.package}\`. What Berth lacks is refused by name. Enumerations have all of azure-native's values. Every resource has its \`get\` function.

| resource | inputs | inputs that are missing | outputs that are missing |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}
