import { createConnection, type Socket } from "node:net";
import type { EngineEndpoint } from "../docker/discovery";
import type { GroupKnown } from "../providers/local/probes/states";
import type { Place } from "./place";

/** Arguments of the supervisor process. */
export interface SupervisorArguments {
  readonly endpoint: EngineEndpoint;
  readonly place: Place;
  /** How long the supervisor keeps running with nothing to watch. */
  readonly idleMs?: number;
}

/**
 * Questions to a supervisor, one per connection. All return its status: at once, after it has looked at the engine, or
 * before it ends.
 */
export type Question = Exclude<keyof Answers, "known">;

/** The functions that answer, by question. */
export interface Answers {
  readonly status: () => Promise<SupervisorStatus>;
  readonly look: () => Promise<SupervisorStatus>;
  readonly stop: () => Promise<SupervisorStatus>;
  readonly known: (sandbox: string) => Promise<GroupKnown>;
}

export interface SupervisorStatus {
  readonly pid: number;
  readonly version: string;
  /** The program's file, and when it was written. */
  readonly program: { readonly path: string; readonly writtenMs: number };
  /** ISO 8601. */
  readonly startedAt: string;
  readonly engine: "connected" | "unreachable";
  /** ARM ids of the groups whose probes it runs. */
  readonly groups: readonly string[];
  /** Path of its log. */
  readonly log: string;
}

/** The first line received. */
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
 * The result of a question. `nobody`: nothing listens at the address. `late`: a supervisor listens and has not answered
 * in time. `closed`: it ended without an answer.
 */
export type Told<T> = { readonly kind: "answer"; readonly value: T } | { readonly kind: "nobody" | "late" | "closed" };

/**
 * Errors when nothing listens: the socket does not exist, or its process has ended. A full queue means that somebody
 * listens.
 */
const NOBODY = ["ENOENT", "ECONNREFUSED"];

/** Asks the supervisor at the address. */
export function ask(address: string, question: Question, timeoutMs: number): Promise<Told<SupervisorStatus>> {
  return told<SupervisorStatus>(address, question, timeoutMs);
}

/** Asks the supervisor at the address for its state of the group with this sandbox. */
export function askKnown(address: string, sandbox: string, timeoutMs: number): Promise<Told<GroupKnown>> {
  return told<GroupKnown>(address, `known ${sandbox}`, timeoutMs);
}

async function told<T>(address: string, question: string, timeoutMs: number): Promise<Told<T>> {
  const socket = createConnection(address);
  let late = false;
  let problem: NodeJS.ErrnoException | undefined;
  // On a busy machine this process may be so late that the timeout and the answer arrive together.
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
