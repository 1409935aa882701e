import { type ArmId, formatArmId } from "../../model/armId";
import { clusterNetworkName } from "./clusterSpec";
import type { Context } from "./context";
import { type Engine, EngineError, type EngineNetwork } from "./engine";
import { ArmError } from "./errors";
import { KEY, keyOf, ownership, ROLE } from "./labels";

/** How many subnets are tried when others take them first. */
const ATTEMPTS = 5;

/** Networks of a cluster; more than one when a writer was cut off. */
export function clusterNetworks(engine: Engine, id: ArmId): Promise<EngineNetwork[]> {
  return engine.listNetworks([`${ROLE}=clusterNetwork`, `${KEY}=${keyOf(formatArmId(id))}`]);
}

/**
 * A cluster's own network. Containers have fixed addresses only in a network whose subnet was asked for, so the engine
 * chooses one first, which is then asked for. A network that has containers is of the second kind.
 */
export async function ensureClusterNetwork({ engine }: Context, id: ArmId): Promise<EngineNetwork> {
  const name = clusterNetworkName(id);
  const labels = ownership("clusterNetwork", id);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = (await clusterNetworks(engine, id)).find((network) => network.name === name);
    if (found !== undefined) return found;
    const draft = `${name}-draft`;
    await unlessConflict(engine.createNetwork(draft, { labels }));
    const { subnet } = (await clusterNetworks(engine, id)).find((network) => network.name === draft) ?? {};
    await removeDrafts(engine, id, name);
    if (subnet !== undefined) await unlessConflict(engine.createNetwork(name, { labels, subnet }));
  }
  throw new ArmError(
    409,
    "SubnetNotAvailable",
    `The container engine has no free subnet for cluster '${id.names[0]}'.`,
  );
}

async function removeDrafts(engine: Engine, id: ArmId, name: string): Promise<void> {
  const drafts = (await clusterNetworks(engine, id)).filter((network) => network.name !== name);
  await Promise.all(drafts.map((network) => engine.removeNetwork(network.id)));
}

/** Someone else made a network of the name, or took the subnet, at the same time. */
async function unlessConflict(creating: Promise<void>): Promise<void> {
  try {
    await creating;
  } catch (error) {
    if (!(error instanceof EngineError) || (error.fault !== "conflict" && !/overlap/i.test(error.message))) throw error;
  }
}
