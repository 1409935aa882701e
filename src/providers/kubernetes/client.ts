/**
 * Deployments live here: they become objects of a Kubernetes cluster, are rolled out and read back. Only the targets
 * import it. It never sends a request to ARM itself: a cluster's credentials and the keys of shares come by ARM's
 * contract.
 */

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
