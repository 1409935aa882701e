import { readdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import schema from "../../schema.json";
import { cacheFolder } from "../../src/providers/cacheFolder.cjs";
import { allLabels, openDocker } from "../support/engine/docker";
import { PulumiStack } from "../support/pulumi/cli";
import { canaryAt } from "./programs/canaryAt";

interface Property {
  readonly secret?: boolean;
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: Property;
  readonly additionalProperties?: Property;
}
type Properties = Readonly<Record<string, Property>>;

/** The places of all secrets below properties, such as `containers[].environmentVariables[].secureValue`. */
function secretsIn(properties: Properties, path: string): string[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const place = `${path}.${name}`;
    return property.secret ? [place] : below(property, place);
  });
}

function below({ items, additionalProperties, $ref }: Property, place: string): string[] {
  if (items !== undefined) return below(items, `${place}[]`);
  if (additionalProperties !== undefined) return below(additionalProperties, `${place}{}`);
  const part = (schema.types as Record<string, { properties?: Properties }>)[$ref?.slice("#/types/".length) ?? ""];
  return part?.properties === undefined ? [] : secretsIn(part.properties, place);
}

const resources = Object.entries(schema.resources as Record<string, { inputProperties?: Properties }>);
/** The key of an account must be the right one, so that it is no canary. */
const PLACES = [
  ...secretsIn(schema.config.variables as Properties, "provider"),
  ...resources.flatMap(([token, { inputProperties = {} }]) => secretsIn(inputProperties, token)),
].filter((place) => !place.endsWith(".storageAccountKey"));

const stack = new PulumiStack("test/security/programs/canaries.ts");
let key: string;

/** The places whose canary is in a text, as it is, in base64 or encoded as part of a URL. */
function foundIn(text: string): string[] {
  const secrets = [...PLACES, "type"].map((place): [string, string] => [place, canaryAt(place)]);
  if (key !== undefined) secrets.push(["key", key]);
  return secrets.flatMap(([place, secret]) => {
    const base64 = Buffer.from(secret).toString("base64").replace(/=+$/, "");
    return [secret, base64, encodeURIComponent(secret)].some((form) => text.includes(form)) ? [place] : [];
  });
}

/** All that lies in a folder, as one text. */
function textIn(folder: string): string {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map((path) => readFileSync(path, "latin1"))
    .join("\n");
}

/** Runs Pulumi, and returns what it printed and the arguments of all processes meanwhile. */
async function run(...args: string[]): Promise<{ output: string; processes: string }> {
  const seen = new Set<string>();
  const look = () => {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
      try {
        seen.add(readFileSync(`/proc/${pid}/cmdline`, "latin1"));
      } catch {
        // It has ended.
      }
  };
  const timer = setInterval(look, 25);
  try {
    const { output } = await stack.run(...args);
    return { output, processes: [...seen].join("\n") };
  } finally {
    clearInterval(timer);
  }
}

beforeAll(() => stack.succeed("stack", "init", "test"));
afterAll(() => stack.remove());

test("the program has a canary for every secret of the schema", () => {
  const program = readFileSync(join(__dirname, "programs/canaries.ts"), "utf8");
  const ends = PLACES.map((place) => place.replace(/^berth:\w+:\w+/, ""));
  expect(ends.filter((end) => !program.includes(end))).toEqual([]);
  expect(PLACES.length).toBeGreaterThan(20);
});

test.each(["type", "base64"])("a preview that refuses values tells none of them (%s)", async (wrong) => {
  await stack.succeed("config", "set", "test:wrong", wrong);
  const { output, processes } = await run("preview", "--diff");
  expect(output).toMatch(/these inputs are not allowed/);
  expect([foundIn(output), foundIn(processes)]).toEqual([[], []]);
});

test("a job that fails and prints its secret tells all of its log but that", async () => {
  await stack.succeed("config", "set", "test:wrong", "job");
  const { output, processes } = await run("up", "--yes", "--diff");
  expect(output).toMatch(/ended with exit code 3/);
  expect(output).toMatch(/it is \[secret\]/);
  key = ((await stack.outputs()) as { key?: string }).key ?? key;
  expect([foundIn(output), foundIn(processes)]).toEqual([[], []]);
});

test("no canary is in output, outputs, state, files, labels or arguments of processes", async () => {
  await stack.succeed("config", "rm", "test:wrong");
  const up = await run("up", "--yes");
  expect(up.output).not.toMatch(/error:/);
  key = ((await stack.outputs()) as { key: string }).key;
  expect(key).toMatch(/^[A-Za-z0-9+/]{86}==$/);
  const places = {
    ...up,
    outputs: await stack.succeed("stack", "output", "--json"),
    preview: (await run("preview", "--diff", "--refresh")).output,
    // The state with its history, and the recorded calls.
    files: textIn(stack.folder),
    caches: textIn(
      join(cacheFolder({ env: process.env, platform: process.platform, home: homedir() }), "pulumi-berth"),
    ),
    labels: await allLabels(openDocker()),
  };
  const told = Object.entries(places).map(([place, text]): [string, string[]] => [place, foundIn(text)]);
  expect(told.filter(([, found]) => found.length > 0)).toEqual([]);
  await stack.succeed("preview", "--expect-no-changes");
});
