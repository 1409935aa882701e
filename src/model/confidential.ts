import { isBase64 } from "./base64";
import { asRecord, isGiven } from "./json";
import { type Problem, RULES } from "./problem";
import type { Inputs } from "./resource";
import { isUnknown } from "./unknown";

/** Checks the policy of a confidential group. */
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
