import { createHttpHeaders, type HttpClient, RestError } from "@azure/core-rest-pipeline";
import type { ArmConnection, OperationContext } from "../../../src/providers/arm/contract";
import type { Clock } from "../../../src/clock";

export const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
export const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`;
export const CONTAINER_GROUP = `${GROUP}/providers/Microsoft.ContainerInstance/containerGroups/web`;
export const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/acct`;
export const SHARE = `${ACCOUNT}/fileServices/default/shares/data`;
export const ENDPOINT = "https://arm.test";

/** A request as ARM would receive it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly apiVersion: string | null;
  readonly body?: any;
}

/** What the scripted ARM does with a request: it answers, breaks the connection, or never answers. */
export type ScriptedReply =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | { readonly broken: string }
  | "hang";

/** An expected request, as its method and the end of its path, and the answer. */
export type Step = readonly [expected: string, reply: ScriptedReply];

/** An ARM that gives the scripted answers in order, or answers by a function, and records all requests. */
export class ArmScript {
  readonly requests: SeenRequest[] = [];
  readonly headers: Record<string, string>[] = [];
  /** Called after each request, before its answer. */
  onRequest: (request: SeenRequest) => void = () => undefined;
  private next = 0;

  constructor(private readonly script: readonly Step[] | ((request: SeenRequest, index: number) => ScriptedReply)) {}

  /** Whether every expected request was sent. */
  get done(): boolean {
    return typeof this.script === "function" || this.next === this.script.length;
  }

  readonly httpClient: HttpClient = {
    sendRequest: async (request) => {
      const url = new URL(request.url);
      const text = request.body as string | undefined | null;
      const seen: SeenRequest = {
        method: request.method,
        path: url.pathname,
        apiVersion: url.searchParams.get("api-version"),
        ...(typeof text === "string" && { body: JSON.parse(text) }),
      };
      const index = this.requests.push(seen) - 1;
      this.headers.push(request.headers.toJSON());
      const reply = this.reply(seen, index);
      this.onRequest(seen);
      const signal = request.abortSignal;
      if (signal?.aborted) throw abortError();
      if (reply === "hang")
        return new Promise((_resolve, reject) => {
          signal?.addEventListener("abort", () => reject(abortError()));
        });
      if ("broken" in reply) throw new RestError(`scripted ${reply.broken}`, { code: reply.broken, request });
      const { status, headers = {}, body } = reply;
      const bodyAsText = typeof body === "string" ? body : body === undefined ? "" : JSON.stringify(body);
      return { request, status, headers: createHttpHeaders(headers), bodyAsText };
    },
  };

  private reply(seen: SeenRequest, index: number): ScriptedReply {
    if (typeof this.script === "function") return this.script(seen, index);
    const step = this.script[this.next++];
    const [method = "", end = ""] = step?.[0].split(" ") ?? [];
    if (step === undefined || method !== seen.method || !seen.path.endsWith(end))
      throw new Error(`unexpected ${seen.method} ${seen.path}; the script says ${step?.[0] ?? "nothing more"}`);
    return step[1];
  }

  connection(more: Partial<ArmConnection> = {}): ArmConnection {
    return {
      endpoint: ENDPOINT,
      subscriptionId: SUBSCRIPTION,
      credential: { getToken: async () => ({ token: "scripted-token", expiresOnTimestamp: Date.now() + 3_600_000 }) },
      httpClient: this.httpClient,
      pollIntervalMs: 1,
      ...more,
    };
  }
}

function abortError(): Error {
  return Object.assign(new Error("aborted"), { name: "AbortError" });
}

/** A clock on which sleeping takes no time but advances the clock for everyone. */
export class FakeClock implements Clock {
  elapsedMs = 0;
  private timers: { readonly atMs: number; readonly call: () => void }[] = [];

  nowMs = (): number => 1_700_000_000_000 + this.elapsedMs;

  sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    this.pass(ms);
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  };

  after = (ms: number, call: () => void): (() => void) => {
    const timer = { atMs: this.elapsedMs + ms, call };
    this.timers.push(timer);
    return () => (this.timers = this.timers.filter((other) => other !== timer));
  };

  /** The number of calls that are still scheduled. */
  get pending(): number {
    return this.timers.length;
  }

  /** Advances the clock and makes the scheduled calls in order. */
  pass(ms: number): void {
    const endMs = this.elapsedMs + ms;
    for (;;) {
      const [next] = this.timers.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs);
      if (next === undefined) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.elapsedMs = next.atMs;
      next.call();
    }
    this.elapsedMs = endMs;
  }
}

/** The context of an operation, which records its status lines and notes. */
export function operation(
  signal: AbortSignal = new AbortController().signal,
): OperationContext & { lines: string[]; notes: string[] } {
  const [lines, notes]: [string[], string[]] = [[], []];
  return {
    signal,
    lines,
    notes,
    progress: (message) => void lines.push(message),
    note: (message) => void notes.push(message),
  };
}

/** The body of an ARM error. */
export function armError(status: number, code: string, message: string): ScriptedReply {
  return { status, body: { error: { code, message } } };
}
