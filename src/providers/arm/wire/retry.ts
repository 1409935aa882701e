import type { PipelinePolicy, PipelineRequest } from "@azure/core-rest-pipeline";
import type { Clock } from "../../../clock";
import { ArmFault } from "./fault";
import type { Call } from "./call";

/** How often a request is sent at most. */
export const MAX_TRIES = 8;
/** How long a request is tried again, unless the program gives its resource more time. */
export const TRYING_MS = 10 * 60_000;
/** Pauses between tries when ARM does not say how long. */
const PAUSES = { firstMs: 1_000, longestMs: 60_000 };
/** Longest addition to a pause that the service asks for. */
const SPREAD_MS = 5_000;

/** Errors of a connection that was never made: the request was not sent. */
export const NOT_SENT: readonly string[] = [
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
];
/** Errors of a connection that broke: the service may have acted. */
const BROKEN: readonly string[] = [
  "ECONNABORTED",
  "ECONNRESET",
  "EPIPE",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ESOCKETTIMEDOUT",
  "ETIMEDOUT",
];
/** Actions whose repetition has the same effect as the first, by the last part of their path. */
const REPEATABLE_ACTION = /\/(?:list\w*|checkNameAvailability|start|stop)$/i;

/** What retries need of their surroundings. */
export interface RetrySettings {
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** First pause of a service in this process. Default: 1 s. */
  readonly pollIntervalMs: number | undefined;
  /** The operation that a request is part of. */
  readonly running: () => Call | undefined;
  /** Called with a token that the service has refused. */
  readonly refusedToken?: (token: string) => void;
}

/**
 * Sends a request again after a fault that passes: docs/azure.md says which, how often and how long. It replaces the SDK's policy, which
 * gives up at a 429 without `Retry-After`, repeats every POST, and waits by its own clock, without an end and without a word.
 */
export function retryPolicy(settings: RetrySettings): PipelinePolicy {
  const { clock, random, pollIntervalMs, running, refusedToken } = settings;
  const pauses = { ...PAUSES, ...(pollIntervalMs !== undefined && { firstMs: pollIntervalMs }) };
  return {
    name: "berthRetryPolicy",
    async sendRequest(request, next) {
      const call = running();
      const startMs = clock.nowMs();
      const endMs = Math.min(startMs + Math.max(TRYING_MS, call?.limitMs ?? 0), call?.deadlineMs ?? Infinity);
      let mayHaveActed = false;
      let isTokenNew = false;
      for (let tries = 1; ; tries++) {
        let fault: ArmFault;
        try {
          const response = await next(request);
          if (["PUT", "PATCH"].includes(request.method) && call !== undefined) call.accepted = true;
          return response;
        } catch (error) {
          if (request.abortSignal?.aborted === true) {
            if (call !== undefined && request.method !== "GET") call.isUncertain = true;
            throw error;
          }
          const found = asFault(error, request);
          if (found === undefined) throw error;
          fault = found;
        }
        mayHaveActed ||= hasMaybeActed(fault);
        if (mayHaveActed && call !== undefined && request.method !== "GET") call.isUncertain = true;
        const told = () => fault.with({ tries, tookMs: clock.nowMs() - startMs, mayHaveActed });
        if (fault.details.statusCode === 401 && !isTokenNew && refusedToken !== undefined) {
          isTokenNew = true;
          refusedToken((request.headers.get("authorization") ?? "").replace(/^Bearer /i, ""));
          call?.progress("ARM refused the token: asking for a new one.");
          continue;
        }
        if (!isPassing(fault) || !mayRepeat(request, fault) || tries >= MAX_TRIES) throw told();
        const { retryAfterMs = 0 } = fault.details;
        const ownMs = growingPause(tries - 1, pauses, random);
        // Whoever waits for the same time comes back at another.
        const spreadMs = Math.ceil(random() * Math.min(retryAfterMs / 4, SPREAD_MS));
        const pauseMs = Math.max(ownMs, retryAfterMs + spreadMs);
        if (clock.nowMs() + pauseMs > endMs) throw told();
        call?.progress(
          `${firstSentence(fault)}; trying again in ${inSeconds(pauseMs)} (${tries + 1} of ${MAX_TRIES}).`,
        );
        await clock.sleep(pauseMs, request.abortSignal as AbortSignal | undefined);
      }
    },
  };
}

/** A pause twice as long as the one before, up to the longest; by chance up to half of it shorter. */
export function growingPause(
  count: number,
  { firstMs, longestMs }: { readonly firstMs: number; readonly longestMs: number },
  random: () => number,
): number {
  const wholeMs = Math.min(firstMs * 2 ** count, longestMs);
  return Math.ceil(wholeMs / 2 + (random() * wholeMs) / 2);
}

/** The fault of a failed try; undefined for an error that no other try would mend. */
function asFault(error: unknown, request: PipelineRequest): ArmFault | undefined {
  if (error instanceof ArmFault) return error;
  const { code = "", message, request: own } = error as { code?: string; message: string; request?: PipelineRequest };
  if (!NOT_SENT.includes(code) && !BROKEN.includes(code)) return undefined;
  // Signing in asks another host, by a request of its own.
  const { url, method } = own ?? request;
  return new ArmFault(message, { code, method, host: new URL(url).host });
}

function isPassing({ details: { statusCode, code, host } }: ArmFault): boolean {
  if (host !== undefined) return true;
  if (statusCode === undefined || code === "SubscriptionNotFound") return false;
  return statusCode === 408 || statusCode === 429 || (statusCode >= 500 && statusCode !== 501 && statusCode !== 505);
}

/** Whether the service may have done what was asked although it did not say so. */
function hasMaybeActed({ details: { statusCode, host, code = "" } }: ArmFault): boolean {
  if (host !== undefined) return !NOT_SENT.includes(code);
  return statusCode !== undefined && (statusCode === 408 || statusCode >= 500);
}

function mayRepeat({ method, url }: PipelineRequest, fault: ArmFault): boolean {
  return method !== "POST" || !hasMaybeActed(fault) || REPEATABLE_ACTION.test(new URL(url).pathname);
}

function firstSentence({ message, details: { statusCode, code, host } }: ArmFault): string {
  if (host !== undefined) return `The connection to ${host} failed (${message})`;
  return `ARM answered ${statusCode}${code === undefined ? "" : ` (${code})`}`;
}

export const inSeconds = (ms: number): string =>
  ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
