import { refusedIsolation } from "../../model/containerinstance/isolation";
import { formatProblem } from "../../model/core/problem";
import type { ResourceModel } from "../../model/core/resource";
import { hideSecrets } from "../../model/core/secrets";
import { ArmFailure } from "../arm/contract";
import type { ProviderConfig } from "./config";
import { invalid } from "./failure";
import { secretStrings } from "./marks";
import { Interrupted, run } from "./operation";
import type { Session } from "./session";
import { isAbsent, plainMap, type PropertyMap } from "./values";

/** How long a preview waits for an engine that does not answer. */
const PATIENCE_SECONDS = 5;

/** Adds the configured isolation to inputs without one, if the resource supports it. */
export function withIsolation(model: ResourceModel, config: ProviderConfig, inputs: PropertyMap): PropertyMap {
  const { target, isolation } = config;
  if (!model.configured.includes("isolation") || target !== "local" || isolation === undefined) return inputs;
  return isAbsent(inputs["isolation"]) ? { ...inputs, isolation } : inputs;
}

/**
 * Throws when the container engine cannot do what a resource asks for: it lacks the runtime that would isolate it, or is Podman. If
 * the engine does not answer, a preview continues without this check.
 */
export async function requireEngine(
  session: Session,
  urn: string,
  model: ResourceModel,
  marked: PropertyMap,
): Promise<void> {
  const { config } = session;
  if (config.target !== "local") return;
  const inputs = plainMap(marked);
  const isolation = Object.hasOwn(model.inputs.properties, "isolation")
    ? (inputs["isolation"] ?? config.isolation)
    : undefined;
  const wanted = typeof isolation === "string" ? isolation : undefined;
  const onPodman = model.podmanRules(inputs);
  if (wanted === undefined && onPodman.length === 0) return;
  const secrets = secretStrings(marked["isolation"]);
  try {
    const operation = { urn, timeoutSeconds: PATIENCE_SECONDS, secrets };
    const engine = await run(session, operation, async (client) => client.describeEngine?.());
    if (engine === undefined) return;
    const path = wanted === config.isolation ? (config.isolationSource ?? "isolation") : "isolation";
    const missing = wanted === undefined ? undefined : refusedIsolation(wanted, path, engine);
    const problems = [...(missing ? [missing] : []), ...(engine.isPodman ? onPodman : [])];
    if (problems.length > 0)
      throw invalid(problems.map((each) => hideSecrets(formatProblem(each), secrets)).join("\n"));
  } catch (error) {
    const isSilent = error instanceof ArmFailure || error instanceof Interrupted;
    if (!isSilent || session.cancelled.aborted) throw error;
    const why = error instanceof ArmFailure ? error.message : `It did not answer within ${PATIENCE_SECONDS} s.`;
    const what = wanted === undefined ? "run this resource" : "isolate this group";
    session.engine.note(urn, `Whether the container engine can ${what} is not known. ${why}`);
  }
}

/** What a preview says about an isolation that has no effect on the target. */
export function isolationNote(config: ProviderConfig, inputs: PropertyMap): string | undefined {
  if (config.target !== "azure" || isAbsent(inputs["isolation"])) return undefined;
  return "isolation has no effect on Azure, which isolates every container group as a virtual machine is.";
}
