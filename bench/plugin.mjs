// (b) Time from the plugin's start until it prints its port, compared with a Node process that does nothing.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { row, run, sideBySide } from "./measure.mjs";

const bin = join(dirname(dirname(fileURLToPath(import.meta.url))), "bin");
const plugin = join(bin, process.platform === "win32" ? "pulumi-resource-berth.cmd" : "pulumi-resource-berth");

export async function bench({ env }) {
  const bare = () => run("node", ["-e", ""], { env });
  const [ours, peer] = await sideBySide(15, [() => untilPort(env), bare], 2);
  return [row("plugin start to port / node -e ''", ours, peer)];
}

async function untilPort(env) {
  const start = performance.now();
  const child = spawn(plugin, [], { env, stdio: ["ignore", "pipe", "inherit"], shell: process.platform === "win32" });
  const ended = new Promise((resolve) => child.on("close", resolve));
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("close", () => reject(new Error("the plugin ended before it printed its port")));
  });
  const elapsed = performance.now() - start;
  child.kill("SIGTERM");
  await ended;
  return elapsed;
}
