import { all } from "../../../clock";
import { EngineError } from "../../../docker/engine";
import type { Context } from "../context";
import { ArmError } from "../http/errors";
import { ROLE } from "../../../docker/labels";
import { ensureBroker, listShares } from "./broker/broker";
import { MOUNT_SHARES } from "./node/files";
import { nodePathOf } from "./node/paths";
import { nodeOf } from "./nodes";
import type { LiveCluster } from "./view";

/** How long a node may take to mount shares. It waits for a broker that is about to start. */
const MOUNT_MS = 300_000;

/**
 * Gives a cluster's nodes the shares that they are to have at these paths, besides those that they have. Nodes that do
 * not run get them with their start.
 */
export async function mountShares(context: Context, live: LiveCluster, paths: readonly string[]): Promise<void> {
  const { id } = live.record;
  const found = await context.engine.listVolumes([`${ROLE}=share`]);
  const shares = new Map(found.map(({ name }) => [nodePathOf(name), name]));
  const volumes = paths.map((path) => {
    const name = shares.get(path);
    if (name !== undefined) return name;
    throw new ArmError(404, "ShareNotFound", `'${path}' is not the path of a share that exists.`);
  });
  if (volumes.length === 0) return;
  await ensureBroker(context, live.record);
  await listShares(context, id, volumes);
  const nodes = live.containers.filter(({ status }) => status === "running");
  await all(nodes.map((node) => mountIn(context, node.id, nodeOf(node), volumes)));
}

async function mountIn({ engine }: Context, ref: string, node: string, volumes: readonly string[]): Promise<void> {
  try {
    const command = [...MOUNT_SHARES, ...volumes];
    const limit = { ms: MOUNT_MS, what: `Mounting shares in the node '${node}'` };
    const { exitCode, stderr } = await engine.exec(ref, { command, limit });
    if (exitCode === 0) return;
    throw new ArmError(409, "ShareNotMounted", `The node '${node}' cannot mount shares: ${stderr.trim()}`);
  } catch (error) {
    // A node that has just ended mounts them when it starts again, and one that is gone needs none.
    if (!(error instanceof EngineError) || !["conflict", "notFound"].includes(error.fault)) throw error;
  }
}
