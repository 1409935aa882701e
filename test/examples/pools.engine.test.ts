import { PulumiStack } from "../support/pulumi/cli";

const stack = new PulumiStack("test/examples/programs/pools.ts");
const size = { vmSize: "Standard_B1ms" };

async function upTo(prefix: string, pools: object): Promise<Record<string, unknown>> {
  await stack.succeed("config", "set", "prefix", prefix);
  await stack.succeed("config", "set", "pools", JSON.stringify(pools));
  await stack.succeed("up", "--yes", "--skip-preview");
  return stack.outputs();
}

/** All pools of the cluster, as it was last read. */
async function poolsOfCluster(): Promise<string[]> {
  const { deployment } = JSON.parse(await stack.succeed("stack", "export")) as {
    deployment: { resources: { type: string; outputs: { agentPoolProfiles: { name: string }[] } }[] };
  };
  const cluster = deployment.resources.find(({ type }) => type.endsWith(":ManagedCluster"));
  return cluster!.outputs.agentPoolProfiles.map(({ name }) => name);
}

beforeAll(() => stack.succeed("stack", "init", "test"));
afterAll(() => stack.remove());

test("pools swap modes, change side by side, are exchanged, and go with a cluster that is replaced", async () => {
  const made = await upTo("one", {
    blue: { mode: "System", count: 1, ...size },
    green: { mode: "User", count: 2, ...size },
  });
  expect(made).toMatchObject({ modes: { blue: "System 1", green: "User 2" } });

  const swapped = await upTo("one", {
    blue: { mode: "User", count: 2, ...size },
    green: { mode: "System", count: 1, ...size },
  });
  expect(swapped).toEqual({ ...made, modes: { blue: "User 2", green: "System 1" } });

  const exchanged = await upTo("one", { teal: { mode: "System", count: 1, ...size } });
  expect(exchanged).toEqual({ ...made, modes: { teal: "System 1" } });
  await stack.succeed("refresh", "--yes", "--skip-preview");
  await stack.succeed("preview", "--expect-no-changes");

  const replaced = await upTo("two", { teal: { mode: "System", count: 1, ...size } });
  expect(replaced).toEqual({ fqdn: expect.stringMatching(/^two-/), modes: { teal: "System 1" } });
  await stack.succeed("refresh", "--yes", "--skip-preview");
  expect(await poolsOfCluster()).toEqual(["teal"]);
  await stack.succeed("destroy", "--yes", "--skip-preview");
});
