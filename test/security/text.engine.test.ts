import { BERTH, berth, plainEnv } from "../support/cli/berth";
import { container, group, idle, LocalArm } from "../support/engine/arm";
import { Terminal } from "../support/cli/terminal";

const arm = new LocalArm();
const name = `${arm.name}-text`;
const site = arm.site(name);
/** In octal, for the shells' `printf`: a window's title, a cleared screen, a text that reads backwards. */
const ATTACK = "\\033]0;owned\\007\\033[2J\\033[31mred\\033[0m \\342\\200\\256txt.exe\\n";
const SHOWN = "\\u001b]0;owned\\u0007\\u001b[2Jred \\u202etxt.exe";

beforeAll(async () => {
  await arm.createGroup();
  const evil = container("evil", ["sh", "-c", `printf '${ATTACK}'; sleep 3600`]);
  const { body } = await arm.run("PUT", site, group([evil, idle("other")]));
  expect(body).toMatchObject({ status: "Succeeded" });
});
afterAll(() => arm.removeGroup());

async function onTerminal(...args: string[]): Promise<string> {
  const terminal = new Terminal([process.execPath, BERTH, ...args], { rows: 24, cols: 400 }, plainEnv());
  await terminal.exited;
  return terminal.output;
}

test("a log cannot control a terminal, and is not changed for a pipe", async () => {
  expect(await onTerminal("logs", name, "evil")).toBe(`${SHOWN}\r\n`);
  const { out } = await berth(["logs", name, "evil"]);
  expect(out).toBe("\x1b]0;owned\x07\x1b[2J\x1b[31mred\x1b[0m \u202etxt.exe\n");
});

test("the log in the error about a failed container cannot control a terminal", async () => {
  const failing = {
    name: "failing",
    properties: { image: "busybox:1", command: ["sh", "-c", `printf '${ATTACK}'; exit 1`] },
  };
  const body = group([idle("web"), idle("other")], { initContainers: [failing], restartPolicy: "Never" });
  const answer = await arm.run("PUT", arm.site(`${name}-failing`), body);
  const { message } = answer.body.error;
  expect(message).toContain(SHOWN);
  expect(message).not.toMatch(/[\x1b\x07\u202e]/);
});

test("what a program of a container prints is the user's own session, on a terminal", async () => {
  const told = await onTerminal("exec", name, "-c", "evil", "--", "printf", ATTACK);
  expect(told).toContain("\x1b]0;owned\x07");
});
