/**
 * The container group profiles of the local service live here: their routes, their revisions in the engine, and what a
 * container group made from one is. service.ts imports the routes, and container groups import `expand.ts`. It never
 * starts a container.
 */

import type { ArmId } from "../../../../model/core/armId";
import type { Json } from "../../../../model/core/armBody";
import { isDeepStrictEqual } from "../../../../model/core/equal";
import { pick } from "../../../../model/core/json";
import { decodeSecrets, SECRETS_HEADER } from "../../../../model/core/secretsHeader";
import { idKey, keyOf, SUBSCRIPTION } from "../../../../docker/labels";
import type { Context } from "../../context";
import { ArmError, resourceNotFound } from "../../http/errors";
import { type Call, NO_CONTENT, type Reply } from "../../http/http";
import { checkBody, checkNew, checkOnEngine, checkSameLocation, locationOf, patchOf, sentBody } from "../../http/rules";
import type { Names, Routes } from "../../http/router";
import { groupId, groupKey, recordsAround, requireGroup } from "../../store/groups";
import type { ArmRecord } from "../../store/records";
import { nameOf, PROFILE_TYPE } from "../../store/types";
import { changing, inTurn } from "../../work/changing";
import { publicBody, wantedBody } from "../body";
import { type Hidden, hiddenIn, withoutHidden } from "../hidden";
import { keptRevision, type Profile, profileIn, removeProfile, retag, writeRevision } from "./store";
import { profileView } from "./view";

/** The first version that has profiles. Source: Azure/azure-rest-api-specs, Microsoft.ContainerInstance. */
const FIRST_VERSION = "2024-05-01";

export function profileRoutes(context: () => Promise<Context>): Routes {
  const provider = `providers/${PROFILE_TYPE}`;
  const profiles = `/subscriptions/{subscription}/resourcegroups/{group}/${provider}`;
  const profile = `${profiles}/{profile}`;
  const changes = changing(context, profileId, inTurn);
  const routes: Routes = {
    [`GET /subscriptions/{subscription}/${provider}`]: async (_, { subscription = "" }) => {
      const { records } = await context();
      return list(await records.list({ [SUBSCRIPTION]: keyOf(`/subscriptions/${subscription}`) }));
    },
    [`GET ${profiles}`]: async (_, names) => {
      const around = await recordsAround(await context(), groupId(names));
      requireGroup(groupId(names), around);
      return list(around);
    },
    [`PUT ${profile}`]: changes("put", put),
    [`GET ${profile}`]: async (_, names) => {
      const found = await existingProfile(await context(), profileId(names));
      return { status: 200, body: profileView(found, found.latest) };
    },
    [`PATCH ${profile}`]: changes("patch", patch),
    [`DELETE ${profile}`]: changes("delete", remove),
    [`GET ${profile}/revisions`]: async (_, names) => {
      const found = await existingProfile(await context(), profileId(names));
      return { status: 200, body: { value: found.revisions.map((revision) => profileView(found, revision)) } };
    },
    [`GET ${profile}/revisions/{revision}`]: async (_, names) => {
      const found = await existingProfile(await context(), profileId(names));
      const revision = found.revisions.find((item) => String(item.revision) === names.revision);
      const { id } = found;
      if (revision === undefined)
        throw resourceNotFound(PROFILE_TYPE, `${nameOf(id)}/revisions/${names.revision}`, id.resourceGroup);
      return { status: 200, body: profileView(found, revision) };
    },
  };
  return Object.fromEntries(
    Object.entries(routes).map(([pattern, handler]) => [
      pattern,
      async (call: Call, names: Names) => {
        checkVersion(call);
        return handler(call, names);
      },
    ]),
  );
}

/** ARM knows the versions of each type, and refuses others. */
function checkVersion({ apiVersion }: Call): void {
  if (apiVersion >= FIRST_VERSION) return;
  const message =
    `No registered resource provider found for API version '${apiVersion}' for type 'containerGroupProfiles'. ` +
    `The type has versions from ${FIRST_VERSION}-preview on.`;
  throw new ArmError(400, "NoRegisteredProviderFound", message, [], true);
}

function profileId(names: Names): ArmId {
  return { ...groupId(names), type: PROFILE_TYPE, names: [names.profile ?? ""] };
}

function list(records: readonly ArmRecord[]): Reply {
  const found = records.flatMap(({ id, key }) => (id.type === PROFILE_TYPE ? (profileIn(records, key) ?? []) : []));
  return { status: 200, body: { value: found.map((profile) => profileView(profile, profile.latest)) } };
}

/** Throws ARM's error when the profile or its resource group does not exist. */
async function existingProfile(context: Context, id: ArmId): Promise<Profile> {
  const around = await recordsAround(context, id);
  requireGroup(id, around);
  const found = profileIn(around, idKey(id));
  if (found === undefined) throw resourceNotFound(PROFILE_TYPE, nameOf(id), id.resourceGroup);
  return found;
}

/** What makes a revision. Tags belong to the profile as a whole. */
const content = (body: Json): Json => pick(body, ["properties", "zones"]);

async function put(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const body = wantedBody(sentBody(id, call));
  checkBody(id, body);
  await checkOnEngine(context.engine, id, body);
  const around = await recordsAround(context, id);
  requireGroup(id, around);
  const profile = profileIn(around, idKey(id));
  checkNew(call, id, profile?.record);
  if (profile) checkSameLocation(profile.id, profile.record.body, body);
  const resourceGroup = around.find(({ key }) => key === groupKey(id));
  const location = locationOf(body) || String((profile?.record ?? resourceGroup)?.body.location);
  const hidden = hiddenIn(body, decodeSecrets(call.headers[SECRETS_HEADER]));
  const shown = { ...publicBody(withoutHidden(body, hidden)), location };
  await write(context, id, profile, { body: { ...body, location }, shown, hidden });
  const written = await existingProfile(context, id);
  return { status: profile === undefined ? 201 : 200, body: profileView(written, written.latest) };
}

/** The same PUT again makes no revision: a client that has lost the answer sends it so. */
async function write(
  context: Context,
  id: ArmId,
  profile: Profile | undefined,
  { body, shown, hidden }: { readonly body: Json; readonly shown: Json; readonly hidden: Hidden },
): Promise<void> {
  const before = profile && (await keptRevision(context, profile.id, profile.latest));
  const isSame = before !== undefined && isDeepStrictEqual(content(before.body), content(body));
  if (profile === undefined || !isSame) {
    const isSecret = !isDeepStrictEqual(content(shown), content(body));
    await writeRevision(context, id, profile, { whole: { body, hidden }, shown, isSecret });
  } else if (!isDeepStrictEqual(profile.record.body, shown)) await retag(context, profile, shown);
}

async function patch(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const profile = await existingProfile(context, id);
  const change = patchOf(id, call, profile.record.body, ["tags"]);
  const hidden = hiddenIn(change, decodeSecrets(call.headers[SECRETS_HEADER]));
  const record = await retag(context, profile, { ...profile.record.body, ...withoutHidden(change, hidden) });
  return { status: 200, body: profileView({ ...profile, record }, profile.latest) };
}

async function remove(context: Context, _call: Call, id: ArmId): Promise<Reply> {
  const around = await recordsAround(context, id);
  requireGroup(id, around);
  return (await removeProfile(context, around, idKey(id))) ? { status: 200 } : NO_CONTENT;
}
