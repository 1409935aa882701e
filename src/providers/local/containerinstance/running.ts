import { type ArmId, formatArmId } from "../../../model/core/armId";
import { DEPLOYMENT } from "../../../docker/labels";
import type { Context } from "../context";
import { ArmError } from "../http/errors";
import type { Call } from "../http/http";
import type { ArmRecord } from "../store/records";
import * as longRunning from "../work/longRunning";
import type { Held, Operation } from "../work/operations";

/** ACI's operations answer with this version, whatever the caller's version is. */
const API_VERSION = "2018-06-01";

/** Headers with the URL to poll for an operation on a container group. */
export function asyncHeaders(call: Call, { id, body, labels }: ArmRecord, operation: Operation) {
  const provider = `/subscriptions/${id.subscriptionId}/providers/Microsoft.ContainerInstance`;
  const path = `${provider}/locations/${String(body.location)}/operations/${operation.id}`;
  const token = longRunning.tokenOf(id, labels[DEPLOYMENT] ?? "");
  const headers = longRunning.asyncHeaders({ operation: longRunning.pollUrl(call, path, API_VERSION, token) });
  return { ...headers, "x-ms-request-id": `${String(body.location)}:${operation.id}` };
}

/** Answers a request that changes a container group. While the group is being changed, other requests are refused. */
export function accept<T>(
  { operations }: Context,
  id: ArmId,
  kind: Operation["kind"],
  request: (held: Held) => Promise<T>,
): Promise<T> {
  const refused = () => transitioning(id, "An operation that was started before has not ended yet.");
  const meets = longRunning.inGroup(id, kind === "delete" ? longRunning.ending : refused);
  return operations.accept({ resourceId: formatArmId(id), kind, meets }, request);
}

/** When another process writes the same container group at the same time, ACI calls it transitioning. */
export function writing<T>(id: ArmId, write: () => Promise<T>): Promise<T> {
  return longRunning.writing(write, () => transitioning(id, "Another process changes it."));
}

function transitioning({ names }: ArmId, why: string): ArmError {
  const message = `The container group '${names.at(-1)}' is still transitioning, please retry later. ${why}`;
  return new ArmError(409, "ContainerGroupTransitioning", message);
}
