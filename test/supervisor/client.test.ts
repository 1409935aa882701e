import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import { ensureSupervisor, supervisorLink, supervisorStatus } from "../../src/supervisor/client";
import type { Answers } from "../../src/supervisor/messages";
import { listen } from "../../src/supervisor/listen";

const folder = mkdtempSync(join(tmpdir(), "berth-client-"));
const pids: number[] = [];
afterAll(() => {
  for (const pid of pids) process.kill(pid, "SIGKILL");
  rmSync(folder, { recursive: true });
});

const endpoint = (name: string) => ({ kind: "socket", path: `/nowhere/${name}.sock` }) as const;
let programs = 0;
/** A program that replaces the supervisor. */
function program(text: string): string {
  const path = join(folder, `program-${++programs}.mjs`);
  writeFileSync(path, text);
  return path;
}
/** A supervisor that listens, perhaps after a while, and answers or not. */
const listening = (afterMs: number, answers: boolean) =>
  program(`
    import { createServer } from "node:net";
    import { statSync, writeFileSync } from "node:fs";
    const { place } = JSON.parse(process.argv[2]);
    const program = { path: process.argv[1], writtenMs: statSync(process.argv[1]).mtimeMs };
    const status = { pid: process.pid, version: ${JSON.stringify(version)}, program, engine: "connected", groups: [] };
    const answer = (socket) => socket.once("data", () => ${answers} && socket.end(JSON.stringify(status) + "\\n"));
    setTimeout(() => createServer(answer).listen(place.address, () => writeFileSync(place.pid, process.pid + "\\n")), ${afterMs});
  `);
const logs = /Its log is (\S+)\.$/;

test("one that ends at its start is reported at once, with its last words and its log", async () => {
  const broken = program('throw new TypeError("no luck");');
  const failure = await ensureSupervisor(endpoint("ends"), { folder, program: broken }).catch((error: Error) => error);
  const log = logs.exec((failure as Error).message)?.[1] ?? "";
  expect((failure as Error).message).toBe(
    `The supervisor that runs the probes of container groups did not start: ` +
      `${broken} ended with exit code 1: TypeError: no luck. Its log is ${log}.`,
  );
  expect(readFileSync(log, "utf8")).toContain("TypeError: no luck");
  expect(await supervisorStatus(endpoint("ends"), { folder })).toBeUndefined();
});

test("one that does not listen yet is waited for; after a time limit, the error names its process and log", async () => {
  const mute = program("setInterval(() => {}, 1000);");
  const options = { folder, program: mute, startMs: 600 };
  const failure = await ensureSupervisor(endpoint("mute"), options).catch((error: Error) => error);
  const { message } = failure as Error;
  const pid = Number(/process (\d+)/.exec(message)?.[1]);
  pids.push(pid);
  expect(message).toBe(
    `The supervisor that runs the probes of container groups was started as process ${pid} and has not answered ` +
      `within 0.6 s. Its log is ${logs.exec(message)?.[1]}.`,
  );
  expect(process.kill(pid, 0)).toBe(true);
});

test("one that is slow to start has started", async () => {
  const { pid } = await ensureSupervisor(endpoint("slow"), { folder, program: listening(500, true) });
  pids.push(pid);
  expect(process.kill(pid, 0)).toBe(true);
});

test("one that runs and does not answer is reported as that, counts as running, and no second one is started", async () => {
  const options = { folder, program: listening(0, false), startMs: 3_000 };
  const failures = [
    await ensureSupervisor(endpoint("silent"), options).catch((error: Error) => error.message),
    await ensureSupervisor(endpoint("silent"), options).catch((error: Error) => error.message),
    await supervisorStatus(endpoint("silent"), options).catch((error: Error) => error.message),
  ] as string[];
  const pid = Number(/process (\d+)/.exec(failures[0]!)?.[1]);
  pids.push(pid);
  const told =
    `The supervisor that runs the probes of container groups runs as process ${pid} and has not answered ` +
    `within 3 s. Its log is ${logs.exec(failures[0]!)?.[1]}.`;
  expect(failures).toEqual([told, told, told]);
  expect(await supervisorLink(endpoint("silent"), options).isRunning()).toBe(true);
});

test("without a usable folder none runs, and the error says so at once", async () => {
  const file = program("");
  const link = supervisorLink(endpoint("nowhere"), { folder: file });
  expect(await link.isRunning()).toBe(false);
  await expect(link.ensure()).rejects.toThrow(/^The supervisor of probes has no folder for its socket: .*EEXIST/);
});

test("the address of a slow one is not taken over", async () => {
  const address = join(folder, "busy.sock");
  let asked = 0;
  const busy = createServer((socket) => void socket.once("data", () => asked++));
  await new Promise<void>((resolve) => busy.listen(address, resolve));
  expect(await listen(address, "linux", {} as Answers)).toBeUndefined();
  expect(asked).toBe(1);
  busy.close();
});
