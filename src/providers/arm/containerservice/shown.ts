import type { Call } from "../wire/call";
import { Reply, type Session } from "../wire/session";

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
