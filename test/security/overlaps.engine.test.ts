import { group, idle, LocalArm } from "../support/engine/arm";
import { openDocker } from "../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
const routes =
  "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\nvpn0\t00FCD50A\t0\t1\t0\t0\t0\t00FCFFFF\n";
const beside = arm.another({ readRoutes: () => routes });
const subnetIds = [{ id: `${arm.group}/providers/Microsoft.Network/virtualNetworks/net/subnets/taken` }];
const asking = (ip: string) =>
  group([idle("app", { ports: [{ port: 80 }] }), idle("rest")], {
    subnetIds,
    ipAddress: { type: "Private", ip, ports: [{ port: 80 }] },
  });
const refusal = async (ip: string) => (await beside.run("PUT", arm.site("taken"), asking(ip))).body.error.message;

const foreign = `foreign-${arm.name}`;
const range = "10.213.240.0/24";

beforeAll(async () => {
  await arm.createGroup();
  await docker.createNetwork({ Name: foreign, IPAM: { Config: [{ Subnet: range }] } });
});
afterAll(async () => {
  await docker.getNetwork(foreign).remove();
  await arm.removeGroup();
});

test("a network on top of what the engine's machine reaches is refused with what reaches it, and nothing is made", async () => {
  expect(await refusal("10.213.254.9")).toBe(
    'ipAddress.ip: "10.213.254.9" must not be in 10.213.254.0/24, the range that the local engine would give the subnet: ' +
      "the engine's machine reaches 10.213.252.0/22 by vpn0",
  );
  expect(await refusal("10.213.240.77")).toContain(`the engine's network '${foreign}' has ${range}`);
  expect(await refusal("169.254.169.77")).toContain("169.254.0.0/16 (link-local");
  expect((await arm.get(arm.site("taken"))).status).toBe(404);
});

test("a network beside it is made", async () => {
  expect((await beside.run("PUT", arm.site("taken"), asking("10.213.251.9"))).body.status).toBe("Succeeded");
});
