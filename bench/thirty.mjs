// (i) pulumi up of a program with thirty groups, against the same containers made in parallel by the engine's API with nothing between;
// and what is left of it without what Pulumi and the program take by themselves.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadEngine } from "./local.mjs";
import { row, sideBySide } from "./measure.mjs";
import { nothingPlugin } from "./nothing.mjs";
import { COMMAND, createDirectly } from "./peers.mjs";
import { project, quiet } from "./project.mjs";

const RUNS = 5;
const GROUPS = 30;
const PROGRAM = `
import * as berth from "pulumi-berth";

const command = ${JSON.stringify(COMMAND)};
for (let i = 1; i <= ${GROUPS}; i++)
  new berth.ContainerGroup(\`bench-\${i}\`, {
    containers: { web: { image: "busybox:1", command, cpu: 1, memoryInGB: 1, ports: [80] } },
  });
`;

export async function bench({ env }) {
  const folder = await mkdtemp(join(tmpdir(), "berth-bench-"));
  const { raw } = await loadEngine(folder, env);
  const network = await raw.createNetwork();
  const thirty = await project(folder, "thirty", env, PROGRAM);
  const idle = await project(folder, "idle", env, PROGRAM, await nothingPlugin(folder));
  try {
    const [ours, peer, pulumi] = await sideBySide(RUNS, [() => thirty.up(), () => directly(raw), () => idle.up()]);
    return [
      row(`pulumi up of ${GROUPS} groups / the engine's API in parallel`, ours, peer),
      row(`pulumi up of ${GROUPS} groups / with a plugin that does nothing`, ours, pulumi),
      row(`pulumi up of ${GROUPS} groups over a plugin that does nothing / the engine's API`, ours - pulumi, peer),
    ];
  } finally {
    await thirty.remove();
    await idle.remove();
    await raw.removeNetwork(network);
    raw.close();
    await rm(folder, { recursive: true });
  }
}

/** Makes the same containers; the milliseconds until all run. */
async function directly(raw) {
  const web = { Memory: 1024 ** 3, NanoCpus: 1e9 };
  await quiet();
  const start = performance.now();
  const names = Array.from({ length: GROUPS }, (_, i) => `berth-bench-thirty-${i + 1}`);
  const made = await Promise.all(names.map((name, i) => createDirectly(raw, name, `127.99.96.${i + 1}`, { web })));
  const elapsed = performance.now() - start;
  await Promise.all(made.flat().map((id) => raw.remove(id)));
  return elapsed;
}
