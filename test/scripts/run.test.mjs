import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import net from "node:net";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createReport, SetupError } from "../../scripts/setup/report.mjs";
import { summarize } from "../../scripts/test/summary.mjs";

const host = fileURLToPath(new URL("../../scripts/stand-ins/language-host/host.cjs", import.meta.url));

/** Starts the language host with the address of an engine, and waits for its port. */
async function startHost(t, address) {
  const child = spawn(process.execPath, [host, address], { stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => child.kill("SIGKILL"));
  const [line] = await once(child.stdout, "data");
  return { child, port: Number.parseInt(String(line), 10) };
}

async function startEngine(t) {
  const sockets = new Set();
  const heard = new EventEmitter();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    heard.emit("connection");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.close();
    sockets.forEach((socket) => socket.destroy());
  };
  t.after(stop);
  return { address: `127.0.0.1:${server.address().port}`, sockets, heard, stop };
}

async function exitOf(child) {
  const [code] = await once(child, "exit");
  return code;
}

test("the language host says its port, and ends when told to", { skip: process.platform === "win32" }, async (t) => {
  const engine = await startEngine(t);
  const { child, port } = await startHost(t, engine.address);
  assert.ok(port > 0);
  const exit = exitOf(child);
  child.kill("SIGINT");
  assert.equal(await exit, 0);
});

test("the language host does not outlive its engine", async (t) => {
  const engine = await startEngine(t);
  const { child } = await startHost(t, engine.address);
  const exit = exitOf(child);
  engine.stop();
  assert.equal(await exit, 0);
});

test("an engine that closes an idle connection does not count as dead", async (t) => {
  const engine = await startEngine(t);
  const { child } = await startHost(t, engine.address);
  if (engine.sockets.size === 0) {
    await once(engine.heard, "connection");
  }
  // It checks whether the engine still listens, and stays.
  const looks = once(engine.heard, "connection");
  engine.sockets.forEach((socket) => socket.destroy());
  await looks;
  assert.equal(child.exitCode, null);
  assert.equal(engine.sockets.size, 2);
});

test("the language host's files for both kinds of system start the same program", async () => {
  const { readFileSync } = await import("node:fs");
  const read = (name) => readFileSync(path.join(path.dirname(host), name), "utf8");
  assert.match(read("pulumi-language-nodejs.cmd"), /node "%~dp0pulumi-language-nodejs" %\*/);
  assert.match(read("pulumi-language-nodejs"), /^#!\/usr\/bin\/env node\n[^]*require\("\.\/host\.cjs"\)/);
});

/** A report that writes into a string. */
function recorded(options) {
  const lines = [];
  const written = new EventEmitter();
  const stream = {
    write(text) {
      lines.push(text);
      written.emit("line");
    },
  };
  return { lines, written, report: createReport({ stream, env: {}, ...options }) };
}

test("a step says in one line what it found", async () => {
  const { lines, report } = recorded();
  const result = await report.step("Tool", async (step) => {
    step.found("1.0 is there");
    return 7;
  });
  assert.equal(result, 7);
  assert.deepEqual(lines, ["✓ Tool           1.0 is there\n"]);
});

test("a long step shows that it is still running, and how long it took", async () => {
  let time = 0;
  const { lines, written, report } = recorded({ heartbeatMs: 10, now: () => time });
  await report.step("Tool", async (step) => {
    step.doing("building");
    time = 61_000;
    await once(written, "line");
    step.found("built");
  });
  assert.equal(lines[0], "· Tool           building …\n");
  assert.equal(lines[1], "· Tool           building … 61 s\n");
  assert.equal(lines.at(-1), "✓ Tool           built (61.0 s)\n");
});

test("a quiet report shows only work and failures", async () => {
  const { lines, report } = recorded({ quiet: true });
  await report.step("Tool", async (step) => step.found("there"));
  assert.deepEqual(lines, []);
  const failing = report.step("Tool", async () => {
    throw new SetupError("install it", "line 1\nline 2\n");
  });
  await assert.rejects(failing, SetupError);
  assert.deepEqual(lines, ["✗ Tool           install it\n    line 1\n    line 2\n"]);
});

const jest = (passed, failed, broken = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numRuntimeErrorTestSuites: broken,
});
for (const [what, args, expected] of [
  ["all well", [jest(5, 0), 0, 0], { passed: 5, failed: 0 }],
  ["failed tests", [jest(5, 2), 1, 0], { passed: 5, failed: 2 }],
  ["a suite that could not run", [jest(5, 0, 1), 1, 0], { passed: 5, failed: 1 }],
  ["types and lint", [jest(5, 0), 0, 2], { passed: 5, failed: 2 }],
  ["an end without a reason", [jest(5, 0), 1, 0], { passed: 5, failed: 1 }],
  ["no tests at all", [jest(0, 0), 0, 0], { passed: 0, failed: 1 }],
  ["no report", [undefined, 1, 1], { passed: 0, failed: 2 }],
]) {
  test(`summary: ${what}`, () => assert.deepEqual(summarize(...args), expected));
}
