/**
 * The targets live here: each connects the client of ARM to Azure or to the local service. The plugin's process and the
 * berth command import this folder. Nothing else knows both sides. It never contains rules or requests of resources.
 */

import type { EngineRuntime } from "../../model/containerinstance/isolation";
import { supervisorLink } from "../../supervisor/client";
import { createArmClient } from "../arm/client";
import { type ArmClient, ArmFailure, type EngineTraits, type OperationContext } from "../arm/contract";
import type { BalancedAddress, ClusterTarget } from "../kubernetes/contract";
import type { LocalArmService } from "../local/contract";
import { createLocalArmService } from "../local/service";
import type { ProviderConfig } from "../plugin/config";
import { type Asking, askLocal } from "./askLocal";
import { localConnection } from "./localConnection";
import { recorded } from "./record";
import { withDeployments } from "./withDeployments";

const API_VERSION = "2025-05-01";

/** The client of the local ARM service in this process, which controls the container engine. */
export function open(config: ProviderConfig, redact: (text: string) => string): ArmClient {
  const { dockerHost, isolation, allowPrivileged, vmSizes, subscriptionId } = config;
  const service = createLocalArmService({
    dockerHost,
    isolation,
    allowPrivileged,
    vmSizes,
    supervisor: supervisorLink,
  });
  const direct = localConnection(service, subscriptionId);
  const connection = recorded(direct, config.recordCalls, redact);
  const prepare: ClusterTarget["prepare"] = (clusterId, images, context) =>
    importImages(service, clusterId, images, context);
  const mountShares: ClusterTarget["mountShares"] = async (clusterId, paths, context) => {
    const what = "The cluster's nodes could not be given the shares";
    await ask(service, "POST", `${clusterId}/mountShares`, what, { content: { paths }, signal: context.signal });
  };
  const balance: ClusterTarget["balance"] = async (clusterId, content, { signal }) => {
    const what = `The Service "${content.name}" could not be given an address`;
    const answer = await ask(service, "POST", `${clusterId}/balanceService`, what, { content, signal });
    return answer as BalancedAddress | undefined;
  };
  const describeEngine = () => traitsOf(service, subscriptionId);
  return {
    ...withDeployments(createArmClient(connection), connection, { prepare, mountShares, balance }),
    describeEngine,
  };
}

/**
 * Copies images from the container engine to a cluster's nodes, since pods may not be able to pull them from a
 * registry.
 */
async function importImages(
  service: LocalArmService,
  clusterId: string,
  images: readonly string[],
  context: OperationContext,
): Promise<void> {
  context.progress("Giving the cluster's nodes the images that they lack");
  const what = "The cluster's nodes could not be given the images";
  await ask(service, "POST", `${clusterId}/importImages`, what, { content: { images }, signal: context.signal });
}

async function traitsOf(service: LocalArmService, subscriptionId: string): Promise<EngineTraits> {
  const path = `/subscriptions/${subscriptionId}/providers/Microsoft.ContainerInstance/runtimes`;
  const answer = await ask(service, "GET", path, "The container engine could not be asked what it can do");
  const { value, isPodman } = answer as { value: EngineRuntime[]; isPodman: boolean };
  return { runtimes: value, isPodman };
}

/** Sends a request that ARM does not have. */
async function ask(
  service: LocalArmService,
  method: string,
  path: string,
  failure: string,
  asking?: Asking,
): Promise<unknown> {
  const { status, answer } = await askLocal(service, method, `${path}?api-version=${API_VERSION}`, asking);
  if (status < 400) return answer;
  const { error } = answer as { error: { code: string; message: string } };
  throw new ArmFailure(`${failure}: ${error.code} (${status}): ${error.message}`, {
    code: error.code,
    statusCode: status,
  });
}
