import { untilAborted } from "../../clock";
import type { ArmResponse, LocalArmService } from "../local/contract";

/** Base URL of the local service. Nothing listens there. */
export const LOCAL_ENDPOINT = "https://local.berth";

/** What goes with a request. */
export interface Asking {
  readonly content?: object;
  /** Ends the wait for the answer. */
  readonly signal?: AbortSignal;
}

/** Sends a request that no SDK has and that is not recorded. `path` begins at the root and contains the version. */
export async function askLocal(
  service: LocalArmService,
  method: string,
  path: string,
  { content, signal = new AbortController().signal }: Asking = {},
): Promise<{ status: number; answer: unknown }> {
  const sent = content !== undefined && { body: JSON.stringify(content) };
  const { status, body } = await sendLocal(service, path, signal, { method, ...sent });
  return { status, answer: body === "" ? undefined : JSON.parse(body) };
}

/** Sends a request to the service in this process, with more headers than it needs to be let in. */
export function sendLocal(
  service: LocalArmService,
  path: string,
  signal: AbortSignal,
  { headers, ...request }: { method: string; headers?: Readonly<Record<string, string>>; body?: string },
): Promise<ArmResponse> {
  const whole = { url: `${LOCAL_ENDPOINT}${path}`, headers: { authorization: "Bearer local", ...headers }, signal };
  return untilAborted(service.handle({ ...request, ...whole }), signal);
}
