import * as pulumi from "@pulumi/pulumi";
import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";
import { argsOf } from "../../../src/providers/components/inputs";
import { optionsOf } from "../../../src/providers/components/options";
import { References } from "../../../src/providers/components/references";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
const output = (fields: object) => ({ [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...fields });
const text = (value: string) => ({ [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: value });
const urn = (type: string, name: string) => `urn:pulumi:test::project::${type}::${name}`;
const DATA = urn("berth:index:AzureFiles", "data");
const PROVIDER = urn("pulumi:providers:berth", "mine");

const requestOf = (inputs: object) => new ConstructRequest().setInputs(Struct.fromJavaScript(inputs as never));
const argsFrom = (inputs: object) => argsOf(requestOf(inputs), new References({}));

/** What a program sees of an input. */
async function seen(value: unknown) {
  const made = value as pulumi.Output<unknown> & Record<"promise" | "isKnown" | "isSecret", any>;
  if (!pulumi.Output.isInstance(value)) return value;
  const of = [...(made as unknown as { resources(): Set<pulumi.Resource> }).resources()].map((resource) =>
    (resource.urn as unknown as { promise(): Promise<string> }).promise(),
  );
  const isKnown = (await made.isKnown) as boolean;
  return {
    ...(isKnown && { value: (await made.promise()) as unknown }),
    isSecret: (await made.isSecret) as boolean,
    on: await Promise.all(of),
  };
}

test("inputs that are known are values, and others are outputs where they stand", async () => {
  const { containers, tags, zones, location } = argsFrom({
    containers: {
      web: { image: "busybox:1", env: { A: secret("hidden"), B: UNKNOWN }, ports: { http: { port: 80 } } },
    },
    tags: output({ value: { a: "b" }, dependencies: [DATA] }),
    zones: output({ secret: true, dependencies: [DATA] }),
    location: null,
  }) as Record<string, any>;
  const { image, ports, env } = containers.web;
  expect({ image, ports, location }).toEqual({
    image: "busybox:1",
    ports: { http: { port: 80 } },
    location: undefined,
  });
  expect(await seen(env.A)).toEqual({ value: "hidden", isSecret: true, on: [] });
  expect(await seen(env.B)).toEqual({ isSecret: false, on: [] });
  expect(await seen(tags)).toEqual({ value: { a: "b" }, isSecret: false, on: [DATA] });
  expect(await seen(zones)).toEqual({ isSecret: true, on: [DATA] });
});

test("outputs that are known, no secret and depend on nothing are values", () => {
  expect(argsFrom({ tags: output({ value: { a: output({ value: "b" }) } }) })).toEqual({ tags: { a: "b" } });
});

test("an SDK that knows no outputs tells what a whole argument depends on", async () => {
  const request = requestOf({ location: "westeurope", tags: { a: output({ value: "b", dependencies: [DATA] }) } });
  const all = request.getInputdependenciesMap();
  all.set("location", new ConstructRequest.PropertyDependencies().setUrnsList([DATA]));
  all.set("tags", new ConstructRequest.PropertyDependencies().setUrnsList([DATA]));
  const { location, tags } = argsOf(request, new References({})) as Record<string, any>;
  expect(await seen(location)).toEqual({ value: "westeurope", isSecret: false, on: [DATA] });
  expect(pulumi.Output.isInstance(tags)).toBe(false);
  expect(await seen(tags.a)).toEqual({ value: "b", isSecret: false, on: [DATA] });
});

test("assets are Pulumi's", async () => {
  const { files } = argsFrom({ files: { "a.txt": text("a") } }) as Record<string, any>;
  expect(pulumi.asset.Asset.isInstance(files["a.txt"])).toBe(true);
  expect(await files["a.txt"].text).toBe("a");
});

test("a component has the options that its program gave it, and none that it did not", () => {
  const references = new References({});
  const plain = new ConstructRequest();
  expect(optionsOf(plain, references)).toEqual({});

  const alias = new Alias.Spec().setName("old").setParenturn(DATA);
  const request = new ConstructRequest()
    .setParent(DATA)
    .setDependenciesList([DATA])
    .setAliasesList([new Alias().setUrn(DATA), new Alias().setSpec(alias)])
    .setProtect(false)
    .setRetainondelete(true)
    .setDeletedwith(DATA)
    .setIgnorechangesList(["tags"])
    .setReplaceonchangesList(["location"])
    .setAdditionalsecretoutputsList(["url"])
    .setDeletebeforereplace(false)
    .setReplaceWithList([DATA])
    .setReplacementTrigger(Value.fromJavaScript("second"))
    .setResourceHooks(new ConstructRequest.ResourceHooksBinding().setBeforeCreateList(["ask"]))
    .setCustomtimeouts(new ConstructRequest.CustomTimeouts().setCreate("5m").setDelete("1m"));
  request.getProvidersMap().set("berth", `${PROVIDER}::id`);
  expect(optionsOf(request, references)).toEqual({
    parent: references.dependency(DATA),
    dependsOn: [references.dependency(DATA)],
    providers: { berth: references.provider(`${PROVIDER}::id`) },
    aliases: [DATA, { name: "old", parent: DATA }],
    protect: false,
    retainOnDelete: true,
    deletedWith: references.dependency(DATA),
    ignoreChanges: ["tags"],
    replaceOnChanges: ["location"],
    additionalSecretOutputs: ["url"],
    deleteBeforeReplace: false,
    replaceWith: [references.dependency(DATA)],
    replacementTrigger: "second",
    hooks: expect.objectContaining({ beforeCreate: [expect.objectContaining({ name: "ask" })] }),
    customTimeouts: { create: "5m", delete: "1m" },
  });
});

test("every part of the request is known: a newer SDK's option must be handed on too", () => {
  const OPTIONS =
    "Protect Additionalsecretoutputs Customtimeouts Deletedwith Deletebeforereplace Ignorechanges Replaceonchanges";
  const MORE_OPTIONS =
    "Retainondelete ResourceHooks ReplaceWith Aliases ReplacementTrigger Parent Providers Dependencies";
  const RUN = "Project Stack Config Configsecretkeys Dryrun Parallel Monitorendpoint Organization";
  const COMPONENT = "Type Name Inputs Inputdependencies";
  // All components give outputs as values, and the last is of the program's own stack traces.
  const NEEDLESS = "AcceptsOutputValues StackTraceHandle";
  const known = [OPTIONS, MORE_OPTIONS, RUN, COMPONENT, NEEDLESS].flatMap((names) => names.split(" "));
  const parts = Object.getOwnPropertyNames(ConstructRequest.prototype).flatMap((name) => {
    const [, part] = /^get(\w+?)(?:List|Map)?$/.exec(name) ?? [];
    return part === undefined ? [] : [part];
  });
  expect([...new Set(parts)].sort()).toEqual(known.sort());
});
