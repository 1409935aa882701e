import { agentPool, ROTATING } from "../../../model/containerservice/agentPool";
import { flattenBody, type Json } from "../../../model/core/armBody";
import { changes } from "../../../model/core/change";
import { inputsFromOutputs } from "../../../model/core/projection";
import type { Inputs } from "../../../model/core/resource";
import { deletePool, findPool, getPool, putPool } from "./agentPoolRequests";
import { clearRotation, rotatePool } from "./agentPoolRotation";
import { changedPool, newPool, type Pool } from "./poolBody";
import type { Names, ResourceCalls } from "../resource";
import type { Session } from "../wire/session";

/**
 * Microsoft.ContainerService/managedClusters/agentPools.
 *
 * Creation takes over a pool of the same name: one that the cluster was made with, or that an earlier creation left which was
 * cut off.
 */
export function agentPoolCalls(session: Session): ResourceCalls {
  return {
    model: agentPool,
    noun: "agent pool",

    async put(inputs, update, call) {
      const names = namesOf(inputs);
      const found = update === undefined ? undefined : await findPool(session, names, call);
      const wanted = withoutNames(inputs);
      if (found !== undefined && mustRotate(found.body, inputs))
        return rotatePool(
          session,
          names,
          { pool: changedPool(withoutRotating(found.pool), wanted), isMadeBy: (body) => !mustRotate(body, inputs) },
          call,
        );
      await putPool(session, names, found === undefined ? newPool(wanted) : changedPool(found.pool, wanted), call);
      // What a rotation left that was cut off after the pool had been deleted or made anew.
      await clearRotation(session, names, call);
    },

    get: async (names, call) => (await getPool(session, names, call)).body,

    async delete(names, call) {
      await deletePool(session, names, call);
      await clearRotation(session, names, call);
    },
  };
}

/** Whether the pool's nodes have to be made anew to be as the inputs say. */
function mustRotate(body: Json, inputs: Inputs): boolean {
  const now = inputsFromOutputs(agentPool, flattenBody(body), inputs);
  return changes(agentPool, now, inputs).some(({ path }) => ROTATING.includes(path.replace(/[.[].*$/, "")));
}

/** A choice that the service made for the old nodes need not fit the new ones. */
function withoutRotating(pool: Pool): Pool {
  return Object.fromEntries(Object.entries(pool).filter(([key]) => !ROTATING.includes(key)));
}

function namesOf({ resourceGroupName, resourceName, agentPoolName }: Inputs): Names {
  return { resourceGroupName, resourceName, agentPoolName } as Names;
}

function withoutNames(inputs: Inputs): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => !agentPool.identity.includes(key)));
}
