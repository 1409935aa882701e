import { EngineError, type EngineFault } from "../engine";

/** What dockerode throws. */
export interface DockerError extends Error {
  statusCode?: number;
  code?: string;
  json?: { message?: string } | null;
}

/** Waits for an answer of the engine, with its errors in our form. */
export async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw toEngineError(error as DockerError);
  }
}

function toEngineError(error: DockerError): EngineError {
  const message = error.json?.message ?? error.message;
  return new EngineError(faultOf(error, message), message);
}

function faultOf({ statusCode, code }: DockerError, message: string): EngineFault {
  if (code !== undefined && /^(ENOENT|ECONNREFUSED|EACCES|ENOTFOUND|EPIPE|ECONNRESET|ETIMEDOUT)$/.test(code))
    return "unavailable";
  switch (statusCode) {
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

export async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const problem = toEngineError(error as DockerError);
    if (problem.fault === "notFound") return undefined;
    throw problem;
  }
}

/** False when the thing is missing, or on its way out. */
export async function unlessMissing(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    const problem = toEngineError(error as DockerError);
    if (problem.fault === "notFound" || /removal of container .* is already in progress/.test(problem.message))
      return false;
    throw problem;
  }
}

/** 304 says that a container is started or stopped already. */
export async function unlessDone(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    if ((error as DockerError).statusCode !== 304) throw toEngineError(error as DockerError);
  }
}
