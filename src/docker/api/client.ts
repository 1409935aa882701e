import { type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import type { Duplex } from "node:stream";
import { EngineError } from "../engine";
import type { ConnectionPool } from "./connections";
import { noAnswer, refusal } from "./errors";
import { Gate } from "./gate";
import { readAll } from "./streams";

/** Longest wait for the engine to begin its answer. Stops, removals and starts take longest on a busy machine. */
const ANSWER_MS = 300_000;
/** How many bytes of an error answer are read. */
const REFUSAL_BYTES = 64 * 1024;

type QueryValue = string | number | boolean | readonly string[] | undefined;

/** A request to the engine. Secrets belong in the body: proxies and the engine's log keep the query. */
export interface Question {
  /** A list becomes one pair per item. Undefined values are left out. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Sent as JSON, or as a tar file if it is a Buffer. */
  readonly body?: object | Buffer;
  readonly headers?: OutgoingHttpHeaders;
  readonly signal?: AbortSignal;
  /** The answer may take any time, and does not count against the limit of short requests. Default false. */
  readonly lasts?: boolean;
}

type Method = "GET" | "HEAD" | "POST" | "PUT" | "DELETE";

/**
 * A client of the Docker Engine API (https://docs.docker.com/reference/api/engine). Rejects with an {@link
 * EngineError}.
 */
export class EngineClient {
  private readonly gate: Gate;
  /** Whether it is Podman that answers; undefined before the first answer. */
  private podman: boolean | undefined;

  /** `pool` makes the connections and keeps idle ones. `answerMs` is for tests. */
  constructor(
    private readonly pool: ConnectionPool,
    private readonly answerMs = ANSWER_MS,
  ) {
    this.gate = new Gate(pool.atOnce);
  }

  async ask<T>(method: Method, path: string, question: Question = {}): Promise<T> {
    const text = (await this.read(method, path, question)).toString("utf8");
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  async read(method: Method, path: string, question: Question = {}): Promise<Buffer> {
    return this.passing(question, async () => bytesOf(await this.send(method, path, question), question.signal));
  }

  /** The answer as a stream. It holds its connection until it has been read to its end or is destroyed. */
  async open(method: Method, path: string, question: Question = {}): Promise<IncomingMessage> {
    return this.send(method, path, { ...question, lasts: true });
  }

  /** Takes over the connection for a program's input and output. Each direction can be ended by itself. */
  async hijack(path: string, question: Question = {}): Promise<Duplex> {
    const headers = { ...question.headers, Connection: "Upgrade", Upgrade: "tcp" };
    return this.passing(question, () => this.dial("POST", path, { ...question, headers }, true));
  }

  /** Whether the engine is Podman, which says so in the headers of every answer. */
  async isPodman(): Promise<boolean> {
    if (this.podman === undefined) await this.read("GET", "/_ping");
    return this.podman === true;
  }

  close(): void {
    this.pool.destroy();
  }

  private passing<T>(question: Question, work: () => Promise<T>): Promise<T> {
    return question.lasts ? work() : this.gate.pass(work);
  }

  private async send(method: Method, path: string, question: Question): Promise<IncomingMessage> {
    try {
      return await this.dial(method, path, question, false);
    } catch (error) {
      // The engine closed the idle connection before it read the request. Only a GET may be sent twice.
      if (method !== "GET" || !(error instanceof EngineError) || !(error.cause instanceof ClosedBefore)) throw error;
      return this.dial(method, path, question, false);
    }
  }

  private dial(method: Method, path: string, question: Question, upgrade: false): Promise<IncomingMessage>;
  private dial(method: Method, path: string, question: Question, upgrade: true): Promise<Duplex>;
  private dial(method: Method, path: string, question: Question, upgrade: boolean): Promise<IncomingMessage | Duplex> {
    const { signal, lasts } = question;
    const body = encoded(question.body);
    const headers = { ...body?.headers, ...question.headers, Host: this.pool.hostHeader };
    return new Promise((resolve, reject) => {
      const asking = request({ method, path: pathOf(path, question), headers, agent: this.pool, signal });
      const late = () =>
        new EngineError("unavailable", `${method} ${path} was not answered within ${this.answerMs / 1000} s`);
      const timer = lasts ? undefined : setTimeout(() => asking.destroy(late()), this.answerMs);
      const settle = () => clearTimeout(timer);
      asking.once("close", settle);
      asking.on("error", (error: NodeJS.ErrnoException) => {
        const problem = noAnswer(error);
        if (asking.reusedSocket && /^(ECONNRESET|EPIPE)$/.test(error.code ?? "")) problem.cause = new ClosedBefore();
        reject(problem);
      });
      asking.once("upgrade", (_answer, socket, head) => {
        settle();
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
      });
      asking.once("response", (answer) => {
        settle();
        this.podman = answer.headers["libpod-api-version"] !== undefined;
        const status = answer.statusCode ?? 0;
        if (status >= 400) refused(answer, `${method} ${path}`).then(reject, reject);
        else if (!upgrade) resolve(answer);
        else {
          answer.destroy();
          reject(new EngineError("failed", `${method} ${path} was answered ${status} and not with the connection`));
        }
      });
      asking.end(body?.bytes);
    });
  }
}

/** The engine had closed the idle connection before the request was sent. */
class ClosedBefore {}

async function bytesOf(answer: IncomingMessage, signal?: AbortSignal): Promise<Buffer> {
  try {
    return await readAll(answer);
  } catch (error) {
    throw noAnswer(signal?.aborted ? (signal.reason as Error) : (error as Error));
  }
}

async function refused(answer: IncomingMessage, question: string): Promise<EngineError> {
  const status = answer.statusCode ?? 0;
  let text = "";
  for await (const chunk of answer) {
    text += String(chunk);
    if (text.length > REFUSAL_BYTES) break;
  }
  const plain = `${question} was answered ${status} ${text.trim().slice(0, 200)}`.trim();
  const { message = plain, cause } = told(text);
  return refusal(status, message, cause);
}

function told(text: string): { readonly message?: string; readonly cause?: unknown } {
  try {
    const { message, cause } = JSON.parse(text) as { message?: unknown; cause?: unknown };
    return typeof message === "string" ? { message, cause } : {};
  } catch {
    return {};
  }
}

function encoded(body: object | Buffer | undefined): { bytes: Buffer; headers: OutgoingHttpHeaders } | undefined {
  if (body === undefined) return undefined;
  const isTar = Buffer.isBuffer(body);
  const bytes = isTar ? body : Buffer.from(JSON.stringify(body));
  const type = isTar ? "application/x-tar" : "application/json";
  return { bytes, headers: { "Content-Type": type, "Content-Length": bytes.length } };
}

function pathOf(path: string, { query = {} }: Question): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    const values = value === undefined ? [] : typeof value === "object" ? value : [String(value)];
    return values.map((one): [string, string] => [name, one]);
  });
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`;
}
