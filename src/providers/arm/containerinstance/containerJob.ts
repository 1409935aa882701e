import { flattenBody, type Json } from "../../../model/core/armBody";
import { containerJob, JOB_TIMEOUT_MINUTES, jobGroup } from "../../../model/containerinstance/containerJob";
import type { Inputs } from "../../../model/core/resource";
import { containerGroupCalls, putGroup, wholeBody } from "./containerGroup";
import { ArmFailure, type ArmResource, type ArmResult, type KnownResource, type OperationContext } from "../contract";
import { ArmFault } from "../wire/fault";
import { groupPostMortem } from "./postMortem";
import { finishedLog } from "./jobLog";
import { type EndedContainer, exitCodeOf, type JobState, jobStateOf } from "./jobState";
import { viewOf } from "./readiness";
import { armResource, ifFound, type Names } from "../resource";
import { withoutSecrets } from "../wire/secrets";
import { Call } from "../wire/call";
import { type Session, takenFault } from "../wire/session";

const POLL_MS = 2_000;
/** Longest interval between polls. */
const POLL_MAX_MS = 10_000;
/** The same when the connection sets the interval. */
const OWN_PACE_MAX_MS = 1_000;
const SLOW_DOWN = 1.3;

/** Outputs of the run. They stay the same whatever happens to the group. */
const RUN_OUTPUTS = ["exitCode", "logs", "results", "deleted"];

/**
 * Container groups that run to completion. Each run starts from nothing: the group of an earlier run is deleted, since
 * after a PUT its container states could be mistaken for the new ones. Updates happen only after a run that failed or
 * was interrupted, and wait for containers that still run.
 */
export function containerJobResource(session: Session): ArmResource {
  const group = containerGroupCalls(session);

  const start = async (inputs: Inputs, isUpdate: boolean, call: Call): Promise<Json> => {
    const names = inputs as Names;
    const left = await ifFound(group.get(names, call));
    if (left !== undefined && call.onlyNew) throw takenFault();
    call.sent = true;
    if (left !== undefined && isUpdate && isWorthWaiting(jobStateOf(viewOf(left)), inputs)) {
      call.accepted = true;
      return left;
    }
    const body = await wholeBody(session, jobGroup(inputs), call);
    if (left !== undefined) {
      call.progress("Deleting what the last run left");
      await group.delete(names, call);
    }
    const started = await putGroup(session, names, body, call);
    call.accepted = true;
    return started;
  };

  /**
   * Waits until the job ends. Throws when it does not end in time, after the group is stopped or deleted, so that
   * nothing keeps running unnoticed.
   */
  const untilEnded = async (inputs: Inputs, started: Json, call: Call) => {
    const names = inputs as Names;
    const { clock, connection } = session;
    const minutes = (inputs.timeoutMinutes as number | undefined) ?? JOB_TIMEOUT_MINUTES;
    const startMs = clock.nowMs();
    let pauseMs = connection.pollIntervalMs ?? POLL_MS;
    const longestMs = connection.pollIntervalMs === undefined ? POLL_MAX_MS : OWN_PACE_MAX_MS;
    for (let body = started; ; body = await group.get(names, call)) {
      const state = jobStateOf(viewOf(body));
      if (state.kind === "ended") return { body, containers: state.containers };
      if (state.kind === "failed") throw new ArmFault(`it cannot end: ${state.message}`);
      const leftMs = startMs + minutes * 60_000 - clock.nowMs();
      if (leftMs <= 0) throw await timedOut(inputs, body, `${minutes} minutes: ${state.message}`, call);
      call.progress(`Waiting for the job's end: ${state.message}`);
      await clock.sleep(Math.min(pauseMs, leftMs), call.signal);
      pauseMs = Math.min(pauseMs * SLOW_DOWN, longestMs);
    }
  };

  const timedOut = async (inputs: Inputs, body: Json, within: string, call: Call): Promise<ArmFailure> => {
    const names = inputs as Names;
    // The service drops the logs when a group stops, so they are read before.
    const reasons = await groupPostMortem(session, names, body, call);
    if (inputs.deleteAfterRun === true) await group.delete(names, call);
    else await stop(session, names, call);
    const how = inputs.deleteAfterRun === true ? "deleted" : "stopped";
    return failedRun(names, `it did not end within ${within}. It was ${how}.`, body, {}, reasons);
  };

  const results = (names: Names, containers: readonly EndedContainer[], call: Call): Promise<Json[]> =>
    Promise.all(
      containers.map(async (container) => ({ ...container, logs: await finishedLog(session, names, container, call) })),
    );

  const runOutputs = (containers: readonly EndedContainer[], told: readonly Json[], deleted: boolean): Json => ({
    exitCode: exitCodeOf(containers),
    logs: told[0]?.logs,
    results: told,
    deleted,
  });

  const finish = async (inputs: Inputs, started: Json, call: Call): Promise<Json> => {
    const names = inputs as Names;
    const { body, containers } = await untilEnded(inputs, started, call);
    const failed = isFailed(containers, inputs);
    const [told, reasons] = await Promise.all([
      results(names, containers, call),
      failed ? groupPostMortem(session, names, body, call) : [],
    ]);
    if (inputs.deleteAfterRun === true) await group.delete(names, call);
    const outputs = runOutputs(containers, told, inputs.deleteAfterRun === true);
    if (failed) throw failedRun(names, endOf(containers), body, outputs, reasons);
    return { ...body, properties: { ...(body.properties as Json), ...outputs } };
  };

  const base = armResource(session, {
    ...group,
    model: containerJob,
    noun: "container job",
    put: async (inputs, update, call) => finish(inputs, await start(inputs, update !== undefined, call), call),
  });

  /** The outputs of a run that ended without Pulumi seeing it; undefined when it has not ended. */
  const endSeenLate = async (names: Names, body: Json, context: OperationContext): Promise<Json | undefined> => {
    const state = jobStateOf(viewOf(body));
    if (state.kind !== "ended") return undefined;
    return runOutputs(state.containers, await results(names, state.containers, new Call(context)), false);
  };

  return {
    ...base,

    async read(id: string, context: OperationContext, known?: KnownResource) {
      const done = known !== undefined && typeof known.outputs.exitCode === "number";
      const mustBeWell = (result: ArmResult): ArmResult => {
        const exitCode = result.outputs.exitCode as number | undefined;
        if (known === undefined || exitCode === 0 || (exitCode !== undefined && known.inputs.allowFailure === true))
          return result;
        const how = exitCode === undefined ? "has not ended, or not by itself" : `ended with exit code ${exitCode}`;
        throw new ArmFailure(`container job ${id}: its last run ${how}. The next \`pulumi up\` runs it again.`, {
          result,
        });
      };
      if (done && known.outputs.deleted === true) return mustBeWell({ id, outputs: known.outputs });
      const found = await base.read(id, context);
      if (found === undefined) return undefined;
      const names = containerJob.fromId(id) ?? {};
      const run = done ? pick(known.outputs) : await endSeenLate(names, found.outputs, context);
      if (run === undefined && known === undefined)
        throw new ArmFailure(`container job ${id}: it has not ended, so there is no result to import.`);
      return mustBeWell({ id: found.id, outputs: { ...found.outputs, ...run } });
    },
  };

  function failedRun(names: Names, what: string, body: Json, outputs: Json, reasons: readonly string[]): ArmFailure {
    const { resourceGroupName, containerGroupName } = names;
    const title = `container job "${containerGroupName}" in resource group "${resourceGroupName}"`;
    const { id, ...flat } = flattenBody(body);
    const armId = typeof id === "string" ? id : containerJob.id(names, session.connection.subscriptionId);
    const result = { id: armId, outputs: withoutSecrets(containerJob.outputs, { ...flat, ...outputs }) };
    return new ArmFailure(`${title}: ${what}`, { result, reasons });
  }
}

/** Whether an interrupted run is the wanted one: it still runs, or it has ended successfully. */
function isWorthWaiting(state: JobState, inputs: Inputs): boolean {
  return state.kind === "running" || (state.kind === "ended" && !isFailed(state.containers, inputs));
}

function isFailed(containers: readonly EndedContainer[], { allowFailure }: Inputs): boolean {
  return allowFailure !== true && exitCodeOf(containers) !== 0;
}

function endOf(containers: readonly EndedContainer[]): string {
  const failed = containers.filter(({ exitCode }) => exitCode !== 0);
  return failed.map(({ name, exitCode }) => `container "${name}" ended with exit code ${exitCode}.`).join(" ");
}

function pick(outputs: Json): Json {
  return Object.fromEntries(RUN_OUTPUTS.map((key) => [key, outputs[key]]));
}

async function stop(session: Session, names: Names, call: Call): Promise<void> {
  const client = await session.sdk.containerInstance();
  const { resourceGroupName = "", containerGroupName = "" } = names;
  await client.containerGroups.stop(resourceGroupName, containerGroupName, { abortSignal: call.signal });
}
