import { readRoutes, routesOf } from "../../src/docker/routes";
import { formatCidr } from "../../src/model/values/cidr";

const TABLE = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
tun0\t0000000A\t00000000\t0001\t0\t0\t0\t000000FF\t0\t0\t0
eth0\tFEA9FEA9\t010200C0\t0007\t0\t0\t0\tFFFFFFFF\t0\t0\t0
docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
`;

test("the routes of a machine are its ranges and their interfaces, without the default route", () => {
  expect(routesOf(TABLE).map(({ range, device }) => [formatCidr(range), device])).toEqual([
    ["10.0.0.0/8", "tun0"],
    ["169.254.169.254/32", "eth0"],
    ["172.17.0.0/16", "docker0"],
  ]);
});

test.each(["", "\n", "Iface Destination\n", "Iface\neth0\n"])("a table without routes has none (%j)", (text) => {
  expect(routesOf(text)).toEqual([]);
});

const onLinux = process.platform === "linux" ? test : test.skip;
onLinux("this machine's table can be read", () => {
  expect(readRoutes()).toMatch(/^Iface/);
});
