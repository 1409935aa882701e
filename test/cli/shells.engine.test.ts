import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  bootstrap,
  encodeScript,
  ExecOutput,
  PlainInput,
  plainScript,
  terminalScript,
} from "../../src/providers/arm/containerinstance/execScript";
import { plainEnv } from "../support/cli/berth";

const ID = randomBytes(16).toString("hex");

/** Runs a script in an interactive shell on a terminal of this machine, as a container with another image would. */
function session(shell: string, script: string, input?: Buffer): Promise<{ exitCode?: number; output: string }> {
  const child = spawn("script", ["-qec", shell, "/dev/null"], { env: plainEnv({ SHELL: "/bin/sh" }) });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let exitCode: number | undefined;
    const output = new ExecOutput(ID, {
      ready: () => child.stdin.write(encodeScript(script)),
      started: () => {
        if (input === undefined) return;
        const plain = new PlainInput();
        child.stdin.write(plain.encode(input));
        child.stdin.write(plain.end);
      },
      output: (chunk) => chunks.push(chunk),
      ended: (code) => {
        exitCode = code;
        child.stdin.end("\x03\x04");
      },
      unable: () => reject(new Error("stty is missing")),
    });
    child.stdin.on("error", () => undefined);
    child.stdout.on("data", (chunk: Buffer) => output.take(chunk));
    child.once("close", () => resolve({ exitCode, output: Buffer.concat(chunks).toString("latin1") }));
    child.stdin.write(bootstrap(ID));
  });
}

/**
 * Debian's shell has no line editor; the other one's completes and remembers lines. Containers already have busybox's.
 */
const SHELLS = ["/bin/sh", "/bin/bash"];

test.each(SHELLS)("%s runs programs with any arguments, on its terminal and with pipes", async (shell) => {
  const words = ["a b", "it's", "!!", "tab\ttab", "two\nlines", "$HOME", "ä😀", "", "x".repeat(5_000)];
  const command = ["sh", "-c", 'printf "<%s>" "$@"; exit 7', "sh", ...words];
  const expected = Buffer.from(words.map((word) => `<${word}>`).join("")).toString("latin1");
  const onTerminal = await session(shell, terminalScript(ID, command));
  expect({ ...onTerminal, output: onTerminal.output.replaceAll("\r\n", "\n") }).toEqual({
    exitCode: 7,
    output: expected,
  });
  expect(await session(shell, plainScript(ID, command))).toEqual({ exitCode: 7, output: expected });

  const bytes = Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, i) => i)), randomBytes(9_000)]);
  const copied = await session(shell, plainScript(ID, ["cat"]), bytes);
  expect({ ...copied, output: Buffer.from(copied.output, "latin1").equals(bytes) }).toEqual({
    exitCode: 0,
    output: true,
  });
});
