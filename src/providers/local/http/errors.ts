import { harmless } from "../../../model/values/text";
import { EngineError } from "../../../docker/engine";

/** A detail of an ARM error. */
export interface ArmErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
}

/** An error that becomes an ARM error body. Control characters are escaped, since it may quote a container. */
export class ArmError extends Error {
  readonly details: readonly ArmErrorDetail[];

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    details: readonly ArmErrorDetail[] = [],
    /** Whether ARM itself answers it and not a resource provider. */
    readonly gateway = false,
  ) {
    super(harmless(message));
    this.name = "ArmError";
    this.details = details.map((detail) => ({ ...detail, message: harmless(detail.message) }));
  }

  get body(): { error: { code: string; message: string; details?: readonly ArmErrorDetail[] } } {
    const { code, message, details } = this;
    return { error: details.length > 0 ? { code, message, details } : { code, message } };
  }
}

export function resourceGroupNotFound(name: string): ArmError {
  return new ArmError(404, "ResourceGroupNotFound", `Resource group '${name}' could not be found.`, [], true);
}

/** `type` and `name` are those of what is missing: the resource, or its parent. */
export function resourceNotFound(type: string, name: string, resourceGroup: string): ArmError {
  const message =
    `The Resource '${type}/${name}' under resource group '${resourceGroup}' was not found. ` +
    "For more details please go to https://aka.ms/ARMResourceNotFoundFix";
  return new ArmError(404, "ResourceNotFound", message, [], true);
}

/** Error code of writes in a resource group that is being deleted. */
export const BEING_DELETED = "ResourceGroupBeingDeleted";

/** ARM's answer to writes in a resource group, or of the group itself, until its deletion has ended. */
export function resourceGroupBeingDeleted(name: string): ArmError {
  const message = `The resource group '${name}' is in deprovisioning state and cannot perform this operation.`;
  return new ArmError(409, BEING_DELETED, message, [], true);
}

/** Error code of a writer that lost against another one. */
export const CONFLICT = "Conflict";

/** Another writer was faster. */
export function concurrentWrite(id: string): ArmError {
  return new ArmError(409, CONFLICT, `Another request changed '${id}' at the same time. Please retry later.`);
}

/** What a request met that was to find nothing (`If-None-Match: *`). */
export function alreadyThere(id: string): ArmError {
  return new ArmError(412, "PreconditionFailed", `'${id}' exists, and the request has the condition If-None-Match: *.`);
}

/** What the engine did not find any more, in words, from an answer such as `No such container: web`. */
function removed(answer: string): string {
  const [, what = "", name = ""] = /no such (\w+):? +([\w./:-]+)/i.exec(answer) ?? [];
  const thing = name === "" ? "Something that Berth works with" : `The ${what.toLowerCase()} '${name}'`;
  return `${thing} was removed from the container engine in the meantime. Run it again.`;
}

/** Converts any error to an ARM error. */
export function toArmError(error: unknown): ArmError {
  if (error instanceof ArmError) return error;
  if (error instanceof EngineError) {
    if (error.fault === "unavailable") return new ArmError(503, "ContainerEngineUnavailable", error.message);
    if (error.fault === "foreign") return new ArmError(409, "NameInUse", error.message);
    if (error.fault === "notFound") return new ArmError(409, "RemovedMeanwhile", removed(error.message));
    return new ArmError(500, "ContainerEngineError", `The container engine answered: ${error.message}`);
  }
  return new ArmError(500, "InternalServerError", error instanceof Error ? error.message : String(error));
}
