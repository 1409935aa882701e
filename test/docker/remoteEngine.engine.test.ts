import { execFileSync } from "node:child_process";
import { fetchText, group, idle, LocalArm, SUBSCRIPTION, web } from "../support/engine/arm";
import { RemoteEngine } from "../support/engine/remote";
import { openDocker } from "../support/engine/docker";

const remote = new RemoteEngine();
const nowhere = { home: "/nowhere", platform: "linux" };

beforeAll(async () => {
  await remote.start();
  await remote.daemon.copyImage(openDocker(), "busybox:1");
});
afterAll(() => remote.remove());

const ipAddress = { type: "Public", ports: [{ port: 80 }] };
const addressOf = async (arm: LocalArm, id: string) => (await arm.get(id)).body.properties.ipAddress;
const page = (ip: string, port: number) => fetchText(`http://${ip}:${port}/page`);

test.each([
  ["tcp with TLS", remote.tls],
  ["DOCKER_CONTEXT", remote.context("named", "named", "ca")],
  ["the current context", remote.context("current", "current", "ca")],
  ["a context that trusts any certificate", remote.context("trusting", "named", "skip-tls-verify")],
  ["ssh", remote.ssh],
])("groups on an engine of another machine by %s answer here, at its address", async (_, engine) => {
  const arm = new LocalArm({ ...nowhere, ...engine });
  await arm.createGroup();
  try {
    const [one, two] = ["one", "two"].map(arm.site);
    const put = (id: string) => arm.run("PUT", id, group([web(), idle("side")], { ipAddress }));
    // Both want port 80 of the only address.
    const answers = await Promise.all([put(one!), put(two!)]);
    expect(answers.map(({ body }) => body.status ?? body)).toEqual(["Succeeded", "Succeeded"]);
    const addresses = await Promise.all([addressOf(arm, one!), addressOf(arm, two!)]);
    expect(addresses.map(({ ip }) => ip)).toEqual([remote.address, remote.address]);
    const ports = addresses.map((address) => address.ports[0].hostPort);
    expect(ports.filter((port) => port === 80)).toEqual([80]);
    expect(await Promise.all(ports.map((port) => page(remote.address, port)))).toEqual(["hello\n", "hello\n"]);

    // It is published at the same place again.
    const again = await arm
      .another({ ...nowhere, ...engine })
      .run("PUT", one!, group([web(), idle("side")], { ipAddress }));
    expect(again.body.status).toBe("Succeeded");
    expect(await addressOf(arm, one!)).toEqual(addresses[0]);
    const { body } = await arm.get(`${one}/containers/web/logs`);
    expect(body).toEqual({ content: expect.any(String) });
  } finally {
    await arm.removeGroup();
  }
});

test("refuses an engine whose ports are not reached from here, by name and with what to do", async () => {
  const arm = new LocalArm({ ...nowhere, ...remote.tls });
  await arm.createGroup();
  remote.daemon.onHost("iptables", "-t", "raw", "-I", "PREROUTING", "-p", "tcp", "--dport", "8081", "-j", "DROP");
  const ports = [{ port: 8081 }];
  const containers = [web({ ports }), idle("side")];
  const put = await arm.run("PUT", arm.site("shut"), group(containers, { ipAddress: { type: "Public", ports } }));
  expect(put.body.error).toEqual({
    code: "EngineNotReachable",
    message: expect.stringMatching(
      new RegExp(
        `^The container engine at tcp://${remote.address}:2376 publishes the container group 'shut' at ${remote.address}, where this ` +
          "machine does not reach port 8081 \\(.*\\)\\. Let this machine through that one's firewall, .*$",
      ),
    ),
  });
  await arm.removeGroup();
});

test("says which engine does not answer, and why", async () => {
  const asked = async (engine: { dockerHost?: string; env: Record<string, string> }) => {
    const { status, body } = await new LocalArm({ ...nowhere, ...engine }).get(
      `/subscriptions/${SUBSCRIPTION}/resourceGroups/y`,
    );
    return [status, body.error.code, body.error.message];
  };
  const answer = (where: string, why: string) => [
    503,
    "ContainerEngineUnavailable",
    expect.stringMatching(
      new RegExp(`^The container engine at ${where} does not answer \\(.*${why}.*\\)\\. Start it there, and see`),
    ),
  ];
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", remote.at("other-key")]);
  remote.trustHostKey(remote.at("other-key.pub"));
  const { dockerHost } = remote.ssh;
  expect(await asked(remote.ssh)).toEqual(answer(dockerHost, "Host key verification failed"));
  remote.trustHostKey(remote.at("host-key.pub"));
  const stranger = dockerHost.replace("root@", "nobody@");
  expect(await asked({ dockerHost: stranger, env: {} })).toEqual(answer(stranger, "Permission denied \\(publickey"));

  const tls = remote.tls.dockerHost;
  expect(await asked({ dockerHost: tls, env: {} })).toEqual(answer(tls, "it wants TLS: set DOCKER_TLS_VERIFY=1"));
  // Its own authority signed the engine's certificate.
  expect(await asked(remote.context("strict", "named", "neither"))).toEqual(answer(tls, "certificate"));
});
