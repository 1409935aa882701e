// (d) pulumi up of the ACI hands-on against pulumi up of an empty program, and what the hands-on costs over the empty program
// against docker compose up of the same containers.
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { composeCommand } from "./compose.mjs";
import { row, run, sideBySide } from "./measure.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const RUNS = 5;

export async function bench(tools) {
  const { env } = tools;
  const folder = await mkdtemp(join(tmpdir(), "berth-bench-"));
  const handsOn = await project(folder, "hands-on", env);
  const empty = await project(folder, "empty", env);
  const compose = await composeCommand(tools);
  try {
    const measured = [() => handsOn.up(), () => empty.up()];
    if (compose) measured.push(await composeUp(compose, folder, env));
    const [ours, peer, composed] = await sideBySide(RUNS, measured);
    const rows = [row("pulumi up of the hands-on / of an empty program", ours, peer)];
    if (compose) rows.push(row("hands-on over the empty program / docker compose up", ours - peer, composed));
    return rows;
  } finally {
    await handsOn.remove();
    await empty.remove();
    await rm(folder, { recursive: true });
  }
}

/** A Pulumi project in a folder of its own, with its own local state. Both kinds are TypeScript programs run the same way. */
async function project(folder, name, env) {
  const cwd = join(folder, name);
  await mkdir(join(cwd, "state"), { recursive: true });
  await cp(join(root, "examples/aci-hands-on"), cwd, { recursive: true });
  if (name === "empty") await writeFile(join(cwd, "index.ts"), 'import "@pulumi/pulumi";\n');
  await mkdir(join(cwd, "node_modules/@pulumi"), { recursive: true });
  await symlink(join(root, "node_modules/@pulumi/pulumi"), join(cwd, "node_modules/@pulumi/pulumi"), "junction");
  await symlink(join(root, "node_modules/typescript"), join(cwd, "node_modules/typescript"), "junction");
  await symlink(root, join(cwd, "node_modules/pulumi-berth"), "junction");
  const plugins = { providers: [{ name: "berth", path: join(root, "bin") }] };
  await writeFile(join(cwd, "Pulumi.yaml"), JSON.stringify({ name: `bench-${name}`, runtime: "nodejs", plugins }));
  const own = {
    ...env,
    PULUMI_BACKEND_URL: `file://${join(cwd, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "bench",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  const pulumi = (...args) => run("pulumi", [...args, "--non-interactive"], { cwd, env: own });
  await pulumi("stack", "init", "bench");
  let isUp = false;
  return {
    async up() {
      if (isUp) await pulumi("destroy", "--yes", "--skip-preview");
      await quiet();
      const start = performance.now();
      await pulumi("up", "--yes");
      isUp = true;
      return performance.now() - start;
    },
    async remove() {
      await pulumi("destroy", "--yes", "--skip-preview");
    },
  };
}

/** The kernel takes network namespaces apart after the engine has answered, which slows down whatever comes next. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 1500));

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
