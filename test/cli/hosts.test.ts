import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { fileOf, hosts, type HostsOptions, linesOf, withBlock } from "../../src/cli/hosts";
import type { Target } from "../../src/cli/target";

const folder = mkdtempSync(join(tmpdir(), "berth-hosts-"));
const file = join(folder, "hosts");
afterAll(() => rmSync(folder, { recursive: true }));

const BEGIN = "# Begin of what `berth hosts --write` has written. It replaces all lines up to the end.";
const END = "# End of what `berth hosts --write` has written.";
const group = (ip: unknown, fqdn: unknown) => ({ listed: { properties: { ipAddress: { ip, fqdn } } } });
const [SHOP, SITE] = ["shop.westeurope.azurecontainer.io", "site.westeurope.azurecontainer.io"];

test("a line for each group that has both, and for no other name", () => {
  const groups = [
    group("127.0.1.9", SITE),
    group("127.0.1.3", SHOP),
    group("127.0.1.9", SITE),
    group(undefined, "stopped.westeurope.azurecontainer.io"),
    group("127.0.1.4", undefined),
    group("127.0.1.5", "bank.example.com"),
    group("127.0.1.6", "a.azurecontainer.io\n6.6.6.6 bank.example.com"),
    group("127.0.1.7 bank.example.com", SITE),
    { listed: {} },
  ];
  expect(linesOf(groups)).toEqual([`127.0.1.3 ${SHOP}`, `127.0.1.9 ${SITE}`]);
});

describe.each([
  ["Linux and macOS", "\n"],
  ["Windows", "\r\n"],
])("a file of %s", (_, newline) => {
  const own = ["127.0.0.1 localhost", "10.0.0.1 printer", ""].join(newline);
  const written = [...own.split(newline).slice(0, -1), BEGIN, `127.0.1.3 ${SHOP}`, END, ""].join(newline);

  test("gets the lines behind its own", () => expect(withBlock(own, [`127.0.1.3 ${SHOP}`])).toBe(written));
  test("has them once", () => expect(withBlock(written, [`127.0.1.3 ${SHOP}`])).toBe(written));
  test("gets others in their place", () => {
    const more = written + `10.0.0.2 scanner${newline}`;
    expect(withBlock(more, ["127.0.1.4 a"])).toBe(more.replace(`127.0.1.3 ${SHOP}`, "127.0.1.4 a"));
  });
  test("has nothing of them afterwards", () => expect(withBlock(written, [])).toBe(own));
  test("stays what it is without any", () => expect(withBlock(own, [])).toBe(own));
  test("without a newline at its end gets one", () =>
    expect(withBlock(own.trimEnd(), [`127.0.1.3 ${SHOP}`])).toBe(written));
});

test("a mark without its end is left to the user", () => {
  expect(() => withBlock(`a\n${BEGIN}\nb\n`, [])).toThrow(`The mark "${BEGIN}" has no end.`);
});

test("the file is the system's", () => {
  expect(fileOf({}, "linux")).toBe("/etc/hosts");
  expect(fileOf({ SystemRoot: "D:\\Windows" }, "win32")).toBe("D:\\Windows\\System32\\drivers\\etc\\hosts");
});

/** Runs the command on an engine with one group, for a user who answers the question, or who is at no terminal. */
async function run(options: HostsOptions, answer?: string, target: Partial<Target> = {}) {
  const stdin = Object.assign(new PassThrough(), { isTTY: answer !== undefined });
  const stderr = new PassThrough();
  // The answer comes when the question is there: until then nothing reads it.
  if (answer !== undefined) stderr.once("data", () => stdin.write(`${answer}\n`));
  const told: string[] = [];
  const body = { id: "/a", name: "site", ...group("127.0.1.9", SITE).listed };
  const open: Partial<Target> = {
    subscriptions: async () => ["s"],
    in: async () => ({ list: async () => [body] }) as never,
    local: async () => ({}) as never,
    ...target,
  };
  const context = { signal: new AbortController().signal, progress: () => undefined } as never;
  const talk = { print: (text: string) => void told.push(text), stdin, stderr };
  const around = { env: {}, platform: "linux" };
  const error = await hosts(open as Target, undefined, { file, ...options }, around, context, talk).catch(
    (failure: Error) => failure.message,
  );
  return { told, error, text: readFileSync(file, "utf8") };
}

describe("the command", () => {
  const line = `127.0.1.9 ${SITE}`;
  const written = `127.0.0.1 localhost\n${BEGIN}\n${line}\n${END}\n`;
  beforeEach(() => writeFileSync(file, "127.0.0.1 localhost\n"));

  test("prints the lines, and writes nothing", async () => {
    expect(await run({})).toEqual({ told: [line], error: undefined, text: "127.0.0.1 localhost\n" });
  });

  test.each([
    ["y", { written, error: undefined, last: `Wrote ${file}.` }],
    ["n", { written: "127.0.0.1 localhost\n", error: "Nothing was written.", last: undefined }],
    [
      undefined,
      {
        written: "127.0.0.1 localhost\n",
        error: "Nothing was written: say --yes, or run it on a terminal.",
        last: undefined,
      },
    ],
  ])("writes them after a question that is answered %p", async (answer, wanted) => {
    const { told, error, text } = await run({ write: true }, answer);
    expect(told[0]).toBe(`${file} is to have these lines:\n  ${line}`);
    expect({ written: text, error, last: told[1] }).toEqual(wanted);
  });

  test("writes without a question, once, and takes back what it wrote", async () => {
    expect((await run({ write: true, yes: true })).text).toBe(written);
    expect(await run({ write: true, yes: true })).toMatchObject({ told: [`${file} has these lines already.`] });
    expect(await run({ remove: true, yes: true })).toEqual({
      told: [`${file} is to have nothing of Berth any more`, `Wrote ${file}.`],
      error: undefined,
      text: "127.0.0.1 localhost\n",
    });
    expect(await run({ remove: true })).toMatchObject({ told: [`${file} has nothing of Berth.`] });
  });

  test("is for the local engine, and for one of both", async () => {
    expect((await run({}, undefined, { local: undefined })).error).toMatch(/^hosts is for target local: on Azure,/);
    expect((await run({ write: true, remove: true })).error).toBe("--write and --remove exclude each other.");
  });
});
