import { createSocket, type Socket } from "node:dgram";
import { container, group, inspectGroup, LocalArm } from "../../../../support/engine/arm";
import { inside } from "../../../../support/engine/inside";
import { until } from "../../../../support/waiting";
import { onDocker, openDocker } from "../../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
const away = new LocalArm();
/** A subnet in a resource group that does not exist. */
const subnetIn = (owner: LocalArm, name: string) =>
  `${owner.group}-net/providers/Microsoft.Network/virtualNetworks/net/subnets/${name}`;
const networksOf = async (subnet: string) =>
  docker.listNetworks({ filters: { label: [`berth.key=${subnet.toLowerCase()}`] } });

beforeAll(() => Promise.all([arm.createGroup(), away.createGroup()]));
afterAll(() => Promise.all([arm.removeGroup(), away.removeGroup()]));

const whole = { resources: { requests: { cpu: 1, memoryInGB: 1 } } };
const serving = (page: string) => ["sh", "-c", `mkdir /srv; echo ${page} > /srv/page; exec httpd -f -p 80 -h /srv`];
const site = (page: string, subnet?: string, more: object = {}) =>
  group([container("web", serving(page), { ...whole, ports: [{ port: 80 }] })], {
    ...(subnet !== undefined && {
      subnetIds: [{ id: subnet }],
      ipAddress: { type: "Private", ports: [{ port: 80, protocol: "TCP" }] },
    }),
    ...more,
  });
const addressOf = async (id: string) => (await arm.get(id)).body.properties.ipAddress;
/** A page as a group gets it. A running container may not listen yet, so it tries again. */
const fetchFrom = (id: string, ip: string, tries = 5) => {
  const script = `for i in $(seq ${tries}); do timeout 2 wget -qO- http://${ip}/page && exit; sleep 0.1; done; exit 1`;
  return inside(docker, id, "web", "sh", "-c", script);
};

describe("groups in a subnet", () => {
  const subnet = subnetIn(arm, "inner");
  const [one, two, outside] = [arm.site("one"), arm.site("two"), arm.site("outside")];

  test("made at once, share one network, each with an address of its own that the PUT does not know yet", async () => {
    const puts = await Promise.all([
      arm.send("PUT", one, site("one", subnet)),
      arm.another().send("PUT", two, site("two", subnet)),
      arm.send("PUT", outside, site("outside", subnetIn(arm, "outer"))),
    ]);
    expect(puts.map(({ status, body }) => [status, body.properties.ipAddress])).toEqual(
      Array(3).fill([201, undefined]),
    );
    const ends = await Promise.all(puts.map((put) => arm.another().follow(put)));
    expect(ends.map(({ body }) => body.status)).toEqual(Array(3).fill("Succeeded"));
    const addresses = await Promise.all([one, two].map(addressOf));
    expect(addresses).toEqual(
      Array(2).fill({ type: "Private", ports: [{ port: 80, protocol: "TCP" }], ip: expect.any(String) }),
    );
    expect(new Set(addresses.map(({ ip }) => ip)).size).toBe(2);
    const [network, ...others] = await networksOf(subnet);
    expect([network!.Internal, others]).toEqual([true, []]);
    expect((await arm.get(one)).body.properties.subnetIds).toEqual([{ id: subnet }]);
    const { "": sandbox } = await inspectGroup(docker, one);
    const { Networks } = sandbox!.NetworkSettings;
    expect(Object.entries(Networks).map(([name, { IPAddress }]) => [name, IPAddress])).toEqual([
      [network!.Name, addresses[0].ip],
    ]);
    expect(sandbox!.HostConfig.PortBindings).toEqual({});
  });

  test("reach each other and nothing else, and nothing else reaches them", async () => {
    const [first, second, third] = await Promise.all([one, two, outside].map(async (id) => (await addressOf(id)).ip));
    expect(await fetchFrom(one, second)).toBe("two\n");
    expect(await fetchFrom(two, first)).toBe("one\n");
    expect(await fetchFrom(outside, first, 1)).toMatch(/exit code/);
    expect(await fetchFrom(one, third, 1)).toMatch(/exit code/);
    expect((await away.run("PUT", away.site("public"), site("public"))).body.status).toBe("Succeeded");
    expect(await fetchFrom(away.site("public"), first, 1)).toMatch(/exit code/);
    const { "": sandbox } = await inspectGroup(docker, away.site("public"));
    const open = sandbox!.NetworkSettings.Networks.berth!.IPAddress;
    expect(await fetchFrom(away.site("public"), open)).toBe("public\n");
    expect(await fetchFrom(one, open, 1)).toMatch(/exit code/);
  });

  test("keep their addresses over an update, and over a stop and a start", async () => {
    const before = await addressOf(one);
    expect((await arm.run("PUT", one, site("changed", subnet))).body.status).toBe("Succeeded");
    expect(await addressOf(one)).toEqual(before);
    await arm.send("POST", `${one}/stop`);
    expect((await arm.run("POST", `${one}/start`)).body.status).toBe("Succeeded");
    expect(await addressOf(one)).toEqual(before);
    expect(await fetchFrom(two, before.ip)).toBe("changed\n");
  });

  test("remove the network with the last of them", async () => {
    await arm.send("DELETE", one);
    expect(await networksOf(subnet)).toHaveLength(1);
    await arm.send("DELETE", two);
    expect(await networksOf(subnet)).toEqual([]);
  });
});

describe("a requested address", () => {
  const subnet = subnetIn(arm, "fixed");
  const wanting = (ip: string) =>
    site("fixed", subnet, { ipAddress: { type: "Private", ip, ports: [{ port: 80, protocol: "TCP" }] } });
  const put = (name: string, ip: string) => arm.run("PUT", arm.site(name), wanting(ip));
  const refusal = async (name: string, ip: string) => {
    const { status, body } = await put(name, ip);
    return [status, body.error.code, body.error.message];
  };

  test("is assigned", async () => {
    expect((await put("fixed", "10.99.7.20")).body.status).toBe("Succeeded");
    expect(await addressOf(arm.site("fixed"))).toMatchObject({ ip: "10.99.7.20" });
    expect(await inside(docker, arm.site("fixed"), "web", "ip", "-4", "addr", "show", "eth0")).toContain(
      "inet 10.99.7.20/24 ",
    );
    expect((await put("other", "10.99.7.21")).body.status).toBe("Succeeded");
    // The answer is sent back unchanged.
    const { body } = await arm.get(arm.site("fixed"));
    expect((await arm.run("PUT", arm.site("fixed"), body)).body.status).toBe("Succeeded");
    expect(await addressOf(arm.site("fixed"))).toMatchObject({ ip: "10.99.7.20" });
  });

  test("is refused by name when it is not possible", async () => {
    expect(await refusal("third", "10.99.7.20")).toEqual([
      400,
      "PrivateIPAddressInUse",
      `ipAddress.ip: "10.99.7.20" must be free; the container group ${arm.site("fixed").toLowerCase()} has it`,
    ]);
    expect(await refusal("third", "10.99.8.20")).toEqual([
      400,
      "PrivateIPAddressNotInSubnet",
      'ipAddress.ip: "10.99.8.20" must be in 10.99.7.0/24, the range that the local engine has for the subnet while a group is in it. ' +
        "To have another one, delete the groups that are in it, or deploy a group that asks for an address first",
    ]);
    expect((await refusal("third", "10.99.7.1"))[1]).toBe("PrivateIPAddressInReservedRange");
    expect((await arm.get(arm.site("third"))).status).toBe(404);
    // Another subnet at the same place.
    const elsewhere = { ...wanting("10.99.7.30") };
    elsewhere.properties = { ...elsewhere.properties, subnetIds: [{ id: subnetIn(arm, "overlapping") }] } as never;
    const { status, body } = await arm.run("PUT", arm.site("third"), elsewhere);
    expect([status, body.error.code]).toEqual([400, "SubnetNotAvailable"]);
    expect(body.error.message).toMatch(
      /"10\.99\.7\.30" must not be in 10\.99\.7\.0\/24.*: the engine's network 'berth-fixed-/,
    );
  });
});

onDocker("names are resolved as the group says", async () => {
  const subnet = subnetIn(arm, "named");
  const id = arm.site("named");
  await arm.run("PUT", arm.site("first"), site("first", subnet));
  const [network] = await networksOf(subnet);
  const gateway = network!.IPAM!.Config![0]!.Subnet!.replace(/\.0\/\d+$/, ".1");
  const server = await nameServer(gateway, { "answer.corp.test": "10.1.2.3" });
  try {
    const dnsConfig = { nameServers: [gateway], searchDomains: "corp.test other.test", options: "ndots:3 timeout:2" };
    // The group that asked for no address left this one.
    const ipAddress = { type: "Private", ip: gateway.replace(/\.1$/, ".4"), ports: [{ port: 80, protocol: "TCP" }] };
    expect((await arm.run("PUT", id, site("named", subnet, { dnsConfig, ipAddress }))).body.status).toBe("Succeeded");
    expect(await addressOf(id)).toMatchObject({ ip: ipAddress.ip });
    const settings = await inside(docker, id, "web", "cat", "/etc/resolv.conf");
    expect(settings).toMatch(/^search corp\.test other\.test$/m);
    expect(settings).toMatch(/^options .*ndots:3.*timeout:2/m);
    expect(await inside(docker, id, "web", "nslookup", "-type=a", "answer.corp.test")).toContain("10.1.2.3");
    expect(await inside(docker, id, "web", "ping", "-c1", "-w1", "answer")).toContain("PING answer (10.1.2.3)");
    expect((await arm.get(id)).body.properties.dnsConfig).toEqual(dnsConfig);
  } finally {
    await new Promise<void>((resolve) => server.close(resolve));
  }
});

test("the networks go with the resource group", async () => {
  const subnet = subnetIn(away, "gone");
  expect((await away.run("PUT", away.site("last"), site("last", subnet))).body.status).toBe("Succeeded");
  expect(await networksOf(subnet)).toHaveLength(1);
  await away.removeGroup();
  expect(
    await until(
      docker,
      () => networksOf(subnet),
      (found) => found.length === 0,
    ),
  ).toEqual([]);
});

/** A name server with a few names, at port 53 of an address of this machine. */
async function nameServer(address: string, names: Record<string, string>): Promise<Socket> {
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => {
    let end = 12;
    const labels: string[] = [];
    while (query[end] !== 0) {
      labels.push(query.subarray(end + 1, end + 1 + query[end]!).toString());
      end += 1 + query[end]!;
    }
    const ip = names[labels.join(".").toLowerCase()];
    const isA = query.readUInt16BE(end + 1) === 1;
    const question = query.subarray(12, end + 5);
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(ip === undefined ? 0x8183 : 0x8180, 2);
    header.writeUInt16BE(1, 4);
    const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...(ip ?? "").split(".").map(Number)]);
    const answers = ip !== undefined && isA ? [record] : [];
    header.writeUInt16BE(answers.length, 6);
    socket.send(Buffer.concat([header, question, ...answers]), from.port, from.address);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(53, address, resolve);
  });
  return socket;
}
