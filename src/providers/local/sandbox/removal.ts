import { type Engine, EngineError, type EngineVolume } from "../../../docker/engine";
import { COMMONS, ROLE, VERDICT } from "../../../docker/labels";

/**
 * How what groups share goes with the last ARM resource, while another process may be making the first one again. Whoever would
 * remove it announces that before it looks whether a resource is there, and whoever would use it looks for announcements once its
 * resource is there: so one of the two knows of the other. What becomes of an announcement says the verdict, a volume whose name
 * the engine gives once; it counts while the announcement is there. Nobody waits for anybody: whoever meets an announcement that
 * is decided does what it says. It names what goes by id, so that nothing goes that was made after it.
 */

type Verdict = "keep" | "remove";

interface Commons {
  readonly networks: readonly string[];
  readonly containers: readonly string[];
  readonly images: readonly string[];
}

/** Removes what groups share when no ARM resource is left. */
export async function removeCommons(engine: Engine, uuid: () => string): Promise<void> {
  if (await isNeeded(engine)) return;
  const commons = await findCommons(engine);
  const labels = { [ROLE]: "leaving", [COMMONS]: JSON.stringify(commons) };
  await engine.createVolume(`berth-leaving-${uuid()}`, labels);
  await settle(engine, (await isNeeded(engine)) ? "keep" : "remove");
  await removeLeftVerdicts(engine);
}

/**
 * Sees to it that nobody removes what groups share any more. To be called before any of it is used, when the resource that needs it
 * is there.
 */
export async function keepCommons(engine: Engine): Promise<void> {
  await settle(engine, "keep");
}

const isNeeded = async (engine: Engine): Promise<boolean> => (await engine.listVolumes([`${ROLE}=record`])).length > 0;

const announcements = (engine: Engine): Promise<EngineVolume[]> => engine.listVolumes([`${ROLE}=leaving`]);

async function findCommons(engine: Engine): Promise<Commons> {
  const [networks, containers, images] = await Promise.all([
    Promise.all(["network", "subnet"].map((role) => engine.listNetworks([`${ROLE}=${role}`]))),
    engine.listContainers([`${ROLE}=secret`]),
    // Two processes that import the image at the same time leave one without a name.
    engine.listImages([`${ROLE}=image`]),
  ]);
  return { networks: networks.flat().map(({ id }) => id), containers: containers.map(({ id }) => id), images };
}

/** Ends all removals that are announced, in the way that is wanted unless it is decided already. */
async function settle(engine: Engine, wanted: Verdict): Promise<void> {
  const announced = await announcements(engine);
  await Promise.all(announced.map((volume) => settleOne(engine, volume, wanted)));
}

async function settleOne(engine: Engine, { name, labels }: EngineVolume, wanted: Verdict): Promise<void> {
  const verdict = await engine.createVolume(verdictName(name), { [ROLE]: "verdict", [VERDICT]: wanted });
  // A verdict on what is settled already is nobody's.
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

/** Whoever was killed while settling leaves a verdict on an announcement that has gone. */
async function removeLeftVerdicts(engine: Engine): Promise<void> {
  const verdicts = await engine.listVolumes([`${ROLE}=verdict`]);
  if (verdicts.length === 0) return;
  const open = new Set((await announcements(engine)).map(({ name }) => verdictName(name)));
  await Promise.all(verdicts.filter(({ name }) => !open.has(name)).map(({ name }) => engine.removeVolume(name)));
}
