import { type ArmId, parseArmId } from "../../../../model/core/armId";
import { asRecord, isRecord } from "../../../../model/core/json";
import { RULES } from "../../../../model/core/problem";
import { idKey, keyOf } from "../../../../docker/labels";
import type { Context } from "../../context";
import { ArmError } from "../../http/errors";
import type { Call } from "../../http/http";
import { checkBody, refuse, sentBody } from "../../http/rules";
import { recordsAround } from "../../store/groups";
import { nameOf, PROFILE_TYPE } from "../../store/types";
import { wantedBody } from "../body";
import { profileIn, type WholeRevision, wholeRevision } from "./store";

/** What a group that is written is made from. */
export interface Source extends WholeRevision {
  /** The reference, with the revision that it comes to. */
  readonly reference: { readonly id: string; readonly revision: number };
}

/** What the body of a PUT says of a profile; undefined when it says nothing. */
const referenceIn = (call: Call, id: ArmId): unknown =>
  asRecord(wantedBody(sentBody(id, call)).properties).containerGroupProfile;

/** Whether {@link profileOf} has something to look for: a request that waits for nothing keeps its turn. */
export const hasProfile = (call: Call, id: ArmId): boolean => isRecord(referenceIn(call, id));

/**
 * The profile that the body of a PUT refers to; undefined when it refers to none. Without a revision, an existing group
 * stays with the one that it was made from, and a new group gets the latest. Throws ARM's error when there is no such
 * profile or revision.
 */
export async function profileOf(context: Context, call: Call, id: ArmId): Promise<Source | undefined> {
  const given = referenceIn(call, id);
  if (!isRecord(given)) return undefined;
  checkBody(id, wantedBody(sentBody(id, call)));
  if (typeof given.id !== "string")
    refuse([{ path: "containerGroupProfile.id", allowed: "is required: the profile's ARM id", rule: RULES.arm }]);
  const named = parseArmId(String(given.id)) ?? id;
  const profile = profileIn(await recordsAround(context, named), idKey(named));
  const where = `'${nameOf(named)}' in resource group '${named.resourceGroup}'`;
  if (profile === undefined || profile.id.type !== PROFILE_TYPE) {
    const message = `The container group profile ${where}, which container group '${nameOf(id)}' refers to, was not found.`;
    throw new ArmError(400, "ContainerGroupProfileNotFound", message);
  }
  const wanted = given.revision ?? (await formerRevision(context, id, profile.id)) ?? profile.latest.revision;
  const revision = profile.revisions.find((item) => item.revision === wanted);
  if (revision === undefined) {
    const known = profile.revisions.map((item) => String(item.revision)).join(", ");
    const message = `The container group profile ${where} has no revision ${JSON.stringify(wanted)}. Its revisions: ${known}.`;
    throw new ArmError(400, "ContainerGroupProfileRevisionNotFound", message);
  }
  const whole = await wholeRevision(context, profile, revision);
  return { ...whole, reference: { id: given.id as string, revision: revision.revision } };
}

/** The revision of a profile that a group was made from. */
async function formerRevision({ records }: Context, group: ArmId, profile: ArmId): Promise<unknown> {
  const { containerGroupProfile } = asRecord((await records.get(group))?.body.properties);
  const { id, revision } = asRecord(containerGroupProfile);
  return typeof id === "string" && keyOf(id) === idKey(profile) ? revision : undefined;
}
