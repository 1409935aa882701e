// npm run bench: each figure side by side with a peer in the same run, as a ratio. Prints a table, writes bench/results.json.
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setup } from "../scripts/setup.mjs";
import { table } from "./measure.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const tools = await setup();

const only = process.argv.slice(2);
const results = [];
for (const name of ["service", "plugin", "import", "up"]) {
  if (only.length > 0 && !only.includes(name)) continue;
  console.log(`\n── ${name}`);
  const { bench } = await import(`./${name}.mjs`);
  const rows = await bench(tools);
  for (const row of rows) console.log(table([row]));
  results.push(...rows);
}
console.log(`\n${table(results)}`);
if (only.length === 0) await writeFile(join(here, "results.json"), JSON.stringify(results, null, 2) + "\n");
