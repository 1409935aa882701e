import { parseArmId } from "../../../model/core/armId";
import { asList, asRecord } from "../../../model/core/json";
import { FAILURE, GROUP, ID, ROLE, TYPE } from "../../../docker/labels";
import { groupOf } from "../containerinstance/body";
import { hostPathsOf, kubernetesObjects, LIVE_PODS } from "../containerservice/kubectl";
import { nodePathOf } from "../containerservice/node/paths";
import type { Context } from "../context";
import { ArmError, type ArmErrorDetail } from "../http/errors";
import type { ArmRecord } from "../store/records";
import { GROUP_TYPE } from "../store/types";
import { shareVolume } from "./shareVolume";

/** A resource that mounts a share. */
export interface Mount {
  readonly share: ArmRecord;
  /** ARM id of the container group or cluster. */
  readonly by: string;
  /** Its description for messages. */
  readonly what: string;
}

/**
 * The container groups, and the pods of running clusters, that mount some shares. Leaves out those in the resource
 * group with the given key.
 */
export async function mountsOf(context: Context, shares: readonly ArmRecord[], without?: string): Promise<Mount[]> {
  if (shares.length === 0) return [];
  const found = await Promise.all([groupMounts(context, shares, without), podMounts(context, shares, without)]);
  return found.flat();
}

/**
 * Throws when a container group mounts a share, before anything is removed. Pods do not count: as on Azure, a share can
 * be deleted before or together with a cluster whose pods mount it.
 */
export async function refuseMounted(context: Context, shares: readonly ArmRecord[]): Promise<void> {
  const mounts = await groupMounts(context, shares);
  const details = detailsOf(mounts);
  const [first] = details;
  if (first) throw new ArmError(409, first.code, details.map(({ message }) => message).join(" "), details);
}

/** Details of ARM's error for each mount. */
export function detailsOf(mounts: readonly Mount[]): ArmErrorDetail[] {
  return mounts.map(({ share: { id }, by, what }) => ({
    code: "ShareInUse",
    target: by,
    message: `The share '${id.names.at(-1)}' of the account '${id.names[0]}' is mounted by ${what}. Delete that first.`,
  }));
}

async function groupMounts({ records }: Context, shares: readonly ArmRecord[], without?: string): Promise<Mount[]> {
  const groups = await records.list({ [TYPE]: GROUP_TYPE });
  return groups
    .filter(({ labels }) => labels[GROUP] !== without && labels[FAILURE] === undefined)
    .flatMap(({ id, body, labels }) => {
      const named = (groupOf(body).volumes ?? []).flatMap(({ azureFile }) =>
        azureFile ? [nameKey(azureFile.storageAccountName, azureFile.shareName)] : [],
      );
      const what = `the container group '${id.names.at(-1)}' of the resource group '${id.resourceGroup}'`;
      return shares
        .filter((share) => named.includes(nameKey(share.id.names[0], share.id.names.at(-1))))
        .map((share) => ({ share, by: labels[ID] ?? "", what }));
    });
}

const nameKey = (account = "", share = ""): string => `${account}/${share}`.toLowerCase();

/** Mounts of pods that have not ended. A cluster that does not run or does not answer has none. */
async function podMounts({ engine }: Context, shares: readonly ArmRecord[], without?: string): Promise<Mount[]> {
  const servers = await engine.listContainers([`${ROLE}=server`]);
  const asked = servers
    .filter(({ running, labels }) => running && labels[GROUP] !== without)
    .map(async ({ id, labels }): Promise<Mount[]> => {
      const pods = await kubernetesObjects(engine, id, ...LIVE_PODS);
      return asList(pods).flatMap((pod) => {
        const { namespace, name } = asRecord(asRecord(pod).metadata);
        const paths = hostPathsOf(pod);
        const cluster = parseArmId(labels[ID] ?? "");
        const what =
          `the pod '${String(namespace)}/${String(name)}' of the cluster '${cluster?.names[0]}' ` +
          `of the resource group '${cluster?.resourceGroup}'`;
        return shares
          .filter((share) => paths.includes(nodePathOf(shareVolume(share.id))))
          .map((share) => ({ share, by: labels[ID] ?? "", what }));
      });
    });
  return (await Promise.all(asked)).flat();
}
