// Runs the type check, the linter, the arrows check, the format check, the check of generated files and the fast tests
// in parallel: what every commit must pass.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bin = (name) => join(root, "node_modules", ...name.split("/"));
const ARROWS = ["src", "test", "bench", "--config", "arrows.config.mjs", "--output-type", "err-long"];
const CHECKS = {
  types: [bin("typescript/bin/tsc"), "-p", "tsconfig.json", "--noEmit"],
  lint: [bin("eslint/bin/eslint.js"), ".", "--cache", "--cache-location", "node_modules/.cache/eslint/"],
  arrows: [bin("dependency-cruiser/bin/dependency-cruiser.mjs"), ...ARROWS],
  format: [bin("prettier/bin/prettier.cjs"), "--check", ".", "--log-level", "warn", "--cache"],
  generated: [join(root, "tools/generate.mjs"), "--check"],
  tests: [bin("jest/bin/jest.js"), "--selectProjects", "fast"],
};

function run(name) {
  return new Promise((resolve) => {
    const start = performance.now();
    let output = "";
    const child = spawn(process.execPath, CHECKS[name], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("close", (code) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
      resolve({ name, code, output });
    });
  });
}

const only = process.argv.slice(2);
const results = await Promise.all((only.length > 0 ? only : Object.keys(CHECKS)).map(run));
for (const { name, code, output } of results) if (code !== 0) console.log(`\n── ${name}\n${output}`);
process.exit(results.every(({ code }) => code === 0) ? 0 : 1);
