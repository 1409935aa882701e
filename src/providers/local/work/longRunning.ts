import type { ArmId } from "../../../model/core/armId";
import { formatArmId, parseArmId } from "../../../model/core/armId";
import { isRecord } from "../../../model/core/json";
import { ArmError } from "../http/errors";
import { type Call, POLL_AGAIN } from "../http/http";
import type { Operation } from "./operations";

/**
 * What all long-running operations of ARM have in common: the URL at which a client asks for an operation's state, the token in
 * it, and what happens to a request that meets an operation. Codes and messages are the resource provider's, so callers give
 * them.
 */

/** What a poll URL carries, so that a process that did not start the operation can answer from the engine's state. */
export interface OperationToken {
  /** ARM id of the resource. */
  readonly id: string;
  /** Tells the record of the operation's request from later ones; undefined when the resource is to go. */
  readonly deployment?: string;
}

/** A token as text that is safe in paths and queries. */
export const formatToken = (token: object): string => Buffer.from(JSON.stringify(token)).toString("base64url");

/** Reads what {@link formatToken} wrote. Without properties when the text is something else. */
export function readToken(text: string): Readonly<Record<string, unknown>> {
  try {
    const token: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    return isRecord(token) ? token : {};
  } catch {
    return {};
  }
}

/** The absolute URL at which an operation is polled. The path may have a query. */
export function pollUrl(call: Call, path: string, apiVersion: string, token: OperationToken): string {
  const separator = path.includes("?") ? "&" : "?";
  return `${call.origin}${path}${separator}api-version=${apiVersion}&c=${formatToken(token)}`;
}

/** The resource of a poll and its deployment, from the URL's token. Throws ARM's error when the subscription is another's. */
export function polledResource(call: Call, subscription: string): { id: ArmId; deployment?: string } {
  const { id: text, deployment } = readToken(call.query.get("c") ?? "");
  const id = parseArmId(typeof text === "string" ? text : "");
  if (id === undefined || id.subscriptionId.toLowerCase() !== subscription.toLowerCase())
    throw new ArmError(404, "OperationNotFound", "The operation does not exist.");
  return { id, ...(typeof deployment === "string" && { deployment }) };
}

/** Headers of a request that is to be polled with `azure-asyncoperation`, and with `location` where its answer has no body. */
export function asyncHeaders(urls: { readonly operation: string; readonly location?: string }): Record<string, string> {
  return {
    "azure-asyncoperation": urls.operation,
    ...(urls.location !== undefined && { location: urls.location }),
    ...POLL_AGAIN,
  };
}

/** The token of an operation on a resource. */
export function tokenOf(id: ArmId, deployment?: string): OperationToken {
  return { id: formatArmId(id), ...(deployment !== undefined && { deployment }) };
}

/** Throws when one of the operations is there: what is being changed cannot be changed by another request. */
export function checkIdle(
  operations: readonly (Operation | undefined)[],
  refusal: (busy: Operation) => ArmError,
): void {
  const busy = operations.find((operation) => operation !== undefined);
  if (busy !== undefined) throw refusal(busy);
}

/** Writes records. When another request writes the same ones at the same time, the error is the refusal. */
export async function writing<T>(write: () => Promise<T>, refusal: () => ArmError): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw error instanceof ArmError && error.status === 409 ? refusal() : error;
  }
}

/** Ends operations of this service and waits until they have ended. */
export async function preempt(operations: readonly (Operation | undefined)[]): Promise<void> {
  const running = operations.filter((operation) => operation !== undefined);
  for (const operation of running) operation.abort.abort();
  await Promise.all(running.map((operation) => operation.done));
}
