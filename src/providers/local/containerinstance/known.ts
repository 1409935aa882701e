import type { CompleteGroup } from "../../../model/containerinstance/container/complete";
import type { ContainerDetails, EngineContainer, EngineImage } from "../../../docker/engine";
import { KEY, ROLE } from "../../../docker/labels";
import type { Context } from "../context";
import type { ArmRecord } from "../store/records";
import { groupOf } from "./body";
import { inspectImages } from "./images";
import { inspectOwn } from "./live";
import { type SubnetPlace, subnetPlace } from "./network/subnet";
import type { GroupRequest } from "./request";
import { type Isolation, isolationAsked } from "./security";
import { findShares, keyChecker, lostShares } from "./shares";
import { restoreSecrets } from "./volumes/volumes";

/** The state of the engine that matters for a wanted container group. */
export interface Known extends SubnetPlace {
  /** All records of the engine. */
  readonly records: readonly ArmRecord[];
  /** All containers of Berth. */
  readonly containers: readonly EngineContainer[];
  /** By the names that the group uses; undefined for images that the engine lacks. */
  readonly images: ReadonlyMap<string, EngineImage | undefined>;
  /** Whether a text is a key of the storage account. */
  readonly isKey: (account: ArmRecord, key: string) => boolean;
  /** The group's shares whose files are gone, by volume name. */
  readonly lostShares: ReadonlySet<string>;
  /** Undefined when the group uses the engine's default runtime. */
  readonly isolation?: Isolation;
  /** The existing group. Only read when an update may depend on it. */
  readonly present?: PresentGroup;
}

export interface PresentGroup {
  readonly containers: readonly ContainerDetails[];
  /** With its stored secrets; undefined when no secret matters. */
  readonly group?: CompleteGroup;
}

/** Asks the engine for everything, at the same time where one answer does not depend on another. */
export async function look(context: Context, { key, group }: GroupRequest): Promise<Known> {
  const { engine, records } = context;
  const [found, containers, images, isKey, isolation, place] = await Promise.all([
    records.list({}),
    engine.listContainers([ROLE]),
    inspectImages(context, group),
    keyChecker(context, group),
    isolationAsked(context, group),
    subnetPlace(context, group),
  ]);
  const previous = found.find((record) => record.key === key);
  const [present, lost] = await Promise.all([
    previous && presentGroup(context, previous, containers, group),
    lostShares(engine, findShares(group, found, isKey)),
  ]);
  return {
    records: found,
    containers,
    images,
    isKey,
    lostShares: lost,
    ...(isolation && { isolation }),
    ...place,
    ...(present && { present }),
  };
}

/** While a container of the group runs, the group has not ended and its containers need not be inspected. */
async function presentGroup(
  { engine }: Context,
  previous: ArmRecord,
  found: readonly EngineContainer[],
  { diagnostics }: CompleteGroup,
): Promise<PresentGroup | undefined> {
  const own = found.filter(({ labels }) => labels[KEY] === previous.key);
  const isRunning = own.some(({ labels, running }) => labels[ROLE] === "container" && running);
  if (isRunning && diagnostics === undefined) return undefined;
  const containers = await inspectOwn(engine, previous.key, own);
  if (diagnostics === undefined) return { containers };
  const { group } = await restoreSecrets(engine, containers, groupOf(previous.body));
  return { containers, group };
}
