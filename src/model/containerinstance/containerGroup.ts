/**
 * The model of container groups and jobs lives here: what is allowed, which inputs mean the same, and what a change
 * does. Any folder may import it. It never does I/O.
 */

import { STABLE_ADDRESS } from "./address";
import { groupAdvice } from "./advice";
import { hostRights } from "./container/hostRights";
import { checkGroup } from "./rules";
import { notedPaths, refusedPaths } from "./fidelity";
import { groupForm, importedGroup, observedGroup, withoutDefaultLimits } from "./form";
import { checkGroupLocally, checkGroupOnPodman, localGroupNotes } from "./local";
import { defineModel } from "../core/define";
import { DAMAGED, groupReadNote, groupUpdateNote, groupVerdict } from "./update";
import type { NameRule } from "../values/name";
import { RULES } from "../core/problem";
import { REFUSED_OF_VOLUMES } from "./volume";
import { resourceShapes } from "../generated/shapes";

/**
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules. That page also asks for lower
 * case, but Microsoft's own tutorial deploys `myContainerGroup`, so case and double hyphens are for the service to decide.
 */
const containerGroupName: NameRule = {
  pattern: /^(?=.{1,63}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
  allowed: "must be 1 to 63 letters, digits and hyphens, no hyphen at the ends",
  rule: RULES.aci,
};

/**
 * Container groups. Adding or removing a container replaces the group, since a group's CPU and memory cannot change.
 */
export const containerGroup = defineModel({
  token: "berth:containerinstance:ContainerGroup",
  armType: "Microsoft.ContainerInstance/containerGroups",
  idNames: ["containerGroupName"],
  naming: { maxLength: 63, separator: "-", prefix: "cg-" },
  nameRule: containerGroupName,
  shapes: resourceShapes["berth:containerinstance:ContainerGroup"],
  located: true,
  envelope: ["identity", "zones"],
  // The address may change when the group restarts. That is not a change in the program.
  // Nor is the revision that a group without one in its program was made from.
  serviceChosen: ["ipAddress.ip", "containerGroupProfile.revision"],
  cloudOnly: notedPaths(),
  localRefused: refusedPaths(),
  notes: groupAdvice,
  localRules: checkGroupLocally,
  podmanRules: checkGroupOnPodman,
  hostRights,
  localNotes: localGroupNotes,
  form: groupForm,
  normal: withoutDefaultLimits,
  observed: observedGroup,
  imported: importedGroup,
  rules: checkGroup,
  verdict: groupVerdict,
  damagedStates: DAMAGED,
  readNote: groupReadNote,
  updateNote: groupUpdateNote,
  service: "Azure Container Instances",
  stableOutputs: STABLE_ADDRESS,
  holding: ["volumes"],
  configured: ["isolation"],
  unsupported: REFUSED_OF_VOLUMES,
});
