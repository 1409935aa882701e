import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EngineEndpoint } from "../../src/docker/discovery";
import { ensureSupervisor, stopSupervisor, supervisorLink, supervisorStatus } from "../../src/supervisor/client";
import { container, group, inspectGroup, LocalArm } from "../support/engine/arm";
import { EngineDaemon } from "../support/engine/daemon";
import { inside } from "../support/engine/inside";
import { asked, until } from "../support/waiting";
import { onDocker, openDocker } from "../support/engine/docker";

const daemon = new EngineDaemon();
const endpoint: EngineEndpoint = { kind: "socket", path: daemon.socket };
const folder = mkdtempSync(join(tmpdir(), "berth-supervisor-"));
const options = { folder, idleMs: 3_000 };
const dockerHost = `unix://${daemon.socket}`;
const arm = new LocalArm({ dockerHost, supervisor: (found) => supervisorLink(found, options) });
const HEADER = "header-of-the-probe";

const quick = { periodSeconds: 1, timeoutSeconds: 10, failureThreshold: 1 };
const serves = "trap 'exit 0' TERM; mkdir -p /srv; touch /srv/ok /srv/live; httpd -p 80 -h /srv; sleep 3600 & wait";
const probed = container("web", ["sh", "-c", serves], {
  resources: { requests: { cpu: 1, memoryInGB: 1 } },
  readinessProbe: { httpGet: { path: "/ok", port: 80, httpHeaders: [{ name: "X-Key", value: HEADER }] }, ...quick },
  livenessProbe: { exec: { command: ["cat", "/srv/live"] }, ...quick, initialDelaySeconds: 1 },
});

const status = () => supervisorStatus(endpoint, options);
const state = async () => {
  const { properties } = (await arm.get(arm.site("web"))).body;
  return { ...properties.containers[0].properties.instanceView, supervisor: properties.instanceView.supervisor };
};
const remove = (file: string) => inside(daemon.docker, arm.site("web"), "web", "rm", `/srv/${file}`);
/** Process ids of the supervisors in this test's folder. */
function processes(): number[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return all.filter((pid) => commandLine(pid).some((part) => part.includes(`"${folder}/`))).map(Number);
}
function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}
const killed = async () => {
  const { pid } = (await status())!;
  process.kill(pid, "SIGKILL");
  await asked(
    async () => processes().includes(pid),
    (isThere) => !isThere,
  );
  return pid;
};

beforeAll(async () => {
  process.env.BERTH_TEST_SECRET = "not-for-others";
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  await arm.createGroup();
});
afterAll(async () => {
  delete process.env.BERTH_TEST_SECRET;
  await stopSupervisor(endpoint, options);
  await daemon.remove();
  rmSync(folder, { recursive: true });
});

test("a deployment starts it: in a session of its own, with nothing secret of our environment, for its user alone", async () => {
  expect(await status()).toBeUndefined();
  const put = await arm.run("PUT", arm.site("web"), group([probed]));
  expect(put.body.status).toBe("Succeeded");
  const { pid, groups, engine, log } = (await status())!;
  expect({ groups, engine }).toEqual({ groups: [arm.site("web")], engine: "connected" });
  expect((await asked(state, ({ ready }) => ready)).ready).toBe(true);
  expect((await state()).supervisor).toBe("running");
  expect(processes()).toEqual([pid]);
  const session = execFileSync("ps", ["-o", "sid=", "-p", String(pid)], { encoding: "utf8" }).trim();
  expect(session).toBe(String(pid));
  expect(readFileSync(`/proc/${pid}/environ`, "utf8")).not.toMatch(/BERTH_TEST_SECRET|not-for-others/);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(log).mode & 0o777).toBe(0o600);
});

test("killed with -9 it is shown as stopped, and the next one who reads the group starts it again", async () => {
  await remove("live");
  expect((await asked(state, ({ restartCount }) => restartCount === 1)).restartCount).toBe(1);
  const before = await killed();
  const without = new LocalArm({
    dockerHost,
    supervisor: (found) => ({ ...supervisorLink(found, options), ensure: () => Promise.reject(new Error("no")) }),
  });
  const shown = (await without.get(arm.site("web"))).body.properties;
  expect(shown.instanceView.supervisor).toBe("stopped");
  expect(processes()).toEqual([]);

  expect((await state()).supervisor).toBe("running");
  const after = (await status())!.pid;
  expect(after).not.toBe(before);
  expect((await asked(state, ({ ready }) => ready)).ready).toBe(true);
  // The first one's state is known, and probes continue.
  expect((await state()).restartCount).toBe(1);
  await remove("ok");
  expect((await asked(state, ({ ready }) => !ready)).ready).toBe(false);
});

test("one that is blocked is waited for, reported as running, and not replaced", async () => {
  const { pid, log } = (await status())!;
  process.kill(pid, "SIGSTOP");
  try {
    await expect(ensureSupervisor(endpoint, { ...options, startMs: 500 })).rejects.toThrow(
      "The supervisor that runs the probes of container groups runs as process " +
        `${pid} and has not answered within 0.5 s. Its log is ${log}.`,
    );
    expect(processes()).toEqual([pid]);
    expect((await state()).supervisor).toBe("running");
  } finally {
    process.kill(pid, "SIGCONT");
  }
  expect((await ensureSupervisor(endpoint, options)).pid).toBe(pid);
});

test("of many that start at once, after a kill, one stays", async () => {
  await killed();
  const answers = await Promise.all(Array.from({ length: 5 }, () => ensureSupervisor(endpoint, options)));
  const alone = await asked(
    async () => processes(),
    (pids) => pids.length === 1,
  );
  expect(alone).toEqual([(await status())!.pid]);
  expect(answers.every(({ groups }) => groups.length <= 1)).toBe(true);
});

onDocker("probes go on after a restart of the engine", async () => {
  const { pid } = (await status())!;
  const started = async () => (await inspectGroup(daemon.docker, arm.site("web"))).web!.State;
  await daemon.stop();
  const lost = await asked(status, (found) => found?.engine === "unreachable");
  expect(lost).toMatchObject({ pid, engine: "unreachable" });
  await daemon.start();
  await until(daemon.docker, started, ({ Running }) => Running);
  // A container's files stay, and its program writes them again.
  const ready = await asked(state, (view) => view.ready);
  expect(ready).toMatchObject({ ready: true, supervisor: "running" });
  const before = (await started()).StartedAt;
  const { restartCount } = ready;
  await remove("live");
  const restarted = await asked(state, (view) => view.restartCount === restartCount + 1);
  expect(restarted.restartCount).toBe(restartCount + 1);
  expect((await started()).StartedAt > before).toBe(true);
  expect((await status())!.pid).toBe(pid);
});

test("it ends by itself some time after the last group with probes was deleted, and its log contains no header", async () => {
  const { log, pid } = (await status())!;
  await arm.run("DELETE", arm.site("web"));
  expect(
    await asked(
      async () => processes(),
      (pids) => pids.length === 0,
    ),
  ).toEqual([]);
  expect(await status()).toBeUndefined();
  expect(await stopSupervisor(endpoint, options)).toBe(false);
  const text = readFileSync(log, "utf8");
  expect(text).toContain(` ${pid} ends: there is nothing left to watch`);
  expect(text).not.toContain(HEADER);
  expect(readdirSync(folder).filter((name) => name.endsWith(".sock"))).toEqual([]);
  expect(existsSync(log)).toBe(true);
});

test("it is ended on demand, and says why it cannot be started", async () => {
  const { pid } = await ensureSupervisor(endpoint, options);
  expect(await stopSupervisor(endpoint, options)).toBe(true);
  expect(processes()).not.toContain(pid);
  expect(await status()).toBeUndefined();
  const program = join(folder, "not-there.mjs");
  await expect(ensureSupervisor(endpoint, { ...options, program })).rejects.toThrow(
    `The supervisor that runs the probes of container groups did not start: ${program} ended with exit code 1: ` +
      `Error: Cannot find module '${program}'. Its log is ${folder}/supervisor-`,
  );
});
