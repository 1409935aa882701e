import { canonicalValue } from "../core/canonical";
import { containerGroup } from "./containerGroup";
import { withoutDefaultLimits } from "./form";
import { asRecord, omit, pick } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import { previewOutputs, replaceNote } from "../core/preview";
import type { Inputs, ResourceModel } from "../core/resource";
import { resourceShapes } from "../generated/shapes";

/** Default timeout of a job. */
export const JOB_TIMEOUT_MINUTES = 30;

/** Berth's own inputs, which ARM never receives. */
const OWN_INPUTS = ["triggers", "timeoutMinutes", "deleteAfterRun", "allowFailure"];

export const NO_ADDRESS = "is only for container groups: a job has no address, for it has ended when it is deployed";

/** Inputs that only container groups have, and why. */
const GROUP_ONLY: Readonly<Record<string, string>> = {
  ipAddress: NO_ADDRESS,
  containerGroupProfile: "is only for container groups: Berth makes a job only from the job's own inputs",
  standbyPoolProfile: "is only for container groups: Berth makes jobs of their own inputs alone",
};

const { inputs, outputs } = resourceShapes["berth:containerinstance:ContainerJob"];

const form = {
  defaults: {
    ...containerGroup.form.defaults,
    restartPolicy: "Never",
    timeoutMinutes: JOB_TIMEOUT_MINUTES,
    deleteAfterRun: false,
    allowFailure: false,
  },
  spellings: containerGroup.form.spellings,
  lists: containerGroup.form.lists,
};

/**
 * Container groups that run to completion. A job has the id of its container group, since ARM has no other resource for
 * it.
 */
export const containerJob: ResourceModel = {
  ...containerGroup,
  token: "berth:containerinstance:ContainerJob",
  inputs,
  outputs,
  form,
  // A finished job must not run again because the configured isolation has changed. The next run uses the new one.
  configured: [],
  updateNote: () =>
    "The last run of this job did not end well: the job runs again, or Berth waits for it if it still runs.",
  replaceNote: (changed, news) =>
    replaceNote(changed, news, (paths) => `The job runs again, because ${paths} changed.`),
  previewOutputs: (news, update) => previewOutputs({ ...containerGroup, inputs, outputs }, {}, news, update),
  rules: (given) => [...containerGroup.rules(jobGroup(given)), ...checkJob(given)],
  unsupported: (path, key) => (path === "" ? GROUP_ONLY[key] : undefined) ?? containerGroup.unsupported(path, key),
  canonical: (given) => withoutDefaultLimits(asRecord(canonicalValue(inputs, form, "", given))),
  // A job that deleted itself counts as unchanged. Berth's own inputs come from `olds`, since ARM does not know them.
  observed: (seen, olds) => {
    if (seen.deleted === true && olds !== undefined) return olds;
    return { ...containerGroup.observed(seen, olds && jobGroup(olds)), ...pick(olds ?? {}, OWN_INPUTS) };
  },
};

/** The inputs of the container group that runs the job. */
export function jobGroup(given: Inputs): Inputs {
  return { ...omit(given, ...OWN_INPUTS), restartPolicy: given.restartPolicy ?? "Never" };
}

function checkJob({ restartPolicy, timeoutMinutes }: Inputs): Problem[] {
  const problems: Problem[] = [];
  if (restartPolicy === "Always") {
    const allowed = "must be Never or OnFailure: with Always, a job would never end";
    problems.push({ path: "restartPolicy", value: restartPolicy, allowed, rule: RULES.berth });
  }
  if (typeof timeoutMinutes === "number" && !(timeoutMinutes > 0 && Number.isFinite(timeoutMinutes)))
    problems.push({ path: "timeoutMinutes", value: timeoutMinutes, allowed: "must be more than 0", rule: RULES.berth });
  return problems;
}
