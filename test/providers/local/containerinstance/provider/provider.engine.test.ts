import { group, idle, LocalArm, SUBSCRIPTION } from "../../../../support/engine/arm";
import { openDocker } from "../../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
const VERSION = "2026-07-01";
const LOCATION = `loc${arm.name}`;
const PROVIDER = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.ContainerInstance`;
const ask = async (path: string) => {
  const { status, body } = await arm.send("GET", path, undefined, { version: VERSION });
  return [status, body];
};

beforeAll(() => arm.createGroup());
afterAll(() => arm.removeGroup());

test("a location has the engine's images, the size of its machine, and the use of its groups", async () => {
  const made = await arm.run("PUT", arm.site("g"), { ...group([idle("a"), idle("b")]), location: LOCATION });
  expect(made.body.status).toBe("Succeeded");
  const used = (value: string, localizedValue: string, currentValue: number) => ({
    id: `${PROVIDER}/locations/${LOCATION}/usages/${value}`,
    unit: "Count",
    currentValue,
    limit: 100,
    name: { value, localizedValue },
  });
  expect(await ask(`${PROVIDER}/locations/${LOCATION}/usages`)).toEqual([
    200,
    { value: [used("ContainerGroups", "Container Groups", 1), used("StandardCores", "Standard Cores", 1)] },
  ]);
  const { NCPU, MemTotal } = (await docker.info()) as { NCPU: number; MemTotal: number };
  const maxMemoryInGB = Math.min(240, Math.floor((MemTotal / 2 ** 30) * 10) / 10);
  expect(await ask(`${PROVIDER}/locations/westus/capabilities`)).toEqual([
    200,
    {
      value: ["Public", "Private"].map((ipAddressType) => ({
        resourceType: "containerGroups",
        osType: "Linux",
        location: "West US",
        ipAddressType,
        gpu: "None",
        capabilities: { maxMemoryInGB, maxCpu: Math.min(31, NCPU), maxGpuCount: 0 },
      })),
    },
  ]);
  const [status, { value }] = await ask(`${PROVIDER}/locations/westus/cachedImages`);
  expect([
    status,
    value.filter(({ image }: { image: string }) => /^(busybox:1|berth\/(sandbox|secret))/.test(image)),
  ]).toEqual([200, [{ osType: "Linux", image: "busybox:1" }]]);
});

test("the link of a subnet is refused while a group is in it, and goes with the subnet's network", async () => {
  const subnet = `${arm.group}/providers/Microsoft.Network/virtualNetworks/net/subnets/${arm.name}`;
  const link = `${subnet}/providers/Microsoft.ContainerInstance/serviceAssociationLinks/default`;
  const remove = async () => {
    const { status, body } = await arm.send("DELETE", link, undefined, { version: VERSION });
    return [status, body];
  };
  expect(await remove()).toEqual([204, undefined]);
  const body = group([idle("a"), idle("b")], { subnetIds: [{ id: subnet }] });
  expect((await arm.run("PUT", arm.site("inside"), body)).body.status).toBe("Succeeded");
  const message = `The subnet '${subnet}' has container groups: 'inside' in resource group '${arm.name}'. Delete them first.`;
  expect(await remove()).toEqual([409, { error: { code: "ServiceAssociationLinkInUse", message } }]);
  await arm.run("DELETE", arm.site("inside"));
  expect(await remove()).toEqual([204, undefined]);
});
