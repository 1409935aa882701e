import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/pulumi/cli";
import { goEnvironment, goModule, mavenProject, nodePackage, pythonPackages, sdkOf, told } from "./sdks";

const MODULES = ["containerinstance", "containerservice", "resources", "storage"];
const hosts = process.env.BERTH_TEST_LANGUAGES!;

const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
const isThere = (program: string) =>
  (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, program)));

test("Pulumi's own check of the schema finds nothing, and everything is described", async () => {
  expect(await told("pulumi", ["schema", "check", join(root, "schema.json")])).toBe("");
  expect(await told(join(hosts, "berth-schema"), [join(root, "schema.json")])).toMatch(/^\d+ resources, \d+ types/);
});

test("the Go SDK has azure-native's modules and compiles", async () => {
  const folder = await goModule();
  expect(folders(folder)).toEqual(expect.arrayContaining(MODULES));
  await told("go", ["build", "./..."], { cwd: folder, env: goEnvironment() });
});

test("the Python SDK has azure-native's modules and can be imported", async () => {
  const program = `import pulumi_berth\n${MODULES.map((name) => `import pulumi_berth.${name}`).join("\n")}
print(pulumi_berth.containerinstance.ContainerGroup, pulumi_berth.storage.FileShare)`;
  const env = { ...process.env, PYTHONPATH: await pythonPackages() };
  const output = await told(process.env.BERTH_TEST_PYTHON!, ["-c", program], { env });
  expect(output).toBe(
    "<class 'pulumi_berth.containerinstance.container_group.ContainerGroup'> <class 'pulumi_berth.storage.file_share.FileShare'>\n",
  );
});

test("the Node.js SDK has azure-native's modules and compiles", async () => {
  const folder = await nodePackage();
  expect(folders(folder)).toEqual(expect.arrayContaining(MODULES));
  await told(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", folder]);
});

(isThere("mvn") ? test : test.skip)("the Java SDK has azure-native's packages and compiles", async () => {
  const folder = await mavenProject();
  expect(folders(join(folder, "src/main/java/com/pulumi/berth"))).toEqual(expect.arrayContaining(MODULES));
  await told("mvn", ["-q", "-B", "compile"], { cwd: folder });
});

test("the .NET SDK has azure-native's namespaces, and compiles where there is .NET", async () => {
  const folder = await sdkOf("dotnet");
  expect(folders(folder)).toEqual(
    expect.arrayContaining(["ContainerInstance", "ContainerService", "Resources", "Storage"]),
  );
  if (isThere("dotnet")) await told("dotnet", ["build"], { cwd: folder });
});
