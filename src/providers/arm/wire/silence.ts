import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { type Clock, within } from "../../../clock";

/**
 * Ends each request of whose answer nothing comes for so long. To the SDKs it is a connection that was lost, so they send it again
 * as they do then. Their own limit, `timeout` of a request, holds only until the answer's head, and is told as an abort by nobody.
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
        // The next attempt is of the same request.
        request.abortSignal = abortSignal;
        request.onDownloadProgress = onDownloadProgress;
      }
    },
  };
}

/** An error by which the SDKs know a lost connection. */
const lost = (message: string): Error => Object.assign(new Error(message), { name: "RestError", code: "ETIMEDOUT" });
