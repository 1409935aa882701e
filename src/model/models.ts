import { agentPool } from "./agentPool";
import { containerGroup } from "./containerGroup";
import { deployment } from "./deployment";
import { fileShare } from "./fileShare";
import { managedCluster } from "./managedCluster";
import type { Problem } from "./problem";
import type { Inputs, ResourceModel } from "./resource";
import { resourceGroup } from "./resourceGroup";
import { checkShape } from "./shape";
import type { resourceShapes } from "./shapes";
import { storageAccount } from "./storageAccount";

const byToken = {
  "berth:resources:ResourceGroup": resourceGroup,
  "berth:storage:StorageAccount": storageAccount,
  "berth:storage:FileShare": fileShare,
  "berth:containerinstance:ContainerGroup": containerGroup,
  "berth:containerservice:ManagedCluster": managedCluster,
  "berth:containerservice:AgentPool": agentPool,
  "berth:containerservice:Deployment": deployment,
} satisfies Record<keyof typeof resourceShapes, ResourceModel>;

/** The model of every kind of resource, by Pulumi token. */
export const models: Readonly<Record<string, ResourceModel>> = byToken;

/** The model of an ARM type, in any case; undefined when Berth has none. */
export function modelOfArmType(type: string): ResourceModel | undefined {
  return Object.values(models).find((model) => model.armType.toLowerCase() === type.toLowerCase());
}

/**
 * Everything that is wrong with the inputs of a resource: shape and rules, all of it at once. Where both speak of the same
 * property, the rule has the better word.
 */
export function check(model: ResourceModel, inputs: Inputs): Problem[] {
  const rules = model.rules(inputs);
  const ruled = new Set(rules.map(({ path }) => path));
  const shape = checkShape(model.inputs, inputs, "", (path, key) => model.unsupported(path, key));
  return [...shape.filter(({ path }) => !ruled.has(path)), ...rules];
}
