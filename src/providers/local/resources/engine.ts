import type { Context } from "../context";
import type { Routes } from "../http/router";
import { ownRoutes } from "../http/router";

/** What the engine is, and the OCI runtimes that can isolate groups. ARM has no such routes, since Azure has no engine to be asked for. */
export function engineRoutes(context: () => Promise<Context>): Routes {
  return ownRoutes({
    "GET /berth/engine": async () => {
      const { engine } = await context();
      const [version, info] = await Promise.all([engine.version(), engine.info()]);
      return { status: 200, body: { ...version, ...info } };
    },
    "GET /subscriptions/{subscription}/providers/Microsoft.ContainerInstance/runtimes": async () => {
      const { engine } = await context();
      const [{ runtimes }, isPodman] = await Promise.all([engine.info(), engine.isPodman()]);
      return { status: 200, body: { value: runtimes, isPodman } };
    },
  });
}
