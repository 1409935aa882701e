import { ArmFailure, type ArmResult } from "../arm/contract";
import { ApiFault, connectionCode, KubeconfigFault, SilentApi } from "./api";

/** The Deployment cannot become as it should be. `reasons` are more lines: events and log lines. */
export class DeploymentFault extends Error {
  override readonly name = "DeploymentFault";

  constructor(
    message: string,
    readonly reasons: readonly string[] = [],
  ) {
    super(message);
  }
}

/** What to do about the most common answers of an API server. */
const ADVICE: Readonly<Record<string, string>> = {
  Forbidden:
    "Ask for a role that allows it, such as Azure Kubernetes Service RBAC Writer, or check the cluster's policies.",
  Unauthorized: "The credentials that ARM gave are not valid there: try again, or rotate the cluster's certificates.",
};

/**
 * Converts any error to an {@link ArmFailure} that says which Deployment it concerns, what was answered and what to do.
 */
export function explain(title: string, error: unknown, signal: AbortSignal, result?: ArmResult): ArmFailure {
  if (error instanceof ArmFailure) return new ArmFailure(error.message, { ...error.details, result });
  if (signal.aborted) return new ArmFailure(`${title}: ${interruption(signal)}`, { result });
  if (error instanceof DeploymentFault)
    return new ArmFailure(`${title}: ${error.message}`, { result, reasons: error.reasons });
  if (error instanceof ApiFault) {
    const { message, reason, statusCode } = error;
    const advice = reason === undefined ? undefined : ADVICE[reason];
    const told = `${reason ?? "the API server answered"} (${statusCode}): ${message}`;
    return new ArmFailure(`${title}: ${told}${advice === undefined ? "" : ` ${advice}`}`, {
      code: reason,
      statusCode,
      result,
    });
  }
  if (error instanceof KubeconfigFault) return new ArmFailure(`${title}: ${error.message}`, { result });
  const code = connectionCode(error);
  const why = error instanceof SilentApi ? error.message : code;
  if (why !== undefined)
    return new ArmFailure(
      `${title}: the cluster's API server cannot be reached (${why}). Check that the cluster runs, and the network.`,
      { code, result },
    );
  const { message = String(error) } = error as { readonly message?: string };
  const [first = ""] = message.split("\n");
  return new ArmFailure(`${title}: ${first}`, { result });
}

function interruption(signal: AbortSignal): string {
  const reason = signal.reason as { readonly name?: string } | undefined;
  if (reason?.name === "TimeoutError") return "it did not finish in the time allowed.";
  return "interrupted. The next `pulumi up` goes on from here.";
}

/** Whether ARM said that the resource, or a parent of it, does not exist. */
export function isGone(error: unknown): boolean {
  // A wrong or closed subscription also gives a 404, which says nothing about its resources.
  return (
    error instanceof ArmFailure && error.details.statusCode === 404 && error.details.code !== "SubscriptionNotFound"
  );
}
