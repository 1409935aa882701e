import { ArmFault } from "../wire/fault";
import { readLog } from "./requests";
import type { EndedContainer } from "./jobState";
import type { Names } from "../resource";
import type { Call } from "../wire/call";
import type { Session } from "../wire/session";

/** How much the service keeps of the log of an ended container. */
const MAX_LINES = 1_000;
const MAX_BYTES = 16 * 1024;

/** The log may be available a moment after the container's end. */
const TRIES = 5;
const PAUSE_MS = 2_000;

/** The end of an ended container's log: the same part on every target. */
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

/** The end of a log within the service's limits. It begins at the start of a line. */
export function lastPart(content: string): string {
  const lines = content.split("\n");
  const count = MAX_LINES + (lines[lines.length - 1] === "" ? 1 : 0);
  const text = lines.length > count ? lines.slice(-count).join("\n") : content;
  const bytes = Buffer.from(text);
  if (bytes.length <= MAX_BYTES) return text;
  const cut = bytes.subarray(-MAX_BYTES);
  const lineEnd = bytes[bytes.length - MAX_BYTES - 1] === 0x0a ? 0 : cut.indexOf(0x0a) + 1;
  // A single line that is longer than the limit may be cut inside a character.
  return cut
    .subarray(lineEnd === cut.length ? 0 : lineEnd)
    .toString()
    .replace(/^�+/, "");
}
