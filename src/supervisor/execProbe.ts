import type { ContainerExec } from "../model/generated/shapes";
import type { ExecSession } from "../docker/engine";
import { failure, type ProbePlace, type ProbeRun, SUCCESS, UNKNOWN } from "./probeOutcome";
import { orLate } from "./pause";

/** How much of a failed program's output the event contains. */
const OUTPUT_BYTES = 1024;

/** How often the engine is asked whether it has started a program that has not ended. */
const LOOK_MS = 250;
/** How long the engine may take to start a program. */
const START_MS = 120_000;

/**
 * Runs a program in the container. It waits for its turn among the container's other probe and other containers'
 * probes.
 */
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
    ending.catch(() => {}); // exitCode() handles the rejection.
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
  /** Frees the engine's slot once the program has started. */
  readonly started: () => void;
  readonly end: () => void;
}

/**
 * One program per container and a few per engine run at a time. Others wait, so that nothing piles up in the engine.
 */
async function inTurn({ slots, turns }: ProbePlace): Promise<Turn> {
  const endTurn = await turns.take("rest");
  const started = await slots.take("rest");
  const end = () => {
    started();
    endTurn();
  };
  return { started, end };
}

/** The program's exit code, or `late`. The time that the engine takes to start the program does not count. */
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
    // The program has left behind a process that holds its output open.
    if (progress === "ended") session.stream.destroy();
    return orLate(clock, timeoutMs - lookMs, ending);
  }
  return "unknown";
}

function outputOf({ stream }: ExecSession): () => string {
  let output: Buffer = Buffer.alloc(0);
  stream.on("error", () => {});
  stream.on("data", (chunk: Buffer) => {
    if (output.length < OUTPUT_BYTES) output = Buffer.concat([output, chunk.subarray(0, OUTPUT_BYTES)]);
  });
  stream.end();
  return () => output.subarray(0, OUTPUT_BYTES).toString("utf8").trim();
}
