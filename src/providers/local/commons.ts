import type { Engine } from "./engine";
import { EngineError } from "./engine";
import { ROLE } from "./labels";
import { sandboxProgram } from "./sandboxProgram";
import { packFile, unpackFile } from "./tar";

/** What all groups of an engine share. Each is made when something finds it missing, and goes with the last ARM resource. */

/** Bridge network on which groups reach each other by their domain names. */
export const NETWORK = "berth";
/** A host has one bridge of a name, so that two makers of the network collide. */
const BRIDGE = "berth0";

/** Image of the sandbox containers. The tag changes with the program. */
export const SANDBOX_IMAGE = "berth/sandbox:1";
/** Where a sandbox expects the engine's socket. */
export const SANDBOX_SOCKET = "/berth/engine.sock";

const SECRET_CONTAINER = "berth-secret";
const SECRET_FILE = "berth-secret";
const SECRET_BYTES = 32;

export async function makeNetwork(engine: Engine): Promise<void> {
  try {
    await engine.createNetwork(NETWORK, { [ROLE]: "network" }, BRIDGE);
  } catch (error) {
    // Someone else made it at the same time.
    if (!(error instanceof EngineError) || error.fault !== "conflict") throw error;
  }
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

/**
 * A secret of the engine from which storage keys are derived. It lies in a file of a container that never runs, so that it
 * is the same for all processes, survives restarts, and appears in no label, no log and no `docker inspect`.
 */
export async function engineSecret(engine: Engine, random: (size: number) => Buffer): Promise<Buffer> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const found = await engine.getArchive(SECRET_CONTAINER, `/${SECRET_FILE}`);
    if (found !== undefined) return unpackFile(found);
    await makeSecret(engine, random);
  }
  throw new EngineError("failed", "The secret of the storage keys could be neither made nor read.");
}

/** The name is given last and only once, so nobody ever reads a secret that is not the final one. */
async function makeSecret(engine: Engine, random: (size: number) => Buffer): Promise<void> {
  const secret = random(SECRET_BYTES);
  const temporary = `${SECRET_CONTAINER}-${random(6).toString("hex")}`;
  await withSandboxImage(engine, () =>
    engine.createContainer(temporary, {
      image: SANDBOX_IMAGE,
      labels: { [ROLE]: "secret" },
      restart: "no",
      network: "none",
    }),
  );
  await engine.putArchive(temporary, "/", packFile(SECRET_FILE, secret, 0o400));
  try {
    await engine.renameContainer(temporary, SECRET_CONTAINER);
  } catch (error) {
    await engine.removeContainer(temporary);
    if (!(error instanceof EngineError) || error.fault !== "conflict") throw error;
  }
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
