import { type ArmId, formatArmId } from "../../model/armId";
import { clusterNetworkName } from "./clusterSpec";
import type { Context } from "./context";
import type { Engine, EngineNetwork, LabelFilter } from "./engine";
import { ArmError } from "./errors";
import { ensureFixedNetwork } from "./fixedNetwork";
import { KEY, keyOf, ownership, ROLE } from "./labels";

const ofCluster = (id: ArmId): LabelFilter => [`${ROLE}=clusterNetwork`, `${KEY}=${keyOf(formatArmId(id))}`];

/** Networks of a cluster; more than one when a writer was cut off. */
export function clusterNetworks(engine: Engine, id: ArmId): Promise<EngineNetwork[]> {
  return engine.listNetworks(ofCluster(id));
}

/** A cluster's own network, in which its nodes have fixed addresses. */
export async function ensureClusterNetwork({ engine }: Context, id: ArmId): Promise<EngineNetwork> {
  const labels = ownership("clusterNetwork", id);
  const network = await ensureFixedNetwork(engine, clusterNetworkName(id), { labels }, ofCluster(id));
  if (network !== undefined) return network;
  throw new ArmError(
    409,
    "SubnetNotAvailable",
    `The container engine has no free subnet for cluster '${id.names[0]}'.`,
  );
}
