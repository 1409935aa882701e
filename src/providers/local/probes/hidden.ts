import { type Engine, EngineError } from "../../../docker/engine";
import { DEPLOYMENT, ROLE } from "../../../docker/labels";
import { withHidden } from "../containerinstance/hidden";
import { keptHidden } from "../containerinstance/volumes/secret";
import type { Probes } from "./labels";

/** Probes with what their label must not have, and what their events must not show. */
interface WholeProbes {
  readonly probes: Probes;
  readonly secrets?: readonly string[];
}

/** Completes the probes of a deployment's containers from its keeper. Rejects while the keeper is not filled yet. */
export async function wholeProbes<T extends WholeProbes>(
  engine: Engine,
  deployment: string,
  containers: readonly T[],
): Promise<readonly T[]> {
  if (containers.every(({ probes }) => probes.hiddenAt === undefined)) return containers;
  const [keeper] = await engine.listContainers([`${ROLE}=keeper`, `${DEPLOYMENT}=${deployment}`]);
  const hidden = keeper && (await keptHidden(engine, keeper.id));
  if (hidden === undefined) throw new EngineError("failed", `The deployment ${deployment} has no secrets yet.`);
  const secrets = Object.values(hidden);
  return containers.map((container) => {
    const { probes } = container;
    return probes.hiddenAt === undefined
      ? { ...container, secrets }
      : { ...container, secrets, probes: withHidden(probes, hidden, probes.hiddenAt) };
  });
}
