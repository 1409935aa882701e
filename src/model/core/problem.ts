import { harmless } from "../values/text";
import { atKey, isWithin } from "./path";

/** The sources of rules, as messages name them. */
export const RULES = {
  aci: "Azure Container Instances",
  arm: "Azure Resource Manager",
  aks: "Azure Kubernetes Service",
  kubernetes: "Kubernetes",
  keyVault: "Azure Key Vault",
  linux: "Linux",
  network: "Azure Virtual Network",
  storage: "Azure Storage",
  berth: "Berth",
  podman: "Podman",
} as const;

/** Something wrong with an input. All problems of a resource's inputs are reported together. */
export interface Problem {
  /** Pulumi property path of the value, such as `containers[1].ports[0].port`. */
  readonly path: string;
  /** The value, if showing it helps. Never set when the property is a secret. */
  readonly value?: unknown;
  /** What is allowed, as a predicate of the property: `must be a whole number from 1 to 65535`. */
  readonly allowed: string;
  /** The source of the rule, one of {@link RULES}. */
  readonly rule: string;
  /** Code of the ARM error that the service answers, if it is known. */
  readonly code?: string;
}

/** Formats a problem as a sentence with path, value, what is allowed and the source of the rule. */
export function formatProblem(problem: Problem): string {
  const value = problem.value === undefined ? "" : ` ${valueText(problem.value)}`;
  return harmless(`${problem.path}:${value} ${formatReason(problem)}`);
}

/** The same without path and value. */
export const formatReason = ({ allowed, rule }: Pick<Problem, "allowed" | "rule">): string =>
  harmless(`${allowed} (${rule})`);

/** Programs in JavaScript may pass values that JSON cannot represent. */
function valueText(value: unknown): string {
  const isInJson = typeof value !== "bigint" && typeof value !== "symbol" && !Number.isNaN(value);
  return isInJson ? JSON.stringify(value) : String(value);
}

export { atKey, isWithin };

/**
 * Removes the value of every problem whose path is at, above or below one of `secretPaths`, the properties that the
 * user made secret.
 */
export function hideValues(problems: readonly Problem[], secretPaths: readonly string[]): Problem[] {
  return problems.map((problem) => {
    const secret = secretPaths.some((path) => isWithin(problem.path, path) || isWithin(path, problem.path));
    if (!secret || problem.value === undefined) return problem;
    return { ...problem, value: undefined };
  });
}
