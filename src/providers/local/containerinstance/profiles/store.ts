import { type ArmId, formatArmId } from "../../../../model/core/armId";
import type { Json } from "../../../../model/core/armBody";
import { asRecord } from "../../../../model/core/json";
import { engineName, idKey, KEY, ownership, PARENT, ROLE, STATE } from "../../../../docker/labels";
import { packFile, unpackFile } from "../../../../docker/tar";
import type { Context } from "../../context";
import { ArmError, concurrentWrite } from "../../http/errors";
import { SANDBOX_IMAGE } from "../../sandbox/commons";
import { keepCommons } from "../../sandbox/removal";
import type { ArmRecord } from "../../store/records";
import { nameOf, REVISION_TYPE } from "../../store/types";
import { create } from "../../work/steps";
import type { Hidden } from "../hidden";

/**
 * The profile's record has its latest revision. Each older one has a record of its own, which is written before the
 * profile's changes: so a revision is never lost, whoever is interrupted (docs/decisions/0028-profiles.md).
 */

/** What the record of a profile or a revision says besides its body. */
interface RevisionState {
  /** Made with the profile: records of a profile of the same name that was deleted before have another. */
  readonly series: string;
  readonly revision: number;
  /** Whether the revision has secrets, which a container keeps that never runs. */
  readonly kept: boolean;
}

/** A revision of a profile, without secrets. */
export interface Revision extends RevisionState {
  readonly body: Json;
}

export interface Profile {
  readonly id: ArmId;
  readonly record: ArmRecord;
  /** All revisions, oldest first. */
  readonly revisions: readonly Revision[];
  readonly latest: Revision;
}

/** What a revision says, with secrets. */
export interface WholeRevision {
  readonly body: Json;
  /** What the program said is secret, beside the secrets in the schema. */
  readonly hidden: Hidden;
}

const FILE = "profile.json";

/** The profile of a key among the records of its resource group. */
export function profileIn(records: readonly ArmRecord[], key: string): Profile | undefined {
  const record = records.find((item) => item.key === key);
  if (record === undefined) return undefined;
  const latest = revisionOf(record);
  const older = records
    .filter(({ id, labels }) => id.type === REVISION_TYPE && labels[PARENT] === key)
    .map(revisionOf)
    // The record of the latest one is there when a change was interrupted.
    .filter(({ series, revision }) => series === latest.series && revision < latest.revision)
    .sort((a, b) => a.revision - b.revision);
  return { id: record.id, record, revisions: [...older, latest], latest };
}

function revisionOf({ body, labels }: ArmRecord): Revision {
  const { series = "", revision = 1, kept = false } = asRecord(JSON.parse(labels[STATE] ?? "{}"));
  return { body, series: String(series), revision: Number(revision), kept: kept === true };
}

const stateLabels = ({ series, revision, kept }: RevisionState) => ({
  [STATE]: JSON.stringify({ series, revision, kept } satisfies RevisionState),
});

const revisionId = (profile: ArmId, revision: number): ArmId => ({
  ...profile,
  type: REVISION_TYPE,
  names: [nameOf(profile), String(revision)],
});

/** Gives the latest revision a record of its own, so that another one can follow. */
async function keepRevision({ records }: Context, { id, latest }: Profile): Promise<void> {
  const own = revisionId(id, latest.revision);
  const found = await records.get(own);
  if (found !== undefined && revisionOf(found).series === latest.series) return;
  if (found !== undefined) await records.remove(found);
  await records.write({ id: own, body: latest.body, labels: stateLabels(latest) });
}

/** Writes another body of the same revision: its tags. */
export async function retag({ records }: Context, { record, latest }: Profile, body: Json): Promise<ArmRecord> {
  return records.replace({ id: record.id, body, previous: record, labels: stateLabels(latest) });
}

/** Writes the first revision of a profile, or its next one. */
export async function writeRevision(
  context: Context,
  id: ArmId,
  profile: Profile | undefined,
  { whole, shown, isSecret }: { readonly whole: WholeRevision; readonly shown: Json; readonly isSecret: boolean },
): Promise<ArmRecord> {
  const { records, uuid } = context;
  if (profile !== undefined) await keepRevision(context, profile);
  const state: RevisionState = {
    series: profile?.latest.series ?? uuid(),
    revision: (profile?.latest.revision ?? 0) + 1,
    kept: isSecret,
  };
  const at = profile?.id ?? id;
  const record = await records.write({ id: at, body: shown, previous: profile?.record, labels: stateLabels(state) });
  try {
    if (isSecret) await keepSecrets(context, record, state, whole);
  } catch (error) {
    await records.forget(record);
    throw error;
  }
  if (profile !== undefined) await records.forget(profile.record);
  return record;
}

const keeperName = (id: ArmId, { series, revision }: RevisionState): string =>
  engineName(nameOf(id), idKey(id), "_keeper", series.slice(0, 8), String(revision));

/** Stores a revision with its secrets in a container that never runs: they appear in no label and no answer. */
async function keepSecrets(
  context: Context,
  { id }: ArmRecord,
  state: RevisionState,
  whole: WholeRevision,
): Promise<void> {
  const { engine, records, sandboxImage } = context;
  await keepCommons(engine);
  const spec = {
    image: SANDBOX_IMAGE,
    labels: ownership("keeper", id),
    restart: "no",
    network: "none",
  } as const;
  const keeper = await sandboxImage.with(() => create(context, keeperName(id, state), spec));
  await engine.putArchive(keeper, "/", packFile(FILE, Buffer.from(JSON.stringify(whole)), 0o400));
  const found = await records.get(id);
  // Another process may have made the next revision meanwhile.
  if (found !== undefined && revisionOf(found).series === state.series) return;
  // Or it has deleted the profile, and did not see the container.
  await engine.removeContainer(keeper);
  throw concurrentWrite(formatArmId(id));
}

/** What a revision says, with secrets. Throws ARM's error when they are gone. */
export async function wholeRevision(
  context: Context,
  { id }: Pick<Profile, "id">,
  revision: Revision,
): Promise<WholeRevision> {
  if (!revision.kept) return { body: revision.body, hidden: {} };
  const found = await keptRevision(context, id, revision);
  if (found !== undefined) return found;
  const message =
    `The secrets of revision ${revision.revision} of the container group profile '${nameOf(id)}' were removed from the container engine. ` +
    "Write the profile again, which makes a revision that has them.";
  throw new ArmError(409, "ContainerGroupProfileSecretsLost", message);
}

/** A revision with its secrets; undefined when they are gone. */
export async function keptRevision(
  { engine }: Context,
  id: ArmId,
  revision: Revision,
): Promise<WholeRevision | undefined> {
  if (!revision.kept) return { body: revision.body, hidden: {} };
  const keeper = await engine.inspectContainer(keeperName(id, revision));
  const archive = keeper && (await engine.getArchive(keeper.id, `/${FILE}`));
  return archive && (JSON.parse(unpackFile(archive).toString()) as WholeRevision);
}

/** Removes a profile with all of its revisions. Its own record goes last. */
export async function removeProfile(
  { engine, records }: Context,
  around: readonly ArmRecord[],
  key: string,
): Promise<boolean> {
  const keepers = await engine.listContainers([`${ROLE}=keeper`, `${KEY}=${key}`]);
  await Promise.all(keepers.map(({ id }) => engine.removeContainer(id)));
  await Promise.all(around.filter(({ labels }) => labels[PARENT] === key).map((record) => records.remove(record)));
  const record = around.find((item) => item.key === key);
  if (record !== undefined) await records.remove(record);
  return record !== undefined;
}
