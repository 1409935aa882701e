import { type Clock, systemClock } from "../../clock";
import { deployment } from "../../model/containerservice/deployment";
import type { ArmClient, ArmResource } from "../arm/contract";
import type { ClusterTarget } from "./contract";
import { deploymentResource } from "./deployment";

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
