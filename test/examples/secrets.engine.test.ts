import { readFileSync } from "node:fs";
import { allLabels, openDocker } from "../support/engine/docker";
import { GitServer } from "../support/gitServer";
import { PulumiStack } from "../support/pulumi/cli";

const stack = new PulumiStack("test/examples/programs/secrets.ts");
const docker = openDocker();
const GIVEN = "given-7f3a9c51d2";
const SECURE = "secure-b84e60f1aa";
const CLONE = "clone-3e9d2b70cc";
const git = new GitServer({ username: "robot", password: CLONE });

beforeAll(async () => {
  await git.start();
  await stack.succeed("stack", "init", "test");
});
afterAll(async () => {
  await stack.remove();
  await git.stop();
});

test("no secret is in the output, the state, the labels or the recorded calls", async () => {
  await stack.succeed("config", "set", "--secret", "test:given", GIVEN);
  await stack.succeed("config", "set", "--secret", "test:secure", SECURE);
  // The program does not mark it as a secret: Berth finds it in the URL.
  await stack.succeed("config", "set", "test:repository", git.url());
  const printed = await stack.succeed("up", "--yes", "--diff", "--logtostderr", "-v=9");
  const calls = readFileSync(stack.callsFile, "utf8");
  const { key } = await stack.outputs();
  expect(key).toMatch(/^[A-Za-z0-9+/]{86}==$/);
  const places = {
    state: await stack.succeed("stack", "export"),
    calls,
    labels: await allLabels(docker),
    ...{ refreshed: await stack.succeed("refresh", "--yes", "--diff") },
    preview: await stack.succeed("preview", "--diff"),
    destroyed: await stack.succeed("destroy", "--yes"),
  };
  for (const [place, text] of Object.entries(places))
    for (const [name, secret] of Object.entries({ GIVEN, SECURE, CLONE, key }))
      expect({ place, name, found: text.includes(secret as string) }).toEqual({ place, name, found: false });
  expect(calls).toContain("[secret]");
  // The CLI's own debug log contains the arguments that a program passes. Its output about resources must not.
  expect(printed).toContain("[secret]");
});
