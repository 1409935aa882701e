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
 * Names of azure-native that Berth's schema lacks: inputs and outputs by resource, as paths down into the parts that Berth has, and the
 * values of enumerations. `unsure` are the outputs that may be undefined in Berth alone.
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
  const outputsBelow = (outputs, own, path, within) => {
    const found = { outputs: [], unsure: [] };
    for (const [told, reference] of Object.entries(outputs)) {
      const name = told.replace("?", "");
      const at = [...path, name].join(".");
      const property = own.properties?.[name];
      if (property === undefined) {
        found.outputs.push(at);
        continue;
      }
      if (name === told && !(own.required ?? []).includes(name)) found.unsure.push(at);
      const part = names.outputParts[reference];
      if (part === undefined || within.includes(reference)) continue;
      const below = outputsBelow(part, typeOf(schema, property) ?? {}, [...path, name], [...within, reference]);
      found.outputs.push(...below.outputs);
      found.unsure.push(...below.unsure);
    }
    return found;
  };
  const resources = Object.entries(names.resources).map(([key, { inputs, outputs }]) => {
    const resource = schema.resources[`berth:${key}`];
    const lacking = lackingBelow(inputs, resource.inputProperties, [], []);
    return [key, { inputs: lacking, ...outputsBelow(outputs, resource, [], []) }];
  });
  return { resources: Object.fromEntries(resources), enumerations };
}

export async function azureNative(root, schema) {
  const names = JSON.parse(await readFile(join(root, NAMES), "utf8"));
  const { resources } = missingNames(schema, names);
  const listed = (list) => (list.length === 0 ? "none" : list.map((name) => `\`${name}\``).join(", "));
  const rows = Object.entries(resources).map(([key, { inputs, outputs, unsure }]) => {
    const all = Object.keys(names.resources[key].inputs);
    const own = all.filter((name) => !inputs.includes(name));
    return `| \`${key.replace(":", ".")}\` | ${own.length} of ${all.length} | ${listed(inputs)} | ${listed(outputs)} | ${listed(unsure)} |`;
  });
  return `<!-- Generated from schema.json and ${NAMES} by \`npm run generate\`. Do not edit. -->

# What of azure-native is here

Berth's resources have the names of \`${names.package}\`. What Berth lacks is refused by name. Enumerations have all of azure-native's values. Every resource has its \`get\` function.

An output that azure-native promises is there by its type. The service leaves some of them out all the same, such as the exit code of a container that runs; a program then finds \`undefined\`, with azure-native as here.

| resource | inputs | inputs that are missing | outputs that are missing | outputs that only azure-native promises |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}
