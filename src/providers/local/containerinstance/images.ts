import type { Context } from "../context";
import type { CompleteGroup } from "../../../model/containerinstance/container/complete";
import { EngineError, type EngineImage, type RegistryAuth } from "../../../docker/engine";
import { authFor, registryOf } from "../../../docker/registries";
import { allContainers, type AnyContainer, isRoot, userOf } from "./parts";
import { ArmError } from "../http/errors";
import { all } from "../../../clock";
import { Pull } from "../work/pull";

/** A group's images. The missing ones are being pulled. */
export interface GroupImages {
  readonly pulls: ReadonlyMap<string, Pull>;
}

/** The engine's details of a group's images, by name; undefined for images that it lacks. */
export async function inspectImages(
  { engine }: Context,
  group: CompleteGroup,
): Promise<Map<string, EngineImage | undefined>> {
  const names = [...new Set(allContainers(group).map(({ image }) => image))];
  return new Map(await Promise.all(names.map(async (name) => [name, await engine.inspectImage(name)] as const)));
}

/** Asks the registries for images that the engine lacks. Throws when an image cannot be pulled. */
export async function pullImages(
  context: Context,
  name: string,
  group: CompleteGroup,
  missing: readonly string[],
): Promise<GroupImages> {
  const pulls = new Map<string, Pull>();
  const pull = async (image: string) => {
    const auth = await authFor(context.registryLogins, group, image);
    try {
      pulls.set(image, await Pull.begin(context, image, auth));
    } catch (error) {
      throw inaccessible(name, image, auth, error);
    }
  };
  try {
    await all(missing.map(pull));
  } catch (error) {
    pulls.forEach((other) => other.end(error as Error));
    throw error;
  }
  return { pulls };
}

export const missingImages = (images: ReadonlyMap<string, EngineImage | undefined>): string[] =>
  [...images].filter(([, image]) => image === undefined).map(([name]) => name);

function inaccessible(name: string, image: string, auth: RegistryAuth | undefined, error: unknown): unknown {
  if (error instanceof ArmError || (error instanceof EngineError && error.fault === "unavailable")) return error;
  const registry = registryOf(image);
  const who = auth === undefined ? "without a user name and password" : `as user '${auth.username}'`;
  const answer = (error as Error).message;
  const message =
    `The image '${image}' in container group '${name}' is not accessible. Please check the image and registry credential. ` +
    `The registry '${registry}' was asked ${who}. ` +
    `The container engine answered: ${auth?.password ? answer.replaceAll(auth.password, "[secret]") : answer}`;
  return new ArmError(400, "InaccessibleImage", message);
}

/** Throws when a container mounts a share and its image, if the engine has it, runs as a user other than root. */
export function checkRoots(group: CompleteGroup, images: ReadonlyMap<string, EngineImage | undefined>): void {
  for (const container of allContainers(group)) checkRoot(group, container, images.get(container.image));
}

/** Azure Files shares belong to root, so a container with another user could not use them. */
export function checkRoot(group: CompleteGroup, container: AnyContainer, image: EngineImage | undefined): void {
  const mounted = container.volumeMounts?.find(
    ({ name }) => group.volumes?.find((volume) => volume.name === name)?.azureFile !== undefined,
  );
  if (mounted === undefined || image === undefined) return;
  const user = userOf(container) ?? image.user;
  if (isRoot(user)) return;
  const message =
    `The container '${container.name}' mounts the Azure Files volume '${mounted.name}' and must run as root, but its image ` +
    `'${container.image}' runs as '${user}'. Set securityContext.runAsUser to 0, or use an image that runs as root.`;
  throw new ArmError(400, "AzureFileVolumeNeedsRoot", message);
}
