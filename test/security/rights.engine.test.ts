import Docker from "dockerode";
import { container, group, idle, inspectGroup, LocalArm } from "../support/engine/arm";
import { NO_RIGHTS, rightsOf } from "../support/engine/rights";
import { logged } from "../support/waiting";

const docker = new Docker();
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

test("the sandbox, which holds the group's network, has no right that it does not need", async () => {
  const id = arm.site("sandbox");
  const end = await arm.run("PUT", id, group([idle("app"), idle("other")]));
  expect(end.body.status).toBe("Succeeded");
  const { HostConfig, State } = (await inspectGroup(docker, id))[""]!;
  const { CapAdd, CapDrop, Privileged, SecurityOpt, Memory, MemorySwap, PidsLimit, ReadonlyRootfs } = HostConfig;
  expect({ CapAdd, CapDrop, Privileged, SecurityOpt, Memory, MemorySwap, PidsLimit, ReadonlyRootfs }).toEqual({
    CapAdd: [],
    CapDrop: ["ALL"],
    Privileged: false,
    SecurityOpt: ["no-new-privileges"],
    Memory: 128 * 2 ** 20,
    MemorySwap: 128 * 2 ** 20,
    PidsLimit: 64,
    ReadonlyRootfs: true,
  });
  expect(rightsOf(State.Pid)).toMatchObject(NO_RIGHTS);
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
