import type { ContainerExec } from "../model/generated/shapes";
import type { ExecSession } from "../docker/engine";
import { failure, type ProbePlace, type ProbeRun, SUCCESS, UNKNOWN } from "./probeOutcome";
import { orLate } from "./pause";

/** How much of a failed program's output goes into the event. */
const OUTPUT_BYTES = 1024;

/** How soon the engine is asked, and asked again, whether it has started a program that has not ended. */
const LOOK_MS = 250;
/** How long the engine may take to start one. */
const START_MS = 30_000;

/** Runs a program in the container, in turn with its other probe and with those of other containers. */
export async function runExecProbe(
  place: ProbePlace,
  { command = [] }: ContainerExec,
  timeoutSeconds: number,
): Promise<ProbeRun> {
  const { engine, clock, container } = place;
  const turn = await inTurn(place);
  const begunMs = clock.nowMs();
  try {
    const session = await engine.openExec(container, { command });
    const output = outputOf(session);
    const ending = session.exitCode();
    ending.catch(() => {}); // Whoever waits learns of it.
    const code = await exitCode(place, session, ending, timeoutSeconds * 1000, turn);
    if (code === "unknown") return { outcome: UNKNOWN, begunMs };
    if (code === "late") {
      const message = `command ${JSON.stringify(command.join(" "))} timed out after ${timeoutSeconds} s`;
      return { outcome: failure(message), begunMs, rest: ending };
    }
    if (code === 0) return { outcome: SUCCESS, begunMs };
    const text = output();
    return { outcome: failure(text === "" ? `exit code ${code}` : text), begunMs };
  } catch {
    return { outcome: UNKNOWN, begunMs };
  } finally {
    turn.end();
  }
}

interface Turn {
  /** The engine has done its part, and may start others. */
  readonly started: () => void;
  readonly end: () => void;
}

/** Of a container one program at a time, of an engine a few: what is to be started waits, and nothing piles up. */
async function inTurn({ slots, turns }: ProbePlace): Promise<Turn> {
  const endTurn = await turns.take("rest");
  const started = await slots.take("rest");
  const end = () => {
    started();
    endTurn();
  };
  return { started, end };
}

/** The program's exit code, or `late`. The time that the engine takes to start it is not the program's. */
async function exitCode(
  { clock }: ProbePlace,
  session: ExecSession,
  ending: Promise<number>,
  timeoutMs: number,
  turn: Turn,
): Promise<number | "late" | "unknown"> {
  const lookMs = Math.min(LOOK_MS, timeoutMs);
  const endMs = clock.nowMs() + START_MS;
  while (clock.nowMs() < endMs) {
    const code = await orLate(clock, lookMs, ending);
    if (code !== "late") return code;
    const progress = await session.progress();
    if (progress === "starting") continue;
    turn.started();
    // It has left behind something that holds its output.
    if (progress === "ended") session.stream.destroy();
    return orLate(clock, timeoutMs - lookMs, ending);
  }
  return "unknown";
}

/** Collects the output's beginning. */
function outputOf({ stream }: ExecSession): () => string {
  let output: Buffer = Buffer.alloc(0);
  stream.on("error", () => {});
  stream.on("data", (chunk: Buffer) => {
    if (output.length < OUTPUT_BYTES) output = Buffer.concat([output, chunk.subarray(0, OUTPUT_BYTES)]);
  });
  stream.end();
  return () => output.subarray(0, OUTPUT_BYTES).toString("utf8").trim();
}
