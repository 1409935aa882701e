import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PulumiStack } from "../support/pulumi/cli";

const stack = new PulumiStack("test/examples/programs/refusals.ts");

beforeAll(() => stack.succeed("stack", "init", "test"));
afterAll(() => stack.remove());

/** The output of `pulumi preview` for an invalid program, after checking that it fails and asks ARM for no change. */
async function refusal(name: string): Promise<string> {
  await stack.succeed("config", "set", "test:case", name);
  const { code, output } = await stack.run("preview");
  expect(code).not.toBe(0);
  // Of resources that are right, a preview asks whether they exist.
  expect(stack.takeCalls().filter(({ method }) => method !== "GET")).toEqual([]);
  return output;
}

const CASES: [string, string[]][] = [
  ["windowsTwo", ["containers: "]],
  ["windowsShare", ["volumes[0].azureFile"]],
  ["nfs", ['enabledProtocols: "NFS"']],
  ["notRoot", ["containers[0].securityContext.runAsUser: 1000"]],
  ["unsupported", ["volumes[0].azureFile.userManagedIdentityClientId: "]],
  ["isolation", ['isolation: "no-such-runtime" must be a runtime of the container engine, which has ', "gvisor.dev"]],
  ["isolatedJob", ['isolation: "no-such-runtime" must be a runtime of the container engine, which has ']],
  ["component", ["containers: ", 'containers.web.mounts["/srv"].azureFiles: ']],
  [
    "late",
    [
      'containers.web.mounts["/srv"]: must have exactly one of azureFiles, emptyDir, secretFiles, gitRepo, has none',
      "containers.web.ports.http: 70000 must be a whole number from 1 to 65535",
    ],
  ],
  [
    "many",
    [
      'containers[0].name: "One"',
      'containers[0].image: "http://x"',
      "containers[0].resources.requests.cpu: -1",
      "containers[1].ports[0].port: 70000",
      "volumes[0]: must have exactly one of ",
      "volumes[0].azureFile.shareName",
      "volumes[0].azureFile.storageAccountName",
    ],
  ],
];

test.each(CASES)("%s is refused at preview, with the property's path and before any change", async (name, paths) => {
  const output = await refusal(name);
  for (const path of paths) expect(output).toContain(path);
});

/** What Pulumi shows below "Diagnostics", without its words for what it did. */
const diagnostics = (output: string): string => /\nDiagnostics:\n([^]*?)\n\n(?=Resources:)/.exec(output)?.[1] ?? output;

test("the problems of all components are told of in one run, once each, with nothing of Node's", async () => {
  const told = diagnostics(await refusal("together"))
    .split("\n\n")
    .sort();
  expect(told).toEqual([
    "  berth:index:AksCluster (aks):\n" +
      "    error: the AKS cluster cannot be made:\n" +
      "      - nodePools: must name at least one pool (Azure Kubernetes Service)",
    "  berth:index:AzureFiles (files):\n" +
      "    error: the Azure Files share cannot be made:\n" +
      '      - shareName: "X" must be 3 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends (Azure Storage)',
    "  berth:index:ContainerGroup (site):\n" +
      "    error: the container group cannot be made:\n" +
      "      - containers.web.ports[0]: 70000 must be a whole number from 1 to 65535 (Azure Container Instances)",
    "  berth:index:Deployment (api):\n" +
      "    error: the deployment cannot be made:\n" +
      '      - containers.web.image: "http://x" must not have a scheme: write a reference such as busybox:1 or ' +
      "registry.example.com/team/app:1.2 (Kubernetes)",
  ]);
});

test("calls of functions that Pulumi cuts off after a refusal say nothing", async () => {
  const output = await refusal("calls");
  expect(output).toContain("  - containers[0].name:");
  expect(output).not.toMatch(/connection is closing|monitor|\bat .*:\d+/);
});

test("a function that fails says so in one line", async () => {
  expect(
    diagnostics(await refusal("call"))
      .split("\n")
      .slice(1),
  ).toEqual([
    "    error: resources.getResourceGroup: /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/nowhere does not exist.",
  ]);
});

describe("with isolation in the configuration", () => {
  beforeAll(() => stack.succeed("config", "set", "berth:isolation", "no-such-runtime"));
  afterAll(() => stack.succeed("config", "rm", "berth:isolation"));

  test("a runtime that the engine lacks is refused at preview, with how to get it", async () => {
    const output = await refusal("plain");
    expect(output).toContain(
      'berth:isolation: "no-such-runtime" must be a runtime of the container engine, which has ',
    );
    expect(output).toContain("run `runsc install -- --network=host` and restart the engine");
  });

  test("a preview works without an engine, and says so", async () => {
    await stack.succeed("config", "set", "berth:dockerHost", "unix:///nonexistent/docker.sock");
    const { code, output } = await stack.run("preview");
    await stack.succeed("config", "rm", "berth:dockerHost");
    expect(output).toContain("Whether the container engine can isolate this group is not known. ");
    expect(code).toBe(0);
  });
});

test("a project that does not name the plugin is told the lines to add, and nothing of releases", async () => {
  const lacking = new PulumiStack("test/examples/programs/refusals.ts");
  const file = join(lacking.folder, "Pulumi.yaml");
  try {
    const { plugins, ...rest } = JSON.parse(readFileSync(file, "utf8")) as { plugins: object };
    expect(plugins).toBeDefined();
    writeFileSync(file, JSON.stringify(rest));
    await lacking.succeed("stack", "init", "test");
    await lacking.succeed("config", "set", "test:case", "plain");
    const { code, output } = await lacking.run("preview");
    expect(code).not.toBe(0);
    expect(output).toContain(
      `error: Pulumi is not told where the plugin of pulumi-berth is. Add these lines to ${file}:`,
    );
    expect(output).toMatch(/plugins:\n\s+providers:\n\s+- name: berth\n\s+path: \S+bin\n/);
    expect(output).not.toMatch(/github|release|at .*\.js:\d+/i);
  } finally {
    await lacking.remove();
  }
});
