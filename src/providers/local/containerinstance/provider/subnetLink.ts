import { type ArmId, formatArmId } from "../../../../model/core/armId";
import { idKey } from "../../../../docker/labels";
import type { Context } from "../../context";
import { ArmError } from "../../http/errors";
import { NO_CONTENT, type Reply } from "../../http/http";
import type { Names, Routes } from "../../http/router";
import { TYPE } from "../../../../docker/labels";
import { GROUP_TYPE, nameOf } from "../../store/types";
import { groupOf } from "../body";
import { hasSubnetNetwork, releaseSubnets, subnetKey } from "../network/subnet";

const SUBNET = "/providers/Microsoft.Network/virtualNetworks/{network}/subnets/{subnet}";

/** The link by which the service holds a subnet. Deleting it makes the subnet free to be deleted. */
export function subnetLinkRoutes(context: () => Promise<Context>): Routes {
  const group = `/subscriptions/{subscription}/resourcegroups/{group}${SUBNET}`;
  const link = `${group}/providers/Microsoft.ContainerInstance/serviceAssociationLinks/default`;
  return { [`DELETE ${link}`]: async (_, names) => remove(await context(), names) };
}

/** Removes the subnet's network, which a group would make again. */
async function remove({ engine, records }: Context, names: Names): Promise<Reply> {
  const { subscription: subscriptionId = "", group: resourceGroup = "", network = "", subnet = "" } = names;
  const type = "Microsoft.Network/virtualNetworks/subnets";
  const id: ArmId = { subscriptionId, resourceGroup, type, names: [network, subnet] };
  const key = idKey(id);
  const groups = await records.list({ [TYPE]: GROUP_TYPE });
  const inside = groups.filter(({ body }) => subnetKey(groupOf(body)) === key);
  if (inside.length > 0) {
    const which = inside.map((record) => `'${nameOf(record.id)}' in resource group '${record.id.resourceGroup}'`);
    const message = `The subnet '${formatArmId(id)}' has container groups: ${which.join(", ")}. Delete them first.`;
    throw new ArmError(409, "ServiceAssociationLinkInUse", message);
  }
  if (!(await hasSubnetNetwork(engine, key))) return NO_CONTENT;
  await releaseSubnets(engine, [key]);
  return { status: 200 };
}
