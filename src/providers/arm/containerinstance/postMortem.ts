import type { Json } from "../../../model/core/armBody";
import { readLog } from "./requests";
import { type ContainerEvent, viewOf } from "./readiness";
import type { Names } from "../resource";
import type { Call } from "../wire/call";
import type { Session } from "../wire/session";

const LOG_LINES = 20;
const MAX_LINE_LENGTH = 500;

/**
 * The events of a container group and the last log lines of its containers, to report a failure. `told` is what has been said of it:
 * neither an event nor a log is said twice.
 */
export async function groupPostMortem(
  session: Session,
  names: Names,
  body: Json,
  call: Call,
  told = "",
): Promise<string[]> {
  const { instanceView, containers = [], initContainers = [] } = viewOf(body);
  const isNew = ({ message = "" }: ContainerEvent) => message === "" || !told.includes(message.trim());
  const lines = (instanceView?.events ?? []).filter(isNew).map((event) => `event ${eventLine(event)}`);
  const reports = await Promise.all(
    [...initContainers, ...containers].map(async ({ name, instanceView: view }) => {
      const { state = "Waiting", exitCode } = view?.currentState ?? {};
      const events = (view?.events ?? [])
        .filter(isNew)
        .map((event) => `container "${name}", event ${eventLine(event)}`);
      const all = await lastLines(session, names, name, call);
      const log = all.every((line) => told.includes(line)) ? [] : all;
      const ended = exitCode === undefined ? "" : ` with exit code ${exitCode}`;
      const heading = `container "${name}" is ${state}${ended}; its last log lines:`;
      return [...events, ...(log.length === 0 ? [] : [heading, ...log.map((line) => `  ${line}`)])];
    }),
  );
  return [...lines, ...reports.flat()];
}

function eventLine({ name, message, count = 1 }: ContainerEvent): string {
  return `${name}${count > 1 ? ` (${count} times)` : ""}: ${message}`;
}

async function lastLines(session: Session, names: Names, container: string, call: Call): Promise<string[]> {
  try {
    const content = await readLog(session, names, container, { tail: LOG_LINES }, call);
    const lines = content?.trimEnd().split("\n") ?? [];
    const shown = lines.filter((line) => line.trim() !== "").slice(-LOG_LINES);
    return shown.map((line) => (line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line));
  } catch {
    // The report continues without this log.
    return [];
  }
}
