import { isBase64 } from "../values/base64";
import { asRecord, isGiven } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { isUnknown } from "../core/unknown";

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
