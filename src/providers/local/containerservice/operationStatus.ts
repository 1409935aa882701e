import { type ArmId, formatArmId, parseArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { observed } from "./observed";
import { carriedLabels, type ClusterState, isFinal, provisioningState, stateLabel, stateOf } from "./view";
import type { Context } from "../context";
import { ArmError, toArmError } from "../http/errors";
import { nameOf } from "../store/types";
import { type Call, NO_CONTENT, POLL_AGAIN, type Reply } from "../http/http";
import { DEPLOYMENT, keyOf } from "../../../docker/labels";
import type { Operation, OperationFault } from "../work/operations";
import type { ArmRecord } from "../store/records";
import type { Names, Routes } from "../http/router";

/** AKS's operations answer this version whatever the caller's is. */
const API_VERSION = "2016-03-30";
/** How often a record's state is written when others write the record at the same time. */
const ATTEMPTS = 5;

/** When operations ended, ISO 8601. */
const ended = new WeakMap<Operation, string>();

/** What the poll URL carries, so that another process can answer from the engine's state. */
interface Token {
  /** Of the cluster or pool. */
  readonly id: string;
  /** Tells the request's record from later ones; undefined when the resource is to go. */
  readonly deployment?: string;
}

const LOCATION = "/subscriptions/{subscription}/providers/Microsoft.ContainerService/locations/{location}";

export function clusterOperationRoutes(context: () => Promise<Context>): Routes {
  return {
    [`GET ${LOCATION}/operations/{operation}`]: async (call, names) => poll(await context(), call, names),
    [`GET ${LOCATION}/operationresults/{operation}`]: async (call, names) => pollResult(await context(), call, names),
  };
}

/**
 * Headers that tell where to ask for the state of an operation in the cluster's location; `location` among them only with answers
 * that have no body.
 */
export function asyncHeaders(
  call: Call,
  { id, labels }: ArmRecord,
  location: string,
  operation: Operation,
  hasBody: boolean,
): Record<string, string> {
  const isGoing = operation.kind === "delete";
  const token: Token = { id: formatArmId(id), ...(!isGoing && { deployment: labels[DEPLOYMENT] ?? "" }) };
  const path = LOCATION.replace("{subscription}", id.subscriptionId).replace("{location}", location);
  const query = `api-version=${API_VERSION}&c=${Buffer.from(JSON.stringify(token)).toString("base64url")}`;
  const url = (kind: string) => `${call.origin}${path}/${kind}/${operation.id}?${query}`;
  return {
    "azure-asyncoperation": url("operations"),
    ...(!hasBody && { location: url("operationresults") }),
    ...POLL_AGAIN,
  };
}

/** Labels of a record that an operation begins on. */
export function beginning(context: Context, state: ClusterState["state"], record?: ArmRecord): Record<string, string> {
  const labels = record === undefined ? {} : carriedLabels(record);
  return { ...labels, [DEPLOYMENT]: context.uuid(), ...stateLabel({ state }) };
}

/** Starts work on a cluster or pool. Its end is written into the records that were written for it. */
export function startWork(
  context: Context,
  id: ArmId,
  kind: Operation["kind"],
  records: readonly ArmRecord[],
  work: (operation: Operation) => Promise<void>,
): Operation {
  return context.operations.start(formatArmId(id), kind, async (operation) => {
    try {
      await work(operation);
      await settleAll(context, records, { state: "Succeeded" });
    } catch (error) {
      // Who ended the operation removes the records.
      if (!operation.abort.signal.aborted) {
        const { code, message } = toArmError(error);
        await settleAll(context, records, { state: "Failed", error: { code, message } }).catch(() => {});
      }
      throw error;
    } finally {
      ended.set(operation, context.now().toISOString());
    }
  });
}

async function settleAll(context: Context, records: readonly ArmRecord[], state: ClusterState): Promise<void> {
  await Promise.all(records.map((record) => settle(context, record, state)));
}

/** Writes how an operation ended, unless a later request has the word. */
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

/** Ends what this service does to a cluster and its pools. */
export async function preempt({ operations }: Context, key: string): Promise<void> {
  const running = [operations.current(key), ...operations.below(key)].filter((item) => item !== undefined);
  for (const operation of running) operation.abort.abort();
  await Promise.all(running.map((operation) => operation.done));
}

/** What is being changed by this service cannot be changed by another request. Pools may change side by side. */
export function checkIdle({ operations }: Context, cluster: ArmId, pool?: ArmId): void {
  const key = keyOf(formatArmId(cluster));
  const others = pool ? operations.current(keyOf(formatArmId(pool))) : operations.below(key)[0];
  const busy = operations.current(key) ?? others;
  if (busy === undefined) return;
  const message =
    "Operation is not allowed: Another operation is in progress, please wait for it to finish before starting a new " +
    `operation. It works on '${busy.resourceId}'.`;
  throw new ArmError(409, "OperationNotAllowed", message);
}

/** Another request that writes the same thing at the same time is what AKS calls an operation in progress. */
export async function writing<T>(id: ArmId, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof ArmError) || error.status !== 409) throw error;
    const message = `Operation is not allowed: Another request changes '${nameOf(id)}' at the same time.`;
    throw new ArmError(409, "OperationNotAllowed", message);
  }
}

interface Outcome {
  readonly status: "InProgress" | "Succeeded" | "Failed" | "Canceled";
  readonly startTime: string;
  readonly endTime?: string;
  readonly error?: OperationFault;
}

async function poll(context: Context, call: Call, names: Names): Promise<Reply> {
  const { status, startTime, endTime, error } = await outcome(context, call, names);
  const name = swapped(names.operation ?? "");
  const body: Json = { name, status, startTime, ...(endTime && { endTime }), ...(error && { error }) };
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

/** AKS names an operation by its id with the bytes of the first three groups in the opposite order. */
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
  const { status, startTime, error } = operation;
  if (status === "Pending") return { status: "InProgress", startTime };
  return { status, startTime, endTime: ended.get(operation) ?? startTime, ...(error && { error }) };
}

/** The state of an operation that another process started, as far as the engine shows it. */
async function engineOutcome(context: Context, call: Call, subscription: string): Promise<Outcome> {
  const token = readToken(call.query.get("c") ?? "");
  const id = parseArmId(token?.id ?? "");
  if (token === undefined || id === undefined || id.subscriptionId.toLowerCase() !== subscription.toLowerCase())
    throw new ArmError(404, "OperationNotFound", "The operation does not exist.");
  const record = await context.records.get(id);
  const now = context.now().toISOString();
  if (token.deployment === undefined)
    return record
      ? { status: "InProgress", startTime: record.changed }
      : { status: "Succeeded", startTime: now, endTime: now };
  const times = { startTime: record?.changed ?? now, endTime: record?.changed ?? now };
  if (record === undefined || record.labels[DEPLOYMENT] !== token.deployment) {
    const message = "A later operation took its place.";
    return { status: "Canceled", ...times, error: { code: "Canceled", message } };
  }
  const { state, error } = stateOf(await observed(context, record));
  if (isFinal(state)) return { status: state, ...times, ...(error && { error }) };
  if (provisioningState(record, context.now()) !== "Failed") return { status: "InProgress", startTime: record.changed };
  const cutOff = { code: "OperationCutOff", message: "The operation was cut off before its end." };
  return { status: "Failed", ...times, error: cutOff };
}

function readToken(text: string): Token | undefined {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString()) as Token;
  } catch {
    return undefined;
  }
}
