// docs/azure-native.md: what of `@pulumi/azure-native`'s surface Berth has, from the names in test/package/azureNative.json.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export const NAMES = "test/package/azureNative.json";

/** Names of azure-native that Berth's schema lacks, by resource and enumeration. */
export function missingNames(schema, names) {
  const resources = Object.entries(names.resources).map(([key, { inputs, outputs }]) => {
    const { inputProperties, properties } = schema.resources[`berth:${key}`];
    const lacking = (all, own) => all.filter((name) => !(name in own));
    return [key, { inputs: lacking(inputs, inputProperties), outputs: lacking(outputs, properties) }];
  });
  const enumerations = Object.entries(names.enumerations).map(([key, values]) => {
    const own = schema.types[`berth:${key}`].enum.map(({ value }) => value);
    return [key, values.filter((value) => !own.includes(value))];
  });
  return { resources: Object.fromEntries(resources), enumerations: Object.fromEntries(enumerations) };
}

export async function azureNative(root, schema) {
  const names = JSON.parse(await readFile(join(root, NAMES), "utf8"));
  const { resources } = missingNames(schema, names);
  const listed = (list) => (list.length === 0 ? "none" : list.map((name) => `\`${name}\``).join(", "));
  const rows = Object.entries(resources).map(([key, { inputs, outputs }]) => {
    const all = names.resources[key];
    return `| \`${key.replace(":", ".")}\` | ${all.inputs.length - inputs.length} of ${all.inputs.length} | ${listed(inputs)} | ${listed(outputs)} |`;
  });
  return `<!-- Generated from schema.json and ${NAMES} by \`npm run generate\`. Do not edit. -->

# What of azure-native is here

Berth's resources have the names of \`${names.package}\`. Top-level properties that Berth lacks are refused by name; parts of the
others may be missing, too. Enumerations have all of azure-native's values. Every resource has its \`get\` function.

| resource | inputs | inputs that are missing | outputs that are missing |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}
