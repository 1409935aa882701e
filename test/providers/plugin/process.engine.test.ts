import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Metadata } from "@grpc/grpc-js";
import { PluginAttach, type PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { GetSchemaRequest, type GetSchemaResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { group, GROUP, RESOURCE_GROUP } from "./caller";
import { bundle, FakeEngine, PluginProcess, script } from "./processSupport";

const root = join(__dirname, "../../..");
const onUnix = process.platform === "win32" ? test.skip : test;

let engine: FakeEngine;
let plugin: PluginProcess | undefined;
beforeEach(async () => {
  engine = await new FakeEngine().start();
});
afterEach(async () => {
  await plugin?.stop();
  plugin = undefined;
  engine.stop();
});

test("version and schema are those of the package", async () => {
  plugin = await PluginProcess.connected(engine);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect((await plugin.call<PluginInfo>("getPluginInfo", new Empty())).getVersion()).toBe(version);
  const response = await plugin.call<GetSchemaResponse>("getSchema", new GetSchemaRequest());
  expect(response.getSchema()).toBe(readFileSync(join(root, "schema.json"), "utf8"));
});

test("calls that Berth does not support are unimplemented", async () => {
  plugin = await PluginProcess.connected(engine);
  const client = (plugin as any).client;
  const { ListRequest } = await import("@pulumi/pulumi/proto/provider_pb.js");
  const error = await new Promise<{ code: number }>((resolve) =>
    client.list(new ListRequest(), new Metadata()).on("error", resolve),
  );
  expect(error.code).toBe(12);
});

describe("the plugin ends", () => {
  onUnix.each(["SIGINT", "SIGTERM"] as const)("on %s", async (signal) => {
    plugin = await PluginProcess.connected(engine);
    const { child } = plugin;
    await plugin.endsAfter(() => child.kill(signal));
    expect(child.exitCode).toBe(0);
  });

  test("when the engine is gone", async () => {
    plugin = await PluginProcess.connected(engine);
    await plugin.endsAfter(() => engine.stop());
    expect(plugin.child.exitCode).toBe(0);
  });

  test("when the engine ends before the plugin has connected", async () => {
    engine.stop();
    plugin = await PluginProcess.start(engine).catch(() => undefined);
    await plugin?.endsAfter(() => undefined);
  });
});

describe("attached", () => {
  test("the plugin serves one engine after the other, and keeps running", async () => {
    plugin = await PluginProcess.start();
    const groupInputs = { resourceGroupName: "rg", location: "westeurope", tags: {} };
    for (const location of ["uksouth", "westus"]) {
      const visitor = await new FakeEngine().start();
      await plugin.call("attach", new PluginAttach().setAddress(visitor.address));
      await plugin.configure({ location });
      expect((await plugin.check(RESOURCE_GROUP, {})).inputs["location"]).toBe(location);
      const inputs = group({ containerGroupName: "web" });
      const news = { ...inputs, restartPolicy: "Never" };
      await plugin.diff(GROUP, inputs, news);
      await plugin.create(GROUP, news, { preview: true });
      expect(visitor.said(/^Replaced, because/)).toBe(true);
      // A plugin that the engine started ends with it. By now, this one would have ended.
      const child = await PluginProcess.connected(visitor);
      await child.endsAfter(() => visitor.stop());
    }
    expect(plugin.child.exitCode).toBeNull();
    expect((await plugin.check(RESOURCE_GROUP, groupInputs)).failures).toEqual([]);
  });
});

describe("bin", () => {
  onUnix("starts the plugin through links, wherever they are", async () => {
    const folder = mkdtempSync(join(tmpdir(), "berth-bin-"));
    try {
      symlinkSync(script, join(folder, "first"));
      symlinkSync("first", join(folder, "pulumi-resource-berth"));
      plugin = await PluginProcess.start(engine, { command: [join(folder, "pulumi-resource-berth")] });
      await expect(plugin.configure({})).resolves.toBe(plugin);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  onUnix("says what is missing when there is no Node", () => {
    const env = { PATH: "/nonexistent", BERTH_NODE: "" };
    const { status, stderr } = spawnSync("/bin/sh", [script], { env, encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toBe(
      "Berth needs Node.js 22 or newer, and node is not there. Install it, or set BERTH_NODE to its path.\n",
    );
  });

  test("says what it needs when Node is too old", () => {
    const old = `Object.defineProperty(process.versions, "node", { value: "20.20.2" }); import(${JSON.stringify(bundle)})`;
    const { status, stderr } = spawnSync(process.execPath, ["-e", old], { encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Berth needs Node\.js 22 or newer, and .* is .*BERTH_NODE/);
  });
});
