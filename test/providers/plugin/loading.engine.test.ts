import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { failure, group, GROUP, RESOURCE_GROUP } from "./caller";
import { FakeEngine, PluginProcess } from "./processSupport";

const root = join(__dirname, "../../..");

/** The packages whose code a file of the bundle contains. */
function packagesIn(file: string): string[] {
  const { outputs } = JSON.parse(readFileSync(join(root, "dist/.plugin-meta.json"), "utf8"));
  const output = Object.entries<any>(outputs).find(([name]) => basename(name) === basename(file));
  const inputs = Object.keys(output?.[1].inputs ?? {});
  return inputs.flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
}

/** The packages from which a plugin has loaded code, once it has done `work`. */
async function packagesLoaded(work: (plugin: PluginProcess) => Promise<unknown>): Promise<Set<string>> {
  const coverage = mkdtempSync(join(tmpdir(), "berth-loaded-"));
  const engine = await new FakeEngine().start();
  const env = { NODE_V8_COVERAGE: coverage, DOCKER_HOST: "tcp://127.0.0.1:1" };
  const plugin = await PluginProcess.connected(engine, { env });
  try {
    await plugin.configure({});
    await work(plugin);
    await plugin.endsAfter(() => plugin.child.kill("SIGINT"));
    const files = readdirSync(coverage).flatMap((name) => {
      const { result } = JSON.parse(readFileSync(join(coverage, name), "utf8")) as { result: { url: string }[] };
      return result.filter(({ url }) => url.startsWith("file:")).map(({ url }) => fileURLToPath(url));
    });
    return new Set(files.flatMap(packagesIn));
  } finally {
    await plugin.stop();
    engine.stop();
    rmSync(coverage, { recursive: true });
  }
}

const inputs = group({ containerGroupName: "web", location: "westeurope" });
const targets = (packages: Set<string>) =>
  [...packages].filter((name) => /^(@azure\/|@kubernetes\/|dockerode$|ssh2$)/.test(name));

test("a command that changes nothing loads no SDK of Azure, Docker or Kubernetes", async () => {
  const packages = await packagesLoaded(async (plugin) => {
    await plugin.check(GROUP, inputs);
    await plugin.diff(GROUP, inputs, inputs);
    await plugin.create(GROUP, inputs, { preview: true });
    await plugin.update(GROUP, { oldInputs: inputs, news: { ...inputs, tags: { a: "1" } } }, { preview: true });
  });
  expect(packages).toContain("@grpc/grpc-js");
  expect(targets(packages)).toEqual([]);
});

test("the local engine loads what it needs, and nothing to sign in to Azure with", async () => {
  const packages = await packagesLoaded((plugin) =>
    failure(plugin.create(RESOURCE_GROUP, { resourceGroupName: "rg", location: "westeurope" })),
  );
  expect(targets(packages)).toContain("@azure/arm-resources");
  expect(targets(packages)).not.toContain("@azure/identity");
  expect(targets(packages)).not.toContain("@kubernetes/client-node");
});
