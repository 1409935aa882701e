import { ArmError } from "./errors";
import type { Call, Reply } from "./http";

/** Names in a path, by their placeholders in the pattern, in the caller's casing. */
export type Names = Readonly<Record<string, string>>;

export type Handler = (call: Call, names: Names) => Promise<Reply>;

/** Handlers by method and path pattern, such as `GET /subscriptions/{subscription}`. */
export type Routes = Readonly<Record<string, Handler>>;

interface Route {
  readonly method: string;
  readonly segments: readonly string[];
  readonly handler: Handler;
}

/** Finds the handler of a call. Paths match in any case. A placeholder in a pattern matches one segment. */
export function createRouter(routes: Routes): (call: Call) => Promise<Reply> {
  const table: Route[] = Object.entries(routes).map(([pattern, handler]) => {
    const [method = "", path = ""] = pattern.split(" ");
    return { method, segments: path.split("/").filter((segment) => segment !== ""), handler };
  });
  return async (call) => {
    const here = table.flatMap((route) => {
      const names = match(route.segments, call.segments);
      return names === undefined ? [] : [{ route, names }];
    });
    const found = here.find(({ route }) => route.method === call.method);
    if (found !== undefined) return found.route.handler(call, found.names);
    throw here.length > 0
      ? methodNotAllowed(
          call,
          here.map(({ route }) => route.method),
        )
      : unknownPath(call);
  };
}

/** Routes that ARM does not have, for Berth itself. To a request from outside they are not there. */
export function ownRoutes(routes: Routes): Routes {
  const guarded = Object.entries(routes).map(([pattern, handler]): [string, Handler] => [
    pattern,
    async (call, names) => {
      if (call.isFromOutside) throw unknownPath(call);
      return handler(call, names);
    },
  ]);
  return Object.fromEntries(guarded);
}

function match(pattern: readonly string[], segments: readonly string[]): Names | undefined {
  if (pattern.length !== segments.length) return undefined;
  const names: Record<string, string> = {};
  for (const [i, part] of pattern.entries()) {
    const segment = segments[i] ?? "";
    if (part.startsWith("{")) names[part.slice(1, -1)] = segment;
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return names;
}

function methodNotAllowed(call: Call, allowed: readonly string[]): ArmError {
  const message = `The HTTP method '${call.method}' is not supported here. Supported: ${allowed.join(", ")}.`;
  return new ArmError(405, "HttpMethodNotSupported", message, [], true);
}

function unknownPath(call: Call): ArmError {
  const message = `Berth's local engine has no ARM resource at '/${call.segments.join("/")}'.`;
  const provider = call.segments.findIndex((segment) => segment.toLowerCase() === "providers");
  return new ArmError(404, provider < 0 ? "NotFound" : "InvalidResourceType", message, [], true);
}
