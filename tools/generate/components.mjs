// The components' part of schema.json, from the classes of src/components and their arguments, so that nobody writes it twice. What
// other languages cannot express takes its widest form: decision 25 lists them.
import { join } from "node:path";
import ts from "typescript";

const INDEX = "src/components/index.ts";
const MODULE = "berth:index:";
const TEXT = { type: "string" };
const ANYTHING = { $ref: "pulumi.json#/Any" };

/** Tokens of the generated part. */
export const isOfComponents = (token) => token.startsWith(MODULE);

/**
 * The text of the schema with the given components in the place of those that it has. What is written by hand stays as it is written.
 * @param {string} text as prettier writes it
 */
export function withComponents(text, { resources, types, functions }) {
  const lines = text.split("\n");
  const own = lines.filter(outsideOfComponents());
  return Object.entries({ types, resources, functions }).reduce(appended, own.join("\n"));
}

/** Tells for one line after the other whether it is of what is written by hand. */
function outsideOfComponents() {
  let isInside = false;
  return (line) => {
    if (line.startsWith(`    "${MODULE}`)) isInside = true;
    const isOutside = !isInside;
    if (/^ {4}\},?$/.test(line)) isInside = false;
    return isOutside;
  };
}

/** The text with entries after those of a block of the schema. */
function appended(text, [block, entries]) {
  const start = text.indexOf(`\n  "${block}": {\n`);
  const end = text.indexOf("\n  }", start);
  const more = Object.entries(entries).map(
    ([token, entry]) => `${JSON.stringify(token)}: ${JSON.stringify(entry, null, 2)}`,
  );
  return `${text.slice(0, end).replace(/,$/, "")},\n${more.join(",\n")}${text.slice(end)}`;
}

/**
 * @param {string} root of the repository
 * @param {object} schema tells which numbers are whole, by the names of resources' properties
 * @returns {{resources: object, types: object, functions: object}}
 */
export function componentsOf(root, schema) {
  const index = join(root, INDEX);
  const { options } = ts.convertCompilerOptionsFromJson(
    ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config.compilerOptions,
    root,
  );
  const program = ts.createProgram([index], { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const walker = new Walker(checker, wholeNumbers(schema));
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(index)));
  const resources = exported
    .map((symbol) => resolved(checker, symbol))
    .filter((symbol) => symbol.flags & ts.SymbolFlags.Class)
    .map((symbol) => walker.component(symbol));
  if (walker.undescribed.length > 0) throw new Error(`the schema needs docstrings of ${walker.undescribed.join(", ")}`);
  return { resources: sorted(resources), types: sorted([...walker.types]), functions: sorted([...walker.functions]) };
}

const sorted = (entries) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));

/** The symbol that a name stands for, through imports and exports. */
export function resolved(checker, symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

class Walker {
  types = new Map();
  functions = new Map();
  undescribed = [];

  constructor(checker, whole) {
    this.checker = checker;
    this.whole = whole;
  }

  component(symbol) {
    const declaration = symbol.valueDeclaration;
    const made = declaration.members.find(ts.isConstructorDeclaration);
    const args = this.checker.getTypeAtLocation(made.parameters[1]);
    const { properties: inputProperties, required: requiredInputs } = this.properties(
      this.checker.getNonNullableType(args),
      symbol.name,
      true,
    );
    const outputs = declaration.members.filter((member) => ts.isPropertyDeclaration(member) && isPublicOutput(member));
    const entries = outputs.map((member) => [member, this.output(member.type)]);
    const methods = declaration.members.filter((member) => ts.isGetAccessor(member) && isPublicOutput(member));
    const resource = {
      description: this.prose(symbol),
      isComponent: true,
      properties: Object.fromEntries(
        entries.map(([member, type]) => {
          return [member.name.text, { ...type, description: this.prose(member.symbol) }];
        }),
      ),
      required: entries.filter(([member]) => !canBeAbsent(member.type)).map(([member]) => member.name.text),
      inputProperties,
      ...(requiredInputs.length > 0 && { requiredInputs }),
      ...(methods.length > 0 && {
        methods: Object.fromEntries(methods.map((member) => this.method(tokenOfClass(symbol), member))),
      }),
    };
    return [tokenOfClass(symbol), resource];
  }

  /** An output that a program has to ask for: a getter, which is a method elsewhere. */
  method(component, member) {
    const name = `get${upperFirst(member.name.text)}`;
    const token = `${component}/${name}`;
    const isSecret = ts.getJSDocTags(member).some(({ tagName }) => tagName.text === "secret");
    const description = this.prose(member.symbol);
    const output = { ...this.output(member.type), description, ...(isSecret && { secret: true }) };
    const self = { $ref: `#/resources/${component}`, description: "The component." };
    this.functions.set(token, {
      description,
      inputs: { properties: { __self__: self }, required: ["__self__"] },
      outputs: { properties: { [member.name.text]: output }, required: [member.name.text] },
    });
    return [name, token];
  }

  /** The prose of a docstring, in one line, without examples in TypeScript. */
  prose(symbol, path = "") {
    if (WORDS[path] !== undefined) return WORDS[path];
    const text = ts.displayPartsToString(symbol.getDocumentationComment(this.checker));
    const prose = text
      .replaceAll(/```[\s\S]*?```/g, "")
      .replaceAll(/\{@link (\w+)\}/g, "`$1`")
      .replaceAll(/\s+/g, " ")
      .trim();
    if (prose === "") this.undescribed.push(`${symbol.parent?.name ?? ""}.${symbol.name}`);
    return prose;
  }

  output(node) {
    return this.type(node, { within: "", property: node.parent.name.text }).spec;
  }

  /** Of the args themselves, what must be known is plain. Within structures, languages differ in what plain means. */
  properties(type, within, isTop = false) {
    const found = this.checker.getPropertiesOfType(type).flatMap((symbol) => {
      const isMissing = ({ type: node }) => node.kind === ts.SyntaxKind.NeverKeyword;
      const declaration = symbol.declarations.find((each) => !isMissing(each));
      if (declaration === undefined) return [];
      const place = { within: within + upperFirst(symbol.name), property: symbol.name, doc: symbol };
      const { spec, isInput } = this.type(declaration.type, place);
      const plain = isTop && !isInput && isScalar(spec) ? { plain: true } : {};
      const isRequired = !(symbol.flags & ts.SymbolFlags.Optional) && !symbol.declarations.some(isMissing);
      const documented = declaration.symbol ?? symbol;
      const description = this.prose(documented, `${within}.${symbol.name}`);
      return [{ name: symbol.name, isRequired, spec: { ...spec, ...plain, description } }];
    });
    return {
      properties: Object.fromEntries(found.map(({ name, spec }) => [name, spec])),
      required: found.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    };
  }

  /** What a type of TypeScript is in the schema, and whether an Output may take its place. */
  type(node, place) {
    const members = membersOf(node).filter((member) => !isNothing(member));
    if (members.length === 1) return this.one(members[0], place);
    return this.union(members, place);
  }

  one(node, place) {
    const plain = (spec) => ({ spec, isInput: false });
    switch (node.kind) {
      case ts.SyntaxKind.StringKeyword:
        return plain(TEXT);
      case ts.SyntaxKind.NumberKeyword:
        return plain({ type: this.whole(place.property) ? "integer" : "number" });
      case ts.SyntaxKind.BooleanKeyword:
        return plain({ type: "boolean" });
      case ts.SyntaxKind.LiteralType:
        return plain(TEXT);
      case ts.SyntaxKind.ArrayType:
        return plain({ type: "array", items: this.type(node.elementType, place).spec });
      case ts.SyntaxKind.TypeOperator:
        return this.one(node.type, place);
      case ts.SyntaxKind.TypeLiteral:
        return plain(this.object(place.within, [node], place.doc));
      case ts.SyntaxKind.TypeReference:
        return this.reference(node, place);
      default:
        throw new Error(`the schema has no form for ${node.getText()}`);
    }
  }

  reference(node, place) {
    const name = node.typeName.getText().replace("pulumi.", "");
    const [first, second] = node.typeArguments ?? [];
    switch (name) {
      case "Input":
        return { spec: this.type(first, place).spec, isInput: true };
      case "Output":
      case "Readonly":
        return this.type(first, place);
      case "Record":
        return { spec: { type: "object", additionalProperties: this.type(second, place).spec }, isInput: false };
      case "AnyCase":
        return { spec: TEXT, isInput: false };
      case "Transform":
        return { spec: { type: "object", additionalProperties: ANYTHING }, isInput: false };
      case "asset.Asset":
        return { spec: { $ref: "pulumi.json#/Asset" }, isInput: false };
    }
    const symbol = resolved(this.checker, this.checker.getSymbolAtLocation(node.typeName));
    const module = /src\/resources\/types\/input\.ts$/.test(symbol.declarations[0].getSourceFile().fileName);
    if (module) {
      const token = `berth:${symbol.parent.name}:${symbol.name.replace(/Args$/, "")}`;
      return { spec: { $ref: `#/types/${token}` }, isInput: false };
    }
    const [declaration] = symbol.declarations;
    if (ts.isInterfaceDeclaration(declaration))
      return { spec: this.object(symbol.name, [declaration], symbol), isInput: false };
    return this.alias(declaration.type, symbol, place);
  }

  /** A named type: objects in it get its name. */
  alias(node, symbol, place) {
    const inside = ts.isIntersectionTypeNode(node) ? [node] : membersOf(node);
    const objects = inside.filter((member) => isObject(member, this.checker));
    if (objects.length === 0) return this.type(node, place);
    const named = { ...place, within: symbol.name, doc: symbol };
    return inside.length === 1
      ? { spec: this.object(symbol.name, objects, symbol), isInput: false }
      : this.union(inside, named);
  }

  /** Several forms of one argument: the widest one, or a choice where none is wider than all others. */
  union(all, place) {
    const isForResource = (member) => isResource(member, this.checker);
    const bare = all.filter((member) => !isForResource(member));
    // One of several forms of an object has the resource as a property.
    const isForm = bare.filter((member) => isObject(member, this.checker)).length > 1;
    // Generated SDKs of Python and Node.js import in circles where an argument's type is a resource of the package.
    if (bare.length < all.length && !isForm) return { spec: ANYTHING, isInput: true };
    const members = bare;
    const kinds = new Set(members.map(({ kind }) => kind));
    const has = (...all) => all.every((kind) => kinds.has(kind));
    const { StringKeyword, NumberKeyword, BooleanKeyword } = ts.SyntaxKind;
    if (members.every(({ kind }) => kind === ts.SyntaxKind.LiteralType)) return { spec: TEXT, isInput: false };
    // Every value of an environment variable is text in the end.
    if (has(StringKeyword, NumberKeyword, BooleanKeyword) || members.some((member) => referred(member) === "EnvText"))
      return { spec: TEXT, isInput: false };
    const records = members.filter((member) => referred(member) === "Record");
    if (records.length > 0 && members.some(({ kind }) => kind === ts.SyntaxKind.ArrayType))
      return this.one(records[0], place);
    const objects = members.filter((member) => isObject(member, this.checker));
    const choices = members.filter(
      (member) =>
        !objects.includes(member) &&
        // A property of an object says as much as the number.
        !(member.kind === NumberKeyword && objects.length > 0),
    );
    const specs = choices.map((member) => this.type(member, place));
    if (objects.length > 0) {
      const named = objects.length === 1 && ts.isTypeReferenceNode(objects[0]);
      specs.push(
        named ? this.one(objects[0], place) : { spec: this.object(place.within, objects, place.doc), isInput: false },
      );
    }
    const isInput = specs.some((each) => each.isInput);
    if (specs.length === 1) return specs[0];
    return { spec: { oneOf: specs.flatMap(({ spec }) => spec.oneOf ?? [spec]) }, isInput };
  }

  /** An object type of the schema, of the properties of all the given types. It requires what all of them do. */
  object(name, nodes, doc) {
    const token = MODULE + name.replace(/Args$/, "");
    const ref = { $ref: `#/types/${token}` };
    if (this.types.has(token)) return ref;
    // Types may contain themselves.
    this.types.set(token, {});
    const parts = nodes.map((node) => this.properties(this.checker.getTypeAtLocation(node), name.replace(/Args$/, "")));
    const required = parts.map((part) => part.required).reduce((all, own) => all.filter((each) => own.includes(each)));
    const properties = Object.assign({}, ...parts.map((part) => part.properties));
    // In a map, the key of a port is its name.
    if (token === `${MODULE}Port`) delete properties.name;
    this.types.set(token, {
      description: this.prose(doc, name.replace(/Args$/, "")),
      type: "object",
      properties,
      ...(required.length > 0 && { required }),
    });
    return ref;
  }
}

/** Numbers of arguments that have another name in ARM, or none. */
const WHOLE = ["exitCode", "maxSurge", "maxUnavailable", "quotaInGB", "servicePorts"];

/** Tells whether a number is whole: the properties of that name are, in all resources that have one. */
function wholeNumbers(schema) {
  const kinds = new Map(WHOLE.map((name) => [name, new Set(["integer"])]));
  const visit = (properties) => {
    for (const [name, { type }] of Object.entries(properties ?? {}))
      if (type === "integer" || type === "number") kinds.set(name, (kinds.get(name) ?? new Set()).add(type));
  };
  for (const [token, each] of Object.entries({ ...schema.types, ...schema.resources }))
    if (!isOfComponents(token)) [each.inputProperties, each.properties].forEach(visit);
  return (name) => kinds.has(name) && !kinds.get(name).has("number");
}

/** Texts for arguments that have fewer forms than in TypeScript. */
const EXPOSED =
  "The ports that are open on the address: a name, or a number as an object. Default: all ports of the containers.";
const ENVIRONMENT =
  "Environment variables, as text. Values that are Pulumi secrets are sent as secure values. Default none.";
const TRANSFORM =
  "Overrides properties of the component's resources, for what has no argument of its own, under the names of the resource. Default nothing.";
const WORDS = {
  Port: "A port that a container listens on.",
  "Container.ports": "Ports that the container listens on, by name, unique in the group. Default none.",
  "Container.env": ENVIRONMENT,
  "InitContainer.env": ENVIRONMENT,
  "Mount.azureFiles":
    "An Azure Files share: an `AzureFiles`, or an object with the `accountName` and `shareName` of one that exists.",
  ExposedPort: "A port that is open on a group's address, by its number.",
  "ContainerGroup.exposedPorts": EXPOSED.replace("address:", "address, at most 5:"),
  "Deployment.exposedPorts": EXPOSED,
  ...Object.fromEntries(
    ["AksCluster", "AzureFiles", "ContainerGroup", "ContainerJob", "Deployment"].flatMap((name) => [
      [`${name}.transform`, TRANSFORM],
      [`${name}Transform`, TRANSFORM],
    ]),
  ),
};

const upperFirst = (text) => text[0].toUpperCase() + text.slice(1);
const isScalar = ({ type }) => ["string", "number", "integer", "boolean"].includes(type);
const referred = (node) => (ts.isTypeReferenceNode(node) ? node.typeName.getText() : undefined);

function membersOf(node) {
  if (ts.isParenthesizedTypeNode(node)) return membersOf(node.type);
  return ts.isUnionTypeNode(node) ? node.types.flatMap(membersOf) : [node];
}

const isNothing = (node) => node.kind === ts.SyntaxKind.UndefinedKeyword;

const canBeAbsent = (node) =>
  ts.isTypeReferenceNode(node) && (node.typeArguments ?? []).some((argument) => membersOf(argument).some(isNothing));

/** A resource, or `Referable`, which stands for the components that have endpoints. */
function isResource(node, checker) {
  if (!ts.isTypeReferenceNode(node) || referred(node) === "pulumi.asset.Asset") return false;
  const { flags, name } = resolved(checker, checker.getSymbolAtLocation(node.typeName));
  return (flags & ts.SymbolFlags.Class) !== 0 || name === "Referable";
}

function isObject(node, checker) {
  if (ts.isTypeLiteralNode(node) || ts.isIntersectionTypeNode(node)) return true;
  if (!ts.isTypeReferenceNode(node)) return false;
  const symbol = resolved(checker, checker.getSymbolAtLocation(node.typeName));
  return (symbol.flags & ts.SymbolFlags.Interface) !== 0;
}

/** The outputs. Which resources a component has made is not among them: other languages have no `nodes`. */
function isPublicOutput(member) {
  const flags = ts.getCombinedModifierFlags(member);
  if (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Static) || member.type === undefined) return false;
  if (ts.getJSDocTags(member).some(({ tagName }) => tagName.text === "internal")) return false;
  return referred(member.type) === "pulumi.Output";
}

function tokenOfClass(symbol) {
  const field = symbol.valueDeclaration.members.find((member) => member.name?.getText() === "__pulumiType");
  return field.initializer.text;
}
