import { existsSync, readFileSync, statSync } from "node:fs";
import { homedir, hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import type { EngineEndpoint } from "../docker/discovery";
import type { GroupKnown, SupervisorLink } from "../providers/local/probes/states";
import { ask, askKnown, type Question, type SupervisorStatus } from "./messages";
import { type Place, placeOf } from "./place";
import { type Started, startProgram } from "./start";

export type { SupervisorStatus } from "./messages";

const ANSWER_MS = 2_000;
/** The same for a supervisor that has just started and must look at the engine first. */
const KNOWN_MS = 6_000;
/** How long a supervisor may take to look at the engine before it answers. */
const LOOK_MS = 10_000;
/** How long a supervisor may take to start or, if it runs, to answer on a busy machine. One that has ended is not waited for. */
const START_MS = 300_000;
/** How long one that was told to stop may take to end. The next one waits for its address by itself. */
const STOP_MS = 60_000;
/** First and longest interval between questions to a supervisor that does not listen yet. */
const ASK_AGAIN_MS = 10;
const LONGEST_ASK_AGAIN_MS = 250;

/** Options for tests. */
export interface SupervisorOptions {
  /** Folder of the socket and the log. Default: in the user's cache. */
  readonly folder?: string;
  /** The supervisor's program. Default: the one that was built with this code. */
  readonly program?: string;
  /** How long the supervisor keeps running with nothing to watch, in milliseconds. Default 300000. */
  readonly idleMs?: number;
  /** How long the supervisor may take to start or to answer, in milliseconds. Default 300000. */
  readonly startMs?: number;
}

/** The status of an engine's supervisor; undefined when none runs. Rejects when it runs but does not answer. */
export async function supervisorStatus(
  endpoint: EngineEndpoint,
  options: SupervisorOptions = {},
): Promise<SupervisorStatus | undefined> {
  return asked(find(endpoint, options), "status", ANSWER_MS, options.startMs ?? START_MS);
}

/**
 * Starts the supervisor of an engine unless it runs, and makes it look at the engine now. Waits if it is slow to start
 * or to answer.
 */
export async function ensureSupervisor(
  endpoint: EngineEndpoint,
  options: SupervisorOptions = {},
): Promise<SupervisorStatus> {
  const { startMs = START_MS, idleMs } = options;
  const place = find(endpoint, options);
  const program = options.program ?? builtProgram();
  const running = await asked(place, "look", LOOK_MS, startMs);
  if (running !== undefined && !isOutdated(running, program)) return running;
  if (running !== undefined) await end(place, startMs);
  const started = startProgram(program, { endpoint, place, idleMs });
  try {
    return await answerOf(started, place, startMs);
  } finally {
    started.forget();
  }
}

/** Asks a supervisor that has just been started, until it answers, ends, or the time is up. */
async function answerOf(started: Started, place: Place, startMs: number): Promise<SupervisorStatus> {
  const endMs = Date.now() + startMs;
  for (let pauseMs = ASK_AGAIN_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_ASK_AGAIN_MS)) {
    const answer = await asked(place, "look", LOOK_MS, startMs);
    if (answer !== undefined) return answer;
    const failure = started.failure();
    if (failure !== undefined) throw new Error(`${SUPERVISOR} did not start: ${failure}`);
    if (Date.now() > endMs)
      throw new Error(
        `${SUPERVISOR} was started as process ${started.pid} and has not answered within ${startMs / 1000} s. ` +
          `Its log is ${place.log}.`,
      );
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

const SUPERVISOR = "The supervisor that runs the probes of container groups";

/**
 * Asks the supervisor at a place; undefined when none listens. A supervisor that is busy with its engine at least
 * returns its status. Rejects when it listens but does not answer in time.
 */
async function asked(
  { address, pid, log }: Place,
  question: Question,
  answerMs: number,
  patienceMs: number,
): Promise<SupervisorStatus | undefined> {
  const endMs = Date.now() + patienceMs;
  let wanted = question;
  for (;;) {
    const told = await ask(address, wanted, Math.max(Math.min(answerMs, endMs - Date.now()), 1));
    if (told.kind === "answer") return told.value;
    if (told.kind === "nobody") return undefined;
    if (Date.now() >= endMs)
      throw new Error(
        `${SUPERVISOR} runs${processOf(pid)} and has not answered within ${patienceMs / 1000} s. Its log is ${log}.`,
      );
    if (told.kind === "late") wanted = wanted === "look" ? "status" : wanted;
    else await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}

function processOf(file: string): string {
  try {
    return ` as process ${readFileSync(file, "utf8").trim()}`;
  } catch {
    return "";
  }
}

/** Ends the supervisor of an engine. False when none runs. */
export async function stopSupervisor(endpoint: EngineEndpoint, options: SupervisorOptions = {}): Promise<boolean> {
  return end(find(endpoint, options), options.startMs ?? START_MS);
}

/** The local ARM service's connection to the supervisor of its engine. */
export function supervisorLink(endpoint: EngineEndpoint, options: SupervisorOptions = {}): SupervisorLink {
  return {
    get identity() {
      return find(endpoint, options).identity;
    },
    isRunning: () => isRunning(endpoint, options),
    known: (sandbox) => known(endpoint, options, sandbox),
    ensure: async () => {
      await ensureSupervisor(endpoint, options);
    },
  };
}

/** A supervisor that is slow to answer is running. Without a usable place, none can run. */
async function isRunning(endpoint: EngineEndpoint, options: SupervisorOptions): Promise<boolean> {
  try {
    const { kind } = await ask(find(endpoint, options).address, "status", ANSWER_MS);
    return kind === "answer" || kind === "late";
  } catch {
    return false;
  }
}

/** Undefined when no supervisor answers, or an old one does not know the question. */
async function known(
  endpoint: EngineEndpoint,
  options: SupervisorOptions,
  sandbox: string,
): Promise<GroupKnown | undefined> {
  try {
    const told = await askKnown(find(endpoint, options).address, sandbox, KNOWN_MS);
    return told.kind === "answer" ? told.value : undefined;
  } catch {
    return undefined;
  }
}

function find(endpoint: EngineEndpoint, { folder }: SupervisorOptions): Place {
  const { username: user, uid } = userInfo();
  const { env, platform } = process;
  const around = { env, platform, home: homedir(), temporary: tmpdir(), hostname: hostname(), user, uid };
  return placeOf(endpoint, around, folder);
}

/** In the bundle it lies beside this file. When run from the sources, it is in the built bundle. */
function builtProgram(): string {
  const places = [join(__dirname, "supervisor.mjs"), join(__dirname, "..", "..", "dist", "plugin", "supervisor.mjs")];
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`The supervisor of probes is not built: ${places.join(", ")} do not exist.`);
  return found;
}

/** A newer version is left running. Otherwise two versions on one machine would end each other in turn. */
function isOutdated(running: SupervisorStatus, program: string): boolean {
  const order = running.version.localeCompare(version, "en", { numeric: true });
  if (order !== 0) return order < 0;
  return running.program.path === program && running.program.writtenMs !== statSync(program).mtimeMs;
}

async function end(place: Place, patienceMs: number): Promise<boolean> {
  const told = await asked(place, "stop", ANSWER_MS, patienceMs);
  if (told === undefined) return false;
  const endMs = Date.now() + STOP_MS;
  while (isAlive(told.pid) && Date.now() < endMs) await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  return true;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
