import type { ArmFunction } from "../contract";
import { explain } from "../wire/explain";
import { Call } from "../wire/call";
import { Reply, type Session } from "../wire/session";

/** `berth:containerservice:listManagedClusterAdminCredentials`. */
export function listManagedClusterAdminCredentials(session: Session): ArmFunction {
  return listCredentials(session, "listClusterAdminCredentials");
}

/** `berth:containerservice:listManagedClusterUserCredentials`. */
export function listManagedClusterUserCredentials(session: Session): ArmFunction {
  return listCredentials(session, "listClusterUserCredentials");
}

function listCredentials(
  session: Session,
  list: "listClusterAdminCredentials" | "listClusterUserCredentials",
): ArmFunction {
  return async ({ resourceGroupName, resourceName }, context) => {
    const call = new Call(context);
    try {
      const { clusters, context: client } = await session.sdk.containerService();
      const reply = new Reply();
      const options = { abortSignal: call.signal, onResponse: reply.onResponse };
      const names = [resourceGroupName as string, resourceName as string] as const;
      await session.during(call, () => clusters[list](client, ...names, options));
      return { kubeconfigs: reply.json().kubeconfigs ?? [] };
    } catch (error) {
      throw explain(`credentials of managed cluster "${String(resourceName)}"`, error, { signal: call.signal });
    }
  };
}
