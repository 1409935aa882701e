import { type Engine, EngineError, type EngineNetwork, type LabelFilter, type NetworkSpec } from "./engine";

/** How often to try again when others take the subnet first. */
const ATTEMPTS = 5;

/**
 * A network in which containers can have fixed addresses: the one with this name, or one that the filter finds;
 * undefined when the engine has no free subnet. Fixed addresses need a network with a given subnet. So the engine first
 * chooses a subnet for a draft network, and the real network is then made with it.
 */
export async function ensureFixedNetwork(
  engine: Engine,
  name: string,
  spec: NetworkSpec,
  filter: LabelFilter,
): Promise<EngineNetwork | undefined> {
  const { labels } = spec;
  const find = async () => (await engine.listNetworks(filter)).find((network) => network.name === name);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = await find();
    if (found !== undefined) return found;
    if (spec.subnet !== undefined) {
      await unlessConflict(engine.createNetwork(name, spec));
      continue;
    }
    const draft = `${name}-draft`;
    await unlessConflict(engine.createNetwork(draft, { labels }));
    const networks = await engine.listNetworks(filter);
    const { subnet } = networks.find((network) => network.name === draft) ?? {};
    const drafts = networks.filter((network) => network.name !== name);
    await Promise.all(drafts.map((network) => engine.removeNetwork(network.id)));
    if (subnet !== undefined) await unlessConflict(engine.createNetwork(name, { ...spec, subnet }));
  }
  return find();
}

/** Ignores that another process made the network or took the subnet at the same time. */
async function unlessConflict(creating: Promise<void>): Promise<void> {
  try {
    await creating;
  } catch (error) {
    if (!(error instanceof EngineError) || (error.fault !== "conflict" && !/overlap/i.test(error.message))) throw error;
  }
}
