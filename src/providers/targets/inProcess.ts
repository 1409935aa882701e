import type { HttpClient, PipelineRequest } from "@azure/core-rest-pipeline";

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
      const response = await untilAborted(request, () =>
        handle({ method, url, headers: headers.toJSON(), ...(typeof body === "string" && { body }) }),
      );
      return {
        request,
        status: response.status,
        headers: createHttpHeaders(response.headers),
        bodyAsText: response.body,
      };
    },
  };
}

/** Stops waiting for the answer when the request is aborted. The service continues its work, as a remote one would. */
async function untilAborted<T>({ abortSignal }: PipelineRequest, work: () => Promise<T>): Promise<T> {
  if (abortSignal === undefined) return work();
  if (abortSignal.aborted) throw abortError();
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(abortError());
    abortSignal.addEventListener("abort", onAbort);
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    abortSignal.removeEventListener("abort", onAbort);
  }
}

/** The same error as the SDKs' own transport throws, which their retry policy does not repeat. */
function abortError(): Error {
  return Object.assign(new Error("The operation was aborted."), { name: "AbortError" });
}
