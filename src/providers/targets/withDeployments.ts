import type { ArmClient, ArmConnection, ArmResource } from "../arm/contract";
import { once } from "../arm/wire/sdk";
import { storageLookup } from "../arm/storage/storageLookup";
import type { ClusterTarget } from "../kubernetes/contract";

const DEPLOYMENT = "berth:containerservice:Deployment";

/** Adds Deployments to the client of ARM. Their code is loaded when the first one is used. */
export function withDeployments(
  arm: ArmClient,
  connection: ArmConnection,
  target: Omit<ClusterTarget, "findStorageAccount">,
): ArmClient {
  const loaded = once(async () => {
    const { kubernetesResources } = await import("../kubernetes/client.js");
    const whole: ClusterTarget = { ...target, findStorageAccount: storageLookup(connection) };
    return kubernetesResources(arm, whole, connection.subscriptionId)[DEPLOYMENT]!;
  });
  const deployment: ArmResource = {
    create: async (inputs, context) => (await loaded()).create(inputs, context),
    read: async (id, context, known) => (await loaded()).read(id, context, known),
    owner: async (id, context) => (await loaded()).owner(id, context),
    update: async (id, update, context) => (await loaded()).update(id, update, context),
    delete: async (id, context) => (await loaded()).delete(id, context),
  };
  return { ...arm, resources: { ...arm.resources, [DEPLOYMENT]: deployment } };
}
