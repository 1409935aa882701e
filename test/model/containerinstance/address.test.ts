import { UNKNOWN } from "../../../src/model";
import { checkLocal } from "../../../src/model/core/localRefused";
import { formatProblem } from "../../../src/model/core/problem";
import { armId, codes, container, containerGroup, describeRows, group, groupOf, type Row, SUBNET } from "../support";

const ACI = "(Azure Container Instances)";
const RESERVED =
  "must not be one of the ports that the service reserves: 22, 1025-1027, 3389-3399, 9999, 19000, 19080, 19100, 19390, 20000-30000, 49152-65534";
const LABEL = `must be 5 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end ${ACI}`;

const listening = (...ports: unknown[]) => groupOf({ ports });
const exposing = (ports: unknown, containerPorts: unknown = ports, more: Record<string, unknown> = {}) =>
  groupOf({ ports: containerPorts }, { ipAddress: { type: "Public", ports, ...more } });
const numbers = (count: number) => Array.from({ length: count }, (_, i) => ({ port: 80 + i }));

describeRows("container ports", containerGroup, [
  ["lowest", listening({ port: 1 }), []],
  ["highest", listening({ port: 65535 }), []],
  ["UDP", listening({ port: 53, protocol: "UDP" }), []],
  ["more than five", listening(...numbers(6)), []],
  ["empty list", listening(), []],
  ...[0, 65536, -80].map((port): Row => [
    `port ${port}`,
    listening({ port }),
    [`containers[0].ports[0].port: ${port} must be a whole number from 1 to 65535 ${ACI}`],
  ]),
  ...[22, 1025, 1027, 3389, 3399, 9999, 19000, 19080, 19100, 19390, 20000, 30000, 49152, 65534].map((port): Row => [
    `reserved ${port}`,
    listening({ port }),
    [`containers[0].ports[0].port: ${port} ${RESERVED} ${ACI}`],
  ]),
  ...[21, 23, 1024, 1028, 3388, 3400, 9998, 10000, 18999, 19001, 19391, 19999, 30001, 49151].map((port): Row => [
    `beside the reserved ${port}`,
    listening({ port }),
    [],
  ]),
  ["half a port", listening({ port: 80.5 }), ["containers[0].ports[0].port: 80.5 must be a whole number (Berth)"]],
  ["text", listening({ port: "80" }), ['containers[0].ports[0].port: "80" must be a whole number (Berth)']],
  ["a bare number", listening(80), ["containers[0].ports[0]: 80 must be an object (Berth)"]],
  [
    "another protocol",
    listening({ port: 80, protocol: "sctp" }),
    ['containers[0].ports[0].protocol: "sctp" must be one of TCP, UDP (Azure Resource Manager)'],
  ],
  [
    "twice in a container",
    listening({ port: 80 }, { port: 80, protocol: "TCP" }),
    [`containers[0].ports[1].port: 80 must be unique in the group; containers[0].ports[0] is the same ${ACI}`],
  ],
  [
    "twice in the group",
    group({
      containers: [container({ ports: [{ port: 80 }] }), container({ name: "b", ports: [{ port: 81 }, { port: 80 }] })],
    }),
    [`containers[1].ports[1].port: 80 must be unique in the group; containers[0].ports[0] is the same ${ACI}`],
  ],
  [
    "one number for both protocols",
    listening({ port: 53 }, { port: 53, protocol: "UDP" }),
    [
      `containers[0].ports[1].port: 53 must not be used for both TCP and UDP in the group; containers[0].ports[0] is 53/TCP ${ACI}`,
    ],
  ],
]);

describeRows("address", containerGroup, [
  ["a port", exposing([{ port: 80 }]), []],
  ["one spelt out, the other by default", exposing([{ port: 80, protocol: "TCP" }], [{ port: 80 }]), []],
  ["five ports", exposing(numbers(5)), []],
  ["fewer than the containers have", exposing(numbers(1), numbers(9)), []],
  ["six ports", exposing(numbers(6)), [`ipAddress.ports: must be at most 5 ports, are 6 ${ACI}`]],
  [
    "empty",
    exposing([]),
    [`ipAddress.ports: must have a port; leave ipAddress out for a group without an address ${ACI}`],
  ],
  [
    "no ports",
    group({ ipAddress: { type: "Public" } }),
    [`ipAddress.ports: must have a port; leave ipAddress out for a group without an address ${ACI}`],
  ],
  [
    "port of no container",
    exposing([{ port: 80 }], [{ port: 81 }]),
    [`ipAddress.ports[0]: "80/TCP" must be a port of one of the containers, with the same protocol ${ACI}`],
  ],
  [
    "other protocol",
    exposing([{ port: 53, protocol: "UDP" }], [{ port: 53 }]),
    [
      `ipAddress.ports[0]: "53/UDP" must be a port of one of the containers, with the same protocol; containers[0].ports[0] is 53/TCP ${ACI}`,
    ],
  ],
  [
    "twice",
    exposing([{ port: 80 }, { port: 80 }], [{ port: 80 }]),
    [`ipAddress.ports[1].port: 80 must be unique in the address; ipAddress.ports[0] is the same ${ACI}`],
  ],
  [
    "out of range and reserved",
    exposing([{ port: 0 }, { port: 22 }], [{ port: 80 }]),
    [
      `ipAddress.ports[0].port: 0 must be a whole number from 1 to 65535 ${ACI}`,
      `ipAddress.ports[1].port: 22 ${RESERVED} ${ACI}`,
      `ipAddress.ports[1]: "22/TCP" must be a port of one of the containers, with the same protocol ${ACI}`,
    ],
  ],
  [
    "of no kind",
    exposing([{ port: 80 }], undefined, { type: "None" }),
    ['ipAddress.type: "None" must be one of Public, Private (Azure Resource Manager)'],
  ],
  ["fixed", exposing([{ port: 80 }], undefined, { ip: "20.0.0.1" }), []],
  ...["", "20.0.0", "20.0.0.256", "::1", "host"].map((ip): Row => [
    `fixed as "${ip}"`,
    exposing([{ port: 80 }], undefined, { ip }),
    [`ipAddress.ip: "${ip}" must be an IPv4 address ${ACI}`],
  ]),
  ...["Unsecure", "TenantReuse", "SubscriptionReuse", "ResourceGroupReuse", "Noreuse"].map((scope): Row => [
    `label of scope ${scope}`,
    exposing([{ port: 80 }], undefined, { dnsNameLabel: "hello", autoGeneratedDomainNameLabelScope: scope }),
    [],
  ]),
  [
    "label of another scope",
    exposing([{ port: 80 }], undefined, { autoGeneratedDomainNameLabelScope: "Reuse" }),
    [
      'ipAddress.autoGeneratedDomainNameLabelScope: "Reuse" must be one of Unsecure, TenantReuse, SubscriptionReuse, ResourceGroupReuse, Noreuse (Azure Resource Manager)',
    ],
  ],
  ...["hello", "h--lo", "h".repeat(63), "hello-2"].map((label): Row => [
    `label ${label.slice(0, 8)}`,
    exposing([{ port: 80 }], undefined, { dnsNameLabel: label }),
    [],
  ]),
  ...["", "four", "Hello", "1hello", "-hello", "hello-", "hel_lo", "h".repeat(64)].map((label): Row => [
    `no label "${label.slice(0, 8)}"`,
    exposing([{ port: 80 }], undefined, { dnsNameLabel: label }),
    [`ipAddress.dnsNameLabel: "${label}" ${LABEL}`],
  ]),
]);

const subnetIds = [{ id: SUBNET }];
const inSubnet = (address: Record<string, unknown> | undefined, more: Record<string, unknown> = { subnetIds }) =>
  groupOf({ ports: [{ port: 80 }] }, { ...more, ipAddress: address && { ports: [{ port: 80 }], ...address } });
const NO_LABEL = `must not be given for a private address, which has no public name ${ACI}`;

describeRows("subnet", containerGroup, [
  ["without an address", inSubnet(undefined), []],
  ["with a private address", inSubnet({ type: "Private", ip: "10.0.0.4" }), []],
  ...(
    [
      ["0.0.0.4", "0.0.0.0/8 (this network)"],
      ["127.1.2.3", "127.0.0.0/8 (loopback)"],
      ["169.254.169.254", "169.254.0.0/16 (link-local, where machines reach their metadata and gateways)"],
      ["168.63.129.16", "168.63.129.16/32 (Azure's own services)"],
      ["239.255.255.250", "224.0.0.0/4 (multicast)"],
      ["255.255.255.254", "240.0.0.0/4 (reserved, and broadcast)"],
    ] as const
  ).map(([ip, range]): Row => [
    `with ${ip}`,
    inSubnet({ type: "Private", ip }),
    [`ipAddress.ip: "${ip}" must not be in ${range}, which no virtual network has (Azure Virtual Network)`],
  ]),
  ["with the address beside Azure's", inSubnet({ type: "Private", ip: "168.63.129.17" }), []],
  ["with a name", inSubnet(undefined, { subnetIds: [{ id: SUBNET, name: "containers" }] }), []],
  ["not known yet", inSubnet({ type: "Private" }, { subnetIds: UNKNOWN }), []],
  ["not known yet, and public", inSubnet({ type: "Public", dnsNameLabel: "hello" }, { subnetIds: UNKNOWN }), []],
  [
    "private without one",
    inSubnet({ type: "Private" }, {}),
    [`ipAddress.type: "Private" needs subnetIds: a private address is one of a subnet ${ACI}`],
  ],
  [
    "private with an empty list",
    inSubnet({ type: "Private" }, { subnetIds: [] }),
    [`ipAddress.type: "Private" needs subnetIds: a private address is one of a subnet ${ACI}`],
  ],
  [
    "with a public address",
    inSubnet({ type: "Public" }),
    [`ipAddress.type: "Public" must be Private in a group with subnetIds ${ACI}`],
  ],
  [
    "with a label",
    inSubnet({ type: "Private", dnsNameLabel: "hello" }),
    [`ipAddress.dnsNameLabel: "hello" ${NO_LABEL}`],
  ],
  [
    "public and with a label",
    inSubnet({ type: "Public", dnsNameLabel: "hello" }),
    [
      `ipAddress.type: "Public" must be Private in a group with subnetIds ${ACI}`,
      `ipAddress.dnsNameLabel: "hello" ${NO_LABEL}`,
    ],
  ],
  [
    "two",
    inSubnet(undefined, { subnetIds: [{ id: SUBNET }, { id: `${SUBNET}2` }] }),
    [`subnetIds: must be at most one subnet, are 2 ${ACI}`],
  ],
  ...["", "containers", SUBNET.slice(1), armId("Microsoft.Network/virtualNetworks", "net")].map((id): Row => [
    `id "${id.slice(0, 12)}" of ${id.length}`,
    inSubnet(undefined, { subnetIds: [{ id }] }),
    [
      `subnetIds[0].id: "${id}" must be the ARM id of a Microsoft.Network/virtualNetworks/subnets (Azure Resource Manager)`,
    ],
  ]),
  [
    "without an id",
    inSubnet(undefined, { subnetIds: [{}] }),
    ["subnetIds[0].id: is required (Azure Resource Manager)"],
  ],
]);

const resolving = (dnsConfig: Record<string, unknown>) =>
  group({ dnsConfig: { nameServers: ["10.0.0.10"], ...dnsConfig } });
const OPTIONS = `must be options such as ndots:2 with spaces between ${ACI}`;
const DOMAINS = `must be domain names with spaces between ${ACI}`;

describeRows("name resolution", containerGroup, [
  ["a server", resolving({}), []],
  ["several", resolving({ nameServers: ["10.0.0.10", "168.63.129.16", "1.1.1.1", "8.8.8.8"] }), []],
  ["domains and options", resolving({ searchDomains: "shop.example.com  corp.", options: "ndots:2 rotate" }), []],
  ["empty texts", resolving({ searchDomains: "", options: " " }), []],
  ["a domain of services", resolving({ searchDomains: "_tcp.example.com" }), []],
  ["no servers", resolving({ nameServers: [] }), [`dnsConfig.nameServers: must have an address ${ACI}`]],
  [
    "servers left out",
    group({ dnsConfig: { options: "ndots:2" } }),
    ["dnsConfig.nameServers: is required (Azure Resource Manager)"],
  ],
  ...["", "dns.example.com", "10.0.0", "10.0.0.256", "fd00::1", "10.0.0.10:53"].map((server): Row => [
    `server "${server}"`,
    resolving({ nameServers: ["1.1.1.1", server] }),
    [`dnsConfig.nameServers[1]: "${server}" must be an IPv4 address ${ACI}`],
  ]),
  ...["a,b", "-a.b", "a..b", ".", `${"a".repeat(64)}.b`, "a\nb"].map((searchDomains): Row => [
    `domains ${JSON.stringify(searchDomains.slice(0, 6))}`,
    resolving({ searchDomains }),
    [`dnsConfig.searchDomains: ${JSON.stringify(searchDomains)} ${DOMAINS}`],
  ]),
  ...["ndots=2", "ndots:x", "a;b"].map((options): Row => [
    `options ${options}`,
    resolving({ options }),
    [`dnsConfig.options: "${options}" ${OPTIONS}`],
  ]),
  ["domains as a list", resolving({ searchDomains: ["a"] }), ["dnsConfig.searchDomains: must be a string (Berth)"]],
]);

test("ARM's codes", () => {
  expect(codes(exposing([]))).toEqual([["ipAddress.ports", "MissingIpAddressPorts"]]);
  expect(codes(group({ ipAddress: { type: "Public" } }))).toEqual([["ipAddress.ports", "MissingIpAddressPorts"]]);
});

describe("the addresses that Azure reserves in a subnet, on the local engine", () => {
  const refused = (address: Record<string, unknown>) =>
    checkLocal(containerGroup, inSubnet(address)).map(formatProblem);
  test.each([0, 1, 2, 3, 255])("10.1.2.%d is refused", (last) => {
    const ip = `10.1.2.${last}`;
    expect(refused({ type: "Private", ip })).toEqual([
      `ipAddress.ip: "${ip}" must not be one of the first four addresses or the last of 10.1.2.0/24, the range that the local ` +
        "engine gives the subnet: Azure reserves them in every subnet (Azure Virtual Network)",
    ]);
  });
  test.each<[string, Record<string, unknown>]>([
    ["the first free one", { type: "Private", ip: "10.1.2.4" }],
    ["the last free one", { type: "Private", ip: "10.1.2.254" }],
    ["a public one", { type: "Public", ip: "10.1.2.1" }],
    ["one that is not known yet", { type: "Private", ip: UNKNOWN }],
    ["none", { type: "Private" }],
  ])("%s is not", (_, address) => {
    expect(refused(address)).toEqual([]);
  });
});
