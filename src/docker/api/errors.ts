import { type Clock, systemClock, takenAgain } from "../../clock";
import { EngineError, type EngineFault } from "../engine";
import { faultOfCause } from "./podman";

/** The texts of Podman and of Docker for a call that they do not have. */
const NO_SUCH_CALL = /was answered 404 Not Found$|^page not found$/;

/** Docker's texts with status 500 for an image, or the files of a container, whose removal began after it looked. */
const GONE_MEANWHILE =
  /unrecognized image ID|RWLayer of container \w+ is unexpectedly nil|processing tar file: .*no such file or directory/;

/** Converts an error answer of the engine. `cause` is what Podman says beside its message. */
export function refusal(status: number, message: string, cause?: unknown): EngineError {
  if (/HTTP request to an HTTPS server/.test(message))
    return new EngineError("unavailable", "it wants TLS: set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH");
  return new EngineError(faultOfCause(cause) ?? faultOf(status, message), message);
}

function faultOf(status: number, message: string): EngineFault {
  if (status === 404 && NO_SUCH_CALL.test(message)) return "unsupported";
  switch (status) {
    case 404:
      return "notFound";
    case 409:
      return "conflict";
    case 400:
      return "invalid";
    case 403:
      // The engine's answers for a network in use, a bridge that another network has, and a taken subnet.
      return "conflict";
    default:
      // Others have removed it since the engine began to look at it.
      if (GONE_MEANWHILE.test(message)) return "notFound";
      // Docker 29 refuses the slower of two imports that give images one name.
      return /AlreadyExists: image|already in progress|has active endpoints|is already used on the host/.test(message)
        ? "conflict"
        : "failed";
  }
}

/** Converts an error of the connection. An abort by the caller is passed on, since it is not the engine's fault. */
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

/** False when the thing does not exist. */
export async function unlessMissing(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    if (error instanceof EngineError && error.fault === "notFound") return false;
    throw error;
  }
}

/** How long a removal that others have begun may take. */
const LEAVING = { forMs: 120_000, pauseMs: 10, longestPauseMs: 500 };

/**
 * Removes a container, and waits while others are removing it: what it uses can be removed only after it. False when it does not
 * exist, or others have removed it.
 */
export async function removedContainer(remove: () => Promise<unknown>, clock: Clock = systemClock): Promise<boolean> {
  let tries = 0;
  const step = () => {
    tries++;
    return unlessMissing(remove());
  };
  const isPassing = (error: unknown) => /removal of container .* is already in progress/.test((error as Error).message);
  return (await takenAgain(clock, step, { ...LEAVING, isPassing })) && tries === 1;
}
