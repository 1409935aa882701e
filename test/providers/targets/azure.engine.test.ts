import { fetchText } from "../../support/engine/arm";
import { berthObjects, openDocker } from "../../support/engine/docker";
import { PulumiStack } from "../../support/pulumi/cli";
import { ServeCommand } from "../../support/serve/command";
import { FaultyProxy, type ProxyFault } from "../../support/serve/faultyProxy";

/** What happens to the first requests of a kind, in this order. */
const FAULTS: readonly (readonly [RegExp, ...ProxyFault[]])[] = [
  [/^GET \/metadata\//, { status: 503 }],
  [/^PUT \S+\/resourcegroups\/[^/]+$/i, { status: 429 }, "reset after"],
  [/^PUT \S+\/storageAccounts\/[^/]+$/, "cut off"],
  [/^PUT \S+\/shares\/[^/]+$/, "reset after"],
  [/^PUT \S+\/containerGroups\/[^/]+$/, "reset", "reset after", { status: 500 }],
  [/^GET \S+\/operations\/[^/]+$/, { status: 429, headers: { "retry-after": "1" } }, "cut off", { status: 404 }],
  [/^POST \S+\/listKeys$/, { status: 503, headers: { "retry-after": "1" } }],
  [/^DELETE \S+\/containerGroups\/[^/]+$/, "reset after", { status: 502 }],
  [/^DELETE \S+\/storageAccounts\/[^/]+$/, { status: 401 }],
  [/^DELETE \S+\/resourcegroups\/[^/]+$/i, { status: 429 }, "reset after"],
];

const docker = openDocker();
let served: ServeCommand;
let proxy: FaultyProxy;
let stack: PulumiStack;
const left = new Map<RegExp, ProxyFault[]>();

const faultOf = (method: string, path: string): ProxyFault | undefined =>
  [...left].find(([kind, faults]) => faults.length > 0 && kind.test(`${method} ${path}`))?.[1].shift();

beforeAll(async () => {
  served = await ServeCommand.start("--quiet");
  proxy = await FaultyProxy.start(served, faultOf);
  // As docs/azure.md says it, but for the host.
  const printed = Object.entries({ ...(await served.env("terraform")), ...(await served.env("node")) });
  const settings = printed.filter(([name]) => /^(?:ARM|AZURE|NODE_EXTRA)_/.test(name));
  stack = new PulumiStack("test/examples/programs/killed.ts", undefined, {
    ...Object.fromEntries(settings),
    BERTH_TARGET: "azure",
    ARM_METADATA_HOSTNAME: proxy.host,
  });
  await stack.succeed("stack", "init", "test");
});

afterAll(async () => {
  await stack.remove();
  await proxy.end();
  await served.end();
});

test("a stack goes up, changes and is destroyed at berth serve as at Azure, whatever happens on the line", async () => {
  for (const [kind, ...faults] of FAULTS) left.set(kind, [...faults]);
  await stack.succeed("up", "--yes", "--skip-preview");
  const { urls, resourceGroup } = await stack.outputs();
  expect(await fetchText(`${(urls as string[])[0]}/page`)).toBe("first\n");

  await stack.succeed("config", "set", "test:page", "second");
  const body = JSON.stringify({ error: { code: "NobodyKnowsThisCode", message: "The thing is strange." } });
  left.set(/^PUT \S+\/containerGroups\/left-/, [
    { status: 409, headers: { "content-type": "application/json" }, body },
  ]);
  const { code, output } = await stack.run("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(output).toMatch(
    /container group "left-\w+" in resource group "[\w-]+": NobodyKnowsThisCode \(409\): The thing is strange\. The resource is in another state than this change needs: look at it in the Azure portal\. Run `pulumi up` again/,
  );

  await stack.succeed("up", "--yes", "--skip-preview");
  await stack.succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
  expect(await fetchText(`${(urls as string[])[0]}/page`)).toBe("second\n");
  await stack.succeed("destroy", "--yes", "--skip-preview");
  expect([...left.values()].flat()).toEqual([]);
  expect(await berthObjects(docker, [resourceGroup as string])).toEqual([]);
});
