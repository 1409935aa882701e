/**
 * The HTTP layer of the local service lives here: requests, answers, routes, ARM's errors, web sockets, and the rules
 * that check every body. All of the local service imports this folder. It never uses the engine and knows no kind of
 * resource.
 */

import type { Json } from "../../../model/core/armBody";
import type { ArmRequest, ArmResponse } from "../contract";
import { isRecord } from "../../../model/core/json";
import { GUID } from "../../../model/values/guid";
import { ArmError } from "./errors";

/** A parsed request. */
export interface Call {
  readonly method: string;
  /** Scheme, host and port at which the caller reached the service. */
  readonly origin: string;
  /** Decoded, without empty segments, in the caller's casing. */
  readonly segments: readonly string[];
  /** Names in lower case. */
  readonly query: ReadonlyMap<string, string>;
  readonly headers: Readonly<Record<string, string>>;
  readonly apiVersion: string;
  readonly body: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Whether it came from another process. Such a request has only ARM's routes. */
  readonly isFromOutside: boolean;
}

/** The answer of a route. The service adds what all answers have in common. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export const NO_CONTENT: Reply = { status: 204 };

/** How soon clients that understand milliseconds poll again. Short, since a poll waits for the operation's end. */
export const POLL_AGAIN = { "retry-after-ms": "100" };

const API_VERSION = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(-[a-z0-9.]+)?$/i;

export function parseCall(request: ArmRequest): Call {
  const url = new URL(request.url);
  const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value] as const));
  return {
    method: request.method.toUpperCase(),
    origin: url.origin,
    segments: url.pathname
      .split("/")
      .filter((segment) => segment !== "")
      .map(decode),
    query,
    headers: request.headers,
    apiVersion: query.get("api-version") ?? "",
    body: request.body ?? "",
    signal: request.signal ?? new AbortController().signal,
    isFromOutside: request.isFromOutside === true,
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ArmError(400, "InvalidRequestUri", `The path segment '${segment}' is not properly encoded.`, [], true);
  }
}

/** Checks what ARM demands of every request. */
export function checkCall(call: Call): void {
  if (!call.headers.authorization)
    throw new ArmError(
      401,
      "AuthenticationFailed",
      "Authentication failed. The 'Authorization' header is missing.",
      [],
      true,
    );
  if (call.apiVersion === "")
    throw new ArmError(
      400,
      "MissingApiVersionParameter",
      "The api-version query parameter (?api-version=) is required for all requests.",
      [],
      true,
    );
  if (!API_VERSION.test(call.apiVersion))
    throw new ArmError(
      400,
      "InvalidApiVersionParameter",
      `The api-version '${call.apiVersion}' is invalid. Versions are dates such as '2026-07-01', perhaps with '-preview'.`,
      [],
      true,
    );
  checkSubscription(call.segments);
}

function checkSubscription([first = "", subscription]: readonly string[]): void {
  if (first.toLowerCase() !== "subscriptions" || subscription === undefined || GUID.test(subscription)) return;
  const message = `The provided subscription identifier '${subscription}' is malformed or invalid.`;
  throw new ArmError(400, "InvalidSubscriptionId", message, [], true);
}

/** The JSON object in a request's body. */
export function jsonBody(call: Call): Json {
  let value: unknown;
  try {
    value = JSON.parse(call.body === "" ? "{}" : call.body);
  } catch (error) {
    const message = `The request content was invalid and could not be deserialized: '${(error as Error).message}'.`;
    throw new ArmError(400, "InvalidRequestContent", message, [], true);
  }
  if (!isRecord(value))
    throw new ArmError(400, "InvalidRequestContent", "The request content must be a JSON object.", [], true);
  return value;
}

/** Providers whose answers name no character set, unlike the other ones and ARM itself. */
const NO_CHARSET = /\/providers\/Microsoft\.(Storage|ContainerService)\//i;

/** The content type of the answers of a resource provider. */
export const jsonTypeOf = (url: string): string =>
  NO_CHARSET.test(url) ? "application/json" : "application/json; charset=utf-8";

export interface Common {
  readonly now: Date;
  readonly requestId: string;
  readonly correlationId: string;
}

/** Converts a reply to a response with the headers that all of ARM's have. */
export function toResponse(reply: Reply, common: Common): ArmResponse {
  const { now, requestId, correlationId } = common;
  const body = reply.body === undefined ? "" : stringify(reply.body, requestId);
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  return {
    status: reply.status,
    headers: {
      "cache-control": "no-cache",
      pragma: "no-cache",
      expires: "-1",
      ...(body !== "" && { "content-type": "application/json; charset=utf-8" }),
      "x-ms-request-id": requestId,
      "x-ms-correlation-request-id": correlationId,
      "x-ms-routing-request-id": `LOCAL:${stamp}:${correlationId}`,
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
      date: now.toUTCString(),
      ...reply.headers,
    },
    body,
  };
}

/** JSON in which CPU and memory are written as doubles, like in ARM: `1.0`. `mark` must not occur in the value. */
function stringify(value: unknown, mark: string): string {
  const isDouble = (key: string, item: unknown) =>
    (key === "cpu" || key === "memoryInGB") && typeof item === "number" && Number.isInteger(item);
  const text = JSON.stringify(value, (key, item: unknown) => (isDouble(key, item) ? `${mark}${String(item)}.0` : item));
  return text.replaceAll(new RegExp(`"${mark}([0-9]+\\.0)"`, "g"), "$1");
}
