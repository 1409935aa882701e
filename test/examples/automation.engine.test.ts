import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { openStack } from "../../examples/automation/openStack";
import { root } from "../support/pulumi/cli";

// An npm script of a project that depends on the package has the plugin there.
const { PATH } = process.env;
const folder = mkdtempSync(join(tmpdir(), "berth-automation-"));
beforeAll(() => (process.env.PATH = `${join(root, "bin")}${delimiter}${PATH}`));
afterAll(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true });
});

test("the Automation API deploys a function, and takes it away", async () => {
  const stack = await openStack(folder);
  try {
    const { outputs } = await stack.up();
    expect(await (await fetch(outputs.url!.value as string)).text()).toBe("up and running\n");
    const { changeSummary } = await stack.preview();
    expect(Object.keys(changeSummary)).toEqual(["same"]);
  } finally {
    await stack.destroy();
  }
});
