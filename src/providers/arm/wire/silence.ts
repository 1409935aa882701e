import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { type Clock, within } from "../../../clock";

/**
 * Ends a request when no part of its answer arrives for this long. To the SDKs it looks like a lost connection, so they
 * send the request again. Their own `timeout` covers only the time until the headers arrive, and they report it as an
 * abort.
 */
export function silencePolicy(clock: Clock, silenceMs: number): PipelinePolicy {
  return {
    name: "berthSilencePolicy",
    async sendRequest(request, next) {
      const { abortSignal, onDownloadProgress, method, url } = request;
      const late = () =>
        lost(`nothing came of the answer to ${method} ${new URL(url).pathname} for ${silenceMs / 1000} s.`);
      try {
        return await within(
          clock,
          { ms: silenceMs, late },
          abortSignal as AbortSignal | undefined,
          (signal, goesOn) => {
            request.abortSignal = signal;
            request.onDownloadProgress = (progress) => {
              goesOn();
              onDownloadProgress?.(progress);
            };
            return next(request);
          },
        );
      } finally {
        // The SDK sends the same request object again.
        request.abortSignal = abortSignal;
        request.onDownloadProgress = onDownloadProgress;
      }
    },
  };
}

/** An error that the SDKs treat as a lost connection. */
const lost = (message: string): Error => Object.assign(new Error(message), { name: "RestError", code: "ETIMEDOUT" });
