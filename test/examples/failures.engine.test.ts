import { htpasswd, Registry } from "../support/engine/registry";
import { PulumiStack } from "../support/pulumi/cli";

const PASSWORD = "right-5b1f0e77";
const WRONG = "wrong-93ab4c20";
const stack = new PulumiStack("test/examples/programs/failures.ts");
const registry = new Registry([htpasswd("reader", PASSWORD)]);

beforeAll(async () => {
  await registry.start();
  await stack.succeed("stack", "init", "test");
  await stack.succeed("config", "set", "test:registry", registry.host);
  await stack.succeed("config", "set", "--secret", "test:password", WRONG);
});
afterEach(() => stack.succeed("destroy", "--yes", "--skip-preview"));
afterAll(async () => {
  await stack.remove();
  await registry.stop();
});

interface Failure {
  readonly output: string;
  /** Ids of the container groups in the state. */
  readonly groups: string[];
}

async function fail(name: string): Promise<Failure> {
  await stack.succeed("config", "set", "test:case", name);
  const { code, output } = await stack.run("up", "--yes", "--skip-preview");
  expect({ code, output }).toMatchObject({ code: 255 });
  const state = JSON.parse(await stack.succeed("stack", "export")) as {
    deployment: { resources?: { type: string; id?: string }[] };
  };
  const groups = (state.deployment.resources ?? []).filter(({ type }) =>
    type.endsWith(":containerinstance:ContainerGroup"),
  );
  return { output, groups: groups.map(({ id = "" }) => id.replace(/.*\/(?=containerGroups\/)/, "")) };
}

const KEPT = [expect.stringMatching(/^containerGroups\/broken/)];

/** The expected error, and whether a group exists, whose id the state then contains. A refused request makes none. */
const CASES: [string, string[], unknown[]][] = [
  [
    "crash",
    [
      'container "app" keeps ending with exit code 3; it was restarted',
      "event BackOff",
      'container "app" is',
      "  I cannot go on",
    ],
    KEPT,
  ],
  ["init", ["InitContainerFailed", "exit code 4", "nothing to prepare"], KEPT],
  ["image", ["InaccessibleImage", "127.0.0.1:9/does/not-exist:1"], []],
  ["password", ["InaccessibleImage", "/test/pause:1"], []],
  ["share", ["FailedMountAzureFileVolume", "the share 'missing' does not exist in the storage account"], KEPT],
];

test.each(CASES)("%s fails, with what happened", async (name, told, kept) => {
  const { output, groups } = await fail(name);
  for (const text of told) expect(output).toContain(text);
  expect(output).not.toContain(WRONG);
  expect(groups).toEqual(kept);
});
