import { all } from "../../../clock";
import { type Engine, EngineError, type EngineVolume } from "../../../docker/engine";
import { COMMONS, ROLE, VERDICT } from "../../../docker/labels";
import { KEY_LABELS, KEY_VOLUME } from "../../../docker/owned";

/**
 * Removes what groups share with the last ARM resource, although another process may be making a new first resource. A
 * process that wants to remove it first makes an announcement and then looks for resources. A process that wants to use
 * it first makes its resource and then looks for announcements. So at least one of the two sees the other. A verdict
 * decides about an announcement: it is a volume with a fixed name, so the first process to make it wins. It counts as
 * long as its announcement exists. Nobody waits: whoever finds a decided announcement carries out its verdict. An
 * announcement lists things by id, so that nothing is removed that was made later.
 */

type Verdict = "keep" | "remove";

interface Commons {
  readonly networks: readonly string[];
  readonly containers: readonly string[];
  readonly images: readonly string[];
}

/**
 * Removes what groups share when no ARM resource is left. `last` is of the process: the look for a resource is then one question
 * while there are many, however long their list is.
 */
export async function removeCommons(engine: Engine, uuid: () => string, last: LastSeen = {}): Promise<void> {
  if (await isSeen(engine, last)) return;
  const commons = await findCommons(engine);
  const labels = { [ROLE]: "leaving", [COMMONS]: JSON.stringify(commons) };
  await engine.createVolume(`berth-leaving-${uuid()}`, labels);
  await settle(engine, (await isNeeded(engine)) ? "keep" : "remove");
  await removeLeftVerdicts(engine);
  await removeKey(engine);
}

/**
 * Makes sure that nobody removes what groups share. Call this after making the resource that needs it, and before using
 * it or making a container.
 */
export async function keepCommons(engine: Engine): Promise<void> {
  await all([settle(engine, "keep"), reserveKey(engine)]);
}

/** Marks of containers do not tell the key, so it must outlive them. */
const reserveKey = (engine: Engine) => engine.createVolume(KEY_VOLUME, KEY_LABELS);

/**
 * A volume can only be removed by its name, so whoever removes the key may be late and remove the one of a resource that has come
 * meanwhile, which is why it looks again.
 */
async function removeKey(engine: Engine): Promise<void> {
  if (await isNeeded(engine)) return;
  await engine.removeVolume(KEY_VOLUME);
  if (await isNeeded(engine)) await reserveKey(engine);
}

const isNeeded = async (engine: Engine): Promise<boolean> => (await engine.listVolumes([`${ROLE}=record`])).length > 0;

/** A record that was there when a process last looked for any. */
export interface LastSeen {
  volume?: string;
}

async function isSeen(engine: Engine, last: LastSeen): Promise<boolean> {
  const before = last.volume;
  if (before !== undefined && (await engine.inspectVolume(before))?.labels[ROLE] === "record") return true;
  const found = await engine.listVolumes([`${ROLE}=record`]);
  // Whoever removes many begins at one end.
  last.volume = found[found.length >> 1]?.name;
  return found.length > 0;
}

const announcements = (engine: Engine): Promise<EngineVolume[]> => engine.listVolumes([`${ROLE}=leaving`]);

async function findCommons(engine: Engine): Promise<Commons> {
  const [networks, containers, images] = await Promise.all([
    Promise.all(["network", "subnet"].map((role) => engine.listNetworks([`${ROLE}=${role}`]))),
    Promise.all(["secret", "restarter"].map((role) => engine.listContainers([`${ROLE}=${role}`]))),
    // Two processes that import the image at the same time leave one without a name.
    Promise.all(["image", "secretImage"].map((role) => engine.listImages([`${ROLE}=${role}`]))),
  ]);
  return {
    networks: networks.flat().map(({ id }) => id),
    containers: containers.flat().map(({ id }) => id),
    images: images.flat(),
  };
}

/** Settles all announced removals: as `wanted`, unless they are decided already. */
async function settle(engine: Engine, wanted: Verdict): Promise<void> {
  const announced = await announcements(engine);
  await Promise.all(announced.map((volume) => settleOne(engine, volume, wanted)));
}

async function settleOne(engine: Engine, { name, labels }: EngineVolume, wanted: Verdict): Promise<void> {
  const verdict = await engine.createVolume(verdictName(name), { [ROLE]: "verdict", [VERDICT]: wanted });
  // A verdict on an announcement that no longer exists does not count.
  const isOpen = (await announcements(engine)).some((other) => other.name === name);
  if (isOpen && verdict.labels[VERDICT] === "remove")
    await remove(engine, JSON.parse(labels[COMMONS] ?? "") as Commons);
  await engine.removeVolume(name);
  await engine.removeVolume(verdict.name);
}

const verdictName = (announcement: string): string => `${announcement}-verdict`;

async function remove(engine: Engine, { networks, containers, images }: Commons): Promise<void> {
  await Promise.all([
    ...networks.map((id) => engine.removeNetwork(id)),
    ...containers.map((id) => engine.removeContainer(id)),
  ]);
  await Promise.all(images.map((id) => removeUnusedImage(engine, id)));
}

async function removeUnusedImage(engine: Engine, id: string): Promise<void> {
  try {
    await engine.removeImage(id);
  } catch (error) {
    // A sandbox that was just made uses it.
    if (!(error instanceof EngineError) || error.fault !== "conflict") throw error;
  }
}

/** A process that was killed while settling leaves a verdict whose announcement no longer exists. */
async function removeLeftVerdicts(engine: Engine): Promise<void> {
  const verdicts = await engine.listVolumes([`${ROLE}=verdict`]);
  if (verdicts.length === 0) return;
  const open = new Set((await announcements(engine)).map(({ name }) => verdictName(name)));
  await Promise.all(verdicts.filter(({ name }) => !open.has(name)).map(({ name }) => engine.removeVolume(name)));
}
