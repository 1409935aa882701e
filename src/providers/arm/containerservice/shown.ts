import { type Call, Reply, type Session } from "../wire/session";
import type { Json } from "../../../model/core/armBody";

/** The version of the API that the SDK speaks. */
export const AKS_API_VERSION = "2026-04-01";

type Context = Awaited<ReturnType<Session["sdk"]["containerService"]>>["context"];

/** The SDK's client, which shows what the status of a long-running operation says. The SDK keeps answers to its polls to itself. */
export function showing(context: Context, call: Call): Context {
  const reply = new Reply();
  const onResponse = (raw: Parameters<Reply["onResponse"]>[0]) => {
    reply.onResponse(raw);
    reply.showEvent(call);
  };
  const pathUnchecked: Context["pathUnchecked"] = (path, ...rest) => {
    const methods = context.pathUnchecked(path, ...rest);
    return { ...methods, get: (options) => methods.get({ ...options, onResponse }) };
  };
  return { ...context, pathUnchecked };
}

/**
 * The SDK's client, which puts this body. The SDK has names of its own for some properties and leaves out those that are
 * newer than it.
 */
export function putting(context: Context, body: Json): Context {
  const path = (...route: Parameters<Context["pathUnchecked"]>) => {
    const methods = context.pathUnchecked(...route);
    return { ...methods, put: (options: Parameters<typeof methods.put>[0]) => methods.put({ ...options, body }) };
  };
  return { ...context, path };
}
