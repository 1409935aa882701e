// (c) Time of import "pulumi-berth", compared with import "@pulumi/pulumi", each in new processes.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { row, run, sideBySide } from "./measure.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export async function bench({ env }) {
  const load = (module) => async () => {
    const program = `const start = performance.now(); require(${JSON.stringify(module)}); console.log(performance.now() - start)`;
    return Number(await run("node", ["-e", program], { cwd: root, env }));
  };
  const [ours, peer] = await sideBySide(9, [load("pulumi-berth"), load("@pulumi/pulumi")]);
  return [row('import "pulumi-berth" / import "@pulumi/pulumi"', ours, peer)];
}
