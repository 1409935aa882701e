import { once } from "node:events";
import { AGENT } from "../../src/providers/local/probes/agent";
import { container, group, idle, inspectGroup, LocalArm } from "../support/engine/arm";
import { NO_RIGHTS, rightsOf } from "../support/engine/rights";
import { asked, logged } from "../support/waiting";
import { isPodman, openDocker } from "../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
beforeAll(() => arm.createGroup());
afterAll(() => arm.removeGroup());

/** Mounts the machine's memory of devices, where its disks are. */
const ATTACK = [
  "sh",
  "-c",
  "mkdir -p /m && mount -t devtmpfs dev /m && ls /m | head -1 && echo opened; exec sleep 3600",
];

test.each([
  ["privileged", { privileged: true }, "privileged"],
  ["with a capability", { capabilities: { add: ["SYS_ADMIN"] } }, "capabilities.add[0]"],
])("a container that is %s is not made, whoever asks the service", async (_, securityContext, path) => {
  const id = arm.site(`opens-${path.length}`);
  const sent = group(
    [container("app", ATTACK, { resources: { requests: { cpu: 1, memoryInGB: 1 } }, securityContext })],
    {
      sku: "Confidential",
    },
  );
  const { status, body } = await arm.send("PUT", id, sent);
  expect([status, body.error?.code, body.error?.details?.[0]?.target]).toEqual([
    400,
    "PrivilegedNotAllowed",
    `containers[0].securityContext.${path}`,
  ]);
  expect(body.error.message).toContain("berth:allowPrivileged");
  expect(await inspectGroup(docker, id)).toEqual({});
  expect((await arm.get(id)).status).toBe(404);
});

const inSubnet = {
  subnetIds: [{ id: `${arm.group}/providers/Microsoft.Network/virtualNetworks/net/subnets/rights` }],
};

/** What the sandbox of a group without a subnet needs to make its firewall. */
test.each([
  ["without a subnet", {}, ["NET_ADMIN", "SETPCAP"]],
  ["in a subnet", inSubnet, []],
])("the sandbox of a group %s has no right that it does not need", async (where, more, added) => {
  const id = arm.site(`sandbox-${where.length}`);
  const end = await arm.run("PUT", id, group([idle("app"), idle("other")], more));
  expect(end.body.status).toBe("Succeeded");
  const { HostConfig, Id, State } = (await inspectGroup(docker, id))[""]!;
  const { CapAdd, CapDrop, Privileged, SecurityOpt, Memory, MemorySwap, PidsLimit, ReadonlyRootfs } = HostConfig;
  // Podman shows how they differ from those that it gives by itself.
  if (isPodman) expect(added).toEqual(expect.arrayContaining(CapAdd as string[]));
  else expect([CapAdd, CapDrop]).toEqual([added, ["ALL"]]);
  expect({ Privileged, SecurityOpt, Memory, MemorySwap, PidsLimit, ReadonlyRootfs }).toEqual({
    Privileged: false,
    SecurityOpt: ["no-new-privileges"],
    Memory: 128 * 2 ** 20,
    MemorySwap: 128 * 2 ** 20,
    PidsLimit: 64,
    ReadonlyRootfs: true,
  });
  const agent = await docker.getContainer(Id).exec({ Cmd: [AGENT], AttachStdin: true, AttachStdout: true });
  const stream = await agent.start({ hijack: true, stdin: true });
  // Its greeting is the first thing that it does with what it has kept.
  await once(stream, "data");
  const { Pid } = await asked(
    () => agent.inspect(),
    (seen) => seen.Pid > 0,
  );
  // What runs was given all that the container has, and has given it up.
  expect([rightsOf(State.Pid), rightsOf(Pid)]).toMatchObject([NO_RIGHTS, NO_RIGHTS]);
  stream.destroy();
});

test("a container that starts processes without end takes its own limit and no more, an init container too", async () => {
  const id = arm.site("forks");
  // The shell that cannot start one more ends; what it has started is counted.
  const fork =
    "(i=0; while [ $i -lt 5000 ]; do sleep 3600 & i=$((i+1)); done) 2>/dev/null; set -- /proc/[0-9]*; echo $#";
  const first = { name: "first", properties: { image: "busybox:1", command: ["true"] } };
  const app = container("app", ["sh", "-c", `${fork}; exec sleep 3600`], {
    resources: { requests: { cpu: 1, memoryInGB: 2 } },
  });
  expect((await arm.run("PUT", id, group([app], { initContainers: [first] }))).body.status).toBe("Succeeded");
  const found = await inspectGroup(docker, id);
  expect([found["app"], found["first"]].map((item) => item!.HostConfig.PidsLimit)).toEqual([4096, 4096]);
  expect(Number(await logged(docker, id, "app", (log) => log.includes("\n")))).toBeLessThanOrEqual(4096);
});
