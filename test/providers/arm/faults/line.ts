import { createHttpHeaders, type HttpClient, type PipelineRequest, RestError } from "@azure/core-rest-pipeline";
import type { Json } from "../../../../src/model/core/armBody";
import type { ArmConnection } from "../../../../src/providers/arm/contract";
import type { FakeClock } from "../../../support/arm/script";
import { ENDPOINT, type World, type WorldReply } from "./world";

/** What can happen to one request. Those of the first list happen before the service acts, those of the second after. */
export const BEFORE = [
  "429", "429 in seconds", "429 at a time", "429 in ms", "503", "503 in seconds", "503 at a time", "500", "502", "408",
  "reset", "refused", "silence", "expired", "transitioning", "conflict", "slow",
] as const; // prettier-ignore
export const AFTER = ["reset after", "silence after", "500 after", "503 after", "cut off", "slow after"] as const;
export type Fault = (typeof BEFORE)[number] | (typeof AFTER)[number];

/** A request as it was sent, and what became of it. */
export interface Try {
  /** The same for all tries of a request. */
  readonly request: string;
  readonly method: string;
  readonly path: string;
  readonly fault: Fault | undefined;
  /** Until then the service does not want to be asked again, by this machine's clock. */
  readonly notBeforeMs: number;
  readonly atMs: number;
  endMs: number;
  status: number | undefined;
}

const RETRY_SECONDS = 7;
const SLOW_MS = 40_000;
const SILENCE_MS = 90_000;

/** The line between the client and the service, on which faults happen. */
export class Line {
  readonly tries: Try[] = [];
  /** What happens to a request. */
  fault: (request: { readonly method: string; readonly path: string }) => Fault | undefined = () => undefined;
  /** How far the service's clock is ahead. */
  aheadMs = 0;
  /** Which token the service takes. */
  private generation = 1;
  private held = 1;

  constructor(
    private readonly world: World,
    private readonly clock: FakeClock,
  ) {}

  connection(subscriptionId: string): ArmConnection {
    const getToken = async () => ({ token: `token-${this.held}`, expiresOnTimestamp: this.clock.nowMs() + 3_600_000 });
    const renew = () => (this.held = this.generation);
    return {
      endpoint: ENDPOINT,
      subscriptionId,
      credential: { getToken, renew },
      httpClient: this.httpClient,
      silenceMs: SILENCE_MS,
    };
  }

  readonly httpClient: HttpClient = {
    sendRequest: async (request) => {
      const { method, url, headers } = request;
      const path = new URL(url).pathname;
      const fault = this.fault({ method, path });
      const nowMs = this.clock.nowMs();
      const waits = fault !== undefined && / in seconds| at a time/.test(fault);
      const one: Try = {
        request: headers.get("x-ms-client-request-id") ?? "",
        method,
        path,
        fault,
        notBeforeMs: waits ? nowMs + RETRY_SECONDS * 1000 : nowMs,
        atMs: nowMs,
        endMs: nowMs,
        status: undefined,
      };
      this.tries.push(one);
      try {
        const reply = await this.answer(request, path, fault);
        one.status = reply.status;
        const isJson = reply.body !== undefined;
        let bodyAsText = isJson ? JSON.stringify(reply.body) : "";
        if (fault === "cut off") bodyAsText = bodyAsText.slice(0, -3);
        const date = new Date(this.clock.nowMs() + this.aheadMs).toUTCString();
        const sent = { date, ...(isJson && { "content-type": "application/json; charset=utf-8" }), ...reply.headers };
        return { request, status: reply.status, headers: createHttpHeaders(sent), bodyAsText };
      } finally {
        // What comes too late has ended for the client when it had enough.
        one.endMs = Math.min(this.clock.nowMs(), nowMs + SILENCE_MS);
      }
    },
  };

  private async answer(request: PipelineRequest, path: string, fault: Fault | undefined): Promise<WorldReply> {
    const { method, url, headers, body } = request;
    const given = BEFORE.includes(fault as never)
      ? await this.before(request, fault as (typeof BEFORE)[number])
      : undefined;
    if (given !== undefined) return given;
    if (headers.get("authorization") !== `Bearer token-${this.generation}`)
      return error(401, "ExpiredAuthenticationToken", "The access token expiry is past.");
    const sent = typeof body === "string" ? (JSON.parse(body) as Json) : undefined;
    const reply = this.world.handle(method, url, sent, headers.toJSON());
    if (fault === "reset after" || (fault === "cut off" && reply.body === undefined))
      throw new RestError("socket hang up", { code: "ECONNRESET", request });
    if (fault === "silence after") return this.silence(request);
    if (fault === "slow after") await this.clock.sleep(SLOW_MS);
    if (fault === "500 after") return error(500, "InternalServerError", "Encountered internal server error.");
    if (fault === "503 after") return { status: 503 };
    return reply;
  }

  private async before(request: PipelineRequest, fault: (typeof BEFORE)[number]): Promise<WorldReply | undefined> {
    const [code = ""] = fault.split(" ");
    const atTime = () =>
      new Date(Math.ceil((this.clock.nowMs() + this.aheadMs) / 1000) * 1000 + RETRY_SECONDS * 1000).toUTCString();
    const headers: Record<string, string> = fault.endsWith("in seconds")
      ? { "retry-after": String(RETRY_SECONDS) }
      : fault.endsWith("at a time")
        ? { "retry-after": atTime() }
        : fault.endsWith("in ms")
          ? { "retry-after-ms": "900" }
          : {};
    switch (fault) {
      case "reset":
        throw new RestError("socket hang up", { code: "ECONNRESET", request });
      case "refused":
        throw new RestError("connect ECONNREFUSED", { code: "ECONNREFUSED", request });
      case "silence":
        return this.silence(request);
      case "expired":
        this.generation += 1;
        return undefined;
      case "transitioning":
        if (!/PUT|PATCH|DELETE/.test(request.method)) return undefined;
        return error(409, "ContainerGroupTransitioning", "It is still transitioning.");
      case "conflict":
        if (!/PUT|PATCH|DELETE/.test(request.method)) return undefined;
        return error(409, "NobodyKnowsThisCode", "The thing is strange.");
      case "slow":
        await this.clock.sleep(SLOW_MS);
        return undefined;
      case "502":
        return { status: 502 };
      default:
        return { ...error(Number(code), code === "429" ? "TooManyRequests" : "ServerFault", "Not now."), headers };
    }
  }

  /** Nothing comes, until the client has had enough. */
  private async silence({ abortSignal }: PipelineRequest): Promise<never> {
    const until = this.clock.nowMs() + 600_000;
    while (this.clock.nowMs() < until && abortSignal?.aborted !== true) await this.clock.sleep(5_000);
    throw Object.assign(new Error("aborted"), { name: "AbortError" });
  }
}

const error = (status: number, code: string, message: string): WorldReply => ({
  status,
  body: { error: { code, message } },
});
