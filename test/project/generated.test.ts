import { execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");

test("the generated classes, shapes and documents are those of schema.json and of the conformance tests", () => {
  const output = execFileSync(process.execPath, [join(root, "tools/generate.mjs"), "--check"], { encoding: "utf8" });
  expect(output).toBe("");
});
