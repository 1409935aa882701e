import { createArmClient } from "../arm/client";
import { type ArmClient, ArmFailure } from "../arm/contract";
import type { LocalArmService } from "../local/contract";
import { createLocalArmService } from "../local/service";
import type { ProviderConfig } from "../plugin/config";
import { inProcessHttpClient } from "../transport/inProcess";
import { recorded } from "./record";
import { withDeployments } from "./withDeployments";

const ENDPOINT = "https://local.berth";
const API_VERSION = "2025-05-01";

/** Nobody is there to be spared: an operation is asked about as soon as it may have ended. */
const POLL_INTERVAL_MS = 20;

/** The way to the container engine, through the local ARM service in this process. */
export function open(config: ProviderConfig, redact: (text: string) => string): ArmClient {
  const service = createLocalArmService({ dockerHost: config.dockerHost });
  const direct = {
    endpoint: ENDPOINT,
    subscriptionId: config.subscriptionId,
    credential: { getToken: async () => ({ token: "local", expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
    httpClient: inProcessHttpClient((request) => service.handle(request)),
    pollIntervalMs: POLL_INTERVAL_MS,
  };
  const connection = recorded(direct, config.recordCalls, redact);
  const prepare = (clusterId: string, images: readonly string[]) => importImages(service, clusterId, images);
  return withDeployments(createArmClient(connection), connection, { prepare });
}

/** Copies images of the container engine to a cluster's nodes, where pods cannot pull them from anywhere. */
async function importImages(service: LocalArmService, clusterId: string, images: readonly string[]): Promise<void> {
  const { status, body } = await service.handle({
    method: "POST",
    url: `${ENDPOINT}${clusterId}/importImages?api-version=${API_VERSION}`,
    headers: { authorization: "Bearer local" },
    body: JSON.stringify({ images }),
  });
  if (status < 400) return;
  const { error } = JSON.parse(body) as { error: { code: string; message: string } };
  const message = `The cluster's nodes could not be given the images: ${error.code} (${status}): ${error.message}`;
  throw new ArmFailure(message, { code: error.code, statusCode: status });
}
