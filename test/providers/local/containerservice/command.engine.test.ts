import { randomBytes } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import { type Clock, systemClock } from "../../../../src/clock";
import { COMMAND_LIMITS, runClusterCommand } from "../../../../src/providers/local/containerservice/command";
import type { Engine } from "../../../../src/docker/engine";
import { FakeClock } from "../../../support/arm/script";
import { openMachine } from "../../../support/engine/docker";

const server = `berth-test-${randomBytes(4).toString("hex")}`;
let engine: Engine;
const run = (command: { command: string; context?: string }, clock: Clock = systemClock) =>
  runClusterCommand({ engine, clock }, server, command);

beforeAll(async () => {
  engine = await openMachine();
  const command = ["sleep", "3600"];
  await engine.createContainer(server, { image: "busybox:1", command, labels: {}, restart: "no", network: "none" });
  await engine.startContainer(server);
});
afterAll(async () => {
  await engine.removeContainer(server);
  engine.close();
});

const zip = (files: Record<string, string>) =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))).toString(
    "base64",
  );
const leftovers = async () => (await engine.exec(server, { command: ["ls", "/berth/commands"] })).stdout;

test("a command runs in a directory with its files, its output is in order, and it leaves nothing behind", async () => {
  const long = `${"folder/".repeat(30)}${"x".repeat(90)}`;
  const context = zip({
    "run.sh": "cat data/text; cat $1; echo problem >&2; echo $KUBECONFIG; exit 3",
    "data/text": "one\n",
    [long]: "two\n",
  });
  const result = await run({ command: `./run.sh ${long}`, context });
  expect(result).toEqual({
    exitCode: 3,
    logs: "one\ntwo\nproblem\n/etc/rancher/k3s/k3s.yaml\n",
    startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    finishedAt: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(result.startedAt < result.finishedAt).toBe(true);
  const quoted = `printf '%s|' "$0" 'a b' "$(ls | wc -l)"`;
  expect(await run({ command: quoted })).toMatchObject({
    exitCode: 0,
    logs: "sh|a b|0|",
  });
  expect(await leftovers()).toBe("");
});

test.each([
  [Buffer.from("no zip").toString("base64"), /^The context of the command is not a zip in base64: /],
  [zip({ "../up": "" }), /^The context of the command holds the path '\.\.\/up', which is not inside it\.$/],
  [zip({ "/etc/passwd": "" }), /^The context of the command holds the path '\/etc\/passwd', which is not inside it\.$/],
])("refuses the context %#", async (context, message) => {
  await expect(run({ command: "true", context })).rejects.toMatchObject({
    status: 400,
    code: "InvalidParameter",
    message: expect.stringMatching(message),
  });
});

test("only the beginning of a long output is kept, and the command runs to its end", async () => {
  const { exitCode, logs } = await run({ command: "head -c 2000000 /dev/zero | tr '\\0' x; exit 4" });
  const kept = COMMAND_LIMITS.outputBytes;
  expect(exitCode).toBe(4);
  expect(logs).toBe(`${"x".repeat(kept)}\n[${2_000_000 - kept} more bytes were dropped: ${kept} are kept]\n`);
});

test("a command that does not end is killed with all that it has started, and leaves nothing", async () => {
  const clock = new FakeClock();
  await engine.exec(server, { command: ["mkfifo", "/begun"] });
  const running = run({ command: "sleep 98765 & echo begun; echo > /begun; wait" }, clock);
  running.catch(() => undefined);
  // Opening the pipe for reading succeeds when the command opens it for writing.
  await engine.exec(server, { command: ["cat", "/begun"] });
  clock.pass(COMMAND_LIMITS.ms - 1);
  expect((await engine.exec(server, { command: ["ps", "-o", "args"] })).stdout).toContain("sleep 98765");
  clock.pass(1);
  await expect(running).rejects.toMatchObject({
    code: "CommandTimedOut",
    message: expect.stringMatching(/^The command did not end within 30 minutes and was killed\./),
  });
  expect((await engine.exec(server, { command: ["ps", "-o", "args"] })).stdout).not.toContain("sleep 98765");
  expect(await leftovers()).toBe("");
});

describe("a zip that is much larger than it looks is refused before it is unpacked", () => {
  const bomb = (files: Record<string, number>) =>
    zip(Object.fromEntries(Object.entries(files).map(([name, size]) => [name, "0".repeat(size)])));
  const small = { ...COMMAND_LIMITS, filesBytes: 2_000, files: 3 };
  const runSmall = (context: string) =>
    runClusterCommand({ engine, clock: systemClock }, server, { command: "ls", context }, small);
  const refusal = (what: string) => ({
    status: 400,
    code: "InvalidParameter",
    message: `The context of the command holds ${what}.`,
  });

  test("by the size of its files", async () => {
    expect((await runSmall(bomb({ a: 1_000, b: 1_000 }))).logs).toBe("a\nb\n");
    const context = bomb({ a: 1_000, b: 1_000, c: 1 });
    expect(context.length).toBeLessThan(600);
    await expect(runSmall(context)).rejects.toMatchObject(
      refusal("files of more than 2000 bytes in all when unpacked"),
    );
  });

  test("by their number", async () => {
    await expect(runSmall(bomb({ a: 1, b: 1, c: 1, d: 1 }))).rejects.toMatchObject(refusal("more than 3 files"));
  });

  test("when it says less than it holds", async () => {
    const archive = Buffer.from(bomb({ a: 1_000_000 }), "base64");
    // The size in the zip's index.
    archive.writeUInt32LE(10, archive.indexOf(Buffer.from("PK\x01\x02", "latin1")) + 24);
    const { logs } = await runClusterCommand({ engine, clock: systemClock }, server, {
      command: "wc -c < a",
      context: archive.toString("base64"),
    });
    expect(logs.trim()).toBe("10");
  });
});
