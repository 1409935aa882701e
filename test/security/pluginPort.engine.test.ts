import { spawn } from "node:child_process";
import { once } from "node:events";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { FakeEngine, PluginProcess } from "../providers/plugin/processSupport";

/** Only root can run programs as somebody else, and only Linux tells whose a connection is. */
const asRoot = process.platform === "linux" && process.getuid?.() === 0 ? test : test.skip;
const NOBODY = 65_534;
/** HTTP/2's beginning, with empty settings. A server answers with its own settings. */
const HELLO = String.raw`PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0`;

let engine: FakeEngine;
let plugin: PluginProcess;
beforeAll(async () => {
  engine = await new FakeEngine().start();
  plugin = await PluginProcess.connected(engine);
});
afterAll(async () => {
  await plugin.stop();
  engine.stop();
});

/** How many bytes a user's program gets from the plugin, at most 9. */
async function answeredTo(uid: number): Promise<number> {
  const asking = `exec 3<>/dev/tcp/127.0.0.1/${plugin.port} && printf '${HELLO}' >&3 2>&1; head -c 9 <&3 | wc -c`;
  const child = spawn("bash", ["-c", asking], { uid, cwd: "/", stdio: ["ignore", "pipe", "ignore"] });
  let out = "";
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  await once(child, "close");
  return Number(out.trim());
}

asRoot("the plugin's port answers its own user and nobody else", async () => {
  expect(await answeredTo(0)).toBe(9);
  expect(await answeredTo(NOBODY)).toBe(0);
  await expect(plugin.call("getPluginInfo", new Empty())).resolves.toBeDefined();
});
