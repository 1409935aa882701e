import { agentPool, ROTATING } from "../../../model/containerservice/agentPool";
import { flattenBody, type Json } from "../../../model/core/armBody";
import { changes } from "../../../model/core/change";
import { inputsFromOutputs } from "../../../model/core/projection";
import type { Inputs } from "../../../model/core/resource";
import { deletePool, findPool, getPool, putPool } from "./agentPoolRequests";
import { clearRotation, rotatePool } from "./agentPoolRotation";
import { afterAnotherSystemPool, ComingSystemPools, isLastSystemPool, lastOne } from "./lastSystemPool";
import { AKS_API_VERSION } from "./shown";
import type { ArmFault } from "../wire/fault";
import { changedPool, newPool, type Pool } from "./poolBody";
import type { Names, ResourceCalls } from "../resource";
import type { ResourceUpdate } from "../contract";
import type { Call } from "../wire/call";
import type { Session } from "../wire/session";

/**
 * Microsoft.ContainerService/managedClusters/agentPools.
 *
 * Creation takes over a pool of the same name: the cluster was made with it, or an interrupted creation left it.
 */
export function agentPoolCalls(session: Session): ResourceCalls {
  const coming = new ComingSystemPools();

  return {
    model: agentPool,
    noun: "agent pool",
    apiVersion: AKS_API_VERSION,

    put(inputs, update, call) {
      const names = namesOf(inputs);
      const work = () => putOrRotate(names, inputs, update, call);
      return inputs.mode === "System" ? coming.during(names, work) : work();
    },

    get: async (names, call) => (await getPool(session, names, call)).body,

    async delete(names, call) {
      try {
        await deletePool(session, names, call);
      } catch (error) {
        if (!(await isLastSystemPool(session, names, error, call))) throw error;
        if (call.wholeStays) throw lastOne(names, "be deleted", error as ArmFault);
        call.note(
          `Pool "${names.agentPoolName}" is the last System pool of cluster "${names.resourceName}", which AKS deletes only with the ` +
            "cluster. It is left to the cluster's deletion.",
        );
        return;
      }
      await clearRotation(session, names, call);
    },
  };

  async function putOrRotate(
    names: Names,
    inputs: Inputs,
    update: ResourceUpdate | undefined,
    call: Call,
  ): Promise<void> {
    const found = update === undefined ? undefined : await findPool(session, names, call);
    const wanted = withoutNames(inputs);
    const isDemoted = found?.pool.mode === "System" && inputs.mode !== "System";
    const whenSpared = (step: () => Promise<void>) =>
      isDemoted ? afterAnotherSystemPool(session, names, coming, call, step) : step();
    if (found !== undefined && mustRotate(found.body, inputs))
      return rotatePool(
        session,
        names,
        {
          pool: changedPool(withoutRotating(found.pool), wanted),
          isMadeBy: (body) => !mustRotate(body, inputs),
          whenSpared,
        },
        call,
      );
    const pool = found === undefined ? newPool(wanted) : changedPool(found.pool, wanted);
    await whenSpared(() => putPool(session, names, pool, call));
    // An interrupted rotation may have left its temporary pool after the pool was deleted or made again.
    await clearRotation(session, names, call);
  }
}

/** Whether the inputs need new nodes. */
function mustRotate(body: Json, inputs: Inputs): boolean {
  const now = inputsFromOutputs(agentPool, flattenBody(body), inputs);
  return changes(agentPool, now, inputs).some(({ path }) => ROTATING.includes(path.replace(/[.[].*$/, "")));
}

/** Values that the service chose for the old nodes may not fit the new ones. */
function withoutRotating(pool: Pool): Pool {
  return Object.fromEntries(Object.entries(pool).filter(([key]) => !ROTATING.includes(key)));
}

function namesOf({ resourceGroupName, resourceName, agentPoolName }: Inputs): Names {
  return { resourceGroupName, resourceName, agentPoolName } as Names;
}

function withoutNames(inputs: Inputs): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => !agentPool.identity.includes(key)));
}
