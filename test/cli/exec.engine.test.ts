import { container, group, idle, LocalArm } from "../support/engine/arm";
import { BERTH, berth, plainEnv, startBerth } from "../support/cli/berth";
import { Terminal } from "../support/cli/terminal";
import { asked } from "../support/waiting";

const arm = new LocalArm();
const name = `${arm.name}-exec`;
const site = arm.site(name);
const terminals: Terminal[] = [];

beforeAll(async () => {
  await arm.createGroup();
  await arm.run("PUT", site, group([idle("web"), container("side", ["sleep", "3600"])]));
});
afterAll(async () => {
  terminals.forEach((terminal) => terminal.kill());
  await arm.removeGroup();
});

function terminal(args: string[], size = { rows: 31, cols: 101 }): Terminal {
  const opened = new Terminal([process.execPath, BERTH, ...args], size, plainEnv());
  terminals.push(opened);
  return opened;
}

const exec = (...command: string[]) => ["exec", name, "-c", "web", "--", ...command];
const programs = async () =>
  (await berth(exec("ps", "-o", "args"))).out.split("\n").filter((line) => /sleep [0-9]*7$|\/bin\/sh$/.test(line));

test("passes arguments exactly and the program's exit code on", async () => {
  const words = ["a b", "it's", 'say "hi"', "$HOME `id`", "two\nlines", ""];
  const { code, out, err } = await berth(exec("sh", "-c", 'printf "<%s>" "$@"; exit 7', "sh", ...words));
  expect({ code, out, err }).toEqual({ code: 7, out: words.map((word) => `<${word}>`).join(""), err: "" });
  expect(await berth(exec("wc", "-c"), { input: "12345" })).toEqual({ code: 0, out: "5\n", err: "" });
  expect(await berth(exec("no-such-program"))).toEqual({
    code: 127,
    out: expect.stringMatching(/no-such-program: not found\n$/),
    err: "",
  });
  expect(await berth(["exec", name, "--", "ls"])).toEqual({
    code: 125,
    out: "",
    err: `berth: The group "${name}" has several containers. Say which one: web, side.\n`,
  });
});

test("a shell on a terminal answers, follows its size and ends with its own exit code", async () => {
  const shell = terminal(exec("sh"));
  let at = await shell.shows(/# /);
  expect(shell.output).not.toMatch(/berth_|\x1e/);
  shell.type("stty size\r");
  at = await shell.shows(/31 101\r\n/, at);
  shell.type("echo $((6*7))\r");
  at = await shell.shows(/\n42\r\n/, at);
  shell.resize({ rows: 17, cols: 63 });
  await asked(
    async () => {
      at = shell.output.length;
      shell.type("stty size\r");
      await shell.shows(/\d+ \d+\r\n/, at);
      return shell.output.slice(at);
    },
    (shown) => shown.includes("17 63"),
  );
  await shell.shows(/17 63\r\n/, at);
  // Ctrl-C ends the program, not the shell.
  at = shell.output.length;
  shell.type("sleep 997\r");
  await asked(programs, (found) => found.includes("sleep 997"));
  expect(shell.isRaw()).toBe(true);
  shell.type("\x03");
  shell.type("echo still $((1+1))\r");
  at = await shell.shows(/still 2\r\n/, at);
  shell.type("exit 5\r");
  expect(await shell.exited).toBe(5);
  expect(shell.output).not.toContain("\x1e");
});

test("Ctrl-C interrupts a program on a terminal, and one with pipes", async () => {
  const seen = terminal(exec("sleep", "987"));
  await asked(programs, (found) => found.includes("sleep 987"));
  seen.type("\x03");
  expect(await seen.exited).toBe(130);

  const { child, ended } = startBerth(exec("sleep", "977"));
  await asked(programs, (found) => found.includes("sleep 977"));
  child.kill("SIGINT");
  expect(await ended).toEqual({ code: 130, out: "", err: "" });
  expect(await programs()).toEqual([]);
});

test("a program ends when its client is killed", async () => {
  const shell = terminal(exec("sh"));
  await shell.shows(/# /);
  shell.type("sleep 967\r");
  await asked(programs, (found) => found.includes("sleep 967"));
  shell.kill();
  expect(await asked(programs, (found) => found.length === 0)).toEqual([]);
});
