import type { ArmId } from "../../../model/core/armId";
import { SHARE_TYPE } from "../store/types";
import { engineName, idKey } from "../../../docker/labels";

export function shareId(account: ArmId, name: string): ArmId {
  return { ...account, type: SHARE_TYPE, names: [account.names[0] ?? "", "default", name] };
}

/** Name of the volume with a share's files. */
export function shareVolume(id: ArmId): string {
  return engineName(id.names.at(-1) ?? "", idKey(id), "files");
}

/** What is said of a share whose record is there without its volume. */
export function filesLost(id: string): string {
  return (
    `the files of the share '${id}' are gone from the container engine, so its data was lost. ` +
    "To go on with an empty share, run `pulumi up --refresh`."
  );
}
