import type { Json } from "../../../model/core/armBody";
import type { Session } from "./session";

/** The client of the SDK of one resource provider, as that of another. */
type Client = Pick<Awaited<ReturnType<Session["sdk"]["storage"]>>["context"], "pathUnchecked">;

/**
 * The client of an SDK, which puts this body. The SDKs have names of their own for some properties, leave out those that are newer than
 * they are and, when they are alone, some that they know.
 */
export function putting<C extends Client>(context: C, body: Json): C {
  const path = (...route: Parameters<Client["pathUnchecked"]>) => {
    const methods = context.pathUnchecked(...route);
    return { ...methods, put: (options: Parameters<typeof methods.put>[0]) => methods.put({ ...options, body }) };
  };
  return { ...context, path };
}
