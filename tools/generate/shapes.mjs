// src/model/generated/shapes.ts: an interface and a runtime shape per schema type and per resource's inputs and outputs.
import { docComment, HEADER, lowerFirst, refName } from "./text.mjs";

export function modelShapes(schema) {
  const nameOf = namer(schema);
  const constant = (token) => `${lowerFirst(nameOf(token))}Shape`;
  const { objectInterface, objectShape } = writers(nameOf, constant);
  const out = [
    HEADER,
    'import { type Asset, assetShape } from "../core/asset";',
    'import type { ObjectShape, Shape } from "../core/shape";',
  ];
  const types = Object.entries(schema.types);
  const text = JSON.stringify(schema);
  for (const [token, type] of types) {
    out.push(docComment(type.description));
    if (type.enum) {
      const values = type.enum.map((e) => JSON.stringify(e.value));
      out.push(`export type ${nameOf(token)} = ${values.join(" | ")};`);
      // An enumeration may be for programs alone, whose property takes several values in one text.
      if (text.includes(`"#/types/${token}"`))
        out.push(`const ${constant(token)}: Shape = { kind: "string", enum: [${values.join(", ")}] };`);
    } else out.push(objectInterface(nameOf(token), type.properties, type.required));
  }
  const objects = types.filter(([, type]) => !type.enum);
  for (const [token, type] of inDependencyOrder(objects))
    out.push(`const ${constant(token)}: ObjectShape = ${objectShape(type.properties, type.required)};`);
  out.push(docComment("The shape of every type of an object, by token."));
  const named = objects.map(([token]) => `${JSON.stringify(token)}: ${constant(token)},`);
  out.push(`export const typeShapes = {\n${named.join("\n")}\n} satisfies Record<string, ObjectShape>;`);
  for (const [token, resource] of Object.entries(schema.resources)) {
    const name = nameOf(token);
    out.push(docComment(`Inputs of \`${token}\`. ${resource.description}`));
    out.push(objectInterface(`${name}Inputs`, resource.inputProperties, resource.requiredInputs));
    out.push(docComment(`Outputs of \`${token}\`.`));
    out.push(objectInterface(`${name}Outputs`, resource.properties, resource.required));
  }
  out.push(docComment("The shape of every resource's inputs and outputs, by token."));
  out.push("export const resourceShapes = {");
  for (const [token, resource] of Object.entries(schema.resources)) {
    out.push(`${JSON.stringify(token)}: { inputs: ${objectShape(resource.inputProperties, resource.requiredInputs)},`);
    out.push(`outputs: ${objectShape(resource.properties, resource.required)} },`);
  }
  out.push("} satisfies Record<string, { inputs: ObjectShape; outputs: ObjectShape }>;");
  out.push(docComment("The shape of every function's inputs and outputs, by token."));
  out.push("export const functionShapes = {");
  for (const [token, fn] of Object.entries(schema.functions)) {
    out.push(`${JSON.stringify(token)}: { inputs: ${objectShape(fn.inputs.properties, fn.inputs.required)},`);
    out.push(`outputs: ${objectShape(fn.outputs.properties, fn.outputs.required)} },`);
  }
  out.push("} satisfies Record<string, { inputs: ObjectShape; outputs: ObjectShape }>;");
  out.push(docComment("The shape of the provider's configuration."));
  out.push(`export const configShape: ObjectShape = ${objectShape(schema.config.variables, [])};`);
  return out.join("\n");
}

const ASSET = "pulumi.json#/Asset";

/** Modules, as the names of types that another module has, too, begin. */
const PREFIXES = {
  resources: "Resources",
  storage: "Storage",
  containerinstance: "ContainerInstance",
  containerservice: "ContainerService",
};

/** How types, whose names are unique in their module alone, are named in one file for all modules. */
function namer(schema) {
  const lastOf = (token) => token.split(":").at(-1);
  const tokens = [...Object.keys(schema.types), ...Object.keys(schema.resources)];
  const counts = Map.groupBy(tokens, lastOf);
  return (token) => (counts.get(lastOf(token))?.length > 1 ? PREFIXES[token.split(":")[1]] : "") + lastOf(token);
}

/** What writes interfaces and shapes, given the names of types and of their shapes. */
function writers(nameOf, constant) {
  function objectInterface(name, properties, required = []) {
    const lines = Object.entries(properties).map(
      ([key, p]) => `${docComment(p.description)}\n${key}${required.includes(key) ? "" : "?"}: ${plainType(p)};`,
    );
    return `export interface ${name} {\n${lines.join("\n")}\n}`;
  }

  function plainType(p) {
    if (p.$ref === ASSET) return "Asset";
    if (p.$ref?.startsWith("pulumi.json")) return "unknown";
    if (p.$ref) return nameOf(refName(p.$ref));
    if (p.type === "array") return `${plainType(p.items)}[]`;
    if (p.type === "object") return `Record<string, ${plainType(p.additionalProperties)}>`;
    return p.type === "integer" ? "number" : p.type;
  }

  function objectShape(properties, required = []) {
    const lines = Object.entries(properties).map(([key, p]) => `${key}: ${shapeOf(p)}`);
    return `{ kind: "object", required: ${JSON.stringify(required)}, properties: { ${lines.join(", ")} } }`;
  }

  function shapeOf(p) {
    const flags = `${p.secret ? ", secret: true" : ""}${p.willReplaceOnChanges ? ", replace: true" : ""}`;
    if (p.$ref === ASSET) return flags ? `{ ...assetShape${flags} }` : "assetShape";
    if (p.$ref?.startsWith("pulumi.json")) return `{ kind: "any"${flags} }`;
    if (p.$ref) return flags ? `{ ...${constant(refName(p.$ref))}${flags} }` : constant(refName(p.$ref));
    if (p.type === "array") return `{ kind: "array", items: ${shapeOf(p.items)}${flags} }`;
    if (p.type === "object") return `{ kind: "map", values: ${shapeOf(p.additionalProperties)}${flags} }`;
    return `{ kind: ${JSON.stringify(p.type)}${flags} }`;
  }

  return { objectInterface, objectShape };
}

function inDependencyOrder(objects) {
  const byToken = new Map(objects);
  const done = new Set();
  const ordered = [];
  const visit = (token) => {
    if (done.has(token) || !byToken.has(token)) return;
    done.add(token);
    for (const ref of JSON.stringify(byToken.get(token)).matchAll(/#\/types\/([\w:]+)/g)) visit(ref[1]);
    ordered.push([token, byToken.get(token)]);
  };
  for (const [token] of objects) visit(token);
  return ordered;
}
