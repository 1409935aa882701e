import { agentPool } from "./containerservice/agentPool";
import { containerGroup } from "./containerinstance/containerGroup";
import { containerGroupProfile } from "./containerinstance/profile/containerGroupProfile";
import { containerJob } from "./containerinstance/containerJob";
import { deployment } from "./containerservice/deployment";
import { withEnumCase } from "./core/enumCase";
import { fileShare } from "./storage/fileShare";
import { managedCluster } from "./containerservice/managedCluster";
import { atKey, isWithin } from "./core/path";
import type { Problem } from "./core/problem";
import type { Inputs, ResourceModel } from "./core/resource";
import { resourceGroup } from "./resources/resourceGroup";
import { redactBody } from "./core/secrets";
import { checkShape } from "./core/shape";
import type { resourceShapes } from "./generated/shapes";
import { shareFiles } from "./storage/shareFiles";
import { storageAccount } from "./storage/storageAccount";

const byToken = {
  "berth:resources:ResourceGroup": resourceGroup,
  "berth:storage:StorageAccount": storageAccount,
  "berth:storage:FileShare": fileShare,
  "berth:storage:ShareFiles": shareFiles,
  "berth:containerinstance:ContainerGroup": containerGroup,
  "berth:containerinstance:ContainerGroupProfile": containerGroupProfile,
  "berth:containerinstance:ContainerJob": containerJob,
  "berth:containerservice:ManagedCluster": managedCluster,
  "berth:containerservice:AgentPool": agentPool,
  "berth:containerservice:Deployment": deployment,
} satisfies Record<keyof typeof resourceShapes, ResourceModel>;

/** The model of every kind of resource, by Pulumi token. */
export const models: Readonly<Record<string, ResourceModel>> = byToken;

/**
 * The model of an ARM type, in any case; undefined when Berth has none. Container groups and jobs have the same type,
 * so this is the model of container groups.
 */
export function modelOfArmType(type: string): ResourceModel | undefined {
  return Object.values(models).find((model) => model.armType.toLowerCase() === type.toLowerCase());
}

/**
 * A copy of an ARM body, nested or flat, with `[secret]` for every secret. Works for types that Berth does not know,
 * too.
 */
export function redactArmBody(armType: string, body: unknown): unknown {
  return redactBody(modelOfArmType(armType)?.inputs, body);
}

/**
 * Reports everything that is wrong with the inputs of a resource, shape and rules, all at once. When both report the
 * same property, the rule's message wins because it says more, unless the property is refused as a whole. Enum values
 * may have any case.
 */
export function check(model: ResourceModel, inputs: Inputs): Problem[] {
  const refused: string[] = [];
  const shape = checkShape(model.inputs, inputs, "", (path, key) => {
    const why = model.unsupported(path, key);
    if (why !== undefined) refused.push(atKey(path, key));
    return why;
  });
  const rules = model
    .rules(withEnumCase(model.inputs, inputs))
    .filter(({ path }) => !refused.some((outer) => isWithin(path, outer)));
  const ruled = new Set(rules.map(({ path }) => path));
  return [...shape.filter(({ path }) => !ruled.has(path)), ...rules];
}
