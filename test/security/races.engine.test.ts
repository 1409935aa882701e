import { createArmClient } from "../../src/providers/arm/client";
import { ArmFailure, type ArmResource } from "../../src/providers/arm/contract";
import { localConnection } from "../../src/providers/targets/localConnection";
import { inspectGroup, LocalArm, SUBSCRIPTION } from "../support/engine/arm";
import { openDocker } from "../support/engine/docker";
import { operation } from "../support/arm/script";

/** Creations of two stacks that have both looked and seen nothing. Each stack has a process of its own, as with two commands. */
const arm = new LocalArm();
const account = `a${arm.name}`;
afterAll(() => arm.removeGroup());

const names = { resourceGroupName: arm.name };
const container = (of: string) => ({
  name: "web",
  image: "busybox:1",
  command: ["sleep", "3600"],
  resources: { requests: { cpu: 1, memoryInGB: 1 } },
  environmentVariables: [{ name: "STACK", value: of }],
});

const kinds: Record<string, { id: string; inputs: (stack: string) => Record<string, unknown> }> = {
  "resources:ResourceGroup": { id: arm.group, inputs: () => ({ ...names, location: "westeurope" }) },
  "storage:StorageAccount": {
    id: arm.account(account),
    inputs: () => ({ ...names, accountName: account, kind: "StorageV2", sku: { name: "Standard_LRS" } }),
  },
  "storage:FileShare": {
    id: `${arm.account(account)}/fileServices/default/shares/data`,
    inputs: () => ({ ...names, accountName: account, shareName: "data" }),
  },
  "containerinstance:ContainerGroup": {
    id: arm.site("web"),
    inputs: (stack) => ({ ...names, containerGroupName: "web", osType: "Linux", containers: [container(stack)] }),
  },
};

const clients = ["one", "two"].map((stack) => {
  const { service } = new LocalArm();
  const { resources } = createArmClient(localConnection(service, SUBSCRIPTION));
  return { mark: `${stack} urn`, stack, resources };
});
const resourceOf = (client: (typeof clients)[number], kind: string): ArmResource => client.resources[`berth:${kind}`]!;

/** What came of a creation: the stack, or that somebody was faster. */
async function created(client: (typeof clients)[number], kind: string): Promise<string> {
  const context = { ...operation(), owner: client.mark, onlyNew: true };
  try {
    await resourceOf(client, kind).create(kinds[kind]!.inputs(client.stack), context);
    return client.mark;
  } catch (error) {
    if (!(error instanceof ArmFailure) || error.details.taken !== true) throw error;
    expect(error.details.result).toBeUndefined();
    return "taken";
  }
}

test.each(Object.keys(kinds))("of two that create the same %s, one wins, and the other is told so", async (kind) => {
  const { id } = kinds[kind]!;
  for (const client of clients) expect(await resourceOf(client, kind).owner(id, operation())).toBeUndefined();
  const outcomes = await Promise.all(clients.map((client) => created(client, kind)));
  const winner = outcomes.find((outcome) => outcome !== "taken");
  expect([...outcomes].sort()).toEqual([winner, "taken"].sort());
  // One that comes much later has seen nothing either.
  for (const client of clients) {
    expect(await created(client, kind)).toBe("taken");
    expect(await resourceOf(client, kind).owner(id, operation())).toBe(winner);
  }
});

test("the group that is there is the winner's", async () => {
  const [one] = clients;
  const mark = await resourceOf(one!, "containerinstance:ContainerGroup").owner(arm.site("web"), operation());
  const { web } = await inspectGroup(openDocker(), arm.site("web"));
  expect(web!.Config.Env).toContain(`STACK=${mark!.split(" ")[0]}`);
});
