// npm run bench: measures Berth and its peers in the same run and compares them as ratios. Prints a table and writes
// bench/results.json.
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { live } from "../scripts/setup/process.mjs";
import { setup } from "../scripts/setup.mjs";
import { table } from "./measure.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const only = process.argv.slice(2);
const tools = await setup();

// Measurements in this process run on the Node.js that Berth's users have, whichever one started this script.
if (Number.parseInt(process.versions.node, 10) < 22)
  process.exit(await live(tools.node, [fileURLToPath(import.meta.url), ...only], { env: tools.env, stdio: "inherit" }));

const results = [];
for (const name of ["service", "groups", "probes", "plugin", "import", "up", "thirty", "thousand", "growth", "aks"]) {
  if (only.length > 0 && !only.includes(name)) continue;
  console.log(`\n── ${name}`);
  const { bench } = await import(`./${name}.mjs`);
  const rows = await bench(tools);
  for (const row of rows) console.log(table([row]));
  results.push(...rows);
}
console.log(`\n${table(results)}`);
if (only.length === 0) await writeFile(join(here, "results.json"), JSON.stringify(results, null, 2) + "\n");
