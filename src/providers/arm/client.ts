/**
 * The client of ARM lives here: it turns operations on resources into requests through the Azure SDKs, and handles
 * long-running operations, readiness and reports of failures. The targets and the berth command import it; the plugin
 * and Kubernetes know only its contract. It never knows Pulumi, or whether Azure or the local service answers.
 */

import { type Clock, systemClock } from "../../clock";
import { containerJob } from "../../model/containerinstance/containerJob";
import { agentPoolCalls } from "./containerservice/agentPool";
import { containerGroupCalls } from "./containerinstance/containerGroup";
import { containerGroupProfileCalls } from "./containerinstance/containerGroupProfile";
import { containerJobResource } from "./containerinstance/containerJob";
import type { ArmClient, ArmConnection } from "./contract";
import { fileShareCalls } from "./storage/fileShare";
import { managedClusterCalls } from "./containerservice/managedCluster";
import {
  listManagedClusterAdminCredentials,
  listManagedClusterUserCredentials,
} from "./containerservice/managedClusterCredentials";
import { getter, getterOf } from "./getter";
import { armResource } from "./resource";
import { resourceGroupCalls } from "./resources/resourceGroup";
import { Session } from "./wire/session";
import { shareFiles } from "../../model/storage/shareFiles";
import { shareFilesResource } from "./storage/files/shareFiles";
import { storageAccountCalls } from "./storage/storageAccount";
import { listStorageAccountKeys } from "./storage/storageKeys";

/** The resources and functions of Berth over one connection. Loads and sends nothing before it is used. */
export function createArmClient(
  connection: ArmConnection,
  options: { readonly clock?: Clock; readonly random?: () => number } = {},
): ArmClient {
  const session = new Session(connection, options.clock ?? systemClock, options.random);
  const all = [
    resourceGroupCalls(session),
    storageAccountCalls(session),
    fileShareCalls(session),
    containerGroupCalls(session),
    containerGroupProfileCalls(session),
    managedClusterCalls(session),
    agentPoolCalls(session),
  ];
  const resources = Object.fromEntries(all.map((calls) => [calls.model.token, armResource(session, calls)] as const));
  const { subscriptionId } = connection;
  return {
    resources: {
      ...resources,
      [containerJob.token]: containerJobResource(session),
      [shareFiles.token]: shareFilesResource(session),
    },
    functions: {
      ...Object.fromEntries(
        all.map(({ model }) => [getterOf(model.token), getter(model, resources[model.token]!, subscriptionId)]),
      ),
      "berth:storage:listStorageAccountKeys": listStorageAccountKeys(session),
      "berth:containerservice:listManagedClusterAdminCredentials": listManagedClusterAdminCredentials(session),
      "berth:containerservice:listManagedClusterUserCredentials": listManagedClusterUserCredentials(session),
    },
  };
}
