import { formatArmId } from "../../../../model/core/armId";
import type { Json } from "../../../../model/core/armBody";
import { asRecord, omit, withoutUndefined } from "../../../../model/core/json";
import { nameOf, PROFILE_TYPE } from "../../store/types";
import { groupOf } from "../body";
import { containerView, initView } from "../view/view";
import type { Profile, Revision } from "./store";

/** A revision of a profile in ARM's form. Every revision has the profile's own id, name and tags. */
export function profileView({ id, record, revisions }: Profile, { body, revision }: Revision): Json {
  const { properties: sent, zones } = body;
  const { location, tags } = record.body;
  const { sku, imageRegistryCredentials, restartPolicy, ipAddress, osType, volumes, ...more } = asRecord(sent);
  const { containers, initContainers = [] } = groupOf(body);
  return {
    properties: {
      sku: sku ?? "Standard",
      containers: containers.map((container) => containerView(container, true, undefined)),
      initContainers: initContainers.map((container) => initView(container, undefined)),
      ...withoutUndefined({ imageRegistryCredentials, restartPolicy, ipAddress, osType, volumes }),
      ...omit(more, "containers", "initContainers"),
      revision,
      registeredRevisions: revisions.map((item) => item.revision),
    },
    id: formatArmId(id),
    name: nameOf(id),
    type: PROFILE_TYPE,
    location,
    ...withoutUndefined({ tags, zones }),
  };
}
