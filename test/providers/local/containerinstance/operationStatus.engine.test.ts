import { randomBytes } from "node:crypto";
import type { OperationContext } from "../../../../src/providers/arm/contract";
import type { ExecIo, TerminalSize } from "../../../../src/providers/arm/containerinstance/exec";
import { createGroupOperations } from "../../../../src/providers/arm/containerinstance/operations";
import { inProcessHttpClient } from "../../../../src/providers/targets/inProcess";
import { container, group, idle, LocalArm, SUBSCRIPTION } from "../../../support/engine/arm";
import { asked } from "../../../support/waiting";

const arm = new LocalArm();
const site = arm.site("streams");
const operations = createGroupOperations({
  endpoint: "https://local.berth",
  subscriptionId: SUBSCRIPTION,
  credential: { getToken: async () => ({ token: "local", expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
  httpClient: inProcessHttpClient((request) => arm.service.handle(request)),
  pollIntervalMs: 20,
});
const context = (signal = AbortSignal.timeout(60_000)): OperationContext => ({ signal, progress: () => undefined });

beforeAll(async () => {
  await arm.createGroup();
  await arm.run("PUT", site, group([idle("web"), idle("side")]));
});
afterAll(() => arm.removeGroup());

async function* input(...chunks: (Buffer | string)[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

/** Runs a program and returns how it ended and its output. */
async function exec(command: string[], io: Partial<ExecIo> = {}) {
  const chunks: Buffer[] = [];
  const whole: ExecIo = { input: input(), write: (chunk) => void chunks.push(chunk), ...io };
  const exitCode = await operations.exec(site, "web", command, whole, context());
  return { exitCode, output: Buffer.concat(chunks).toString("latin1") };
}

const size: TerminalSize = { rows: 33, cols: 99 };
const terminal = { size, onResize: () => () => undefined };

test("passes arguments exactly, and the exit code on", async () => {
  const words = [
    "a b",
    "",
    "it's",
    '"$HOME" `id` \\ $(id) *',
    "two\nlines\n",
    "tab\tand!bang",
    "ä€😀",
    "\x1b[31m",
    "-n",
  ];
  const show = 'for word; do printf "<%s>" "$word"; done; exit 7';
  const expected = words.map((word) => `<${word}>`).join("");
  for (const io of [{}, { terminal }]) {
    const { exitCode, output } = await exec(["sh", "-c", show, "sh", ...words], io);
    const text = Buffer.from(output, "latin1").toString().replaceAll("\r\n", "\n");
    expect({ exitCode, text }).toEqual({ exitCode: 7, text: expected });
  }
  const long = "x".repeat(30_000);
  expect(await exec(["sh", "-c", "echo ${#1}", "sh", long])).toEqual({ exitCode: 0, output: "30000\n" });
  expect(await exec(["no-such-program", "-x"])).toEqual({
    exitCode: 127,
    output: expect.stringMatching(/^\S+: exec: line \d+: no-such-program: not found\n$/),
  });
});

test("passes bytes unchanged in both directions without a terminal", async () => {
  const bytes = Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, i) => i)), randomBytes(20_000)]);
  const text = Buffer.from("a line\n".repeat(2_000));
  for (const data of [bytes, text, Buffer.alloc(9_000, "y"), Buffer.alloc(0)]) {
    const { exitCode, output } = await exec(["cat"], { input: input(data) });
    expect({ exitCode, same: Buffer.from(output, "latin1").equals(data) }).toEqual({ exitCode: 0, same: true });
  }
  const twice = await exec(["sh", "-c", "read -r line; echo $line; cat; cat; echo end; echo problem >&2; tty"], {
    input: input("one\nt", "wo"),
  });
  expect(twice).toEqual({ exitCode: 1, output: "one\ntwoend\nproblem\nnot a tty\n" });
  // A program that does not read to the end of its input.
  const forever = (async function* () {
    for (;;) {
      yield Buffer.from("y\n");
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  expect(await exec(["head", "-n", "1"], { input: forever })).toEqual({ exitCode: 0, output: "y\n" });
});

test("follows a log over restarts, with times, to the end of its container", async () => {
  const script =
    "echo started; i=0; while [ $i -lt 5 ]; do i=$((i+1)); echo line $i; sleep 0.05; done; echo last; exit 1";
  const long = `head -c 40000 /dev/zero | tr '\\0' x; echo; printf unterminated`;
  await arm.run(
    "PUT",
    arm.site("once"),
    group([container("a", ["sh", "-c", script]), container("b", ["sh", "-c", long])], { restartPolicy: "Never" }),
  );
  const follow = async (of: string, wish = {}) => {
    let text = "";
    await operations.followLogs(arm.site("once"), of, wish, (piece) => void (text += piece.toString()), context());
    return text.split("\n").slice(0, -1);
  };
  const run = ["started", "line 1", "line 2", "line 3", "line 4", "line 5", "last"];
  expect(await follow("a")).toEqual(run);
  expect(await follow("a", { tail: 2 })).toEqual(["line 5", "last"]);
  const stamped = await follow("a", { timestamps: true });
  expect(stamped.map((line) => line.replace(/^\S+Z /, ""))).toEqual(run);
  expect(stamped.every((line) => /^\d{4}-\d\d-\d\dT[\d:.]+Z /.test(line))).toBe(true);
  // The engine keeps long lines in pieces, and continues an unfinished line with the next run.
  await operations.restart(arm.site("once"), context());
  await asked(
    () => follow("b"),
    (lines) => lines.length === 4,
  );
  expect((await follow("b")).map((line) => line.replace(/x+/, ({ length }) => `${length} x`))).toEqual([
    "40000 x",
    "unterminated",
    "40000 x",
    "unterminated",
  ]);
});

test("says why a program could not be run", async () => {
  const quiet: ExecIo = { input: input(), write: () => undefined };
  await expect(operations.exec(site, "web", ["a\0b"], quiet, context())).rejects.toMatchObject({
    message:
      'container "web" of container group "streams": argument 0 of the command has a NUL character, which no argument can have.',
  });
  await expect(operations.exec(site, "nothing", ["ls"], quiet, context())).rejects.toMatchObject({
    message: expect.stringContaining("ContainerNotFound (404): The container 'nothing' does not exist"),
  });
  // Its container ends while it runs.
  const running = operations.exec(site, "side", ["sleep", "100"], quiet, context());
  const stopping = arm.send("POST", `${site}/stop`);
  await expect(running).rejects.toMatchObject({
    message: expect.stringMatching(/the connection (ended|to the container was lost)/),
  });
  await stopping;
});
