import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect } from "node:net";
import { systemClock } from "../../../../../src/clock";

import type { Engine } from "../../../../../src/docker/engine";
import { ownedEngine } from "../../../../../src/docker/owned";
import { publishingHost } from "../../../../../src/providers/local/containerinstance/network/host";
import { freePort, isPortFree } from "../../../../../src/providers/local/containerinstance/network/freePort";
import {
  balancedPorts,
  ensureBalancer,
  removeBalancer,
  type ServicePort,
  startBalancers,
  stopBalancers,
} from "../../../../../src/providers/local/containerservice/balancer/balancer";
import { ensureClusterNetwork } from "../../../../../src/providers/local/containerservice/network";
import { serverAddress } from "../../../../../src/providers/local/containerservice/spec";
import { balancerProgram } from "../../../../../src/providers/local/containerservice/balancer/program";
import { packFile } from "../../../../../src/docker/tar";
import { SandboxImage } from "../../../../../src/providers/local/sandbox/commons";
import { fetchText } from "../../../../support/engine/arm";
import { openEngine } from "../../../../support/engine/killed";
import { NO_RIGHTS, rightsOf } from "../../../../support/engine/rights";
import { asked } from "../../../../support/waiting";
import { openDocker } from "../../../../support/engine/docker";

const ID = {
  subscriptionId: "s",
  resourceGroup: `t${randomBytes(4).toString("hex")}`,
  type: "Microsoft.ContainerService/managedClusters",
  names: ["aks"],
};
const NODE = `berth-test-${ID.resourceGroup}`;
const docker = openDocker();
let engine: Engine;
let context: Parameters<typeof ensureBalancer>[0];

const service = (name: string, ...ports: ServicePort[]) => ({ namespace: "shop", name, ports });
const tcp = (port: number, nodePort: number): ServicePort => ({ port, protocol: "TCP", nodePort });
const web = service("web", tcp(80, 30080));
const admin = service("admin", tcp(80, 30081));

/** Where this process answers datagrams. BusyBox has no server for them, so the node hands them on. */
const GATEWAY = `$(ip route | awk '/^default/ { print $3 }')`;
/** What a node answers for its Services. */
const ANSWERS = `
mkdir -p /web /admin; echo web > /web/page; echo admin > /admin/page; head -c 3000000 /dev/zero > /web/large
httpd -p 30080 -h /web; httpd -p 30081 -h /admin
/program ${GATEWAY} udp/30053 &
while :; do nc -l -p 30090 -e cat; done`;

beforeAll(async () => {
  engine = ownedEngine(await openEngine());
  const tools = { isPortFree, freePort, routes: () => [], whyUnreachable: async () => undefined };
  const host = async () => publishingHost({ address: "127.0.0.1" }, process.platform, tools);
  context = { engine, clock: systemClock, host, sandboxImage: new SandboxImage(engine) };
  const network = await ensureClusterNetwork(context, ID);
  await engine.createContainer(NODE, {
    image: "busybox:1",
    command: ["sh", "-c", ANSWERS],
    labels: {},
    restart: "no",
    stopSignal: "SIGKILL",
    network: { name: network.name, aliases: [], ip: serverAddress({ network }), ports: [] },
  });
  const program = Buffer.from(balancerProgram[(await engine.version()).arch]!, "base64");
  await engine.putArchive(NODE, "/", packFile("program", program, 0o755));
  await engine.startContainer(NODE);
});
afterAll(async () => {
  await Promise.all([web, admin].map((one) => removeBalancer(context, ID, one)));
  await engine.removeContainer(NODE);
  const { id } = await ensureClusterNetwork(context, ID);
  await engine.removeNetwork(id);
  engine.close();
});

const answer = (url: string) =>
  asked(
    () => fetchText(url).catch(String),
    (text) => !/fetch failed/.test(text),
  );
const idOf = async (label: string) =>
  (await docker.listContainers({ all: true, filters: { label: [`berth.service=shop/${label}`] } })).map(({ Id }) => Id);

test("two Services that listen on one port have an address each, and each keeps it", async () => {
  const [one, two] = await Promise.all([web, admin].map((it) => ensureBalancer(context, ID, it)));
  expect(one!.ip).not.toBe(two!.ip);
  expect(balancedPorts(web, one!)).toEqual([{ port: 80, protocol: "TCP", hostPort: 80 }]);
  expect(await answer(`http://${one!.ip}/page`)).toBe("web\n");
  expect(await answer(`http://${two!.ip}/page`)).toBe("admin\n");
  expect((await fetchText(`http://${one!.ip}/large`)).length).toBe(3_000_000);

  const [first] = await idOf("web");
  const { State } = await docker.getContainer(first!).inspect();
  expect(rightsOf(State.Pid)).toMatchObject(NO_RIGHTS);
  expect(await ensureBalancer(context, ID, web)).toEqual(one);
  expect(await idOf("web")).toEqual([first]);

  // Somebody stops it, and somebody removes it.
  await docker.getContainer(first!).stop();
  expect(await ensureBalancer(context, ID, web)).toEqual(one);
  expect(await answer(`http://${one!.ip}/page`)).toBe("web\n");
  await docker.getContainer(first!).remove({ force: true, v: true });
  expect(await ensureBalancer(context, ID, web)).toEqual(one);
  expect(await answer(`http://${one!.ip}/page`)).toBe("web\n");
});

test("other ports replace a balancer, whose address stays, and UDP and both ends of a connection pass", async () => {
  const before = await ensureBalancer(context, ID, web);
  const more = service("web", tcp(80, 30080), tcp(9000, 30090), { port: 53, protocol: "UDP", nodePort: 30053 });
  const after = await ensureBalancer(context, ID, more);
  expect(after.ip).toBe(before.ip);
  expect(balancedPorts(more, after)).toEqual([
    { port: 80, protocol: "TCP", hostPort: 80 },
    { port: 9000, protocol: "TCP", hostPort: 9000 },
    { port: 53, protocol: "UDP", hostPort: 53 },
  ]);
  // A client that ends its own direction first still gets its answer.
  const said = await asked(
    () =>
      new Promise<string>((resolve) => {
        const socket = connect(9000, after.ip).on("error", (error) => resolve(String(error)));
        let text = "";
        socket.on("data", (part) => (text += String(part))).on("end", () => resolve(text));
        socket.end("good evening");
      }),
    (text) => text === "good evening",
  );
  expect(said).toBe("good evening");
  const { stdout: gateway } = await engine.exec(NODE, { command: ["sh", "-c", `echo ${GATEWAY}`] });
  const [server, client] = [createSocket("udp4"), createSocket("udp4")];
  try {
    server.bind(30053, gateway.trim());
    await once(server, "listening");
    server.on("message", (text, { port, address }) => server.send(`answer to ${String(text)}`, port, address));
    let heard = "";
    client.on("message", (text) => (heard = String(text)));
    const ask = async () => {
      client.send("three", 53, after.ip);
      return heard;
    };
    expect(await asked(ask, (text) => text !== "")).toBe("answer to three");
  } finally {
    server.close();
    client.close();
  }
});

test("a stopped cluster's balancers stop, and start with it", async () => {
  const { ip } = await ensureBalancer(context, ID, web);
  await stopBalancers(context, ID);
  const states = async () =>
    (await docker.listContainers({ all: true, filters: { label: ["berth.service=shop/web"] } })).map(
      ({ State }) => State,
    );
  expect(await states()).toEqual(["exited"]);
  await startBalancers(context, ID);
  expect(await answer(`http://${ip}/page`)).toBe("web\n");
});

test("where there is one address for all, as on an engine in a virtual machine, the second Service gets another port", async () => {
  const host = await context.host();
  const single = { ...context, host: async () => ({ ...host, hasOwnAddresses: false }) };
  const port = await freePort("127.0.0.1");
  const [one, two] = [service("web", tcp(port, 30080)), service("admin", tcp(port, 30081))];
  const first = await ensureBalancer(single, ID, one);
  const second = await ensureBalancer(single, ID, two);
  expect(balancedPorts(one, first)).toEqual([{ port, protocol: "TCP", hostPort: port }]);
  const [moved] = balancedPorts(two, second);
  expect(moved).toMatchObject({ port, protocol: "TCP" });
  expect(moved!.hostPort).not.toBe(port);
  expect(await answer(`http://127.0.0.1:${port}/page`)).toBe("web\n");
  expect(await answer(`http://127.0.0.1:${moved!.hostPort}/page`)).toBe("admin\n");
  expect(await ensureBalancer(single, ID, two)).toEqual({ ip: second.ip, moved: second.moved });

  await removeBalancer(context, ID, one);
  expect(await idOf("web")).toEqual([]);
});
