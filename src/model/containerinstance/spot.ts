import { asList, isGiven, isRecord } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { gpuPaths } from "./container/sizes";

const CODES = {
  unknown: "PriorityNotSpecified",
  inbound: "SpotPriorityContainerGroupNotSupportedForInboundConnectivity",
  sku: "SpotPriorityContainerGroupNotSupportedInSku",
  gpu: "SpotPriorityContainerGroupWithGPUResourcesNotSupported",
};

/**
 * Checks the priority, and the properties that a Spot group cannot have. Source:
 * https://learn.microsoft.com/troubleshoot/azure/azure-container-instances/configuration-setup/error-codes-spot-container-creation
 */
export function checkPriority({ priority, sku, ipAddress, subnetIds, containers }: Inputs): Problem[] {
  if (typeof priority !== "string" || priority === "Regular") return [];
  if (priority !== "Spot") {
    const allowed = "must be one of Regular, Spot";
    return [{ path: "priority", value: priority, allowed, rule: RULES.arm, code: CODES.unknown }];
  }
  const problems: Problem[] = [];
  const refuse = (path: string, allowed: string, code: string, value?: unknown) =>
    problems.push({ path, ...(value !== undefined && { value }), allowed, rule: RULES.aci, code });
  if (sku === "Dedicated" || sku === "Confidential")
    refuse("sku", "must be Standard with priority Spot", CODES.sku, sku);
  if (isRecord(ipAddress)) refuse("ipAddress", "must not be given with priority Spot", CODES.inbound);
  if (asList(subnetIds).some(isGiven)) refuse("subnetIds", "must not be given with priority Spot", CODES.inbound);
  for (const path of gpuPaths(asList(containers), "containers"))
    refuse(path, "must not be given with priority Spot", CODES.gpu);
  return problems;
}
