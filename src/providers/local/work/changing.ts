import type { ArmId } from "../../../model/core/armId";
import type { Context } from "../context";
import type { Call, Reply } from "../http/http";
import type { Handler, Names } from "../http/router";
import type { Held, Operation } from "./operations";

type Change = (context: Context, call: Call, id: ArmId, held: Held) => Promise<Reply>;

/** Answers a request once the resource is its own: `accept` of a resource provider says what it does that meets others. */
type Accept = (
  context: Context,
  id: ArmId,
  kind: Operation["kind"],
  request: (held: Held) => Promise<Reply>,
) => Promise<Reply>;

/** Makes the handlers of requests that change a resource: each has the resource from its first step to the end of its work. */
export function changing(
  context: () => Promise<Context>,
  idOf: (names: Names) => ArmId,
  accept: Accept,
): (kind: Operation["kind"], change: Change) => Handler {
  return (kind, change) => async (call, names) => {
    const [ready, id] = [await context(), idOf(names)];
    return accept(ready, id, kind, (held) => change(ready, call, id, held));
  };
}
