/**
 * The model of container group profiles lives here, and what a container group has from one. Any folder may import it.
 * It never looks a profile up.
 */

import { groupAdvice } from "../advice";
import { notedPaths, refusedPaths } from "../fidelity";
import { groupForm, importedContainers, observedContainers, withoutDefaultLimits } from "../form";
import { checkGroupLocally, checkGroupOnPodman } from "../local";
import { checkGroup } from "../rules";
import { REFUSED_OF_VOLUMES } from "../volume";
import { defineModel } from "../../core/define";
import { hasShapeAt } from "../../core/shape";
import { UNKNOWN } from "../../core/unknown";
import { resourceShapes } from "../../generated/shapes";
import type { NameRule } from "../../values/name";
import { type Problem, RULES } from "../../core/problem";
import type { Inputs } from "../../core/resource";

/** Source: the pattern of the name in api-version 2026-07-01. */
const profileName: NameRule = {
  pattern: /^(?=.{1,63}$)[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/,
  allowed: "must be 1 to 63 letters, digits, hyphens and underscores, a letter or digit at the ends",
  rule: RULES.arm,
};

const shapes = resourceShapes["berth:containerinstance:ContainerGroupProfile"];

/** What only a profile has, and nothing in the engine does. */
const NOTED = ["shutdownGracePeriod", "timeToLive", "useKrypton"];

/** What a container group can be made from. */
export const containerGroupProfile = defineModel({
  token: "berth:containerinstance:ContainerGroupProfile",
  armType: "Microsoft.ContainerInstance/containerGroupProfiles",
  idNames: ["containerGroupProfileName"],
  naming: { maxLength: 63, separator: "-", prefix: "cgp-" },
  nameRule: profileName,
  shapes,
  located: true,
  envelope: ["zones"],
  cloudOnly: [...notedPaths().filter((path) => hasShapeAt(shapes.inputs, path)), ...NOTED],
  localRefused: Object.fromEntries(Object.entries(refusedPaths()).filter(([path]) => hasShapeAt(shapes.inputs, path))),
  notes: groupAdvice,
  localRules: checkGroupLocally,
  podmanRules: checkGroupOnPodman,
  form: groupForm,
  normal: withoutDefaultLimits,
  observed: observedContainers,
  imported: importedContainers,
  rules: checkProfile,
  service: "Azure Container Instances",
  unsupported: REFUSED_OF_VOLUMES,
});

/** The rules of a container group, where what only the group itself has is not known yet. */
function checkProfile(inputs: Inputs): Problem[] {
  return checkGroup({ ...inputs, identity: UNKNOWN, secretReferences: UNKNOWN, subnetIds: UNKNOWN });
}
