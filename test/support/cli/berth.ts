import { spawn } from "node:child_process";
import { join } from "node:path";
import { Growing } from "../waiting";

/** The program of the berth command, built by `npm run build`. */
export const BERTH = join(__dirname, "../../../bin/berth");

/** The result of a run of the berth command. */
export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** The environment without variables that configure Azure or a target. */
export const plainEnv = (more: object = {}): NodeJS.ProcessEnv => {
  const own = Object.entries(process.env).filter(([name]) => !/^(ARM|AZURE|BERTH)_/.test(name));
  return { ...Object.fromEntries(own), ...more };
};

/** Starts the berth command without a terminal. */
export function startBerth(args: readonly string[], env: object = {}, folder?: string) {
  const child = spawn(process.execPath, [BERTH, ...args], { env: plainEnv(env), cwd: folder });
  const seen = { out: "", err: "" };
  const out = new Growing();
  const err = new Growing();
  child.stdout.on("data", (chunk) => {
    seen.out += chunk;
    out.add(chunk);
  });
  child.stderr.on("data", (chunk) => {
    seen.err += chunk;
    err.add(chunk);
  });
  child.stdin.on("error", () => undefined);
  const ended = new Promise<Ran>((resolve) => child.once("close", (code) => resolve({ code, ...seen })));
  const says = (isRight: (out: string) => boolean) => out.says(isRight);
  return { child, seen, ended, says, tells: (isRight: (err: string) => boolean) => err.says(isRight) };
}

/** Runs the berth command until it ends. */
export function berth(
  args: readonly string[],
  { input = "", env = {}, folder }: { input?: string; env?: object; folder?: string } = {},
): Promise<Ran> {
  const { child, ended } = startBerth(args, env, folder);
  child.stdin.end(input);
  return ended;
}
