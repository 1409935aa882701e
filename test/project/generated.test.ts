import { execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");

test("the generated classes and shapes are those of schema.json", () => {
  const output = execFileSync(process.execPath, [join(root, "tools/generate.mjs"), "--check"], { encoding: "utf8" });
  expect(output).toBe("");
});
