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

/** Sends a request that no SDK has and that is not recorded. `path` begins at the root and contains the version. */
export async function askLocal(
  service: LocalArmService,
  method: string,
  path: string,
  content?: object,
): Promise<{ status: number; answer: unknown }> {
  const { status, body } = await service.handle({
    method,
    url: `${LOCAL_ENDPOINT}${path}`,
    headers: { authorization: "Bearer local" },
    ...(content !== undefined && { body: JSON.stringify(content) }),
  });
  return { status, answer: body === "" ? undefined : JSON.parse(body) };
}
