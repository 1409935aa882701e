import { endpointName, hostOf, type HostSystem, THIS_MACHINE } from "../../src/docker/host";
import { publishingHost } from "../../src/providers/local/containerinstance/network/host";

const names: Record<string, string[]> = {
  box: ["192.0.2.7"],
  own: ["192.0.2.1"],
  six: [],
  lo: ["127.0.1.1"],
};
const system: HostSystem = {
  addresses: async (name) => {
    const found = names[name];
    if (found === undefined) throw new Error(`getaddrinfo ENOTFOUND ${name}`);
    return found;
  },
  ownAddresses: () => ["127.0.0.1", "192.0.2.1"],
  sshSettings: async ({ host }) => `user me\nhostname ${host === "alias" ? "box" : host}\nport 22\n`,
};

test.each([
  ["a socket", { kind: "socket", path: "/var/run/docker.sock" }],
  ["a pipe of Windows", { kind: "socket", path: "//./pipe/docker_engine" }],
  ["a loopback address", { kind: "tcp", host: "127.0.0.1", port: 2375 }],
  ["localhost", { kind: "tcp", host: "localhost", port: 2375 }],
  ["a name of a loopback address", { kind: "tcp", host: "lo", port: 2375 }],
  ["an address of this machine", { kind: "tcp", host: "192.0.2.1", port: 2375 }],
  ["a name of this machine", { kind: "ssh", host: "own" }],
] as const)("an engine at %s is on this machine", async (_, endpoint) => {
  expect(await hostOf(endpoint, system)).toEqual(THIS_MACHINE);
});

test.each([
  ["tcp://box:2376", { kind: "tcp", host: "box", port: 2376 }, "192.0.2.7"],
  ["tcp://192.0.2.9:2375", { kind: "tcp", host: "192.0.2.9", port: 2375 }, "192.0.2.9"],
  ["ssh://me@box", { kind: "ssh", host: "box", user: "me" }, "192.0.2.7"],
  ["ssh://alias:2222", { kind: "ssh", host: "alias", port: 2222 }, "192.0.2.7"],
] as const)("the ports of %s are met at its address", async (remote, endpoint, address) => {
  expect(endpointName(endpoint)).toBe(remote);
  expect(await hostOf(endpoint, system)).toEqual({ address, remote });
});

test.each([
  ["nobody", "nobody cannot be looked up: getaddrinfo ENOTFOUND nobody"],
  ["six", "six has no IPv4 address, which the address of a container group is"],
])("refuses the engine tcp://%s:1 by name, with what to do", async (host, why) => {
  await expect(hostOf({ kind: "tcp", host, port: 1 }, system)).rejects.toMatchObject({
    name: "EngineError",
    fault: "invalid",
    message:
      `The ports that the container engine at tcp://${host}:1 publishes have no address here: ${why}. Name it by an IPv4 ` +
      "address that this machine reaches (DOCKER_HOST, `docker context update`, or HostName in ~/.ssh/config).",
  });
});

test("asks this machine about its own ports, and never about those of another", async () => {
  const asked: string[] = [];
  const tools = {
    isPortFree: async (address: string, port: number) => {
      asked.push(`${address}:${port}`);
      return false;
    },
    freePort: async () => 5,
    routes: () => [{ device: "eth0", range: { first: 0x0a000000, bits: 8 } }],
    whyUnreachable: async (_: string, port: number) => (port === 81 ? "no answer within 10 s" : undefined),
  };
  const near = publishingHost(THIS_MACHINE, "darwin", tools);
  expect(near).toMatchObject({ address: "127.0.0.1", bind: "127.0.0.1", hasOwnAddresses: false });
  expect([await near.isPortFree("127.0.0.1", 80), await near.freePort("127.0.0.1")]).toEqual([false, 5]);
  await near.checkReached("it", [81]);
  expect(near.routes()).toEqual(tools.routes());
  expect(publishingHost(THIS_MACHINE, "linux", tools).hasOwnAddresses).toBe(true);
  expect(asked.splice(0)).toEqual(["127.0.0.1:80"]);

  const far = publishingHost({ address: "192.0.2.7", remote: "ssh://box" }, "linux", tools);
  expect(far).toMatchObject({ address: "192.0.2.7", bind: "0.0.0.0", hasOwnAddresses: false });
  expect(await far.isPortFree("192.0.2.7", 80)).toBe(true);
  const port = await far.freePort("192.0.2.7");
  expect([port >= 49_152 && port <= 65_535, asked]).toEqual([true, []]);
  expect(far.routes()).toEqual([]);
  await far.checkReached("it", [80]);
  await expect(far.checkReached("the container group 'a'", [80, 81])).rejects.toMatchObject({
    code: "EngineNotReachable",
    status: 409,
    message:
      "The container engine at ssh://box publishes the container group 'a' at 192.0.2.7, where this machine does not reach port 81 " +
      "(no answer within 10 s). Let this machine through that one's firewall, name the engine by an address that this machine " +
      "reaches (DOCKER_HOST, `docker context update`), or run Pulumi on the engine's machine.",
  });
});
