import { type Engine, EngineError, type EngineNetwork, type LabelFilter, type NetworkSpec } from "./engine";

/** How many subnets are tried when others take them first. */
const ATTEMPTS = 5;

/**
 * A network in which containers can have fixed addresses, by name and among those that a filter finds; undefined when the
 * engine has no subnet for it. Such a network is made with its subnet, so the engine chooses one first, which is then asked for.
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

/** Someone else made a network of the name, or took the subnet, at the same time. */
async function unlessConflict(creating: Promise<void>): Promise<void> {
  try {
    await creating;
  } catch (error) {
    if (!(error instanceof EngineError) || (error.fault !== "conflict" && !/overlap/i.test(error.message))) throw error;
  }
}
