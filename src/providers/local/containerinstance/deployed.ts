import type { ArmId } from "../../../model/core/armId";
import type { Engine, EngineVolume } from "../../../docker/engine";
import { DEPLOYMENT, engineName, idKey, KEY, ownership, ROLE } from "../../../docker/labels";
import type { ArmRecord } from "../store/records";
import { nameOf } from "../store/types";
import type { Deployment } from "./parts";

/**
 * The end of a deployment: an empty volume of its own, which the next deployment removes with the other volumes of this one. Without
 * it, nobody could tell a group that a process is still making, or has left half made, from one whose containers were removed.
 */
export async function markDeployed(engine: Engine, { id, nonce }: Pick<Deployment, "id" | "nonce">): Promise<void> {
  await engine.createVolume(markName(id, nonce), { ...ownership("deployed", id), [DEPLOYMENT]: nonce });
}

/** Whether the deployment that the record names was carried out to its end. */
export function isDeployed({ key, labels }: ArmRecord, volumes: readonly EngineVolume[]): boolean {
  return volumes.some(
    ({ labels: its }) => its[ROLE] === "deployed" && its[KEY] === key && its[DEPLOYMENT] === labels[DEPLOYMENT],
  );
}

/** No volume of a group has this name, since names cannot contain an underscore. */
const markName = (id: ArmId, nonce: string): string =>
  engineName(nameOf(id), idKey(id), "_deployed", nonce.slice(0, 8));
