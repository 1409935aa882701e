import { createConnection, type Socket } from "node:net";
import type { EngineEndpoint } from "../docker/discovery";
import type { Place } from "./place";

/** What a supervisor is started with. */
export interface SupervisorArguments {
  readonly endpoint: EngineEndpoint;
  readonly place: Place;
  /** How long it stays with nothing to watch. */
  readonly idleMs?: number;
}

/** What can be asked of a supervisor, one question per connection. */
export type Question = "status" | "look" | "stop";

export interface SupervisorStatus {
  readonly pid: number;
  readonly version: string;
  /** The program's file and when it was written. */
  readonly program: { readonly path: string; readonly writtenMs: number };
  /** ISO 8601. */
  readonly startedAt: string;
  readonly engine: "connected" | "unreachable";
  /** ARM ids of the groups whose probes it runs. */
  readonly groups: readonly string[];
  /** Path of its log. */
  readonly log: string;
}

/** The first line that comes. */
export function readLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      text += chunk;
      const end = text.indexOf("\n");
      if (end >= 0) resolve(text.slice(0, end));
    });
    socket.on("error", reject).on("close", () => reject(new Error("closed")));
  });
}

/** Asks whoever listens at the address. Undefined when nobody does, or nobody who answers in time. */
export async function ask(
  address: string,
  question: Question,
  timeoutMs: number,
): Promise<SupervisorStatus | undefined> {
  const socket = createConnection(address);
  const timer = setTimeout(() => socket.destroy(), timeoutMs);
  try {
    socket.on("error", () => {});
    socket.write(`${question}\n`);
    return JSON.parse(await readLine(socket)) as SupervisorStatus;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}
