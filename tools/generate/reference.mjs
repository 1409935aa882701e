// Writes docs/reference: a page for each component and resource with all arguments and outputs, their names in each language, and what
// their parts have. Everything is from schema.json.
import { refName } from "./text.mjs";

/** Names that Python has for itself, as Pulumi counts them. */
const PYTHON_WORDS =
  /^(and|as|assert|async|await|break|class|continue|def|del|elif|else|except|exec|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|print|raise|return|try|while|with|yield)$/;

/** Pulumi's name of a property in Python. The s of a plural such as IPs belongs to what it is of. */
export const pythonName = (name) =>
  name
    .replaceAll(/([A-Z])([A-Z]+)s(?=[A-Z]|$)/g, (_, first, rest) => `${first}${rest.toLowerCase()}s`)
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(PYTHON_WORDS, "$&_");
const goName = (name) => name[0].toUpperCase() + name.slice(1);

/** A token's module and name. */
const partsOf = (token) => {
  const [, module, name] = token.split(":");
  return { module, name };
};
const pageOf = (token) => {
  const { module, name } = partsOf(token);
  return `${module === "index" ? "" : `${module}-`}${name}.md`;
};
const titleOf = (token) => {
  const { module, name } = partsOf(token);
  return module === "index" ? name : `${module}.${name}`;
};
const anchorOf = (token) => titleOf(token).toLowerCase().replaceAll(".", "");
/** What a link of GitHub's calls a part of a page. */
const linkTo = (token) => `[${partsOf(token).name}](#${anchorOf(token)})`;

/** How a type is written in a table, and the parts that it names. */
function shown(schema, type, seen) {
  if (type.$ref !== undefined) {
    const token = refName(type.$ref);
    const part = schema.types[token];
    if (part !== undefined) {
      if (part.enum !== undefined) return part.enum.map(({ value }) => `\`${value}\``).join(", ");
      seen.add(token);
      return linkTo(token);
    }
    const resource = /^#\/resources\/(.*)$/.exec(type.$ref)?.[1];
    if (resource !== undefined) return `[${titleOf(resource)}](${pageOf(resource)})`;
    return (
      { Any: "anything", Asset: "asset", Archive: "archive", Json: "JSON" }[type.$ref.split("/").at(-1)] ?? type.$ref
    );
  }
  if (type.oneOf !== undefined) return [...new Set(type.oneOf.map((one) => shown(schema, one, seen)))].join(" or ");
  if (type.type === "array") return `list of ${shown(schema, type.items, seen)}`;
  if (type.type === "object") return `map of ${shown(schema, type.additionalProperties ?? { type: "string" }, seen)}`;
  return type.type;
}

/** A cell's text must not end the cell. */
const inCell = (text = "") => text.replaceAll("\n", " ").replaceAll("|", "\\|");

function table(schema, properties, required, seen) {
  const rows = Object.entries(properties).map(([name, property]) => {
    const names = [...new Set([name, pythonName(name), goName(name)])].map((each) => `\`${each}\``).join("<br>");
    const notes = [
      ...(required?.includes(name) ? ["**Required.**"] : []),
      ...(property.secret ? ["A secret."] : []),
      ...(property.willReplaceOnChanges ? ["A change makes a new resource."] : []),
    ];
    const text = [inCell(property.description), ...notes].join(" ").trim();
    return `| ${names} | ${shown(schema, property, seen)} | ${text} |`;
  });
  return ["| name | type | meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

function page(schema, token) {
  const resource = schema.resources[token];
  const { module, name } = partsOf(token);
  const seen = new Set();
  const kind = resource.isComponent ? "Component" : "Resource";
  const example = (module === "index" ? ["berth", name] : ["berth", module, name]).join(".");
  const head = [
    `# ${titleOf(token)}`,
    resource.description,
    `${kind} \`${token}\`, in TypeScript \`${example}\`. A property is listed with its name in TypeScript and YAML, in Python, and in Go and ` +
      "C#; equal ones are listed once.",
  ];
  const isListed = (properties = {}) => Object.keys(properties).length > 0;
  const body = [
    "## Arguments",
    table(schema, resource.inputProperties ?? {}, resource.requiredInputs, seen),
    "## Outputs",
    resource.isComponent ? "" : "The arguments, as far as ARM returns them, the id (`id`), and:",
    outputs(schema, resource, seen),
    ...methods(schema, resource),
  ];
  const parts = [];
  const done = new Set();
  for (let left = [...seen]; left.length > 0; left = [...seen].filter((part) => !done.has(part))) {
    const part = left[0];
    done.add(part);
    const { description, properties = {}, required } = schema.types[part];
    parts.push(
      `### ${titleOf(part)}`,
      inCell(description),
      isListed(properties) ? table(schema, properties, required, seen) : "",
    );
  }
  if (parts.length > 0) parts.unshift("## Parts");
  return [...head, ...body, ...parts].filter((text) => text !== "").join("\n\n") + "\n";
}

function outputs(schema, { isComponent, properties = {}, inputProperties = {} }, seen) {
  const own = Object.entries(properties).filter(([name]) => isComponent || !(name in inputProperties));
  return table(schema, Object.fromEntries(own), [], seen);
}

/** What a program asks for: properties in TypeScript, methods elsewhere. */
function methods(schema, resource) {
  const rows = Object.entries(resource.methods ?? {}).flatMap(([name, token]) =>
    Object.entries(schema.functions[token].outputs.properties).map(([output, property]) => {
      const names = [output, ...[pythonName(name), goName(name)].map((each) => `${each}()`)];
      const text = `${inCell(property.description)}${property.secret ? " A secret." : ""}`;
      return `| ${names.map((each) => `\`${each}\``).join("<br>")} | ${shown(schema, property, new Set())} | ${text} |`;
    }),
  );
  if (rows.length === 0) return [];
  return ["## Methods", ["| name | type | meaning |", "| --- | --- | --- |", ...rows].join("\n")];
}

/** The pages by their paths. */
export function reference(schema) {
  const tokens = Object.keys(schema.resources);
  const line = (token) =>
    `| [${titleOf(token)}](${pageOf(token)}) | ${inCell(schema.resources[token].description.split("\n")[0])} |`;
  const tableOf = (wanted) => ["| name | what it is |", "| --- | --- |", ...wanted.map(line)].join("\n");
  const functions = Object.entries(schema.functions)
    .filter(([token]) => partsOf(token).module !== "index")
    .map(([token, { description }]) => `| \`${titleOf(token)}\` | ${inCell(description)} |`);
  const index = [
    "# Reference",
    "Every argument and output of every component and resource, from the schema that all languages' packages are made of.",
    "## Components",
    tableOf(tokens.filter((token) => schema.resources[token].isComponent)),
    "## Resources",
    tableOf(tokens.filter((token) => !schema.resources[token].isComponent)),
    "## Functions",
    ["| name | what it does |", "| --- | --- |", ...functions].join("\n"),
  ].join("\n\n");
  return {
    "docs/reference/README.md": `${index}\n`,
    ...Object.fromEntries(tokens.map((token) => [`docs/reference/${pageOf(token)}`, page(schema, token)])),
  };
}
