/**
 * The model of resource groups lives here. Any folder may import it. It never does I/O.
 */

import { RESOURCE_GROUP_TYPE } from "../core/armId";
import { defineModel, resourceGroupName } from "../core/define";
import { resourceShapes } from "../generated/shapes";

export const resourceGroup = defineModel({
  token: "berth:resources:ResourceGroup",
  armType: RESOURCE_GROUP_TYPE,
  idNames: ["resourceGroupName"],
  naming: { maxLength: 90, separator: "-", prefix: "rg-" },
  nameRule: resourceGroupName,
  shapes: resourceShapes["berth:resources:ResourceGroup"],
  located: true,
  cloudOnly: ["managedBy"],
  envelope: ["managedBy"],
});
