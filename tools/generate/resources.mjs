// src/resources/: a CustomResource class per token, invokes per function, and the input and output types.
import { docComment, HEADER, lowerFirst, refName } from "./text.mjs";

const PULUMI = 'import * as pulumi from "@pulumi/pulumi";';

export function resourceFiles(schema) {
  const modules = {};
  const entry = (token) => {
    const [, module, name] = token.split(":");
    (modules[module] ??= []).push(lowerFirst(name));
    return { name, path: `src/resources/${module}/${lowerFirst(name)}.ts` };
  };
  const write = typeWriter(schema);
  const files = {};
  for (const [token, resource] of Object.entries(schema.resources)) {
    const { name, path } = entry(token);
    files[path] = resourceFile(token, name, resource, write);
  }
  for (const [token, fn] of Object.entries(schema.functions)) {
    const { name, path } = entry(token);
    files[path] = functionFile(token, name, fn, write);
  }
  const enums = enumFiles(schema);
  for (const [module, names] of Object.entries(modules))
    files[`src/resources/${module}/index.ts`] = [
      HEADER,
      ...names.map((n) => `export * from "./${n}";`),
      ...(module in enums ? [`export * from "../types/enums/${module}";`] : []),
    ].join("\n");
  files["src/resources/index.ts"] = [
    HEADER,
    ...Object.keys(modules).map((m) => `export * as ${m} from "./${m}";`),
    'export * as types from "./types";',
    'export * from "./provider";',
  ].join("\n");
  files["src/resources/types/input.ts"] = typesFile(schema, write.input, "Args", "As a program gives it.");
  files["src/resources/types/output.ts"] = typesFile(schema, write.output, "", "As a program receives it.");
  for (const [module, text] of Object.entries(enums)) files[`src/resources/types/enums/${module}.ts`] = text;
  files["src/resources/types/enums/index.ts"] = [
    HEADER,
    ...Object.keys(enums).map((module) => `export * as ${module} from "./${module}";`),
  ].join("\n");
  files["src/resources/types/index.ts"] = [
    HEADER,
    'export * as input from "./input";',
    'export * as output from "./output";',
    'export * as enums from "./enums";',
  ].join("\n");
  files["src/resources/utilities.ts"] = utilitiesFile();
  files["src/resources/provider.ts"] = providerFile(schema, write);
  return files;
}

function resourceFile(token, name, resource, write) {
  const inputs = Object.entries(resource.inputProperties);
  const outputs = Object.entries(resource.properties);
  const required = resource.requiredInputs ?? [];
  const secrets = outputs.filter(([, p]) => p.secret).map(([key]) => JSON.stringify(key));
  const body = `
export class ${name} extends pulumi.CustomResource {
  /** The resource's Pulumi type. */
  public static readonly __pulumiType = ${JSON.stringify(token)};

  /** Looks up an existing resource by its ARM id. */
  public static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): ${name} {
    return new ${name}(name, undefined${required.length === 0 ? "" : " as any"}, { ...opts, id });
  }

  /** Whether \`obj\` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is ${name} {
    return obj?.["__pulumiType"] === ${name}.__pulumiType;
  }

  ${outputs
    .map(([key, p]) => {
      const type = write.output(p) + (resource.required?.includes(key) ? "" : " | undefined");
      return `${docComment(p.description)}\ndeclare public readonly ${key}: pulumi.Output<${type}>;`;
    })
    .join("\n\n")}

  constructor(name: string, args${required.length === 0 ? "?" : ""}: ${name}Args, opts?: pulumi.CustomResourceOptions) {
    // All arguments are passed on: the provider names those that it does not know, and those that are missing, together with what else is wrong.
    const inputs: pulumi.Inputs = opts?.id === undefined ? { ...args } : {};
    ${outputs.map(([key]) => `inputs[${JSON.stringify(key)}] ??= undefined;`).join("\n")}
    super(${name}.__pulumiType, name, inputs, withDefaults(opts${secrets.length ? `, [${secrets.join(", ")}]` : ""}));
  }
}

/** Arguments of {@link ${name}}. */
export interface ${name}Args {
  ${inputs
    .map(
      ([key, p]) =>
        `${docComment(p.description)}\n${key}${required.includes(key) ? "" : "?"}: ${write.input(p, !required.includes(key))};`,
    )
    .join("\n")}
}`;
  const doc = docComment(resource.description);
  return [HEADER, PULUMI, ...typeImports(body), 'import { withDefaults } from "../utilities";', doc + body].join("\n");
}

function functionFile(token, name, fn, write) {
  const upper = name[0].toUpperCase() + name.slice(1);
  const { properties, required = [] } = fn.inputs;
  const args = (type) =>
    Object.entries(properties)
      .map(([key, p]) => `${docComment(p.description)}\n${key}${required.includes(key) ? "" : "?"}: ${type(p)};`)
      .join("\n");
  const result = Object.entries(fn.outputs.properties)
    .map(([key, p]) => `${docComment(p.description)}\nreadonly ${key}: ${write.output(p)};`)
    .join("\n");
  const call = Object.keys(properties)
    .map((key) => `${key}: args.${key}`)
    .join(", ");
  const body = `
${docComment(fn.description)}
export function ${name}(args: ${upper}Args, opts?: pulumi.InvokeOptions): Promise<${upper}Result> {
  return invoke(${JSON.stringify(token)}, { ${call} }, invokeDefaults(opts));
}

${docComment(fn.description)}
export function ${name}Output(args: ${upper}OutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<${upper}Result> {
  return invokeOutput(${JSON.stringify(token)}, { ${call} }, invokeDefaults(opts));
}

/** Arguments of {@link ${name}}. */
export interface ${upper}Args { ${args(write.output)} }

/** Arguments of {@link ${name}Output}. */
export interface ${upper}OutputArgs { ${args(write.input)} }

/** Result of {@link ${name}}. */
export interface ${upper}Result { ${result} }`;
  return [
    HEADER,
    PULUMI.replace("import", "import type"),
    ...typeImports(body),
    'import { invoke, invokeOutput } from "../../invoking";',
    'import { invokeDefaults } from "../utilities";',
    body,
  ].join("\n");
}

function typesFile(schema, typeOf, suffix, note) {
  const byModule = {};
  for (const [token, type] of Object.entries(schema.types)) {
    if (type.enum) continue;
    const [, module, name] = token.split(":");
    const lines = Object.entries(type.properties).map(
      ([key, p]) =>
        `${docComment(p.description)}\n${key}${type.required?.includes(key) ? "" : "?"}: ${typeOf(p, !type.required?.includes(key))};`,
    );
    (byModule[module] ??= []).push(
      `${docComment(`${type.description} ${note}`)}\nexport interface ${name}${suffix} {\n${lines.join("\n")}\n}`,
    );
  }
  const body = Object.entries(byModule)
    .map(([module, lines]) => `export namespace ${module} {\n${lines.join("\n\n")}\n}`)
    .join("\n\n");
  const imports = [];
  if (body.includes("pulumi.")) imports.push(PULUMI.replace("import *", "import type *"));
  if (body.includes("enums.")) imports.push('import type * as enums from "./enums";');
  return [HEADER, ...imports, body].join("\n").replaceAll(/\b(inputs|outputs)\./g, "");
}

/** A file per module, as in `@pulumi/azure-native`, whose modules export their enumerations. */
function enumFiles(schema) {
  const byModule = {};
  for (const [token, type] of Object.entries(schema.types)) {
    if (!type.enum) continue;
    const [, module, name] = token.split(":");
    const members = type.enum.map((e) => `${memberName(e)}: ${JSON.stringify(e.value)}`).join(", ");
    (byModule[module] ??= []).push(
      `${docComment(type.description)}\nexport const ${name} = { ${members} } as const;\n` +
        `${docComment(type.description)}\nexport type ${name} = (typeof ${name})[keyof typeof ${name}];`,
    );
  }
  return Object.fromEntries(
    Object.entries(byModule).map(([module, lines]) => [module, [HEADER, ...lines].join("\n\n")]),
  );
}

function providerFile(schema, write) {
  const inputs = Object.entries(schema.provider.inputProperties);
  return `${HEADER}
${PULUMI}
${docComment(schema.provider.description)}
export class Provider extends pulumi.ProviderResource {
  /** Whether \`obj\` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is Provider {
    return obj?.["__pulumiType"] === "pulumi:providers:${schema.name}";
  }

  constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    const inputs: pulumi.Inputs = { ${inputs
      .map(
        ([key, p]) =>
          `${key}: ${p.secret ? `args.${key} === undefined ? undefined : pulumi.secret(args.${key})` : `args.${key}`}`,
      )
      .join(", ")} };
    super(${JSON.stringify(schema.name)}, name, inputs, opts);
  }
}

/** Arguments of {@link Provider}. */
export interface ProviderArgs {
  ${inputs.map(([key, p]) => `${docComment(p.description)}\n${key}?: ${write.input(p, true)};`).join("\n")}
}`;
}

function utilitiesFile() {
  return `${HEADER}
${PULUMI}
import { requirePlugin } from "../findPlugin";

/**
 * Options of a resource with this package's additions. A replacement has the name of what it replaces, for names are made of
 * URNs, and so has to wait for its end.
 */
export function withDefaults<T extends pulumi.CustomResourceOptions>(opts: T | undefined, secrets: string[] = []): T {
  requirePlugin();
  return pulumi.mergeOptions({ additionalSecretOutputs: secrets, deleteBeforeReplace: true }, opts) as T;
}

/** Options of an invoke with this package's additions. */
export function invokeDefaults<T extends pulumi.InvokeOptions>(opts: T | undefined): T {
  requirePlugin();
  return opts ?? ({} as T);
}`;
}

/** The name of a value: ARM's, without what no name in JavaScript has. */
const memberName = (e) => (e.name ?? e.value).replaceAll(/[^A-Za-z0-9_]+/g, "_");

/** The TypeScript types of schema types, for arguments and for results. */
function typeWriter(schema) {
  const reference = (ref, namespace, suffix) => {
    const token = refName(ref);
    const [, module, name] = token.split(":");
    if (!schema.types[token].enum) return `${namespace}.${module}.${name}${suffix}`;
    // Arguments may have any case and may come from variables. `string & {}` keeps the values that editors suggest.
    return `enums.${module}.${name}${suffix === "" ? "" : " | (string & {})"}`;
  };
  const write = (p, nested, namespace, suffix) => {
    if (p.$ref === "pulumi.json#/Asset") return "pulumi.asset.Asset";
    if (p.$ref?.startsWith("pulumi.json")) return "any";
    if (p.$ref) return reference(p.$ref, namespace, suffix);
    if (p.type === "array") return `${nested(p.items)}[]`;
    if (p.type === "object") return `{ [key: string]: ${nested(p.additionalProperties)} }`;
    return p.type === "integer" ? "number" : p.type;
  };
  const nested = (p) => `pulumi.Input<${write(p, nested, "inputs", "Args")}>`;
  const input = (p, optional = false) =>
    `pulumi.Input<${write(p, nested, "inputs", "Args")}${optional && !p.$ref?.startsWith("pulumi.json") ? " | undefined" : ""}>`;
  const output = (p) => write(p, output, "outputs", "");
  return { input, output };
}

function typeImports(body) {
  const imports = [];
  if (/\binputs\.[a-z]+\./.test(body)) imports.push('import type * as inputs from "../types/input";');
  if (/\boutputs\.[a-z]+\./.test(body)) imports.push('import type * as outputs from "../types/output";');
  if (/\benums\.[a-z]+\./.test(body)) imports.push('import type * as enums from "../types/enums";');
  return imports;
}
