import { type Engine, EngineError, type Labels } from "../../../docker/engine";
import { GROUP, ID, KEY, PARENT, ROLE } from "../../../docker/labels";
import type { Context } from "../context";
import type { Routes } from "../http/router";
import { ownRoutes } from "../http/router";

/** Something in the engine that Berth made for a resource that it does not know any more. */
interface Leftover {
  readonly kind: "container" | "network" | "volume";
  readonly name: string;
  /** ARM id of the resource. */
  readonly of: string;
  /** Whether these are the files of a share, which nothing makes again. */
  readonly isFiles: boolean;
}

/** In this order they can be removed: each is used by those before it. */
const KINDS = ["container", "network", "volume"] as const;

/**
 * What is left of resources whose records are gone: of an interrupted deletion, or because somebody removed volumes of the engine. A
 * resource has its record before it has anything else, so that nothing is listed that is just being made. ARM has no such routes.
 */
export function leftoverRoutes(context: () => Promise<Context>): Routes {
  return ownRoutes({
    "GET /berth/leftovers": async () => {
      const found = await leftovers(await context());
      return { status: 200, body: { value: found.map(view) } };
    },
    "DELETE /berth/leftovers": async (call) => {
      const ready = await context();
      const withFiles = call.query.get("files") === "true";
      const found = (await leftovers(ready)).filter(({ isFiles }) => withFiles || !isFiles);
      const left: object[] = [];
      for (const kind of KINDS)
        await Promise.all(
          found
            .filter((item) => item.kind === kind)
            .map(async (item) => {
              const message = await remove(ready.engine, item);
              if (message !== undefined) left.push({ ...view(item), message });
            }),
        );
      return { status: 200, body: { removed: found.length - left.length, left } };
    },
  });
}

type Found = Leftover & { readonly ref: string };

const view = ({ kind, name, of, isFiles }: Found): Leftover => ({ kind, name, of, isFiles });

async function leftovers({ engine }: Context): Promise<Found[]> {
  // The things are listed before the records: what is made meanwhile has a record and is in no list.
  const [containers, networks] = await Promise.all([engine.listContainers([ROLE]), engine.listNetworks([ROLE])]);
  const volumes = await engine.listVolumes([ROLE]);
  const known = new Set(volumes.flatMap(({ labels }) => (labels[ROLE] === "record" ? [labels[KEY]] : [])));
  const isLost = (labels: Labels): boolean => {
    if (labels[KEY] === undefined) return false;
    // Without its resource group or its parent, nothing finds a resource by its record.
    if (labels[ROLE] === "record")
      return labels[KEY] !== labels[GROUP] && [GROUP, PARENT].some((above) => !known.has(labels[above]));
    return !known.has(labels[KEY]) || !known.has(labels[GROUP]);
  };
  const lost = (kind: Leftover["kind"], things: readonly { name: string; labels: Labels; id?: string }[]) =>
    things
      .filter(({ labels }) => isLost(labels))
      .map(({ name, labels, id = name }) => {
        return { kind, name, ref: id, of: labels[ID] ?? "", isFiles: labels[ROLE] === "share" };
      });
  return [...lost("container", containers), ...lost("network", networks), ...lost("volume", volumes)];
}

/** Why it could not be removed; undefined when it has gone. */
async function remove(engine: Engine, { kind, ref }: Found): Promise<string | undefined> {
  try {
    if (kind === "container") await engine.removeContainer(ref);
    else if (kind === "volume") await engine.removeVolume(ref);
    else if (!(await engine.removeNetwork(ref))) return "it is in use";
    return undefined;
  } catch (error) {
    if (error instanceof EngineError && error.fault !== "unavailable") return error.message;
    throw error;
  }
}
