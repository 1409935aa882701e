import { createArmClient } from "../arm/client";
import type { ArmClient } from "../arm/contract";
import { createLocalArmService } from "../local/service";
import type { ProviderConfig } from "../plugin/config";
import { inProcessHttpClient } from "../transport/inProcess";
import { recorded } from "./record";

/** Nobody is there to be spared: an operation is asked about as soon as it may have ended. */
const POLL_INTERVAL_MS = 20;

/** The way to the container engine, through the local ARM service in this process. */
export function open(config: ProviderConfig, redact: (text: string) => string): ArmClient {
  const service = createLocalArmService({ dockerHost: config.dockerHost });
  const connection = {
    endpoint: "https://local.berth",
    subscriptionId: config.subscriptionId,
    credential: { getToken: async () => ({ token: "local", expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
    httpClient: inProcessHttpClient((request) => service.handle(request)),
    pollIntervalMs: POLL_INTERVAL_MS,
  };
  return createArmClient(recorded(connection, config.recordCalls, redact));
}
