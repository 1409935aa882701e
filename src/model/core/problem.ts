import { atKey, isWithin } from "./path";

/** Whose rules they are. */
export const RULES = {
  aci: "Azure Container Instances",
  arm: "Azure Resource Manager",
  aks: "Azure Kubernetes Service",
  kubernetes: "Kubernetes",
  keyVault: "Azure Key Vault",
  linux: "Linux",
  storage: "Azure Storage",
  berth: "Berth",
} as const;

/** Something wrong with an input. All problems of one input are reported together. */
export interface Problem {
  /** Pulumi property path of the value, such as `containers[1].ports[0].port`. */
  readonly path: string;
  /** The value, when showing it helps. Never shown when its property is a secret. */
  readonly value?: unknown;
  /** What is allowed, as a predicate of the property: `must be a whole number from 1 to 65535`. */
  readonly allowed: string;
  /** Whose rule it is, one of {@link RULES}. */
  readonly rule: string;
  /** Code of the ARM error that the service answers, where one is known. */
  readonly code?: string;
}

/** One problem as a sentence: path, value, what is allowed and whose rule it is. */
export function formatProblem(problem: Problem): string {
  const value = problem.value === undefined ? "" : ` ${valueText(problem.value)}`;
  return `${problem.path}:${value} ${problem.allowed} (${problem.rule})`;
}

/** Programs in JavaScript also give what JSON has no text for. */
function valueText(value: unknown): string {
  const isInJson = typeof value !== "bigint" && typeof value !== "symbol" && !Number.isNaN(value);
  return isInJson ? JSON.stringify(value) : String(value);
}

export { atKey, isWithin };

/**
 * The problems without the values of those properties that are secrets by the user's will: at one of the given paths, above
 * or below it.
 */
export function hideValues(problems: readonly Problem[], secretPaths: readonly string[]): Problem[] {
  return problems.map((problem) => {
    const secret = secretPaths.some((path) => isWithin(problem.path, path) || isWithin(path, problem.path));
    if (!secret || problem.value === undefined) return problem;
    return { ...problem, value: undefined };
  });
}
