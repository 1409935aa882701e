import type { ArmId } from "../../../model/core/armId";
import { clusterNetworkName } from "./spec";
import type { Context } from "../context";
import type { Engine, EngineNetwork, LabelFilter } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import { ensureFixedNetwork } from "../../../docker/fixedNetwork";
import { KEY, ownership, ROLE, idKey } from "../../../docker/labels";

const ofCluster = (id: ArmId): LabelFilter => [`${ROLE}=clusterNetwork`, `${KEY}=${idKey(id)}`];

/** Networks of a cluster. There is more than one if a process was interrupted. */
export function clusterNetworks(engine: Engine, id: ArmId): Promise<EngineNetwork[]> {
  return engine.listNetworks(ofCluster(id));
}

/** A cluster's own network, in which its nodes have fixed addresses. */
export async function ensureClusterNetwork({ engine }: Pick<Context, "engine">, id: ArmId): Promise<EngineNetwork> {
  const labels = ownership("clusterNetwork", id);
  const network = await ensureFixedNetwork(engine, clusterNetworkName(id), { labels }, ofCluster(id));
  if (network !== undefined) return network;
  throw new ArmError(
    409,
    "SubnetNotAvailable",
    `The container engine has no free subnet for cluster '${id.names[0]}'.`,
  );
}
