// (a) Time to create and delete a group of two containers through the local ARM service, compared with the same calls
// of the engine's API, made directly and with dockerode, and with docker compose if it is available.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeCommand } from "./compose.mjs";
import { armClient, loadEngine, SUBSCRIPTION } from "./local.mjs";
import { row, run, sideBySide } from "./measure.mjs";
import { COMMAND, createDirectly } from "./peers.mjs";

const RUNS = 9;
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/berth-bench`;
const SITE = `${GROUP}/providers/Microsoft.ContainerInstance/containerGroups/bench`;

export async function bench(tools) {
  const { env } = tools;
  const folder = await mkdtemp(join(tmpdir(), "berth-bench-"));
  try {
    const { service, raw, dockerode } = await loadEngine(folder, env);
    const arm = armClient(service);
    await arm("PUT", GROUP, { location: "westeurope" });
    const network = await raw.createNetwork();
    const compose = await composeCommand(tools);
    const project = join(folder, "compose.yaml");
    await writeFile(project, composeFile());
    const measured = [() => throughService(arm), () => directly(raw), () => directly(dockerode)];
    if (compose) measured.push(() => throughCompose(compose, project, env));
    const [ours, direct, byDockerode, composed] = await sideBySide(RUNS, measured, 2);
    await arm("DELETE", GROUP);
    await service.settled();
    await raw.removeNetwork(network);
    raw.close();
    const rows = [
      row("create+delete a 2-container group / the engine's API", ours, direct),
      row("create+delete a 2-container group / dockerode", ours, byDockerode),
    ];
    if (compose) rows.push(row("create+delete a 2-container group / docker compose", ours, composed));
    else console.log("docker compose is not available here and could not be built: not compared");
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function throughService(arm) {
  const container = (name) => ({
    name,
    properties: { image: "busybox:1", command: COMMAND, resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } } },
  });
  const web = container("web");
  web.properties.ports = [{ port: 80 }];
  await arm("PUT", SITE, {
    location: "westeurope",
    properties: {
      osType: "Linux",
      containers: [web, container("sidecar")],
      ipAddress: { type: "Public", ports: [{ port: 80 }] },
    },
  });
  await arm("DELETE", SITE);
}

async function directly(peer) {
  const limits = { Memory: 512 * 1024 ** 2, NanoCpus: 5e8 };
  const containers = await createDirectly(peer, "berth-bench", "127.99.99.99", { web: limits, sidecar: limits });
  await Promise.all(containers.map((id) => peer.remove(id)));
}

async function throughCompose(compose, file, env) {
  const [command, ...args] = [...compose, "-p", "berth-bench-compose", "-f", file];
  await run(command, [...args, "up", "-d"], { env });
  await run(command, [...args, "down", "-t", "0"], { env });
}

function composeFile() {
  const service = { image: "busybox:1", entrypoint: COMMAND, cpus: 0.5, mem_limit: "512m" };
  return JSON.stringify({
    services: {
      web: { ...service, ports: ["127.99.99.98:80:80"] },
      sidecar: { ...service, network_mode: "service:web" },
    },
  });
}
