// Writes test/package/azureNative.json: the names that a program may say of azure-native's resources which Berth has, with those of
// their parts and enumerations, read from the declarations of the newest published package, or of the version that is given. Run it
// when azure-native has a new version; the tests and docs/azure-native.md then show what is new.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as prettier from "prettier";
import ts from "typescript";
import { NAMES } from "./generate/azureNative.mjs";
import { lowerFirst } from "./generate/text.mjs";

const PACKAGE = "@pulumi/azure-native";
const RESOURCES = [
  ["resources", "ResourceGroup"],
  ["storage", "StorageAccount"],
  ["storage", "FileShare"],
  ["containerinstance", "ContainerGroup"],
  ["containerinstance", "ContainerGroupProfile"],
  ["containerservice", "ManagedCluster"],
  ["containerservice", "AgentPool"],
];

const parse = (path) => ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
const nameOf = (member) => member.name?.getText() ?? "";

/** The members of each interface in the namespaces of a file, by `module.name`. */
function interfacesOf(source, modules) {
  const found = new Map();
  for (const space of source.statements.filter(ts.isModuleDeclaration)) {
    if (!modules.has(space.name.text)) continue;
    for (const each of space.body.statements.filter(ts.isInterfaceDeclaration))
      found.set(`${space.name.text}.${each.name.text}`, each.members.filter(ts.isPropertySignature));
  }
  return found;
}

/** Each output, with a question mark if it may be undefined, and the part that its type names, or "". */
const outputsOf = (members, isOptional) =>
  Object.fromEntries(
    members.map((member) => {
      const [, reference = ""] = /\boutputs\.(\w+\.\w+)/.exec(member.type.getText()) ?? [];
      return [`${nameOf(member)}${isOptional(member) ? "?" : ""}`, reference.replace(".", ":")];
    }),
  );

/** Each property of an interface, with the part or the enumeration that its type names, or "". */
const propertiesOf = (members) =>
  Object.fromEntries(
    members.map((member) => {
      const [, kind, reference] = /\b(inputs|enums)\.(\w+\.\w+)/.exec(member.type.getText()) ?? [];
      return [
        nameOf(member),
        kind === undefined ? "" : `${kind === "enums" ? "enum " : ""}${reference.replace(".", ":")}`,
      ];
    }),
  );

/** The values of each enumeration of a module, by name. */
function enumerationsOf(source) {
  const found = {};
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    const [{ name, type }] = statement.declarationList.declarations;
    found[name.getText()] = type.members.map((member) => member.type.literal.text);
  }
  return found;
}

const isOptional = (member) => /\| undefined>$/.test(member.type.getText());

function namesOf(folder) {
  const modules = new Set(RESOURCES.map(([module]) => module));
  const inputs = interfacesOf(parse(join(folder, "types/input.d.ts")), modules);
  const shown = interfacesOf(parse(join(folder, "types/output.d.ts")), modules);
  const values = Object.fromEntries(
    [...modules].map((module) => [module, enumerationsOf(parse(join(folder, `types/enums/${module}/index.d.ts`)))]),
  );
  const resources = {};
  const parts = {};
  const outputParts = {};
  const enumerations = {};
  const addOutputs = (outputs) => {
    for (const reference of Object.values(outputs)) {
      if (reference === "" || reference in outputParts) continue;
      const members = shown.get(reference.replace(":", "."));
      addOutputs((outputParts[reference] = outputsOf(members, (member) => member.questionToken !== undefined)));
    }
  };
  const add = (properties) => {
    for (const reference of Object.values(properties)) {
      const [module, name] = reference.replace("enum ", "").split(":");
      if (reference === "" || reference in parts) continue;
      if (reference.startsWith("enum ")) enumerations[`${module}:${name}`] = values[module][name];
      else add((parts[reference] = propertiesOf(inputs.get(`${module}.${name}`))));
    }
  };
  for (const [module, name] of RESOURCES) {
    const { statements } = parse(join(folder, module, `${lowerFirst(name)}.d.ts`));
    const type = statements.find((each) => ts.isClassDeclaration(each) && each.name.text === name);
    const args = statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === `${name}Args`);
    const outputs = type.members.filter(
      (member) => ts.isPropertyDeclaration(member) && /^readonly/.test(member.getText()),
    );
    resources[`${module}:${name}`] = { inputs: propertiesOf(args.members), outputs: outputsOf(outputs, isOptional) };
    add(resources[`${module}:${name}`].inputs);
    addOutputs(resources[`${module}:${name}`].outputs);
  }
  return { resources, parts, outputParts, enumerations };
}

const folder = mkdtempSync(join(tmpdir(), "berth-azure-native-"));
try {
  const version = process.argv[2] ?? "latest";
  const options = { cwd: folder, encoding: "utf8" };
  const file = execFileSync("npm", ["pack", `${PACKAGE}@${version}`, "--silent"], options).trim();
  execFileSync("tar", ["xzf", file], options);
  const declared = JSON.parse(readFileSync(join(folder, "package/package.json"), "utf8"));
  const names = { package: `${PACKAGE} ${declared.version}`, ...namesOf(join(folder, "package")) };
  writeFileSync(
    new URL(`../${NAMES}`, import.meta.url),
    await prettier.format(JSON.stringify(names, undefined, 2), {
      ...(await prettier.resolveConfig(NAMES)),
      filepath: NAMES,
    }),
  );
  console.log(
    `${NAMES}: ${names.package}, ${Object.keys(names.parts).length} parts, ${Object.keys(names.enumerations).length} enumerations`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
