import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { LocalArm, SUBSCRIPTION } from "../support/engine/arm";
import { RemoteEngine } from "../support/engine/remote";

const remote = new RemoteEngine();

beforeAll(async () => {
  await remote.start();
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", remote.at("other-key")]);
});
afterAll(() => remote.remove());

const ask = async () => {
  const arm = new LocalArm({ home: "/nowhere", platform: "linux", ...remote.ssh });
  const { status, body } = await arm.get(`/subscriptions/${SUBSCRIPTION}/resourceGroups/y`);
  return { status, message: String(body.error.message) };
};
/** The server was left before whoever came had said a name. */
const LEFT = /Connection (closed|reset) by (?!authenticating|invalid)\S+ port \d+ \[preauth\]/;

test("the engine of a known host answers, so that the two below could", async () => {
  remote.trustHostKey(remote.at("host-key.pub"));
  expect(await ask()).toEqual({ status: 404, message: "Resource group 'y' could not be found." });
  expect(remote.sshLog.text).toMatch(/Accepted publickey for root/);
});

test.each([
  ["changed", () => remote.trustHostKey(remote.at("other-key.pub"))],
  ["unknown", () => writeFileSync(remote.at("known_hosts"), "")],
])("a host key that is %s is refused before anything is sent", async (_, prepare) => {
  prepare();
  const from = remote.sshLog.text.length;
  const { status, message } = await ask();
  expect(status).toBe(503);
  expect(message).toContain("Host key verification failed");
  const log = await remote.sshLog.says((text) => LEFT.test(text.slice(from)));
  expect(log.slice(from)).not.toMatch(/Accepted|authenticating user|Starting session/);
});
