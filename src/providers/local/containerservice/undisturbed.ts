import { EngineError } from "../../../docker/engine";
import type { Context } from "../context";
import { ArmError, resourceNotFound } from "../http/errors";
import type { ArmRecord } from "../store/records";
import { CLUSTER_TYPE, nameOf } from "../store/types";
import { checkGoing } from "../work/steps";

/** How often work begins again after others have removed what it was about to use. */
const ATTEMPTS = 5;

/**
 * Whether a step met a container that others had removed or stopped since it was found. What is missing of an image is
 * no such case: it will be missing again.
 */
export function isGone(error: unknown): boolean {
  if (!(error instanceof EngineError) || /image/i.test(error.message)) return false;
  return error.fault === "notFound" || (error.fault === "conflict" && /not running|is restarting/.test(error.message));
}

/**
 * Does work on a cluster's nodes from whatever there is, and begins again when others have changed them meanwhile:
 * operations on other pools, other processes, or somebody with the engine's own tools. The work must look anew each
 * time.
 */
export async function undisturbed<T>(
  { records }: Pick<Context, "records">,
  cluster: ArmRecord,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isGone(error)) throw error;
      checkGoing(signal);
      // Nodes of a cluster that was deleted must not be made again.
      if ((await records.get(cluster.id)) === undefined)
        throw resourceNotFound(CLUSTER_TYPE, nameOf(cluster.id), cluster.id.resourceGroup);
      if (attempt >= ATTEMPTS) throw nodesGone(cluster);
    }
  }
}

function nodesGone({ id }: ArmRecord): ArmError {
  const message =
    `Nodes of the cluster '${nameOf(id)}' were removed or stopped again and again while they were being changed. ` +
    "Find out who does that, then run it again.";
  return new ArmError(409, "NodesGone", message);
}
