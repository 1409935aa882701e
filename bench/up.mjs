// (d) pulumi up of the ACI hands-on, compared with pulumi up of an empty program; and the difference between the two,
// compared with docker compose up of the same containers; and the difference to the hands-on with a plugin that does nothing.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeCommand } from "./compose.mjs";
import { row, run, sideBySide } from "./measure.mjs";
import { nothingPlugin } from "./nothing.mjs";
import { EMPTY, project, quiet } from "./project.mjs";

const RUNS = 5;

export async function bench(tools) {
  const { env } = tools;
  const folder = await mkdtemp(join(tmpdir(), "berth-bench-"));
  const handsOn = await project(folder, "hands-on", env);
  const empty = await project(folder, "empty", env, EMPTY);
  const idle = await project(folder, "idle", env, undefined, await nothingPlugin(folder));
  const compose = await composeCommand(tools);
  try {
    const measured = [() => handsOn.up(), () => empty.up(), () => idle.up()];
    if (compose) measured.push(await composeUp(compose, folder, env));
    const [ours, peer, pulumi, composed] = await sideBySide(RUNS, measured);
    const rows = [
      row("pulumi up of the hands-on / of an empty program", ours, peer),
      row("pulumi up of the hands-on / with a plugin that does nothing", ours, pulumi),
    ];
    if (compose)
      rows.push(
        row("hands-on over the empty program / docker compose up", ours - peer, composed),
        row("hands-on over a plugin that does nothing / docker compose up", ours - pulumi, composed),
      );
    return rows;
  } finally {
    await handsOn.remove();
    await idle.remove();
    await empty.remove();
    await rm(folder, { recursive: true });
  }
}

async function composeUp(compose, folder, env) {
  const file = join(folder, "compose.yaml");
  const service = { image: "busybox:1", entrypoint: ["sleep", "3600"], cpus: 0.5, mem_limit: "512m" };
  const mounts = ["data:/srv", "signals:/signals"];
  const services = {
    web: { ...service, ports: ["127.99.99.97:80:80"], volumes: mounts },
    writer: { ...service, network_mode: "service:web", volumes: mounts },
  };
  await writeFile(file, JSON.stringify({ services, volumes: { data: {}, signals: {} } }));
  const [command, ...args] = [...compose, "-p", "berth-bench-up", "-f", file];
  return async () => {
    await quiet();
    const start = performance.now();
    await run(command, [...args, "up", "-d"], { env });
    const elapsed = performance.now() - start;
    await run(command, [...args, "down", "-t", "0", "-v"], { env });
    return elapsed;
  };
}
