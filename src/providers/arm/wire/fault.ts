import type { PipelinePolicy, PipelineResponse } from "@azure/core-rest-pipeline";

/** A failed request to ARM. It does not name the resource yet. */
export class ArmFault extends Error {
  override readonly name = "ArmFault";

  constructor(
    message: string,
    readonly details: {
      readonly code?: string;
      readonly statusCode?: number;
      /** HTTP method of the request. */
      readonly method?: string;
      readonly reasons?: readonly string[];
      /** Of a connection that failed: where it went. */
      readonly host?: string;
      /** How long the service wants to be left alone. */
      readonly retryAfterMs?: number;
      /** How often the request was sent. */
      readonly tries?: number;
      /** From its first try to the last answer. */
      readonly tookMs?: number;
      /** Whether it is the end of a long-running operation. */
      readonly isOperation?: boolean;
      /** Whether one of the tries may have had its effect. */
      readonly mayHaveActed?: boolean;
    } = {},
  ) {
    super(message);
  }

  /** The same with more details. */
  with(more: Partial<ArmFault["details"]>): ArmFault {
    return new ArmFault(this.message, { ...this.details, ...more });
  }

  /** Whether ARM refused the request, so that nothing has changed. */
  get refused(): boolean {
    const { statusCode = 0, method } = this.details;
    return method !== "GET" && statusCode >= 400 && statusCode < 500 && statusCode !== 408;
  }
}

/**
 * Converts error replies and transport errors of both generations of Azure SDKs to {@link ArmFault}. It uses the text
 * of the reply, since each SDK reads another part of it.
 */
export const faultPolicy: PipelinePolicy = {
  name: "berthFaultPolicy",
  async sendRequest(request, next) {
    let response: PipelineResponse;
    try {
      response = await next(request);
    } catch (error) {
      const reply = (error as { response?: PipelineResponse }).response;
      if (reply !== undefined && reply.status >= 400) throw replyFault(reply, request.method);
      throw reply === undefined ? error : unreadable(reply, request.method);
    }
    if (response.status >= 400) throw replyFault(response, request.method);
    return response;
  },
};

/**
 * Throws the full explanation of a failed long-running operation. The pollers of some SDKs reduce it to one sentence.
 */
export const operationFaultPolicy: PipelinePolicy = {
  name: "berthOperationFaultPolicy",
  async sendRequest(request, next) {
    const response = await next(request);
    const fault = /\/operations\/[^/]+$/i.test(new URL(request.url).pathname) ? operationReply(response) : undefined;
    if (fault !== undefined) throw fault;
    return response;
  },
};

function operationReply(response: PipelineResponse): ArmFault | undefined {
  try {
    return operationFault(JSON.parse(response.bodyAsText ?? ""));
  } catch {
    return undefined;
  }
}

function unreadable(reply: PipelineResponse, method: string): ArmFault {
  return new ArmFault("its answer could not be read, for it is not valid JSON.", { statusCode: reply.status, method });
}

interface ErrorBody {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly details?: unknown;
}

/** As much of a reply as tells what failed. */
interface Reply {
  readonly status: number;
  readonly bodyAsText?: string | null;
  readonly headers: Headers;
}

export function replyFault(reply: Reply, method: string): ArmFault {
  const statusCode = reply.status;
  const error = errorBody(reply.bodyAsText ?? "");
  const code = typeof error?.code === "string" && error.code !== "" ? error.code : undefined;
  const message = typeof error?.message === "string" ? error.message.trim() : "it gave no explanation.";
  const reasons = Array.isArray(error?.details) ? error.details.map(detail).filter((line) => line !== "") : [];
  const retryAfterMs = retryAfterOf(reply.headers);
  return new ArmFault(message, {
    code,
    statusCode,
    method,
    reasons,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** As much of headers as both generations of SDKs have. */
interface Headers {
  get(name: string): string | undefined;
}

/**
 * How long a reply says that the next request must wait; undefined when it says nothing that can be understood. A time is compared with
 * the service's own clock, from which this machine's may differ.
 */
export function retryAfterOf(headers: Headers): number | undefined {
  for (const name of ["retry-after-ms", "x-ms-retry-after-ms"]) {
    const text = headers.get(name);
    if (text !== undefined && /^\d+$/.test(text)) return Number(text);
  }
  const text = headers.get("retry-after")?.trim();
  if (text === undefined || text === "") return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const ms = Date.parse(text) - Date.parse(headers.get("date") ?? "");
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}

function detail(value: unknown): string {
  const { code, message } = (value ?? {}) as ErrorBody;
  return [code, message].filter((part) => typeof part === "string" && part !== "").join(": ");
}

function errorBody(text: string): ErrorBody | undefined {
  try {
    const body = JSON.parse(text) as (ErrorBody & { error?: ErrorBody }) | null;
    return body?.error ?? body ?? undefined;
  } catch {
    return undefined;
  }
}

/** The explanation in the status of a failed long-running operation; `undefined` when it did not fail. */
export function operationFault(body: unknown): ArmFault | undefined {
  const document = (body ?? {}) as { status?: unknown; error?: ErrorBody; properties?: { events?: unknown } };
  const status = typeof document.status === "string" ? document.status.toLowerCase() : "";
  if (!["failed", "canceled", "cancelled"].includes(status)) return undefined;
  const events = Array.isArray(document.properties?.events) ? document.properties.events : [];
  // Container instances give the reason in the first event, whose name ends with a period: `InsufficientCapacity.`
  const [first] = events as { name?: unknown; message?: unknown }[];
  const told = { code: document.error?.code ?? first?.name, message: document.error?.message ?? first?.message };
  const code = typeof told.code === "string" ? told.code.replace(/\.$/, "") : undefined;
  const message = typeof told.message === "string" ? told.message : `the operation ended as ${status}.`;
  return new ArmFault(message, { code, isOperation: true });
}
