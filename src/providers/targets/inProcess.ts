import type { HttpClient } from "@azure/core-rest-pipeline";
import { untilAborted } from "../../clock";

/** An HTTP request for a service in this process. */
export interface InProcessRequest {
  readonly method: string;
  /** Absolute URL with its query. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The service's answer. */
export interface InProcessResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A transport for the Azure SDKs that passes requests to a service in this process, without a socket. */
export function inProcessHttpClient(handle: (request: InProcessRequest) => Promise<InProcessResponse>): HttpClient {
  return {
    async sendRequest(request) {
      const { createHttpHeaders } = await import("@azure/core-rest-pipeline");
      const { method, url, headers, body } = request;
      if (body !== undefined && body !== null && typeof body !== "string")
        throw new TypeError(`${method} ${url}: only text can be sent in process`);
      const { abortSignal } = request;
      if (abortSignal?.aborted === true) throw abortError();
      const handling = handle({ method, url, headers: headers.toJSON(), ...(typeof body === "string" && { body }) });
      // The service continues its work when nobody waits for the answer any more, as a remote one would.
      const response = await (abortSignal === undefined ? handling : untilAborted(handling, abortSignal, abortError));
      return {
        request,
        status: response.status,
        headers: createHttpHeaders(response.headers),
        bodyAsText: response.body,
      };
    },
  };
}

/** The same error as the SDKs' own transport throws, which their retry policy does not repeat. */
function abortError(): Error {
  return Object.assign(new Error("The operation was aborted."), { name: "AbortError" });
}
