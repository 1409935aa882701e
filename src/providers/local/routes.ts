import { absentRoutes } from "./containerinstance/provider/absent";
import { locationRoutes } from "./containerinstance/provider/locations";
import { providerOperationRoutes } from "./containerinstance/provider/operations";
import { subnetLinkRoutes } from "./containerinstance/provider/subnetLink";
import { containerGroupRoutes } from "./containerinstance/containerGroup";
import { profileRoutes } from "./containerinstance/profiles/profile";
import { managedClusterRoutes } from "./containerservice/managedCluster";
import type { Context } from "./context";
import type { Routes } from "./http/router";
import { engineRoutes } from "./resources/engine";
import { leftoverRoutes } from "./resources/leftovers";
import { resourceGroupRoutes } from "./resources/resourceGroup";
import { resourceListRoutes } from "./resources/resourceList";
import { subscriptionRoutes } from "./resources/subscription";
import { fileShareRoutes } from "./storage/fileShare";
import { storageServiceRoutes } from "./storage/services";
import { storageAccountRoutes } from "./storage/storageAccount";

/** Everything that the service answers. docs/operations.md is generated from it. */
export function allRoutes(context: () => Promise<Context>): Routes {
  return {
    ...subscriptionRoutes(context),
    ...resourceGroupRoutes(context),
    ...resourceListRoutes(context),
    ...storageAccountRoutes(context),
    ...storageServiceRoutes(context),
    ...fileShareRoutes(context),
    ...containerGroupRoutes(context),
    ...profileRoutes(context),
    ...locationRoutes(context),
    ...providerOperationRoutes(),
    ...subnetLinkRoutes(context),
    ...absentRoutes(),
    ...managedClusterRoutes(context),
    ...engineRoutes(context),
    ...leftoverRoutes(context),
  };
}
