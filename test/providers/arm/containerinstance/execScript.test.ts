import { spawn, spawnSync } from "node:child_process";
import * as fc from "fast-check";
import {
  bootstrap,
  encodeScript,
  type ExecEvents,
  ExecOutput,
  shellQuote,
  terminalScript,
} from "../../../../src/providers/arm/containerinstance/execScript";

const ID = "0123456789abcdef0123456789abcdef";
/** Words without NUL, which no argument can contain. */
const word = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc.string(),
    fc.constantFrom("", "-n", "'", "\n", "$(id)", "a\\'b", "\x1e", "%s"),
  )
  .map((text) => Buffer.from(text.replaceAll("\0", "")).toString());

test("a shell reads any quoted words unchanged", () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (words) => {
      const script = `printf '%s\\0' ${["", ...words].map(shellQuote).join(" ")}`;
      const { stdout } = spawnSync("/bin/sh", ["-c", script]);
      expect(stdout.toString()).toBe(["", ...words].map((text) => `${text}\0`).join(""));
    }),
    { numRuns: 100 },
  );
});

/** Records the events in a session's output. */
function collector(onReady = () => {}) {
  const seen: string[] = [];
  const events: ExecEvents = {
    ready: () => {
      seen.push("ready");
      onReady();
    },
    started: (terminal) => seen.push(`started ${terminal}`),
    output: (chunk) => {
      const last = seen.at(-1) ?? "";
      if (last.startsWith(">")) seen[seen.length - 1] = last + chunk.toString("latin1");
      else seen.push(`>${chunk.toString("latin1")}`);
    },
    ended: (exitCode) => seen.push(`ended ${exitCode}`),
    unable: () => seen.push("unable"),
  };
  return { seen, output: new ExecOutput(ID, events) };
}

/** A whole session with a shell that has no terminal. */
function session(command: string[]): Promise<string[]> {
  return new Promise((resolve) => {
    const shell = spawn("/bin/sh", { stdio: ["pipe", "pipe", "ignore"] });
    const { seen, output } = collector(() => shell.stdin.write(encodeScript(terminalScript(ID, command))));
    shell.stdout.on("data", (chunk: Buffer) => output.take(chunk));
    shell.once("close", () => resolve(seen));
    shell.stdin.write(bootstrap(ID));
  });
}

test("a program is run with any arguments, and its exit code told", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 4 }), fc.integer({ min: 0, max: 255 }), async (words, code) => {
      const seen = await session(["sh", "-c", `printf '%s\\0' "$@"; exit ${code}`, "sh", "", ...words]);
      const written = ["", ...words].map((text) => `${text}\0`).join("");
      const output = `>${Buffer.from(written).toString("latin1")}`;
      expect(seen).toEqual(["ready", "started undefined", output, `ended ${code}`]);
    }),
    { numRuns: 30 },
  );
  expect(await session(["no-such-program-of-mine"])).toEqual(["ready", "started undefined", "ended 127"]);
  // A built-in of the shell is not what is meant.
  expect(await session(["exit", "3"])).toEqual(["ready", "started undefined", "ended 127"]);
});

test("marks are found wherever the output is cut, and nothing else is taken for one", () => {
  const text =
    `# exec ${bootstrap(ID)}\r\n\x1e${ID}?\r\n` +
    `\x1e${ID}\x1e/dev/pts/3\x1eout\x1e put\x1e${ID.slice(0, 20)}\x1e\x1e${ID}:42\x1eafter`;
  const expected = ["ready", "started /dev/pts/3", `>out\x1e put\x1e${ID.slice(0, 20)}\x1e`, "ended 42"];
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: text.length })), (cuts) => {
      const { seen, output } = collector();
      const places = [0, ...cuts.sort((a, b) => a - b), text.length];
      for (const [i, from] of places.entries())
        if (i + 1 < places.length) output.take(Buffer.from(text.slice(from, places[i + 1])));
      expect(seen).toEqual(expected);
    }),
  );
});

test("output is passed on at once, except what may be a mark", () => {
  const { seen, output } = collector();
  output.take(Buffer.from(`\x1e${ID}?\x1e${ID}\x1e\x1e`));
  output.take(Buffer.from("prompt> "));
  expect(seen).toEqual(["ready", "started undefined", ">prompt> "]);
  output.take(Buffer.from("\x1e01"));
  expect(seen.at(-1)).toBe(">prompt> ");
  output.take(Buffer.from("x"));
  expect(seen.at(-1)).toBe(">prompt> \x1e01x");
  output.take(Buffer.from(`\x1e${ID}!\x1e`));
  expect(seen.at(-1)).toBe("unable");

  const failed = collector().output;
  failed.take(Buffer.from("OCI runtime exec failed\r\n"));
  expect(failed.prelude).toBe("OCI runtime exec failed\r\n");
});
