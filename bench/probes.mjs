// (g) Time until thirty groups that are made at once are ready. With an HTTP readiness probe every second, compared
// with the same groups without probes until all run. And with an additional exec liveness probe, compared with the same
// groups without probes while a loop runs programs in their containers by the engine's API, as many at a time as the
// engine has processors.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { armClient, loadEngine, SUBSCRIPTION } from "./local.mjs";
import { row, sideBySide } from "./measure.mjs";

const RUNS = 3;
const GROUPS = Array.from({ length: 30 }, (_, i) => `bench-${i + 1}`);
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/berth-bench-probes`;
const SERVE = ["sh", "-c", "mkdir -p /srv; touch /srv/index.html; exec httpd -f -p 80 -h /srv"];
const EVERY_SECOND = { periodSeconds: 1, timeoutSeconds: 1 };
const readinessProbe = { httpGet: { path: "/", port: 80 }, ...EVERY_SECOND };
const livenessProbe = { exec: { command: ["true"] }, ...EVERY_SECOND };
const PROGRAM = fileURLToPath(new URL("../dist/plugin/supervisor.mjs", import.meta.url));
const LOOK_MS = 50;

export async function bench({ env }) {
  const folder = await mkdtemp(join(tmpdir(), "berth-bench-"));
  const options = { folder: join(folder, "run"), program: PROGRAM };
  try {
    const loaded = await loadEngine(folder, env, options);
    const { service, raw, stopSupervisor } = loaded;
    const arm = armClient(service);
    await arm("PUT", GROUP, { location: "westeurope" });
    const [plain, http, exec, loop] = await sideBySide(RUNS, [
      () => untilReady(arm, {}),
      () => untilReady(arm, { readinessProbe }),
      () => untilReady(arm, { readinessProbe, livenessProbe }),
      () => besideLoop(raw, () => untilReady(arm, {})),
    ]);
    await stopSupervisor();
    await arm("DELETE", GROUP);
    await service.settled();
    raw.close();
    return [
      row("30 groups ready by HTTP probes / running without", http, plain),
      row("30 groups ready with exec probes too / running beside a loop of execs", exec, loop),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Makes the groups at once. Returns the milliseconds until all were ready. */
async function untilReady(arm, probes) {
  const begun = performance.now();
  await Promise.all(
    GROUPS.map(async (name) => {
      const path = `${GROUP}/providers/Microsoft.ContainerInstance/containerGroups/${name}`;
      await arm("PUT", path, { location: "westeurope", properties: group(probes) });
      while (!isReady(JSON.parse((await arm("GET", path)).body), probes))
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }),
  );
  const ms = performance.now() - begun;
  await Promise.all(
    GROUPS.map((name) => arm("DELETE", `${GROUP}/providers/Microsoft.ContainerInstance/containerGroups/${name}`)),
  );
  return ms;
}

function group(probes) {
  const resources = { requests: { cpu: 1, memoryInGB: 1 } };
  const web = { name: "web", properties: { image: "busybox:1", command: SERVE, resources, ...probes } };
  return { osType: "Linux", containers: [web] };
}

function isReady({ properties }, { readinessProbe: isProbed }) {
  const { ready, currentState } = properties.containers[0].properties.instanceView ?? {};
  return currentState?.state === "Running" && (isProbed === undefined || ready === true);
}

/**
 * Runs `work` while one loop per processor of the engine runs programs in the groups' containers, as `docker exec`
 * does.
 */
async function besideLoop(raw, work) {
  let isOver = false;
  let turn = 0;
  const loop = async () => {
    while (!isOver) {
      const found = await raw.list("berth.role=container");
      if (found.length === 0) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      // A container that was just removed or has not started yet is skipped.
      else await raw.exec(found[turn++ % found.length], ["true"]).catch(() => undefined);
    }
  };
  const loops = Array.from({ length: await raw.cpus() }, loop);
  const ms = await work();
  isOver = true;
  await Promise.all(loops);
  return ms;
}
