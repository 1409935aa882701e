import type { EngineNetwork, NetworkSpec } from "../../../../../src/docker/engine";
import type { CompleteGroup } from "../../../../../src/model/containerinstance/container/complete";
import {
  ensureSubnet,
  freeAddress,
  freeRange,
  subnetOf,
} from "../../../../../src/providers/local/containerinstance/network/subnet";
import type { ArmRecord } from "../../../../../src/providers/local/store/records";
import { formatCidr, parseCidr } from "../../../../../src/model/values/cidr";

const route = (range: string) => ({ range: parseCidr(range)!, device: "eth0" });
const rangeBeside = (networks: string[], routes: string[] = []) => {
  const found = freeRange(
    networks.map((range, i) => ({ name: `n${i}`, range })),
    routes.map(route),
  );
  return found && formatCidr(found);
};

test.each([
  [[], [], "10.0.0.0/24"],
  [["172.17.0.0/16"], ["192.168.1.0/24"], "10.0.0.0/24"],
  [["10.0.0.0/24"], ["10.0.1.128/25"], "10.0.2.0/24"],
  [["10.0.0.0/8"], [], undefined],
])("beside %j and %j a subnet gets %s", (networks, routes, range) => expect(rangeBeside(networks, routes)).toBe(range));

const network = { id: "1", name: "berth-sub", labels: {}, subnet: "10.0.0.0/24" };
const lastOf = (ip: string) => Number(ip.split(".")[3]);

test("addresses that nobody asks for are in the upper half while there are some, and never reserved", () => {
  const taken = new Set<string>();
  for (let i = 0; i < 251; i++) taken.add(freeAddress(network, `group ${i}`, taken, 0, undefined));
  const found = [...taken].map(lastOf);
  expect(Math.min(...found.slice(0, 127))).toBe(128);
  expect([...found].sort((a, b) => a - b)).toEqual(Array.from({ length: 251 }, (_, i) => i + 4));
  expect(found.at(-1)).toBe(4);
  expect(() => freeAddress(network, "one more", taken, 0, undefined)).toThrow("has no free address");
});

test("an address is always the same for a group, and stays", () => {
  const first = freeAddress(network, "a", new Set(), 0, undefined);
  expect(freeAddress(network, "a", new Set(), 0, undefined)).toBe(first);
  expect(freeAddress(network, "a", new Set(), 0, "10.0.0.9")).toBe("10.0.0.9");
  expect(freeAddress(network, "a", new Set(), 1, "10.0.0.9")).not.toBe(first);
});

const ID = "/subscriptions/0/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/s";
const groupIn = (id: string, ip?: string) =>
  ({
    subnetIds: [{ id }],
    ipAddress: { type: "Private", ports: [], ...(ip && { ip }) },
  }) as unknown as CompleteGroup;

/** The range that a subnet gets for a group beside other groups. */
async function rangeFor(group: CompleteGroup, others: CompleteGroup[], taken: string[] = []) {
  const networks: EngineNetwork[] = [];
  const engine = {
    listNetworks: async () => networks,
    addressRanges: async () => taken.map((range) => ({ name: "other", range })),
    createNetwork: async (name: string, { subnet = "172.30.0.0/16", labels }: NetworkSpec) => {
      networks.push({ id: name, name, labels, subnet });
    },
    removeNetwork: async (id: string) =>
      networks.splice(
        networks.findIndex((item) => item.id === id),
        1,
      ).length > 0,
  };
  const records = {
    list: async () =>
      others.map(
        ({ subnetIds, ipAddress }) => ({ body: { properties: { subnetIds, ipAddress } } }) as unknown as ArmRecord,
      ),
  };
  const host = async () => ({ routes: () => [] });
  const context = { engine, records, host } as never;
  return (await ensureSubnet(context, subnetOf(group)!, group)).subnet;
}

test("the range of a subnet has the address that any of its groups asks for, whoever comes first", async () => {
  expect(await rangeFor(groupIn(ID, "10.9.8.7"), [])).toBe("10.9.8.0/24");
  expect(
    await rangeFor(groupIn(ID), [groupIn(ID), groupIn(`${ID}2`, "10.1.1.9"), groupIn(ID.toUpperCase(), "10.9.8.7")]),
  ).toBe("10.9.8.0/24");
  expect(await rangeFor(groupIn(ID), [])).toBe("10.0.0.0/24");
  expect(await rangeFor(groupIn(ID), [], ["10.0.0.0/8"])).toBe("172.30.0.0/16");
});
