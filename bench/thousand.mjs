// (j) A program of 1,000 resources of the lowest kind: what Pulumi takes with Berth, compared with a plugin that does nothing.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { row, sideBySide } from "./measure.mjs";
import { nothingPlugin } from "./nothing.mjs";
import { project } from "./project.mjs";

const RUNS = 3;
const RESOURCES = 1000;
const PROGRAM = `
import * as resources from "pulumi-berth/resources";

for (let i = 1; i <= ${RESOURCES}; i++)
  new resources.ResourceGroup(\`bench-\${i}\`, { resourceGroupName: \`berth-bench-thousand-\${i}\`, location: "westeurope" });
`;

export async function bench({ env }) {
  const folder = await mkdtemp(join(tmpdir(), "berth-bench-"));
  const ours = await project(folder, "thousand", env, PROGRAM);
  const idle = await project(folder, "idle", env, PROGRAM, await nothingPlugin(folder));
  const both = (...args) => [() => ours.time(...args), () => idle.time(...args)];
  try {
    const rows = [];
    const add = (what, [took, peer]) =>
      rows.push(row(`pulumi ${what} of ${RESOURCES} resources / with a plugin that does nothing`, took, peer));
    add("preview", await sideBySide(RUNS, both("preview")));
    add("up", await sideBySide(1, both("up", "--yes", "--skip-preview"), 0));
    add("up without a change", await sideBySide(RUNS, both("up", "--yes", "--skip-preview")));
    add("refresh", await sideBySide(RUNS, both("refresh", "--yes", "--skip-preview")));
    add("destroy", await sideBySide(1, both("destroy", "--yes", "--skip-preview"), 0));
    return rows;
  } finally {
    await ours.remove();
    await idle.remove();
    await rm(folder, { recursive: true });
  }
}
