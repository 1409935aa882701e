import { setTimeout as delay } from "node:timers/promises";
import { deployment } from "../../model/containerservice/deployment";
import type { ArmClient, ArmResource } from "../arm/contract";
import type { Clock, ClusterTarget } from "./contract";
import { deploymentResource } from "./deployment";

const systemClock: Clock = {
  nowMs: Date.now,
  sleep: (ms, signal) => delay(ms, undefined, { signal }),
};

/** The resources of Berth that are in clusters, by Pulumi token. Nothing is sent before it is used. */
export function kubernetesResources(
  arm: ArmClient,
  target: ClusterTarget,
  subscriptionId: string,
  options: { readonly clock?: Clock } = {},
): Readonly<Record<string, ArmResource>> {
  const clock = options.clock ?? systemClock;
  return { [deployment.token]: deploymentResource({ arm, target, subscriptionId, clock }) };
}
