import { spawn } from "node:child_process";
import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { SupervisorArguments } from "./messages";

/** Environment variables that a supervisor needs. All others may be secret and are not passed on. */
const PASSED_ON = [
  ...["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "SSH_AUTH_SOCK", "NODE_COMPILE_CACHE"],
  ...["USERPROFILE", "LOCALAPPDATA", "APPDATA", "SystemRoot", "windir", "PATHEXT"],
];
/** A supervisor process that has been started. */
export interface Started {
  readonly pid: number | undefined;
  /** Why it does not run; undefined while it may run, and when it ended because another supervisor listens. */
  failure(): string | undefined;
  /** Lets the process run on its own. */
  forget(): void;
}

/** Starts the program in a new session. Its output, such as an uncaught error, is appended to its log. */
export function startProgram(program: string, args: SupervisorArguments): Started {
  const { log } = args.place;
  const env = Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const output = openSync(log, "a", 0o600);
  const before = fstatSync(output).size;
  try {
    const child = spawn(process.execPath, [program, JSON.stringify(args)], {
      cwd: dirname(log),
      detached: true,
      stdio: ["ignore", output, output],
      windowsHide: true,
      env,
    });
    child.unref();
    let failure: string | undefined;
    child.on("error", (error) => (failure = `${error.message}.`));
    child.on("exit", (code, signal) => {
      if (code === 0) return;
      const how = code === null ? `was ended by ${signal}` : `ended with exit code ${code}`;
      failure = `${program} ${how}${said(log, before)} Its log is ${log}.`;
    });
    return { pid: child.pid, failure: () => failure, forget: () => child.removeAllListeners() };
  } finally {
    closeSync(output);
  }
}

/** The last words in the log about the end of the process. */
function said(log: string, before: number): string {
  try {
    const lines = readFileSync(log).subarray(before).toString("utf8").split("\n");
    const told = lines.find((line) => ERROR.test(line)) ?? lines.find((line) => line.trim() !== "");
    return told === undefined ? "." : `: ${told.replace(STAMP, "").trim().replace(/\.$/, "")}.`;
  } catch {
    return ".";
  }
}

const ERROR = /\b\w*Error(?: \[\w+\])?: /;
/** Time and process id at the start of a log line. */
const STAMP = /^\S+Z \d+ /;
