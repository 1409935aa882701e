import type { ArmId } from "../../../model/core/armId";
import { formatArmId, parseArmId } from "../../../model/core/armId";
import { idKey } from "../../../docker/labels";
import { isRecord } from "../../../model/core/json";
import { ArmError, CONFLICT, resourceGroupBeingDeleted } from "../http/errors";
import { groupKey } from "../store/groups";
import { type Call, POLL_AGAIN } from "../http/http";
import type { Claim } from "./operations";

/**
 * What all long-running operations of ARM have in common: the URL to poll, the token in it, and what happens when a
 * request meets an operation. Codes and messages depend on the resource provider, so callers pass them.
 */

/**
 * The content of a poll URL's token. With it, a process that did not start the operation can answer from the engine's
 * state.
 */
export interface OperationToken {
  /** ARM id of the resource. */
  readonly id: string;
  /**
   * Distinguishes the record of this operation's request from later ones; undefined when the resource is being deleted.
   */
  readonly deployment?: string;
}

/** A token as text that is safe in paths and queries. */
export const formatToken = (token: object): string => Buffer.from(JSON.stringify(token)).toString("base64url");

/** Reads what {@link formatToken} wrote. Returns an empty object for any other text. */
export function readToken(text: string): Readonly<Record<string, unknown>> {
  try {
    const token: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    return isRecord(token) ? token : {};
  } catch {
    return {};
  }
}

/** The absolute URL to poll an operation. The path may have a query. */
export function pollUrl(call: Call, path: string, apiVersion: string, token: OperationToken): string {
  const separator = path.includes("?") ? "&" : "?";
  return `${call.origin}${path}${separator}api-version=${apiVersion}&c=${formatToken(token)}`;
}

/** The resource and deployment in a poll URL's token. Throws ARM's error when the subscription differs. */
export function polledResource(call: Call, subscription: string): { id: ArmId; deployment?: string } {
  const { id: text, deployment } = readToken(call.query.get("c") ?? "");
  const id = parseArmId(typeof text === "string" ? text : "");
  if (id === undefined || id.subscriptionId.toLowerCase() !== subscription.toLowerCase())
    throw new ArmError(404, "OperationNotFound", "The operation does not exist.");
  return { id, ...(typeof deployment === "string" && { deployment }) };
}

/**
 * Headers of an answer whose operation is to be polled with `azure-asyncoperation`, or with `location` if the answer
 * has no body.
 */
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

/** Writes records. When another process writes the same ones at the same time, throws the given refusal. */
export async function writing<T>(write: () => Promise<T>, refusal: () => ArmError): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw error instanceof ArmError && error.code === CONFLICT ? refusal() : error;
  }
}

/**
 * What a request does when it meets an operation on its resource group: it is refused if the group is being deleted.
 */
export function inGroup(id: ArmId, meets: Claim["meets"]): Claim["meets"] {
  const group = groupKey(id);
  return (other) =>
    other.key === group && other.kind === "delete" ? resourceGroupBeingDeleted(id.resourceGroup) : meets(other);
}

/** What a DELETE does when it meets an operation: it ends it, or waits if it is another DELETE. */
export const ending: Claim["meets"] = ({ kind }) => (kind === "delete" ? "wait" : "end");

/** The same for a DELETE that is answered before its work is done: DELETEs of the same resource share one answer. */
export function joining(id: ArmId): Claim["meets"] {
  const key = idKey(id);
  return (other) => (other.kind === "delete" && other.key === key ? "join" : ending(other));
}

/** A request that waits for its turn. Only for operations that end soon. */
export const taking: Claim["meets"] = () => "wait";
