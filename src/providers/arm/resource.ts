import { limitedBy } from "../../clock";
import { withoutNull } from "../../model/core/json";
import { flattenBody, type Json } from "../../model/core/armBody";
import { withEnumCase } from "../../model/core/enumCase";
import type { Inputs, ResourceModel } from "../../model/core/resource";
import { ArmFailure, type ArmResource, type ArmResult, type OperationContext, type ResourceUpdate } from "./contract";
import { withOwnerTag, withoutOwnerTag } from "./owner";
import { explain, neverSent } from "./wire/explain";
import { ArmFault } from "./wire/fault";
import { withoutSecrets } from "./wire/secrets";
import { Call } from "./wire/call";
import { isTaken, type Session, takenFault } from "./wire/session";

/** Longest time to read what is left of a resource after an operation has failed. */
const SURVIVOR_TIMEOUT_MS = 60_000;

/** The local engine's code for a share that is gone because its files are. */
const FILES_LOST = "ShareFilesLost";

/** The names in a resource's id, by input. */
export type Names = Readonly<Record<string, string>>;

/** The requests of one kind of resource. {@link armResource} contains what all kinds have in common. */
export interface ResourceCalls {
  readonly model: ResourceModel;
  /** The kind's name in messages, such as `container group`. */
  readonly noun: string;
  /** Version of ARM's API that the requests use, for output `azureApiVersion`. Default: the outputs have none. */
  readonly apiVersion?: string;
  /**
   * Creates the resource or, with `update`, changes it, and waits until that has ended. May return its body, as a GET
   * would.
   */
  put(inputs: Inputs, update: ResourceUpdate | undefined, call: Call): Promise<Json | void>;
  get(names: Names, call: Call): Promise<Json>;
  delete(names: Names, call: Call): Promise<void>;
  /** More about why the operation failed than `told`, from the current body of the resource. */
  postMortem?(names: Names, body: Json, call: Call, told: string): Promise<string[]>;
}

export function armResource(session: Session, calls: ResourceCalls): ArmResource {
  const { model, noun } = calls;
  const isAzureChange = session.connection.extended !== true;

  const title = (names: Names): string => {
    const { resourceGroupName, [model.nameProperty]: name } = names;
    const where = model.nameProperty === "resourceGroupName" ? "" : ` in resource group "${resourceGroupName}"`;
    return `${noun} "${name}"${where}`;
  };

  const namesOf = (id: string): Names => {
    const names = model.fromId(id);
    if (names === undefined) throw new ArmFault(`"${id}" is not the id of a ${noun}.`);
    return names;
  };

  const resultOf = (id: string, body: Json): ArmResult => {
    const { id: armId, ...flat } = withEnumCase(model.outputs, flattenBody(body));
    const { owner, outputs } = withoutOwnerTag(model, flat);
    return {
      id: typeof armId === "string" ? armId : id,
      outputs: {
        ...withoutSecrets(model.outputs, outputs),
        ...(calls.apiVersion !== undefined && { azureApiVersion: calls.apiVersion }),
      },
      ...(owner !== "" && { owner }),
    };
  };

  const failure = (error: unknown, call: Call, of: string, more: Parameters<typeof explain>[2] = {}): ArmFailure => {
    const { message, details } = explain(of, error, { signal: call.signal, isAzureChange, ...more });
    const reasons = details.reasons?.map((reason) => call.redactor.redact(reason));
    const taken = isTaken(error, call);
    return new ArmFailure(call.redactor.redact(message), { ...details, reasons, ...(taken && { taken }) });
  };

  /** What exists after a failed operation, and more about the failure. */
  const survivor = async (id: string, names: Names, failed: Call, error: unknown) => {
    const told = String((error as Error).message);
    const isEnded = error instanceof ArmFault && error.details.isOperation === true;
    // What has been made is there, even if ARM does not show it yet, and what is being made, or may be, is still to come.
    const mayCome = failed.isMade || failed.isUncertain || (failed.accepted && !isEnded);
    // The signal of the failed operation may be aborted.
    const late = () => new DOMException("The time is up.", "TimeoutError");
    const limit = limitedBy(session.clock, { ms: SURVIVOR_TIMEOUT_MS, late }, undefined);
    const call = new Call({ signal: limit.signal, progress: () => undefined });
    const unread = { result: { id, outputs: {} } };
    try {
      return await session.during(call, async () => {
        const body = await calls.get(names, call);
        const reasons = await calls.postMortem?.(names, body, call, told);
        return { result: resultOf(id, body), reasons };
      });
    } catch (missing) {
      if (isNotFound(missing)) return mayCome ? unread : {};
      failed.progress("What is left of the resource could not be read.");
      return unread;
    } finally {
      limit.end();
    }
  };

  const put = async (
    inputs: Inputs,
    update: ResourceUpdate | undefined,
    context: OperationContext,
  ): Promise<ArmResult> => {
    const news = withoutNull(inputs);
    const id = model.id(news, session.connection.subscriptionId);
    const names = namesOf(id);
    const call = new Call(context);
    call.redactor.addInputs(model.inputs, news);
    const write = async (): Promise<ArmResult> => {
      call.signal.throwIfAborted();
      const owned = withOwnerTag(model, news, context.owner);
      let body: Json | void;
      try {
        body = await calls.put(owned, update, call);
      } catch (error) {
        if (!(isTaken(error, call) && call.isUncertain && (await isOwn(names, context.owner, call)))) throw error;
        // Its own first request has made it, whose answer was lost.
        call.onlyNew = false;
        body = await calls.put(owned, update, call);
      }
      call.isMade = true;
      const result = resultOf(id, body ?? (await calls.get(names, call)));
      if (call.onlyNew && isOthers(result.owner, context.owner)) throw takenFault();
      return result;
    };
    try {
      return await session.during(call, write);
    } catch (error) {
      const refused = neverSent(error) || (error instanceof ArmFault && error.refused);
      const isUntouched = refused && !call.accepted && !call.isUncertain;
      const unchanged = !call.sent || isUntouched || isTaken(error, call);
      const told = error instanceof ArmFailure && error.details.result !== undefined;
      throw failure(error, call, title(names), unchanged || told ? {} : await survivor(id, names, call, error));
    }
  };

  /** Whether what is there bears the mark of who makes it. */
  const isOwn = async (names: Names, owner: string | undefined, call: Call): Promise<boolean> => {
    const found = await ifFound(calls.get(names, call));
    return found !== undefined && owner !== undefined && resultOf("", found).owner === owner;
  };

  return {
    create: (inputs, context) => put(inputs, undefined, context),
    update: (_id, update, context) => put(update.news, update, context),

    async read(id, context) {
      const call = new Call(context);
      try {
        return resultOf(id, await session.during(call, () => calls.get(namesOf(id), call)));
      } catch (error) {
        if (isNotFound(error)) {
          // A reason for which something is gone is for the user to read.
          if (error.details.code === FILES_LOST) call.note(error.message);
          return undefined;
        }
        throw failure(error, call, titleOf(id));
      }
    },

    async owner(id, context) {
      const call = new Call(context);
      try {
        return resultOf(id, await session.during(call, () => calls.get(namesOf(id), call))).owner ?? "";
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw failure(error, call, titleOf(id));
      }
    },

    async delete(id, context) {
      const call = new Call(context);
      try {
        await session.during(call, () => calls.delete(namesOf(id), call));
      } catch (error) {
        if (!isNotFound(error)) throw failure(error, call, titleOf(id));
      }
    },
  };

  function titleOf(id: string): string {
    const names = model.fromId(id);
    return names === undefined ? noun : title(names);
  }
}

/** Whether a mark that was read is another than the one that was written. Policies of a subscription may remove it. */
const isOthers = (found: string | undefined, own: string | undefined): boolean =>
  found !== undefined && own !== undefined && found !== own;

/** ARM's answer; undefined when the resource or a parent of it does not exist. */
export async function ifFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Whether ARM said that the resource, or a parent of it, does not exist. */
export function isNotFound(error: unknown): error is ArmFault {
  // A wrong or closed subscription also gives a 404, which says nothing about its resources.
  return error instanceof ArmFault && error.details.statusCode === 404 && error.details.code !== "SubscriptionNotFound";
}
