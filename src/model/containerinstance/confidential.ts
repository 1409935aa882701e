import { isBase64 } from "../values/base64";
import { asRecord, isGiven } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { isUnknown } from "../core/unknown";

const CONFIDENTIAL_LOCALLY =
  "sku Confidential protects nothing on the local engine: no memory is encrypted, nothing is attested, and whoever may use the " +
  "engine reads what the containers hold. It lets containers be privileged, which there means all rights on the engine's machine, " +
  "with berth:allowPrivileged.";

/** What a preview says about a confidential group on the local engine, by path. */
export function confidentialNote({ sku }: Inputs): Readonly<Record<string, string>> {
  return sku === "Confidential" ? { sku: CONFIDENTIAL_LOCALLY } : {};
}

export function checkConfidential({ confidentialComputeProperties, sku }: Inputs): Problem[] {
  const { ccePolicy } = asRecord(confidentialComputeProperties);
  if (!isGiven(ccePolicy) || isUnknown(ccePolicy)) return [];
  const path = "confidentialComputeProperties.ccePolicy";
  const refuse = (allowed: string): Problem[] => [{ path, allowed, rule: RULES.aci }];
  return [
    ...(typeof ccePolicy === "string" && !isBase64(ccePolicy) ? refuse("must be in base64") : []),
    ...(sku === "Confidential" || isUnknown(sku) ? [] : refuse("needs sku Confidential")),
  ];
}
