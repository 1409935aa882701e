import type { Engine } from "./engine";
import { EngineError } from "./engine";
import { ROLE } from "./labels";
import { sandboxProgram } from "./sandboxProgram";
import { packFile } from "./tar";

/** What all groups of an engine share. Each is made when something finds it missing, and goes with the last ARM resource. */

/** Bridge network on which groups reach each other by their domain names. */
export const NETWORK = "berth";
/** A host has one bridge of a name, so that two makers of the network collide. */
const BRIDGE = "berth0";

/** Image of the sandbox containers. The tag changes with the program. */
export const SANDBOX_IMAGE = "berth/sandbox:1";
/** Where a sandbox expects the engine's socket. */
export const SANDBOX_SOCKET = "/berth/engine.sock";

export async function makeNetwork(engine: Engine): Promise<void> {
  try {
    await engine.createNetwork(NETWORK, { [ROLE]: "network" }, BRIDGE);
  } catch (error) {
    // Someone else made it at the same time.
    if (!(error instanceof EngineError) || error.fault !== "conflict") throw error;
  }
}

/** Makes the network unless it is there: asking takes a twentieth of the time that a start without it takes to fail. */
export async function ensureNetwork(engine: Engine): Promise<void> {
  if ((await engine.listNetworks([`${ROLE}=network`])).length === 0) await makeNetwork(engine);
}

export async function makeSandboxImage(engine: Engine): Promise<void> {
  const { os, arch } = await engine.version();
  const program = sandboxProgram[arch];
  if (os !== "linux" || program === undefined)
    throw new EngineError(
      "invalid",
      `Berth needs an engine for Linux on amd64 or arm64; this one is for ${os} on ${arch}.`,
    );
  const tar = packFile("sandbox", Buffer.from(program, "base64"), 0o755);
  await engine.importImage(SANDBOX_IMAGE, tar, [`LABEL ${ROLE}=image`, 'ENTRYPOINT ["/sandbox"]']);
}

/** Runs what needs the sandbox image, and makes the image if that is what was missing. */
export async function withSandboxImage<T>(engine: Engine, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof EngineError) || error.fault !== "notFound" || !/image/i.test(error.message)) throw error;
    await makeSandboxImage(engine);
    return run();
  }
}

/** Removes what groups share when no ARM resource is left. */
export async function removeCommons(engine: Engine): Promise<void> {
  if ((await engine.listVolumes([`${ROLE}=record`])).length > 0) return;
  const [networks, secrets] = await Promise.all([
    engine.listNetworks([`${ROLE}=network`]),
    engine.listContainers([`${ROLE}=secret`]),
  ]);
  await Promise.all([
    ...networks.map((id) => engine.removeNetwork(id)),
    ...secrets.map((container) => engine.removeContainer(container.id)),
  ]);
  try {
    await engine.removeImage(SANDBOX_IMAGE);
  } catch (error) {
    // A sandbox that was just made uses it.
    if (!(error instanceof EngineError) || error.fault !== "conflict") throw error;
  }
}
