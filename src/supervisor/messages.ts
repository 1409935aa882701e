import { createConnection, type Socket } from "node:net";
import type { EngineEndpoint } from "../docker/discovery";
import type { GroupKnown } from "../providers/local/probes/states";
import type { Place } from "./place";

/** What a supervisor is started with. */
export interface SupervisorArguments {
  readonly endpoint: EngineEndpoint;
  readonly place: Place;
  /** How long it stays with nothing to watch. */
  readonly idleMs?: number;
}

/** What can be asked of a supervisor, one question per connection: how it is, at once, after a look at the engine, or before its end. */
export type Question = Exclude<keyof Answers, "known">;

/** What answers, by question. */
export interface Answers {
  readonly status: () => Promise<SupervisorStatus>;
  readonly look: () => Promise<SupervisorStatus>;
  readonly stop: () => Promise<SupervisorStatus>;
  readonly known: (sandbox: string) => Promise<GroupKnown>;
}

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

/**
 * What came of a question. `nobody` listens at the address; `late`: somebody does who has not answered in time; `closed`: somebody
 * did who ended without an answer.
 */
export type Told<T> = { readonly kind: "answer"; readonly value: T } | { readonly kind: "nobody" | "late" | "closed" };

/** Nobody listens: the socket is not there, or its process has gone. A full queue is somebody's. */
const NOBODY = ["ENOENT", "ECONNREFUSED"];

/** Asks whoever listens at the address. */
export function ask(address: string, question: Question, timeoutMs: number): Promise<Told<SupervisorStatus>> {
  return told<SupervisorStatus>(address, question, timeoutMs);
}

/** Asks whoever listens what it knows of the group with such a sandbox. */
export function askKnown(address: string, sandbox: string, timeoutMs: number): Promise<Told<GroupKnown>> {
  return told<GroupKnown>(address, `known ${sandbox}`, timeoutMs);
}

async function told<T>(address: string, question: string, timeoutMs: number): Promise<Told<T>> {
  const socket = createConnection(address);
  let late = false;
  let problem: NodeJS.ErrnoException | undefined;
  // One who had no turn for so long finds the end of the time and the answer together.
  const timer = setTimeout(() => setImmediate(() => ((late = true), socket.destroy())), timeoutMs);
  try {
    socket.on("error", (error) => (problem = error));
    socket.write(`${question}\n`);
    return { kind: "answer", value: JSON.parse(await readLine(socket)) as T };
  } catch {
    if (late || problem?.code === "EAGAIN") return { kind: "late" };
    return { kind: NOBODY.includes(problem?.code ?? "") ? "nobody" : "closed" };
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}
