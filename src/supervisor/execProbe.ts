import type { ContainerExec } from "../model/generated/shapes";
import { failure, type ProbePlace, type ProbeRun, SUCCESS, UNKNOWN } from "./probeOutcome";
import { orLate } from "./pause";

/** How much of a failed program's output goes into the event. */
const OUTPUT_BYTES = 1024;

/** Runs a program in the container. */
export async function runExecProbe(
  { engine, clock, container }: ProbePlace,
  { command = [] }: ContainerExec,
  timeoutSeconds: number,
): Promise<ProbeRun> {
  const session = await engine.openExec(container, { command });
  const { stream } = session;
  let output: Buffer = Buffer.alloc(0);
  stream.on("error", () => {});
  stream.on("data", (chunk: Buffer) => {
    if (output.length < OUTPUT_BYTES) output = Buffer.concat([output, chunk.subarray(0, OUTPUT_BYTES)]);
  });
  stream.end();
  const ending = session.exitCode();
  try {
    const code = await orLate(clock, timeoutSeconds * 1000, ending);
    if (code === "late") {
      const message = `command ${JSON.stringify(command.join(" "))} timed out after ${timeoutSeconds} s`;
      return { outcome: failure(message), rest: ending };
    }
    if (code === 0) return { outcome: SUCCESS };
    const text = output.subarray(0, OUTPUT_BYTES).toString("utf8").trim();
    return { outcome: failure(text === "" ? `exit code ${code}` : text) };
  } catch {
    return { outcome: UNKNOWN };
  }
}
