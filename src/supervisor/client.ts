import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { homedir, hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import type { EngineEndpoint } from "../docker/discovery";
import type { SupervisorLink } from "../providers/local/probes/states";
import { ask, type SupervisorArguments, type SupervisorStatus } from "./messages";
import { type Place, placeOf } from "./place";

export type { SupervisorStatus } from "./messages";

const ANSWER_MS = 2_000;
/** How long a supervisor may take to look at the engine, which it tells of afterwards. */
const LOOK_MS = 10_000;
/** How long one may take to start, on a machine that is busy. */
const START_MS = 15_000;
const STOP_MS = 5_000;
const ASK_AGAIN_MS = 25;

/** What a supervisor needs of its environment. Everything else may be secret, and stays here. */
const PASSED_ON = [
  ...["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "SSH_AUTH_SOCK", "NODE_COMPILE_CACHE"],
  ...["USERPROFILE", "LOCALAPPDATA", "APPDATA", "SystemRoot", "windir", "PATHEXT"],
];

/** What tests change. */
export interface SupervisorOptions {
  /** Folder of the socket and the log. Default: in the user's cache. */
  readonly folder?: string;
  /** The supervisor's program. Default: the one that was built with this code. */
  readonly program?: string;
  /** How long it stays with nothing to watch, in milliseconds. Default 300000. */
  readonly idleMs?: number;
  /** How long it may take to start, in milliseconds. Default 15000. */
  readonly startMs?: number;
}

/** What the supervisor of an engine's probes says of itself; undefined when none runs. */
export function supervisorStatus(
  endpoint: EngineEndpoint,
  options: SupervisorOptions = {},
): Promise<SupervisorStatus | undefined> {
  return ask(find(endpoint, options).address, "status", ANSWER_MS);
}

/** Starts the supervisor of an engine's probes unless it runs, and makes it look at the engine now. */
export async function ensureSupervisor(
  endpoint: EngineEndpoint,
  options: SupervisorOptions = {},
): Promise<SupervisorStatus> {
  const place = find(endpoint, options);
  const program = options.program ?? builtProgram();
  const running = await ask(place.address, "look", LOOK_MS);
  if (running !== undefined && !isOutdated(running, program)) return running;
  if (running !== undefined) await end(place);
  start(program, { endpoint, place, idleMs: options.idleMs });
  const started = await eventually(() => ask(place.address, "look", LOOK_MS), options.startMs ?? START_MS);
  if (started !== undefined) return started;
  throw new Error(
    `The supervisor that runs the probes of container groups did not start (${program}). Its log is ${place.log}.`,
  );
}

/** Ends the supervisor of an engine's probes. False when none runs. */
export async function stopSupervisor(endpoint: EngineEndpoint, options: SupervisorOptions = {}): Promise<boolean> {
  return end(find(endpoint, options));
}

/** The way of the local ARM service to the supervisor of its engine. */
export function supervisorLink(endpoint: EngineEndpoint, options: SupervisorOptions = {}): SupervisorLink {
  return {
    get identity() {
      return find(endpoint, options).identity;
    },
    isRunning: async () => (await supervisorStatus(endpoint, options)) !== undefined,
    ensure: async () => {
      await ensureSupervisor(endpoint, options);
    },
  };
}

function find(endpoint: EngineEndpoint, { folder }: SupervisorOptions): Place {
  const { username: user, uid } = userInfo();
  const { env, platform } = process;
  const around = { env, platform, home: homedir(), temporary: tmpdir(), hostname: hostname(), user, uid };
  return placeOf(endpoint, around, folder);
}

/** In the bundle it lies beside this code; from the sources, where the bundle is. */
function builtProgram(): string {
  const places = [join(__dirname, "supervisor.mjs"), join(__dirname, "..", "..", "dist", "plugin", "supervisor.mjs")];
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`The supervisor of probes is not built: ${places.join(", ")} do not exist.`);
  return found;
}

/** One of a newer version stays, so that two versions on one machine do not end each other in turn. */
function isOutdated(running: SupervisorStatus, program: string): boolean {
  const order = running.version.localeCompare(version, "en", { numeric: true });
  if (order !== 0) return order < 0;
  return running.program.path === program && running.program.writtenMs !== statSync(program).mtimeMs;
}

function start(program: string, args: SupervisorArguments): void {
  const env = Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const child = spawn(process.execPath, [program, JSON.stringify(args)], {
    cwd: homedir(),
    detached: true,
    stdio: "ignore",
    windowsHide: true,
    env,
  });
  // That it did not start is seen by its silence.
  child.on("error", () => {});
  child.unref();
}

async function end({ address }: Place): Promise<boolean> {
  const told = await ask(address, "stop", ANSWER_MS);
  if (told === undefined) return false;
  await eventually(async () => (isAlive(told.pid) ? undefined : true), STOP_MS);
  return true;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function eventually<T>(what: () => Promise<T | undefined>, timeoutMs: number): Promise<T | undefined> {
  const endMs = Date.now() + timeoutMs;
  for (;;) {
    const found = await what();
    if (found !== undefined || Date.now() > endMs) return found;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
