import { untilAborted } from "../../clock";
import type { ArmConnection } from "../arm/contract";
import type { LocalArmService } from "../local/contract";
import { inProcessHttpClient } from "./inProcess";

/** Base URL of the local service. Nothing listens there. */
const LOCAL_ENDPOINT = "https://local.berth";

/** There is no remote service to spare, so operations are polled quickly. */
const POLL_INTERVAL_MS = 20;

export function localConnection(service: LocalArmService, subscriptionId: string): ArmConnection {
  return {
    endpoint: LOCAL_ENDPOINT,
    subscriptionId,
    credential: { getToken: async () => ({ token: "local", expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
    httpClient: inProcessHttpClient((request) => service.handle(request)),
    pollIntervalMs: POLL_INTERVAL_MS,
    extended: true,
  };
}

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
