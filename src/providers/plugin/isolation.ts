import { missingIsolation } from "../../model/containerinstance/isolation";
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
 * Throws when the container engine lacks the runtime that would isolate a resource. If the engine does not answer, a
 * preview continues without this check.
 */
export async function requireIsolation(
  session: Session,
  urn: string,
  model: ResourceModel,
  marked: PropertyMap,
): Promise<void> {
  const { config } = session;
  if (config.target !== "local" || !Object.hasOwn(model.inputs.properties, "isolation")) return;
  const wanted = plainMap(marked)["isolation"] ?? config.isolation;
  if (typeof wanted !== "string") return;
  const secrets = secretStrings(marked["isolation"]);
  try {
    const operation = { urn, timeoutSeconds: PATIENCE_SECONDS, secrets };
    const runtimes = await run(session, operation, async (client) => client.listRuntimes?.());
    const path = wanted === config.isolation ? (config.isolationSource ?? "isolation") : "isolation";
    const problem = runtimes && missingIsolation(wanted, path, runtimes);
    if (problem !== undefined) throw invalid(hideSecrets(formatProblem(problem), secrets));
  } catch (error) {
    const isSilent = error instanceof ArmFailure || error instanceof Interrupted;
    if (!isSilent || session.cancelled.aborted) throw error;
    const why = error instanceof ArmFailure ? error.message : `It did not answer within ${PATIENCE_SECONDS} s.`;
    session.engine.note(urn, `Whether the container engine can isolate this group is not known. ${why}`);
  }
}

/** What a preview says about an isolation that has no effect on the target. */
export function isolationNote(config: ProviderConfig, inputs: PropertyMap): string | undefined {
  if (config.target !== "azure" || isAbsent(inputs["isolation"])) return undefined;
  return "isolation has no effect on Azure, which isolates every container group as a virtual machine is.";
}
