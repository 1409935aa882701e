import { canonicalValue } from "../core/canonical";
import { containerGroup } from "./containerGroup";
import { withoutDefaultLimits } from "./form";
import { asRecord, omit, pick } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import { previewOutputs, replaceNote } from "../core/preview";
import type { Inputs, ResourceModel } from "../core/resource";
import { resourceShapes } from "../generated/shapes";

/** How long a job may take when its program does not say. */
export const JOB_TIMEOUT_MINUTES = 30;

/** Inputs that are Berth's own: ARM is not told of them. */
const OWN_INPUTS = ["triggers", "timeoutMinutes", "deleteAfterRun", "allowFailure"];

/** Why a job has no address. */
export const NO_ADDRESS = "is a container group's: a job has no address, for it has ended when it is deployed";

/** What a group has and a job has not, and why. */
const GROUP_ONLY: Readonly<Record<string, string>> = {
  ipAddress: NO_ADDRESS,
  containerGroupProfile: "is a container group's: Berth makes jobs of their own inputs alone",
  standbyPoolProfile: "is a container group's: Berth makes jobs of their own inputs alone",
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
};

/** Container groups that run to their end. The id is the group's: there is nothing else of a job in ARM. */
export const containerJob: ResourceModel = {
  ...containerGroup,
  token: "berth:containerinstance:ContainerJob",
  inputs,
  outputs,
  form,
  // What runs once needs no other isolation when it has ended: a job gets it when it runs.
  configured: [],
  updateNote: () => "The last run of this job did not end well: it runs again, or is waited for where it still runs.",
  replaceNote: (changed, news) =>
    replaceNote(changed, news, (paths) => `The job runs again, because of changes of ${paths}.`),
  previewOutputs: (news, update) => previewOutputs({ ...containerGroup, inputs, outputs }, {}, news, update),
  rules: (given) => [...containerGroup.rules(jobGroup(given)), ...checkJob(given)],
  unsupported: (path, key) => (path === "" ? GROUP_ONLY[key] : undefined) ?? containerGroup.unsupported(path, key),
  canonical: (given) => withoutDefaultLimits(asRecord(canonicalValue(inputs, form, "", given))),
  // What is gone by the job's own will is as it was, and ARM knows nothing of Berth's own inputs.
  observed: (seen, olds) => {
    if (seen.deleted === true && olds !== undefined) return olds;
    return { ...containerGroup.observed(seen, olds && jobGroup(olds)), ...pick(olds ?? {}, OWN_INPUTS) };
  },
};

/** The inputs of the container group that runs a job. */
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
