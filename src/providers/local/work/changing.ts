import { type ArmId, formatArmId } from "../../../model/core/armId";
import type { Context } from "../context";
import { alreadyThere, ArmError, CONFLICT } from "../http/errors";
import type { Call, Reply } from "../http/http";
import { isOnlyNew } from "../http/rules";
import type { Handler, Names } from "../http/router";
import { inGroup, taking } from "./longRunning";
import type { Held, Operation } from "./operations";

type Change = (context: Context, call: Call, id: ArmId, held: Held) => Promise<Reply>;

/**
 * Answers a request once the resource is available. `accept` of a resource provider decides what happens when it meets
 * other operations.
 */
type Accept = (
  context: Context,
  id: ArmId,
  kind: Operation["kind"],
  request: (held: Held) => Promise<Reply>,
) => Promise<Reply>;

/**
 * Answers a request that changes a resource, after those for the same resource that came before it. A deletion takes the resources below
 * with it if `coversBelow` says so.
 */
export function inTurn<T>(
  { operations }: Context,
  id: ArmId,
  kind: Operation["kind"],
  request: (held: Held) => Promise<T>,
  coversBelow = false,
): Promise<T> {
  const covers = coversBelow && kind === "delete";
  return operations.accept({ resourceId: formatArmId(id), kind, covers, meets: inGroup(id, taking) }, request);
}

/**
 * Makes handlers of requests that change a resource. Each claims the resource from its first step to the end of its
 * work.
 */
export function changing(
  context: () => Promise<Context>,
  idOf: (names: Names) => ArmId,
  accept: Accept,
): (kind: Operation["kind"], change: Change) => Handler {
  return (kind, change) => async (call, names) => {
    const [ready, id] = [await context(), idOf(names)];
    return accept(ready, id, kind, (held) =>
      change(ready, call, id, held).catch((error: unknown) => {
        // Another process has made it since this one looked.
        const isLate = error instanceof ArmError && error.code === CONFLICT && isOnlyNew(call);
        throw isLate ? alreadyThere(formatArmId(id)) : error;
      }),
    );
  };
}
