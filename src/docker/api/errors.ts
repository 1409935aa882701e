import { EngineError, type EngineFault } from "../engine";

/** What the engine refused, in our form. */
export function refusal(status: number, message: string): EngineError {
  if (/HTTP request to an HTTPS server/.test(message))
    return new EngineError("unavailable", "it wants TLS: set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH");
  return new EngineError(faultOf(status, message), message);
}

function faultOf(status: number, message: string): EngineFault {
  switch (status) {
    case 404:
      return "notFound";
    case 409:
      return "conflict";
    case 400:
      return "invalid";
    case 403:
      // What the engine answers for a network in use, for a bridge that another network has, and for a taken subnet.
      return "conflict";
    default:
      return /already in progress|has active endpoints/.test(message) ? "conflict" : "failed";
  }
}

/** Why there is no answer, in our form. The asker's own abort is no fault of the engine. */
export function noAnswer(error: NodeJS.ErrnoException): EngineError {
  if (error instanceof EngineError) return error;
  return new EngineError(error.name === "AbortError" ? "failed" : "unavailable", error.message);
}

export async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof EngineError && error.fault === "notFound") return undefined;
    throw error;
  }
}

/** False when the thing is missing, or on its way out. */
export async function unlessMissing(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    const isLeaving = ({ message }: Error) => /removal of container .* is already in progress/.test(message);
    if (error instanceof EngineError && (error.fault === "notFound" || isLeaving(error))) return false;
    throw error;
  }
}
