import { untilAborted } from "../../clock";
import type { LocalArmService } from "../local/contract";

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
  const url = `${LOCAL_ENDPOINT}${path}`;
  const headers = { authorization: "Bearer local" };
  const sent = content !== undefined && { body: JSON.stringify(content) };
  const { status, body } = await untilAborted(service.handle({ method, url, headers, signal, ...sent }), signal);
  return { status, answer: body === "" ? undefined : JSON.parse(body) };
}
