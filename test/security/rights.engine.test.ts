import Docker from "dockerode";
import { container, group, inspectGroup, LocalArm } from "../support/engineArm";

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
