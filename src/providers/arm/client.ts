import { containerJob } from "../../model/containerJob";
import { agentPoolCalls } from "./agentPool";
import { containerGroupCalls } from "./containerGroup";
import { containerJobResource } from "./containerJob";
import type { ArmClient, ArmConnection } from "./contract";
import { fileShareCalls } from "./fileShare";
import { managedClusterCalls } from "./managedCluster";
import { listManagedClusterAdminCredentials, listManagedClusterUserCredentials } from "./managedClusterCredentials";
import { armResource } from "./resource";
import { resourceGroupCalls } from "./resourceGroup";
import { type Clock, Session, systemClock } from "./session";
import { storageAccountCalls } from "./storageAccount";
import { listStorageAccountKeys } from "./storageKeys";

export { systemClock } from "./session";

/** The resources and functions of Berth as ARM requests over one connection. Nothing is loaded or sent before it is used. */
export function createArmClient(connection: ArmConnection, options: { readonly clock?: Clock } = {}): ArmClient {
  const session = new Session(connection, options.clock ?? systemClock);
  const all = [
    resourceGroupCalls(session),
    storageAccountCalls(session),
    fileShareCalls(session),
    containerGroupCalls(session),
    managedClusterCalls(session),
    agentPoolCalls(session),
  ];
  return {
    resources: {
      ...Object.fromEntries(all.map((calls) => [calls.model.token, armResource(session, calls)])),
      [containerJob.token]: containerJobResource(session),
    },
    functions: {
      "berth:storage:listStorageAccountKeys": listStorageAccountKeys(session),
      "berth:containerservice:listManagedClusterAdminCredentials": listManagedClusterAdminCredentials(session),
      "berth:containerservice:listManagedClusterUserCredentials": listManagedClusterUserCredentials(session),
    },
  };
}
