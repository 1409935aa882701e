import { EngineDaemon } from "../support/engine/daemon";
import { group, idle, inspectGroup, LocalArm } from "../support/engine/arm";
import { Peer, type Protocol, type Reached } from "../support/engine/peer";
import { until } from "../support/waiting";
import { onDocker, openDocker } from "../support/engine/docker";

/** Networks that no machine has (RFC 5737), in namespaces of the test's own. */
const MACHINE = "198.51.100.1";
const NEIGHBOUR = "198.51.100.2";
const METADATA = "169.254.169.254";
/** Every group listens at these. The first two are exposed by the groups that expose something. */
const PORTS = [
  ["tcp", 80],
  ["udp", 53],
  ["tcp", 81],
  ["udp", 54],
] as const;

const daemon = new EngineDaemon();
const { docker } = daemon;
const arm = new LocalArm({ dockerHost: daemon.host });
const subnet = (name: string) => ({
  subnetIds: [{ id: `${arm.group}/providers/Microsoft.Network/virtualNetworks/net/subnets/${name}` }],
});
const exposing = (...ports: readonly (readonly [Protocol, number])[]) => ({
  ipAddress: { type: "Public", ports: ports.map(([protocol, port]) => ({ port, protocol: protocol.toUpperCase() })) },
});
const exposed = exposing(PORTS[0], PORTS[1]);
const GROUPS = {
  one: exposed,
  two: exposed,
  closed: {},
  first: subnet("same"),
  second: subnet("same"),
  third: subnet("other"),
};
type Place = keyof typeof GROUPS | "machine" | "neighbour" | "stranger" | "joined";
const peers = new Map<Place, Peer>();
const peer = (place: Place) => peers.get(place)!;

beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  await arm.createGroup();
  await Promise.all(Object.entries(GROUPS).map(([name, more]) => put(name as keyof typeof GROUPS, more)));
  peers.set("machine", Peer.of(daemon.pid));
  const neighbour = Peer.alone();
  peers.set("neighbour", neighbour);
  daemon.onHost("ip", "link", "add", "out", "type", "veth", "peer", "name", "in", "netns", String(neighbour.pid));
  daemon.onHost("ip", "address", "add", `${MACHINE}/24`, "dev", "out");
  daemon.onHost("ip", "link", "set", "out", "up");
  daemon.onHost("ip", "route", "add", METADATA, "dev", "out");
  neighbour.run("ip", "address", "add", `${NEIGHBOUR}/24`, "dev", "in");
  neighbour.run("ip", "address", "add", METADATA, "dev", "in");
  neighbour.run("ip", "link", "set", "in", "up");
  await docker.createNetwork({ Name: "strangers" });
  await Promise.all([stranger("stranger", "strangers"), stranger("joined", "berth")]);
  await Promise.all([peer("machine").listen(["tcp", 82], ["udp", 82]), neighbour.listen(["tcp", 82], ["udp", 82])]);
});
afterAll(async () => {
  for (const each of peers.values()) each.close();
  await daemon.remove();
});

const serving = idle("app", { ports: PORTS.map(([protocol, port]) => ({ port, protocol: protocol.toUpperCase() })) });

async function put(name: keyof typeof GROUPS, more: object): Promise<void> {
  const { body } = await arm.run("PUT", arm.site(name), group([serving, idle("rest")], more));
  expect(body).toMatchObject({ status: "Succeeded" });
  await enter(name);
}

async function enter(name: keyof typeof GROUPS): Promise<void> {
  const { "": sandbox } = await inspectGroup(docker, arm.site(name));
  peers.get(name)?.close();
  peers.set(name, Peer.of(sandbox!.State.Pid));
  await peer(name).listen(...PORTS);
}

/** A container that is not Berth's. */
async function stranger(place: Place, network: string): Promise<void> {
  const HostConfig = { NetworkMode: network };
  const made = await docker.createContainer({
    Image: "busybox:1",
    Cmd: ["sleep", "3600"],
    StopSignal: "SIGKILL",
    HostConfig,
  });
  await made.start();
  peers.set(place, Peer.of((await made.inspect()).State.Pid));
}

async function networkOf(place: Place): Promise<{ IPAddress: string; Gateway: string }> {
  const { "": sandbox } = await inspectGroup(docker, arm.site(place));
  const [[name, network] = ["", { IPAddress: "" }]] = Object.entries(sandbox!.NetworkSettings.Networks);
  const { IPAM } = await docker.getNetwork(name).inspect();
  // Internal networks tell no gateway.
  const range = IPAM!.Config![0]!.Subnet as string;
  return { ...network, Gateway: range.replace(/\.0\/\d+$/, ".1") };
}
const addressOf = async (place: Place) => (await networkOf(place)).IPAddress;
const published = async (place: Place) => (await arm.get(arm.site(place))).body.properties.ipAddress.ip as string;

type Address = (from: Place) => string | Promise<string>;
const at =
  (place: Place): Address =>
  async () =>
    addressOf(place);
const gateway: Address = async (from) => (await networkOf(from)).Gateway;
const fixed =
  (address: string): Address =>
  () =>
    address;

const EXPOSED = [PORTS[0], PORTS[1]];
const UNEXPOSED = [PORTS[2], PORTS[3]];
const MACHINES = [
  ["tcp", 82],
  ["udp", 82],
] as const;
type Row = [
  from: Place,
  to: string,
  address: Address,
  ports: readonly (readonly [Protocol, number])[],
  reached: Reached,
];

/** The rows of the table in docs/security.md, with both protocols. */
test.each<Row>([
  ["one", "itself by localhost", fixed("127.0.0.1"), PORTS, "yes"],
  ["one", "itself by its address", at("one"), PORTS, "yes"],
  ["closed", "itself by localhost", fixed("127.0.0.1"), PORTS, "yes"],

  ["one", "a group without a subnet, at exposed ports", at("two"), EXPOSED, "yes"],
  ["closed", "a group without a subnet, at exposed ports", at("two"), EXPOSED, "yes"],
  ["one", "a group without a subnet, at other ports", at("two"), UNEXPOSED, "refused"],
  ["one", "a group that exposes nothing", at("closed"), PORTS, "refused"],
  ["one", "a group in a subnet", at("first"), PORTS, "no"],
  ["one", "the engine's machine", gateway, MACHINES, "yes"],
  ["one", "another network", fixed(NEIGHBOUR), MACHINES, "yes"],
  ["one", "a metadata service", fixed(METADATA), [MACHINES[0]], "yes"],

  ["first", "a group in the same subnet", at("second"), PORTS, "yes"],
  ["first", "a group in another subnet", at("third"), PORTS, "no"],
  ["first", "a group without a subnet", at("one"), PORTS, "no"],
  ["first", "the engine's machine", gateway, MACHINES, "yes"],
  ["first", "another network", fixed(NEIGHBOUR), MACHINES, "no"],
  ["first", "a metadata service", fixed(METADATA), [MACHINES[0]], "no"],

  ["stranger", "a group without a subnet", at("one"), PORTS, "no"],
  ["stranger", "a group in a subnet", at("first"), PORTS, "no"],
  ["joined", "a group without a subnet, at exposed ports", at("one"), EXPOSED, "yes"],
  ["joined", "a group without a subnet, at other ports", at("one"), UNEXPOSED, "refused"],

  ["machine", "published ports", () => published("one"), EXPOSED, "yes"],
  ["machine", "exposed ports by the group's address", at("one"), EXPOSED, "yes"],
  ["machine", "other ports by the group's address", at("one"), UNEXPOSED, "refused"],
  ["machine", "a group in a subnet", at("first"), PORTS, "yes"],
  ["neighbour", "the machine, at ports that a group publishes", fixed(MACHINE), EXPOSED, "refused"],
])("%s and %s", async (from, _, address, ports, reached) => {
  const to = await address(from);
  const found = await Promise.all(
    ports.map(async ([protocol, port]) => [protocol, port, await peer(from).reaches(protocol, to, port, reached)]),
  );
  expect(found).toEqual(ports.map(([protocol, port]) => [protocol, port, reached]));
});

test("published ports are those of loopback alone", async () => {
  const { "": sandbox } = await inspectGroup(docker, arm.site("one"));
  const bound = Object.values(
    sandbox!.HostConfig.PortBindings as Record<string, { HostIp: string; HostPort: string }[]>,
  );
  expect(bound.flat().map(({ HostIp }) => HostIp)).toEqual(Array(2).fill(expect.stringMatching(/^127\./)));
});

async function reachedOf(name: keyof typeof GROUPS): Promise<Reached[]> {
  const to = await addressOf(name);
  return Promise.all(PORTS.map(([protocol, port]) => peer("one").reaches(protocol, to, port, "refused")));
}

test("other ports are open after an update that exposes them", async () => {
  expect(await reachedOf("two")).toEqual(["yes", "yes", "refused", "refused"]);
  await put("two", exposing(PORTS[2], PORTS[1]));
  expect(await reachedOf("two")).toEqual(["refused", "yes", "yes", "refused"]);
  await put("two", exposing(PORTS[3]));
  expect(await reachedOf("two")).toEqual(["refused", "refused", "refused", "yes"]);
});

onDocker("the ports are closed after a restart of the engine too", async () => {
  await daemon.restart();
  for (const name of ["one", "closed"] as const) {
    const isUp = (seen: Awaited<ReturnType<typeof inspectGroup>>) =>
      Object.values(seen).every(({ State }) => State.Running);
    await until(docker, () => inspectGroup(docker, arm.site(name)), isUp);
    await enter(name);
  }
  expect(await reachedOf("closed")).toEqual(["refused", "refused", "refused", "refused"]);
});
