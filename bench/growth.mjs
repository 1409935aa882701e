// (h) What gets slower with the number of container groups in the engine: the list of groups, a PUT, and a `pulumi up`
// and refresh of an unrelated stack. Most of the groups have ended, as on a machine that has been used for long.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { armClient, loadEngine, SUBSCRIPTION } from "./local.mjs";
import { row, run, sideBySide } from "./measure.mjs";
import { COMMAND, createDirectly } from "./peers.mjs";
import { project } from "./project.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The last of them takes a quarter of an hour: BERTH_BENCH_GROUPS=1,10,100 leaves it out. */
const SIZES = (process.env.BERTH_BENCH_GROUPS ?? "1,10,100,1000").split(",").map(Number);
const RUNS = 5;
/** Number of groups per resource group. */
const PER_RESOURCE_GROUP = 10;
const resourceGroup = (i) =>
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/berth-bench-growth-${Math.floor(i / PER_RESOURCE_GROUP)}`;
const site = (i) => `${resourceGroup(i)}/providers/Microsoft.ContainerInstance/containerGroups/bench-${i}`;
const MEASURED = `${resourceGroup(0)}/providers/Microsoft.ContainerInstance/containerGroups/bench-measured`;

export async function bench({ env }) {
  const folder = await mkdtemp(join(tmpdir(), "berth-bench-"));
  const { service, raw } = await loadEngine(folder, env);
  const arm = armClient(service);
  const network = await raw.createNetwork();
  const handsOn = await project(folder, "hands-on", env);
  const rows = [];
  let known = 0;
  try {
    await handsOn.up();
    const first = {};
    for (const size of SIZES) {
      await grow(arm, known, size);
      known = size;
      const list = () => run(process.execPath, [join(root, "dist/plugin/berth.mjs"), "ls"], { env });
      const containers = () => run("docker", ["ps", "--all", "--filter", "label=berth.id"], { env });
      const labels = await raw.labelsOf(site(0));
      const [all, rawAll, one, rawOne, ls, ps, put, created, up, refresh] = await sideBySide(RUNS, [
        () => arm("GET", `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.ContainerInstance/containerGroups`),
        () => raw.lookAtAll(labels),
        () => arm("GET", site(0)),
        () => raw.lookAtOne(labels),
        list,
        containers,
        () => putAndDelete(arm),
        () => directly(raw),
        () => handsOn.time("up", "--yes", "--skip-preview"),
        () => handsOn.time("refresh", "--yes", "--skip-preview"),
      ]);
      first.up ??= up;
      first.refresh ??= refresh;
      rows.push(
        row(`GET of the list of ${size} groups / the engine's calls for it`, all, rawAll),
        row(`GET of one of ${size} groups / the engine's calls for it`, one, rawOne),
        row(`berth ls of ${size} groups / docker ps of their containers`, ls, ps),
        row(`create+delete a group beside ${size} / the engine's API`, put, created),
        row(`pulumi up without a change beside ${size} / beside 1`, up, first.up),
        row(`pulumi refresh beside ${size} / beside 1`, refresh, first.refresh),
      );
    }
    return rows;
  } finally {
    await handsOn.remove();
    await shrink(arm, known);
    await service.settled();
    await raw.removeNetwork(network);
    raw.close();
    await rm(folder, { recursive: true });
  }
}

/** Adds groups until there are `size`. */
async function grow(arm, known, size) {
  for (let from = known; from < size; from += PER_RESOURCE_GROUP) {
    const added = Array.from({ length: Math.min(PER_RESOURCE_GROUP, size - from) }, (_, i) => from + i);
    await Promise.all([...new Set(added.map(resourceGroup))].map((id) => arm("PUT", id, { location: "westeurope" })));
    await Promise.all(added.map((i) => arm("PUT", site(i), group(["true"], { restartPolicy: "Never" }))));
  }
}

async function shrink(arm, known) {
  const ids = [...new Set(Array.from({ length: known }, (_, i) => resourceGroup(i)))];
  for (let from = 0; from < ids.length; from += PER_RESOURCE_GROUP)
    await Promise.all(ids.slice(from, from + PER_RESOURCE_GROUP).map((id) => arm("DELETE", id)));
}

function group(command, more) {
  const resources = { requests: { cpu: 1, memoryInGB: 1 } };
  const web = { name: "web", properties: { image: "busybox:1", command, resources, ports: [{ port: 80 }] } };
  const ipAddress = { type: "Public", ports: [{ port: 80 }] };
  return {
    location: "westeurope",
    properties: { osType: "Linux", containers: [web], ...more, ...(!more && { ipAddress }) },
  };
}

async function putAndDelete(arm) {
  await arm("PUT", MEASURED, group(COMMAND));
  await arm("DELETE", MEASURED);
}

async function directly(raw) {
  const containers = await createDirectly(raw, "berth-bench-growth", "127.99.97.1", {
    web: { Memory: 1024 ** 3, NanoCpus: 1e9 },
  });
  await Promise.all(containers.map((id) => raw.remove(id)));
}
