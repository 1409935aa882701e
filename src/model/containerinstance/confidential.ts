import { isBase64 } from "../values/base64";
import { asRecord } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";

const CONFIDENTIAL_LOCALLY =
  "sku Confidential protects nothing on the local engine: no memory is encrypted, nothing is attested, and whoever may use the " +
  "engine reads what the containers hold. It lets containers be privileged, which there means all rights on the engine's machine, " +
  "with berth:allowPrivileged.";

/** What a preview says about a confidential group on the local engine, by path. */
export function confidentialNote({ sku }: Inputs): Readonly<Record<string, string>> {
  return sku === "Confidential" ? { sku: CONFIDENTIAL_LOCALLY } : {};
}

/** Source: the schema of api-version 2026-07-01. */
export function checkConfidential({ confidentialComputeProperties }: Inputs): Problem[] {
  const { ccePolicy } = asRecord(confidentialComputeProperties);
  if (typeof ccePolicy !== "string" || isBase64(ccePolicy)) return [];
  return [{ path: "confidentialComputeProperties.ccePolicy", allowed: "must be in base64", rule: RULES.aci }];
}
