/**
 * The client of Deployments lives here: it makes Kubernetes objects from them, rolls these out and reads them back.
 * Only the targets import this folder. It never sends a request to ARM itself: it gets clusters' credentials and
 * shares' keys through ARM's contract.
 */

import { type Clock, systemClock } from "../../clock";
import { deployment } from "../../model/containerservice/deployment";
import type { ArmClient, ArmResource } from "../arm/contract";
import type { ClusterTarget } from "./contract";
import { deploymentResource } from "./deployment";

/** Berth's resources in clusters, by Pulumi token. Sends nothing before they are used. */
export function kubernetesResources(
  arm: ArmClient,
  target: ClusterTarget,
  subscriptionId: string,
  options: { readonly clock?: Clock } = {},
): Readonly<Record<string, ArmResource>> {
  const clock = options.clock ?? systemClock;
  return { [deployment.token]: deploymentResource({ arm, target, subscriptionId, clock }) };
}
