import { asList, asRecord } from "../../model/core/json";
import { type ArmClient, ArmFailure } from "../arm/contract";
import { KubeconfigFault } from "./api";
import type { Operation } from "../arm/wire/operation";

const ADMIN = "berth:containerservice:listManagedClusterAdminCredentials";
const USER = "berth:containerservice:listManagedClusterUserCredentials";

export interface ClusterNames {
  readonly resourceGroupName: string;
  readonly resourceName: string;
}

/**
 * A cluster's kubeconfig, which is read for every operation and not stored. It is the administrator's, or the user's if
 * the cluster has no local accounts or the caller may not read the administrator's.
 */
export async function kubeconfigOf(arm: ArmClient, cluster: ClusterNames, operation: Operation): Promise<string> {
  const { resourceGroupName, resourceName } = cluster;
  const list = async (token: string): Promise<string> => {
    const call = arm.functions[token];
    if (call === undefined) throw new ArmFailure(`no operation for ${token}`);
    const { kubeconfigs } = await call({ resourceGroupName, resourceName }, operation);
    const { value } = asRecord(asList(kubeconfigs)[0]);
    if (typeof value !== "string") throw new KubeconfigFault("ARM gave no kubeconfig.");
    return Buffer.from(value, "base64").toString("utf8");
  };
  try {
    return await list(ADMIN);
  } catch (error) {
    const refused = error instanceof ArmFailure && [400, 403].includes(error.details.statusCode ?? 0);
    if (!refused) throw error;
    return list(USER);
  }
}
