import type { ArmId } from "../../../model/core/armId";
import { formatArmId, parseArmId } from "../../../model/core/armId";
import { idKey } from "../../../docker/labels";
import { isRecord } from "../../../model/core/json";
import { ArmError, CONFLICT, resourceGroupBeingDeleted } from "../http/errors";
import { groupKey } from "../store/groups";
import { type Call, POLL_AGAIN } from "../http/http";
import type { Claim } from "./operations";

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

/** Writes records. When another process writes the same ones at the same time, the error is the refusal. */
export async function writing<T>(write: () => Promise<T>, refusal: () => ArmError): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw error instanceof ArmError && error.code === CONFLICT ? refusal() : error;
  }
}

/** What a request does that meets an operation in a resource group: a group that is being deleted refuses all that is in it. */
export function inGroup(id: ArmId, meets: Claim["meets"]): Claim["meets"] {
  const group = groupKey(id);
  return (other) =>
    other.key === group && other.kind === "delete" ? resourceGroupBeingDeleted(id.resourceGroup) : meets(other);
}

/** What a DELETE does that meets an operation: it ends all but other DELETEs, for which it waits. */
export const ending: Claim["meets"] = ({ kind }) => (kind === "delete" ? "wait" : "end");

/** The same of a DELETE that is answered before its work is done: of the same resource, one answer is for all. */
export function joining(id: ArmId): Claim["meets"] {
  const key = idKey(id);
  return (other) => (other.kind === "delete" && other.key === key ? "join" : ending(other));
}

/** What a request does that takes its turn. Only after operations that end soon. */
export const taking: Claim["meets"] = () => "wait";
