import { Metadata, status } from "@grpc/grpc-js";
import { InputPropertiesError } from "@pulumi/pulumi/proto/errors_pb";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { ArmFailure } from "../arm/contract";
import { harmless } from "../../model/values/text";
import { hideSecrets } from "../../model/core/secrets";
import { encode } from "./codec";
import type { PropertyMap } from "./values";

/**
 * A failure that the caller sees unchanged: a gRPC status code, a text and, for resources that were made only in part,
 * a detail.
 */
export class RpcFailure extends Error {
  override readonly name = "RpcFailure";

  constructor(
    readonly code: status,
    message: string,
    readonly metadata?: Metadata,
  ) {
    super(harmless(message));
  }
}

export const invalid = (message: string): RpcFailure => new RpcFailure(status.INVALID_ARGUMENT, message);

export const unimplemented = (message: string): RpcFailure => new RpcFailure(status.UNIMPLEMENTED, message);

/** A resource that exists but is not as it should be. */
export interface PartialResource {
  readonly id: string;
  /** With secrets marked. */
  readonly outputs: PropertyMap;
  /** With secrets marked, if a read found them. */
  readonly inputs?: PropertyMap;
}

/** A failure after which the engine keeps the resource and tries an update next time. */
export function initFailure(message: string, partial: PartialResource, reasons: readonly string[]): RpcFailure {
  const detail = new ErrorResourceInitFailed();
  detail.setId(partial.id);
  detail.setProperties(encode(partial.outputs));
  // One reason, whatever there is to say about it: Pulumi counts each as an error.
  detail.setReasonsList([harmless([message, ...reasons.map((line) => `  ${line}`)].join("\n"))]);
  if (partial.inputs !== undefined) detail.setInputs(encode(partial.inputs));

  return detailed(status.FAILED_PRECONDITION, message, "ErrorResourceInitFailed", detail);
}

/** What is wrong with the inputs of a component, which has no Check. */
export function inputFailure(
  message: string,
  problems: readonly { readonly path: string; readonly reason: string }[],
): RpcFailure {
  const detail = new InputPropertiesError();
  for (const { path, reason } of problems)
    detail.addErrors(new InputPropertiesError.PropertyError().setPropertyPath(path).setReason(reason));
  return detailed(status.INVALID_ARGUMENT, message, "InputPropertiesError", detail);
}

function detailed(code: status, message: string, type: string, detail: { serializeBinary(): Uint8Array }): RpcFailure {
  const any = new Any();
  any.pack(detail.serializeBinary(), `pulumirpc.${type}`);
  const rpcStatus = new Status();
  rpcStatus.setCode(code);
  rpcStatus.setMessage(harmless(message));
  rpcStatus.addDetails(any);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(rpcStatus.serializeBinary()));
  return new RpcFailure(code, message, metadata);
}

/**
 * Converts an error for the caller. Never UNAVAILABLE or CANCELLED, which Pulumi takes as the end of its own
 * connection.
 */
export function toRpcFailure(
  error: unknown,
  secrets: readonly string[] = [],
  words: (text: string) => string = (text) => text,
): RpcFailure {
  if (error instanceof RpcFailure) return error;
  if (error instanceof ArmFailure) {
    const lines = [error.message, ...(error.details.reasons ?? [])];
    return new RpcFailure(statusOf(error.details.statusCode), hideSecrets(words(lines.join("\n")), secrets));
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new RpcFailure(status.INTERNAL, hideSecrets(`Berth has failed, which is a bug in it: ${message}`, secrets));
}

function statusOf(httpStatus: number | undefined): status {
  switch (httpStatus) {
    case 400:
      return status.INVALID_ARGUMENT;
    case 401:
      return status.UNAUTHENTICATED;
    case 403:
      return status.PERMISSION_DENIED;
    case 404:
      return status.NOT_FOUND;
    case 409:
      return status.ABORTED;
    case 429:
      return status.RESOURCE_EXHAUSTED;
    default:
      return status.FAILED_PRECONDITION;
  }
}
