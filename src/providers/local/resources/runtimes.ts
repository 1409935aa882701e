import type { Context } from "../context";
import type { Routes } from "../http/router";

/** The OCI runtimes that can isolate groups. ARM has no such route, since Azure isolates each group itself. */
export function runtimeRoutes(context: () => Promise<Context>): Routes {
  return {
    "GET /subscriptions/{subscription}/providers/Microsoft.ContainerInstance/runtimes": async () => {
      const { runtimes } = await (await context()).engine.info();
      return { status: 200, body: { value: runtimes } };
    },
  };
}
