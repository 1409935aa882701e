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
    } = {},
  ) {
    super(message);
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
 * Removes `Retry-After` from successful replies, since the SDKs' pollers prefer it to the interval that they are given.
 */
export const ownPacePolicy: PipelinePolicy = {
  name: "berthOwnPacePolicy",
  async sendRequest(request, next) {
    const response = await next(request);
    if (response.status < 400) response.headers.delete("retry-after");
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

function replyFault(reply: PipelineResponse, method: string): ArmFault {
  const statusCode = reply.status;
  const error = errorBody(reply.bodyAsText ?? "");
  const code = typeof error?.code === "string" && error.code !== "" ? error.code : undefined;
  const message = typeof error?.message === "string" ? error.message.trim() : "it gave no explanation.";
  const reasons = Array.isArray(error?.details) ? error.details.map(detail).filter((line) => line !== "") : [];
  return new ArmFault(message, { code, statusCode, method, reasons });
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
  return new ArmFault(message, { code });
}
