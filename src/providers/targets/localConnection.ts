import type { ArmConnection } from "../arm/contract";
import type { LocalArmService } from "../local/contract";
import { inProcessHttpClient } from "./inProcess";

/** Under which the local service's resources are asked for. Nothing listens there. */
const LOCAL_ENDPOINT = "https://local.berth";

/** Nobody is there to be spared: an operation is asked about as soon as it may have ended. */
const POLL_INTERVAL_MS = 20;

/** The connection to a local ARM service in this process. */
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

/** Sends a request that no SDK has, and that is not recorded. `path` begins at the root and has the version. */
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
