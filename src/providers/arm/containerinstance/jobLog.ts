import { ArmFault } from "../wire/fault";
import { readLog } from "./requests";
import type { EndedContainer } from "./jobState";
import type { Names } from "../resource";
import type { Call, Session } from "../wire/session";

/** What the service keeps of the log of a container that has ended. */
const MAX_LINES = 1_000;
const MAX_BYTES = 16 * 1024;

/** A log can be there a moment later than the container's end. */
const TRIES = 5;
const PAUSE_MS = 2_000;

/** What a container that has ended wrote last, the same part of it on every target. */
export async function finishedLog(
  session: Session,
  names: Names,
  { name }: EndedContainer,
  call: Call,
): Promise<string> {
  const { clock, connection } = session;
  for (let tries = 1; ; tries++) {
    let content: string | undefined;
    try {
      content = await readLog(session, names, name, { tail: MAX_LINES }, call);
    } catch (error) {
      if (!(error instanceof ArmFault) || error.details.code !== "ContainerLogNotAvailable") throw error;
    }
    if (content !== undefined) return lastPart(content);
    if (tries === TRIES) return "";
    await clock.sleep(connection.pollIntervalMs ?? PAUSE_MS, call.signal);
  }
}

/** The end of a log within the service's limits, from the beginning of a line on. */
export function lastPart(content: string): string {
  const lines = content.split("\n");
  const count = MAX_LINES + (lines[lines.length - 1] === "" ? 1 : 0);
  const text = lines.length > count ? lines.slice(-count).join("\n") : content;
  const bytes = Buffer.from(text);
  if (bytes.length <= MAX_BYTES) return text;
  const cut = bytes.subarray(-MAX_BYTES);
  const lineEnd = bytes[bytes.length - MAX_BYTES - 1] === 0x0a ? 0 : cut.indexOf(0x0a) + 1;
  // A line that is longer than all that is kept may be cut inside of a character.
  return cut
    .subarray(lineEnd === cut.length ? 0 : lineEnd)
    .toString()
    .replace(/^�+/, "");
}
