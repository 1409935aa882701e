import type { ArmId } from "../../../model/core/armId";
import type { CompleteGroup } from "../../../model/containerinstance/container/complete";
import type { Context } from "../context";
import type { ContainerDetails, Engine } from "../../../docker/engine";
import { within } from "../../../clock";
import { PROVISIONING_TIMEOUT } from "./state";
import { checkGoing, retire } from "../work/steps";
import { ArmError } from "../http/errors";
import { event } from "../work/event";
import { lastLines, type MemberIds, startMember } from "./members";
import { nameOf } from "../store/types";
import { CONTAINER } from "../../../docker/labels";
import type { Operation } from "../work/operations";

/** An init container that keeps failing for this long and was restarted this often has failed for good. */
const CRASH_MS = 10_000;
const CRASH_RESTARTS = 3;

/**
 * Runs a group's init containers, which exist already, one after the other. Throws when one fails for good, or when
 * they have not all completed in the time that ACI allows for a deployment.
 */
export async function runInits(
  context: Context,
  { id, group }: { id: ArmId; group: CompleteGroup },
  members: MemberIds,
  operation: Operation,
): Promise<void> {
  for (const { name } of group.initContainers ?? []) {
    checkGoing(operation.abort.signal);
    const ref = members.get(name) ?? "";
    await startMember(context, id, { name, ref }, operation);
    operation.events.push(event("Initializing", `running init container ${name}`, context.now().toISOString()));
    await waitForSuccess(context, id, ref, operation);
  }
}

/** The engine restarts the container if the group's policy says so. */
async function waitForSuccess(context: Context, id: ArmId, ref: string, operation: Operation): Promise<void> {
  const { engine, now, clock } = context;
  const leftMs = Date.parse(operation.startTime) + PROVISIONING_TIMEOUT * 1000 - now().getTime();
  const limit = { ms: Math.max(leftMs, 0), late: () => new TimeOver() };
  let failingSinceMs: number | undefined;
  for (;;) {
    const exitCode = await within(clock, limit, operation.abort.signal, (signal) =>
      engine.waitContainer(ref, signal),
    ).catch(async (error: unknown) => {
      checkGoing(operation.abort.signal);
      if (!(error instanceof TimeOver)) throw error;
      const late = await timedOut(context, id, ref);
      operation.events.push(event("Failed", TIMEOUT_EVENT, now().toISOString(), { type: "Warning" }));
      throw late;
    });
    const member = await engine.inspectContainer(ref);
    // Podman says 0 of one that was removed.
    if (member === undefined || member.status === "removing") throw preempted(id);
    if (exitCode === 0) return;
    failingSinceMs ??= now().getTime();
    const isLasting = member.restartCount >= CRASH_RESTARTS && now().getTime() - failingSinceMs >= CRASH_MS;
    if (member.restartPolicy !== "no" && !isLasting) continue;
    await giveUp(engine, member);
    const error = await initFailed(engine, id, { ...member, exitCode });
    operation.events.push(event("Failed", error.message, now().toISOString(), { type: "Warning" }));
    throw error;
  }
}

class TimeOver extends Error {}

/** ACI's texts, in its event and in the failure of the operation. */
const TIMEOUT_EVENT = "Subscription deployment didn't reach a successful provisioning state after '00:30:00'.";
const TIMEOUT_FAILURE = "The resource provision operation did not complete within the allowed timeout period.";

async function timedOut({ engine }: Context, id: ArmId, ref: string): Promise<ArmError> {
  const lines = await lastLines(engine, ref);
  const member = await engine.inspectContainer(ref);
  // A container that will not be restarted shows all processes that the group has failed.
  if (member !== undefined) await retire(engine, member.id, 0);
  const message =
    `${TIMEOUT_FAILURE} The init container '${member?.labels[CONTAINER] ?? ref}' in container group '${nameOf(id)}' had not ended ` +
    `after ${PROVISIONING_TIMEOUT / 60} minutes and was killed. The containers of the group were not started.`;
  return new ArmError(409, "ResourceDeploymentFailure", message + lines);
}

/**
 * If the init container succeeded later, nobody would start the group's containers. A container that will not be
 * restarted shows all processes that the group has failed.
 */
async function giveUp(engine: Engine, { id, restartPolicy }: ContainerDetails): Promise<void> {
  if (restartPolicy === "no") return;
  await retire(engine, id, 0);
}

/** The error for a group whose init container has failed for good. */
export async function initFailed(engine: Engine, id: ArmId, member: ContainerDetails): Promise<ArmError> {
  const { restartCount, exitCode, labels } = member;
  const how = restartCount === 0 ? "failed" : "keeps failing";
  const often = restartCount === 0 ? "" : `; it was restarted ${restartCount} times`;
  const message =
    `The init container '${labels[CONTAINER]}' in container group '${nameOf(id)}' ${how} with exit code ${exitCode}${often}. ` +
    "The containers of the group were not started.";
  return new ArmError(409, "InitContainerFailed", message + (await lastLines(engine, member.id)));
}

function preempted(id: ArmId): ArmError {
  const message = `The init containers of container group '${nameOf(id)}' were removed: another operation took its place.`;
  return new ArmError(409, "OperationPreempted", message);
}
