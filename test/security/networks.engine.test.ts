import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { networkInterfaces } from "node:os";
import { group, idle, inspectGroup, LocalArm, web } from "../support/engine/arm";
import { openDocker } from "../support/engine/docker";
import { inside } from "../support/engine/inside";

const docker = openDocker();
const arm = new LocalArm();
const subnet = (name: string) => ({
  subnetIds: [{ id: `${arm.group}/providers/Microsoft.Network/virtualNetworks/net/subnets/${name}` }],
});
const [one, two, first, second, other] = ["one", "two", "first", "second", "other"].map(arm.site) as [
  string,
  string,
  string,
  string,
  string,
];
/** Every group listens on 80, which those without a subnet expose, and on 81, which none does. */
const serving = web({
  command: ["sh", "-c", "mkdir /srv; echo hello > /srv/page; httpd -p 81 -h /srv; exec httpd -f -p 80 -h /srv"],
});
const exposed = { ipAddress: { type: "Public", ports: [{ port: 80 }] } };
/** A program of the engine's machine that listens on all addresses. */
let host: Server;
/** A container of the engine that is not Berth's. */
let stranger: string;

beforeAll(async () => {
  await arm.createGroup();
  host = createServer((_, answer) => answer.end("host\n")).listen(0, "0.0.0.0");
  await once(host, "listening");
  const made = await docker.createContainer({ Image: "busybox:1", Cmd: ["sleep", "3600"] });
  stranger = made.id;
  await Promise.all([
    made.start(),
    ...[one, two].map((id) => arm.run("PUT", id, group([serving, idle("rest")], exposed))),
    ...[first, second].map((id) => arm.run("PUT", id, group([serving, idle("rest")], subnet("same")))),
    arm.run("PUT", other, group([serving, idle("rest")], subnet("other"))),
  ]);
});
afterAll(async () => {
  host.close();
  await docker.getContainer(stranger).remove({ force: true });
  await arm.removeGroup();
});

async function rangeOf(network: string): Promise<string> {
  const { IPAM } = await docker.getNetwork(network).inspect();
  return IPAM?.Config?.[0]?.Subnet ?? "";
}

async function networkOf(id: string): Promise<{ ip: string; gateway: string }> {
  const { "": sandbox } = await inspectGroup(docker, id);
  const [network] = Object.entries(sandbox!.NetworkSettings.Networks);
  const gateway = (await rangeOf(network![0])).replace(/\.0\/\d+$/, ".1");
  return { ip: network![1].IPAddress, gateway };
}
const hostPort = () => (host.address() as AddressInfo).port;

/** Whether a group's program gets an answer. A server that is expected to answer may not listen yet. */
async function reaches(from: string, address: string, expected: boolean): Promise<boolean> {
  const tries = expected ? 50 : 1;
  const script = `for i in $(seq ${tries}); do timeout 2 wget -qO- http://${address}/page && exit; sleep 0.1; done; exit 1`;
  const told = from === stranger ? await inStranger(script) : await inside(docker, from, "web", "sh", "-c", script);
  return /hello|host/.test(told);
}

async function inStranger(script: string): Promise<string> {
  const exec = await docker.getContainer(stranger).exec({ Cmd: ["sh", "-c", script], AttachStdout: true });
  const stream = await exec.start({});
  let text = "";
  stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  await once(stream, "end");
  return text;
}

/** The rows of the table in docs/security.md. */
test.each<[string, () => string, () => Promise<string>, boolean]>([
  ["a group", () => one, async () => `${(await networkOf(two)).ip}:80`, true],
  ["a group, at a port that is not exposed,", () => one, async () => `${(await networkOf(two)).ip}:81`, true],
  ["a group in a subnet", () => one, async () => `${(await networkOf(first)).ip}:80`, false],
  ["the engine's machine", () => one, async () => `${(await networkOf(one)).gateway}:${hostPort()}`, true],
])("a group without a subnet and %s", async (_, from, address, expected) => {
  expect(await reaches(from(), await address(), expected)).toBe(expected);
});

test.each<[string, () => Promise<string>, boolean]>([
  ["a group in the same subnet", async () => `${(await networkOf(second)).ip}:81`, true],
  ["a group in another subnet", async () => `${(await networkOf(other)).ip}:80`, false],
  ["a group without a subnet", async () => `${(await networkOf(one)).ip}:80`, false],
  ["the engine's machine", async () => `${(await networkOf(first)).gateway}:${hostPort()}`, true],
])("a group in a subnet and %s", async (_, address, expected) => {
  expect(await reaches(first, await address(), expected)).toBe(expected);
});

test.each<[string, string]>([
  ["a group without a subnet", one],
  ["a group in a subnet", first],
])("another container of the engine does not reach %s", async (_, id) => {
  expect(await reaches(stranger, `${(await networkOf(id)).ip}:80`, false)).toBe(false);
});

test("published ports are those of loopback alone", async () => {
  const { "": sandbox } = await inspectGroup(docker, one);
  const bound = Object.values(
    sandbox!.HostConfig.PortBindings as Record<string, { HostIp: string; HostPort: string }[]>,
  );
  expect(bound.flat()).toEqual([{ HostIp: expect.stringMatching(/^127\./), HostPort: "80" }]);
  const others = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const ours = others.filter(({ family, internal }) => family === "IPv4" && !internal).map(({ address }) => address);
  for (const address of ours) expect([address, await answers(address, 80)]).toEqual([address, false]);
});

async function answers(address: string, port: number): Promise<boolean> {
  const socket = connect(port, address);
  const connected = await Promise.race([
    once(socket, "connect").then(() => true),
    once(socket, "close").then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return connected;
}

describe("a network on top of what the engine's machine reaches", () => {
  const routes =
    "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\nvpn0\t00FCD50A\t0\t1\t0\t0\t0\t00FCFFFF\n";
  const beside = arm.another({ readRoutes: () => routes });
  const asking = (ip: string) =>
    group([serving, idle("rest")], { ...subnet("taken"), ipAddress: { type: "Private", ip, ports: [{ port: 80 }] } });
  const refusal = async (ip: string) => (await beside.run("PUT", arm.site("taken"), asking(ip))).body.error.message;

  test("is refused with what reaches it, and nothing is made", async () => {
    expect(await refusal("10.213.254.9")).toBe(
      'ipAddress.ip: "10.213.254.9" must not be in 10.213.254.0/24, the range that the local engine would give the subnet: ' +
        "the engine's machine reaches 10.213.252.0/22 by vpn0",
    );
    const range = await rangeOf("bridge");
    const ip = range.replace(/\d+\/\d+$/, "77");
    expect(await refusal(ip)).toContain(`the engine's network 'bridge' has ${range}`);
    expect(await refusal("169.254.169.77")).toContain("169.254.0.0/16 (link-local");
    expect((await arm.get(arm.site("taken"))).status).toBe(404);
  });

  test("beside it is made", async () => {
    expect((await beside.run("PUT", arm.site("taken"), asking("10.213.251.9"))).body.status).toBe("Succeeded");
  });
});
