// (f) Time to create and delete twenty groups at once through the local ARM service, compared with the same calls of
// the engine's API in parallel, made directly and with dockerode.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { armClient, loadEngine, SUBSCRIPTION } from "./local.mjs";
import { row, sideBySide } from "./measure.mjs";
import { COMMAND, createDirectly } from "./peers.mjs";

const RUNS = 5;
const GROUPS = Array.from({ length: 20 }, (_, i) => `bench-${i + 1}`);
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/berth-bench-many`;

export async function bench({ env }) {
  const folder = await mkdtemp(join(tmpdir(), "berth-bench-"));
  try {
    const { service, raw, dockerode } = await loadEngine(folder, env);
    const arm = armClient(service);
    await arm("PUT", GROUP, { location: "westeurope" });
    const network = await raw.createNetwork();
    const measured = [() => throughService(arm), () => directly(raw), () => directly(dockerode)];
    const [ours, direct, byDockerode] = await sideBySide(RUNS, measured, 1);
    await arm("DELETE", GROUP);
    await service.settled();
    await raw.removeNetwork(network);
    raw.close();
    return [
      row("create+delete 20 groups at once / the engine's API in parallel", ours, direct),
      row("create+delete 20 groups at once / dockerode in parallel", ours, byDockerode),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function throughService(arm) {
  const path = (name) => `${GROUP}/providers/Microsoft.ContainerInstance/containerGroups/${name}`;
  const resources = { requests: { cpu: 1, memoryInGB: 1 } };
  const web = { name: "web", properties: { image: "busybox:1", command: COMMAND, resources, ports: [{ port: 80 }] } };
  const properties = { osType: "Linux", containers: [web], ipAddress: { type: "Public", ports: [{ port: 80 }] } };
  await Promise.all(GROUPS.map((name) => arm("PUT", path(name), { location: "westeurope", properties })));
  await Promise.all(GROUPS.map((name) => arm("DELETE", path(name))));
}

async function directly(peer) {
  const web = { Memory: 1024 ** 3, NanoCpus: 1e9 };
  const groups = await Promise.all(GROUPS.map((name, i) => createDirectly(peer, name, `127.99.98.${i + 1}`, { web })));
  await Promise.all(groups.flat().map((id) => peer.remove(id)));
}
