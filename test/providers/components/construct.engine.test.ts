import { createHash } from "node:crypto";
import { berthObjects, openDocker } from "../../support/engine/docker";
import { PulumiStack } from "../../support/pulumi/cli";

const stack = new PulumiStack("test/providers/components/programs/remote.ts");
const docker = openDocker();
const SECRET = "a secret 4c1d90";

interface State {
  readonly urn: string;
  readonly id?: string;
  readonly dependencies?: string[];
  readonly inputs?: Record<string, any>;
}

beforeAll(async () => {
  await stack.succeed("stack", "init", "test");
  await stack.succeed("config", "set", "--secret", "secret", SECRET);
});
afterAll(() => stack.remove());

const get = async (url: string) => (await (await fetch(url)).text()).trim();

test("components that the plugin makes share a resource group and a share, refer to each other, and keep secrets", async () => {
  const preview = await stack.succeed("preview");
  expect(preview).toMatch(/\+ 10 to create/);
  await stack.succeed("up", "--yes", "--skip-preview");
  const { urls, internal, groups } = await stack.outputs();
  expect(new Set(groups as string[]).size).toBe(1);
  expect(await get(urls[0])).toContain(createHash("md5").update(`${SECRET}\n`).digest("hex"));
  expect(await get(urls[1])).toBe(`http://${(internal as string).replace(/:80$/, "")} a`);

  const text = await stack.succeed("stack", "export");
  expect(text).not.toContain(SECRET);
  const { deployment } = JSON.parse(text) as { deployment: { resources: State[] } };
  const site = deployment.resources.find(({ urn }) => urn.endsWith("$berth:containerinstance:ContainerGroup::site"))!;
  expect(site.inputs!.tags).toEqual({ by: "transform" });
  expect((site.inputs!.volumes as { name: string }[]).map(({ name }) => name)).toEqual(["files-data"]);
  const on = site.dependencies!.map((urn) => urn.split("::").slice(2).join("::"));
  expect(on).toEqual(
    expect.arrayContaining([
      "berth:index:AzureFiles::data",
      "berth:index:ContainerGroup::api",
      "berth:resources:ResourceGroup::berth-default",
    ]),
  );

  expect(await stack.succeed("up", "--yes", "--skip-preview")).toMatch(/10 unchanged/);
  await stack.succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  await stack.succeed("destroy", "--yes", "--skip-preview");
  const ids = deployment.resources.flatMap(({ id }) => (id?.startsWith("/") ? [id] : []));
  expect(await berthObjects(docker, ids)).toEqual([]);
});

test("everything wrong with a component is told at once, by its paths, and no secret", async () => {
  await stack.succeed("config", "set", "port", "99999");
  await stack.succeed("config", "set", "ipAddressType", "Sideways");
  await stack.succeed("config", "set", "--path", "env.HIDDEN[0]", "typed by mistake");
  const { code, output } = await stack.run("preview");
  expect(code).not.toBe(0);
  expect(output).not.toMatch(/typed by mistake|a secret/);
  const told = output.split("\n").filter((line) => line.includes("- property"));
  expect([...new Set(told.map((line) => line.trim()))]).toEqual([
    "- property containers.web.env.HIDDEN  has a problem: must be a string, a number, true or false, or an endpoint of a group (Berth)",
    "- property ipAddressType with value '{Sideways}' has a problem: must be one of Public, Private, None (Berth)",
    "- property containers.web.ports.http.port with value '{99999}' has a problem: must be a whole number from 1 to 65535 (Azure Container Instances)",
  ]);
});
