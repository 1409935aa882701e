import { PassThrough } from "node:stream";
import { Command } from "commander";
import { apart } from "../../src/cli/words";
import { run } from "../../src/cli/program";

/** The command lines of a program with one command that runs another program. */
function parsed(argv: readonly string[]): string[] {
  const program = new Command("berth").option("-g, --resource-group <name>").option("--target <name>");
  const exec = program
    .command("exec <group> <command...>")
    .option("-c, --container <name>")
    .option("-t, --tty")
    .option("--no-tty");
  return apart(argv, program, exec);
}

test.each([
  ["exec site ls -l", "exec site -- ls -l"],
  ["exec site -c web ls -l", "exec site -c web -- ls -l"],
  ["exec -c web -t site sh -c echo", "exec -c web -t site -- sh -c echo"],
  ["exec --container=web site sh", "exec --container=web site -- sh"],
  ["-g rg exec site ls -g", "-g rg exec site -- ls -g"],
  ["exec site -- ls -- -l", "exec site -- ls -- -l"],
  ["exec site", "exec site"],
  ["exec site --no-tty", "exec site --no-tty"],
  ["logs exec ls -l", "logs exec ls -l"],
  ["--target exec exec site ls", "--target exec exec site -- ls"],
])("%s is read as %s", (line, read) => expect(parsed(line.split(" ")).join(" ")).toBe(read));

async function berth(...words: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const env = { DOCKER_HOST: "unix:///nowhere/berth.sock" };
  const code = await run(words, { stdin: new PassThrough(), stdout, stderr, env, version: "1.0.0", folder: "/" });
  return { code, out: String(stdout.read() ?? ""), err: String(stderr.read() ?? "") };
}
const fits = async (...words: string[]) => (await berth("complete", "--", ...words)).out.trimEnd().split("\n");

test("commands, options and what options take are completed", async () => {
  expect(await fits("st")).toEqual(["start", "stop"]);
  expect(await fits("logs", "--t")).toEqual(["--tail", "--target", "--timestamps"]);
  expect(await fits("--target", "")).toEqual(["azure", "local"]);
  expect(await fits("completion", "")).toEqual(["bash", "fish", "powershell", "zsh"]);
  expect(await fits("files", "")).toEqual(["cat", "cp", "ls", "rm"]);
  expect(await fits("files", "rm", "--r")).toEqual(["--recursive", "--resource-group"]);
  expect(await fits("exec", "site", "--", "-")).toEqual([""]);
});

test("an engine that does not answer gives nothing to choose from, and no error", async () =>
  expect(await berth("complete", "--", "show", "")).toEqual({ code: 0, out: "", err: "" }));

test("a shell that has no script is refused with those that have one", async () =>
  expect(await berth("completion", "tcsh")).toEqual({
    code: 2,
    out: "",
    err: 'berth: "tcsh" is not a shell that Berth knows: bash, zsh, fish, powershell.\n',
  }));
