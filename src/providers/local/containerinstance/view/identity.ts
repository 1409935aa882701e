import { createHash } from "node:crypto";
import { type ArmId, formatArmId } from "../../../../model/core/armId";
import type { Json } from "../../../../model/core/armBody";
import { asRecord } from "../../../../model/core/json";

/**
 * A group's identity with the ids that ARM adds. They are always the same for a group, but nothing can sign in with
 * them.
 */
export function identityView(id: ArmId, identity: Json): Json {
  const { type, userAssignedIdentities, ...rest } = identity;
  const isSystem = typeof type === "string" && /\bSystemAssigned\b/i.test(type);
  const users = Object.keys(asRecord(userAssignedIdentities)).map((user) => [
    user,
    { principalId: guidOf("principal", user), clientId: guidOf("client", user) },
  ]);
  return {
    ...(isSystem && {
      principalId: guidOf("principal", formatArmId(id)),
      tenantId: guidOf("tenant", id.subscriptionId),
    }),
    type,
    ...(userAssignedIdentities !== undefined && { userAssignedIdentities: Object.fromEntries(users) as Json }),
    ...rest,
  };
}

function guidOf(kind: string, of: string): string {
  const hash = createHash("sha256").update(`${kind} ${of.toLowerCase()}`).digest("hex");
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
