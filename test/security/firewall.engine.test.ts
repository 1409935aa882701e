import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EngineDaemon } from "../support/engine/daemon";
import { group, idle, LocalArm } from "../support/engine/arm";
import { openDocker } from "../support/engine/docker";

const folder = mkdtempSync(join(tmpdir(), "berth-seccomp-"));
const profile = join(folder, "profile.json");
// The errno of a kernel that does not know the protocol.
const unknown = { action: "SCMP_ACT_ERRNO", errnoRet: 93, args: [{ index: 2, value: 12, op: "SCMP_CMP_EQ" }] };
writeFileSync(
  profile,
  JSON.stringify({ defaultAction: "SCMP_ACT_ALLOW", syscalls: [{ names: ["socket"], ...unknown }] }),
);
const daemon = new EngineDaemon(["--seccomp-profile", profile]);
const arm = new LocalArm({ dockerHost: daemon.host });

beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  await arm.createGroup();
});
afterAll(async () => {
  await daemon.remove();
  rmSync(folder, { recursive: true });
});

test("on a kernel without nf_tables a group runs, and what is open is said", async () => {
  const { body } = await arm.run("PUT", arm.site("open"), group([idle("app"), idle("rest")]));
  expect([body.status, body.properties.events.filter(({ type }: { type: string }) => type === "Warning")]).toEqual([
    "Succeeded",
    [
      expect.objectContaining({
        name: "NoFirewall",
        message:
          "Other container groups reach every port of container group 'open', for the kernel of the engine's machine could not " +
          "close those that it does not expose (socket: error 93). That needs nf_tables with connection tracking.",
      }),
    ],
  ]);
});
