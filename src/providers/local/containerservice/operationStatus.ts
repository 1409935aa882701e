import type { Json } from "../../../model/core/armBody";
import { observed } from "./observed";
import { isFinal, provisioningState, stateOf } from "./view";
import type { Context } from "../context";
import { type Call, NO_CONTENT, POLL_AGAIN, type Reply } from "../http/http";
import { DEPLOYMENT } from "../../../docker/labels";
import { polledResource } from "../work/longRunning";
import type { ArmEvent, OperationFault } from "../work/operations";
import type { Names, Routes } from "../http/router";

const LOCATION = "/subscriptions/{subscription}/providers/Microsoft.ContainerService/locations/{location}";

export function clusterOperationRoutes(context: () => Promise<Context>): Routes {
  return {
    [`GET ${LOCATION}/operations/{operation}`]: async (call, names) => poll(await context(), call, names),
    [`GET ${LOCATION}/operationresults/{operation}`]: async (call, names) => pollResult(await context(), call, names),
  };
}

interface Outcome {
  readonly status: "InProgress" | "Succeeded" | "Failed" | "Canceled";
  readonly startTime: string;
  readonly endTime?: string;
  readonly error?: OperationFault;
  readonly events?: readonly ArmEvent[];
}

async function poll(context: Context, call: Call, names: Names): Promise<Reply> {
  const { status, startTime, endTime, error, events = [] } = await outcome(context, call, names);
  const name = swapped(names.operation ?? "");
  const body: Json = {
    name,
    status,
    startTime,
    ...(endTime && { endTime }),
    ...(error && { error }),
    // AKS says nothing while it works. Here it may have to pull what it runs first.
    ...(events.length > 0 && { properties: { events } }),
  };
  return { status: 200, headers: status === "InProgress" ? POLL_AGAIN : {}, body };
}

async function pollResult(context: Context, call: Call, names: Names): Promise<Reply> {
  const { status, error } = await outcome(context, call, names);
  if (error) return { status: 409, body: { error } };
  if (status !== "InProgress") return NO_CONTENT;
  const query = [...call.query].map(([name, value]) => `${name}=${value}`).join("&");
  const location = `${call.origin}/${call.segments.join("/")}?${query}`;
  return { status: 202, headers: { location, ...POLL_AGAIN } };
}

/** AKS names an operation by its id with the bytes of the first three groups reversed. */
function swapped(id: string): string {
  return id
    .split("-")
    .map((part, i) => (i < 3 ? (part.match(/../g) ?? []).reverse().join("") : part))
    .join("-");
}

async function outcome(
  context: Context,
  call: Call,
  { operation: id = "", subscription = "" }: Names,
): Promise<Outcome> {
  const operation = context.operations.find(id);
  if (operation === undefined) return engineOutcome(context, call, subscription);
  await context.operations.wait(operation);
  const { status, startTime, endTime, error, events } = operation;
  if (status !== "Succeeded" && status !== "Failed") return { status: "InProgress", startTime, events };
  return { status, startTime, ...(endTime !== undefined && { endTime }), ...(error && { error }) };
}

/** The state of an operation that another process started, as far as the engine shows it. */
async function engineOutcome(context: Context, call: Call, subscription: string): Promise<Outcome> {
  const { id, deployment } = polledResource(call, subscription);
  const record = await context.records.get(id);
  const now = context.now().toISOString();
  if (deployment === undefined)
    return record
      ? { status: "InProgress", startTime: record.changed }
      : { status: "Succeeded", startTime: now, endTime: now };
  const times = { startTime: record?.changed ?? now, endTime: record?.changed ?? now };
  if (record === undefined || record.labels[DEPLOYMENT] !== deployment) {
    const message = "A later operation took its place.";
    return { status: "Canceled", ...times, error: { code: "Canceled", message } };
  }
  const { state, error } = stateOf(await observed(context, record));
  if (isFinal(state)) return { status: state, ...times, ...(error && { error }) };
  if (provisioningState(record, context.now()) !== "Failed") return { status: "InProgress", startTime: record.changed };
  const cutOff = { code: "OperationCutOff", message: "The operation was cut off before its end." };
  return { status: "Failed", ...times, error: cutOff };
}
