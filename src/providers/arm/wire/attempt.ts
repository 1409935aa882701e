import type { PipelinePolicy, PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { type Clock, within } from "../../../clock";
import type { Operation } from "./operation";

/** After this long without any part of an answer, the user is told. */
const QUIET_MS = 15_000;
/** To the SDKs' transport: pass on the body of every answer as a stream. */
const ANY_STATUS = new Set([Number.POSITIVE_INFINITY]);

/**
 * Gives each attempt of a request an end of its own: when no part of its answer arrives for this long, or when the answer is cut off.
 * Both look like a lost connection, so that the request is sent again.
 *
 * It reads the body itself, without compression: the SDKs' transport waits for ever for the end of an answer that was cut off while it is
 * compressed or its progress is watched. Their own `timeout` covers only the time until the headers arrive.
 */
export function attemptPolicy(
  clock: Clock,
  silenceMs: number | undefined,
  running: () => Operation | undefined,
): PipelinePolicy {
  return {
    name: "berthAttemptPolicy",
    async sendRequest(request, next) {
      const { abortSignal, streamResponseStatusCodes } = request;
      const what = `${request.method} ${new URL(request.url).pathname}`;
      const isStreamed = (streamResponseStatusCodes?.size ?? 0) > 0;
      const attempt = async (signal: AbortSignal | undefined, goesOn: () => void) => {
        if (signal !== undefined) request.abortSignal = signal;
        if (!isStreamed) {
          request.headers.delete("accept-encoding");
          request.streamResponseStatusCodes = ANY_STATUS;
        }
        const response = await next(request);
        if (!isStreamed) await readWhole(response, what, goesOn);
        return response;
      };
      try {
        if (silenceMs === undefined) return await attempt(undefined, () => {});
        const late = () =>
          lost("ETIMEDOUT", `nothing came of the answer to ${what} for ${silenceMs / 1000} s`, request);
        return await toldWhenQuiet(clock, silenceMs, what, running(), (goesOn) =>
          within(clock, { ms: silenceMs, late }, abortSignal as AbortSignal | undefined, (signal, resets) =>
            attempt(signal, () => {
              resets();
              goesOn();
            }),
          ),
        );
      } finally {
        // The same request object is sent again.
        request.abortSignal = abortSignal;
        request.streamResponseStatusCodes = streamResponseStatusCodes;
      }
    },
  };
}

/** Tells the user of an answer that nothing comes of for a while. */
async function toldWhenQuiet<T>(
  clock: Clock,
  silenceMs: number,
  what: string,
  operation: Operation | undefined,
  work: (goesOn: () => void) => Promise<T>,
): Promise<T> {
  const tell = () =>
    operation?.progress(
      `No answer to ${what} for ${QUIET_MS / 1000} s; it is asked again after ${silenceMs / 1000} s.`,
    );
  let clear = () => {};
  const goesOn = () => {
    clear();
    clear = clock.after(QUIET_MS, tell);
  };
  goesOn();
  try {
    return await work(goesOn);
  } finally {
    clear();
  }
}

async function readWhole(response: PipelineResponse, what: string, goesOn: () => void): Promise<void> {
  const { readableStreamBody: stream, request } = response;
  if (stream !== undefined) {
    const parts: Buffer[] = [];
    try {
      for await (const part of stream) {
        goesOn();
        parts.push(Buffer.from(part as Buffer));
      }
    } catch (error) {
      const { code = "ECONNRESET", message } = error as { code?: string; message: string };
      throw lost(code, `the answer to ${what} was cut off: ${message}`, request);
    }
    response.bodyAsText = Buffer.concat(parts).toString();
    response.readableStreamBody = undefined;
  }
  if (isCutOff(response)) throw lost("ECONNRESET", `the answer to ${what} was cut off: it is not valid JSON`, request);
}

/** Whether a successful answer in JSON lacks its end. */
function isCutOff({ status, headers, bodyAsText }: PipelineResponse): boolean {
  if (status >= 300 || (bodyAsText ?? "") === "" || !/\bjson\b/i.test(headers.get("content-type") ?? "")) return false;
  try {
    JSON.parse(bodyAsText!);
    return false;
  } catch {
    return true;
  }
}

/** An error that looks like a lost connection. */
const lost = (code: string, message: string, request: PipelineRequest): Error =>
  Object.assign(new Error(message), { name: "RestError", code, request });
