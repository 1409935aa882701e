import { type ArmId, formatArmId } from "../../../model/core/armId";
import { DEPLOYMENT, idKey } from "../../../docker/labels";
import type { Context } from "../context";
import { ArmError, toArmError } from "../http/errors";
import type { Call } from "../http/http";
import type { ArmRecord } from "../store/records";
import * as longRunning from "../work/longRunning";
import type { Held, Operation } from "../work/operations";
import { checkGoing } from "../work/steps";
import { CLUSTER_TYPE } from "../store/types";
import { carriedLabels, type ClusterState, stateLabel } from "./view";

/** AKS's operations answer with this version, whatever the caller's version is. */
const API_VERSION = "2016-03-30";
/** How often writing a record's state is repeated when others write the record at the same time. */
const ATTEMPTS = 5;

/**
 * Headers with the URL to poll for an operation in the cluster's location. `location` is only added to answers without
 * a body.
 */
export function asyncHeaders(
  call: Call,
  { id, labels }: ArmRecord,
  location: string,
  operation: Operation,
  hasBody: boolean,
): Record<string, string> {
  const isGoing = operation.kind === "delete";
  const token = longRunning.tokenOf(id, isGoing ? undefined : (labels[DEPLOYMENT] ?? ""));
  const path = `/subscriptions/${id.subscriptionId}/providers/Microsoft.ContainerService/locations/${location}`;
  const url = (kind: string) => longRunning.pollUrl(call, `${path}/${kind}/${operation.id}`, API_VERSION, token);
  return longRunning.asyncHeaders({
    operation: url("operations"),
    ...(!hasBody && { location: url("operationresults") }),
  });
}

/** Labels of a record when an operation begins. */
export function beginning(context: Context, state: ClusterState["state"], record?: ArmRecord): Record<string, string> {
  const labels = record === undefined ? {} : carriedLabels(record);
  return { ...labels, [DEPLOYMENT]: context.uuid(), ...stateLabel({ state }) };
}

/** Starts work on a cluster or pool. When it ends, its result is written to the records that were written for it. */
export function startWork(
  context: Context,
  held: Held,
  records: readonly ArmRecord[],
  work: (operation: Operation) => Promise<void>,
): Operation {
  return held.start(async (operation) => {
    try {
      checkGoing(held.signal);
      await work(operation);
      await settleAll(context, records, { state: "Succeeded" });
    } catch (error) {
      // The request that ended the operation removes the records.
      if (!held.signal.aborted) {
        const { code, message } = toArmError(error);
        await settleAll(context, records, { state: "Failed", error: { code, message } }).catch(() => {});
      }
      throw error;
    }
  });
}

async function settleAll(context: Context, records: readonly ArmRecord[], state: ClusterState): Promise<void> {
  await Promise.all(records.map((record) => settle(context, record, state)));
}

/** Writes the result of an operation, unless a later request has changed the record. */
async function settle({ records }: Context, record: ArmRecord, state: ClusterState): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const previous = await records.get(record.id);
    if (previous === undefined || previous.labels[DEPLOYMENT] !== record.labels[DEPLOYMENT]) return;
    const labels = { ...carriedLabels(previous), ...stateLabel(state) };
    try {
      await records.replace({ id: previous.id, body: previous.body, previous, labels });
      return;
    } catch (error) {
      if (!(error instanceof ArmError) || error.status !== 409 || attempt >= ATTEMPTS) throw error;
    }
  }
}

/**
 * Answers a request that changes a cluster with all its pools, or one pool. Other requests for the same resource are
 * refused meanwhile. Pools may change at the same time.
 */
export function accept<T>(
  { operations }: Context,
  id: ArmId,
  kind: Operation["kind"],
  request: (held: Held) => Promise<T>,
): Promise<T> {
  const meets = longRunning.inGroup(id, (other) => {
    // A cluster also claims its pools. But the deletion of a pool cannot end an operation on the cluster.
    if (kind === "delete" && other.key.startsWith(idKey(id))) return longRunning.joining(id)(other);
    return notAllowed(
      "Another operation is in progress, please wait for it to finish before starting a new operation. " +
        `It works on '${other.resourceId}'.`,
    );
  });
  return operations.accept({ resourceId: formatArmId(id), kind, covers: id.type === CLUSTER_TYPE, meets }, request);
}

/** When another process writes the same resource at the same time, AKS calls it an operation in progress. */
export function writing<T>(id: ArmId, write: () => Promise<T>): Promise<T> {
  return longRunning.writing(write, () => changedElsewhere(id));
}

/** Clients that know AKS try again after this. */
export const changedElsewhere = ({ names }: ArmId): ArmError =>
  notAllowed(
    `Another operation is in progress: another process changes '${names.at(-1)}', or what it depends on, too.`,
  );

function notAllowed(why: string): ArmError {
  return new ArmError(409, "OperationNotAllowed", `Operation is not allowed: ${why}`);
}
