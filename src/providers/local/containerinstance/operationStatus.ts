import { formatArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { existingGroup } from "./live";
import type { Context } from "../context";
import { initFailed } from "./init";
import { failedInit, failureOf, memberOf, provisioningState } from "./state";
import { groupOf } from "./body";
import { allContainers } from "./parts";
import { type Call, POLL_AGAIN, type Reply } from "../http/http";
import { DEPLOYMENT } from "../../../docker/labels";
import { polledResource } from "../work/longRunning";
import type { OperationFault } from "../work/operations";
import type { Names, Routes } from "../http/router";

export function operationRoutes(context: () => Promise<Context>): Routes {
  const path =
    "/subscriptions/{subscription}/providers/Microsoft.ContainerInstance/locations/{location}/operations/{operation}";
  return { [`GET ${path}`]: async (call, names) => poll(await context(), call, names) };
}

async function poll(context: Context, call: Call, { operation: id = "", subscription = "" }: Names): Promise<Reply> {
  const operation = context.operations.find(id);
  if (operation === undefined) return pollEngine(context, call, subscription);
  await context.operations.wait(operation);
  const { resourceId, status, startTime, events, error } = operation;
  const body = { id: resourceId, status, startTime, properties: { events }, ...(error && { error }) };
  return { status: 200, headers: status === "Pending" ? POLL_AGAIN : {}, body };
}

/** The state of an operation that another process started, as far as the engine shows it. */
async function pollEngine(context: Context, call: Call, subscription: string): Promise<Reply> {
  const { id, deployment } = polledResource(call, subscription);
  const live = await existingGroup(context, id);
  const { record } = live;
  const answer = (status: string, error?: OperationFault): Reply => {
    const failure = failureOf(live);
    const now = context.now().toISOString();
    const events = failure ? [{ count: 1, firstTimestamp: now, lastTimestamp: now, ...failure, type: "Warning" }] : [];
    const body: Json = {
      id: formatArmId(record.id),
      status,
      startTime: record.changed,
      properties: { events },
      ...(error && { error }),
    };
    return { status: 200, headers: status === "Pending" ? POLL_AGAIN : {}, body };
  };
  if (record.labels[DEPLOYMENT] !== deployment)
    return answer("Canceled", {
      code: "Canceled",
      message: "A later operation on the container group took its place.",
    });
  const state = provisioningState(live, context.now());
  if (state === "Succeeded") return answer(state);
  if (state !== "Failed") return answer("Pending");
  const init = failedInit(live);
  if (init !== undefined) {
    const { code, message } = await initFailed(context.engine, id, init);
    return answer("Failed", { code, message });
  }
  const failed = allContainers(groupOf(record.body))
    .map(({ name }) => memberOf(live, name))
    .find((member) => member?.error);
  const message =
    failureOf(live)?.message ?? failed?.error ?? "The operation was cut off before its containers had started.";
  return answer("Failed", { code: failureOf(live)?.name ?? "ContainerStartFailed", message });
}
