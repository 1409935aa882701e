import { asList } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { gpuPaths } from "./container/sizes";
import { checkNoVolumes } from "./volume";

/**
 * Checks the limits of Windows groups. Source:
 * https://learn.microsoft.com/azure/container-instances/container-instances-container-groups. That init containers count as
 * further containers is inferred.
 */
export function checkWindows({ osType, containers, initContainers, volumes, sku }: Inputs): Problem[] {
  if (osType !== "Windows") return [];
  const count = asList(containers).length;
  const problems: Problem[] = [];
  const refuse = (path: string, allowed: string, value?: unknown) =>
    problems.push({ path, ...(value !== undefined && { value }), allowed, rule: RULES.aci });
  if (count > 1)
    refuse("containers", `must be one container in a Windows group, are ${count}: groups of several need osType Linux`);
  if (asList(initContainers).length > 0)
    refuse("initContainers", "needs osType Linux: a Windows group has one container");
  if (sku === "Confidential") refuse("sku", "needs osType Linux", sku);
  for (const path of gpuPaths(asList(containers), "containers")) refuse(path, "needs osType Linux");
  return [...problems, ...checkNoVolumes(volumes, "volumes")];
}
