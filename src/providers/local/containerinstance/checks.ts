import { allContainers, type AnyContainer, isRoot, type ShareVolume, userOf } from "./parts";
import type { ContainerGroupInputs } from "../../../model/generated/shapes";
import type { Context } from "../context";
import { type EngineImage, EngineError, type RegistryAuth } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import { ACCOUNT_TYPE, GROUP_TYPE, nameOf, SHARE_TYPE } from "../store/types";
import { shareVolume } from "../storage/shareVolume";
import { groupOf } from "./body";
import type { GroupFailure } from "./state";
import { ownership, PARENT } from "../../../docker/labels";
import type { ArmRecord } from "../store/records";
import { authFor, registryOf } from "../../../docker/registries";
import { isAccountKey } from "../storage/storageKeys";

/** What comes of looking at the shares that a group mounts. */
export interface SharesFound {
  /** By volume name. */
  readonly shares: Readonly<Record<string, ShareVolume>>;
  /** As in ACI, a share that cannot be mounted fails the operation, not the request. */
  readonly failure?: GroupFailure;
}

const hasShares = (group: ContainerGroupInputs) =>
  group.volumes?.some(({ azureFile }) => azureFile !== undefined) ?? false;

/** Tells storage keys from other texts. The engine is only asked when the group has shares. */
export async function keyChecker(
  context: Context,
  group: ContainerGroupInputs,
): Promise<(account: ArmRecord, key: string) => boolean> {
  if (!hasShares(group)) return () => false;
  const secret = await context.secret.get();
  return (account, key) => isAccountKey(secret, account, key);
}

/** Finds the shares of a group among all records. Account names are unique, so the account may be in any resource group. */
export function findShares(
  group: ContainerGroupInputs,
  records: readonly ArmRecord[],
  isKey: (account: ArmRecord, key: string) => boolean,
): SharesFound {
  const shares: Record<string, ShareVolume> = {};
  for (const { name, azureFile } of group.volumes ?? []) {
    if (azureFile === undefined) continue;
    const { storageAccountName, shareName, storageAccountKey, storageAccountKeyReference } = azureFile;
    const isNamed = (record: ArmRecord, wanted: string) => nameOf(record.id).toLowerCase() === wanted.toLowerCase();
    const account = records.find((record) => record.id.type === ACCOUNT_TYPE && isNamed(record, storageAccountName));
    const failed = (why: string): SharesFound => ({
      shares,
      failure: { name: "FailedMountAzureFileVolume", message: `Failed to mount Azure File Volume '${name}': ${why}.` },
    });
    if (account === undefined) return failed(`the storage account '${storageAccountName}' does not exist`);
    const share = records.find(
      (record) => record.id.type === SHARE_TYPE && record.labels[PARENT] === account.key && isNamed(record, shareName),
    );
    if (share === undefined)
      return failed(`the share '${shareName}' does not exist in the storage account '${storageAccountName}'`);
    if (storageAccountKeyReference === undefined && !isKey(account, storageAccountKey ?? ""))
      return failed(`storageAccountKey is not a key of the storage account '${storageAccountName}'`);
    shares[name] = { volume: shareVolume(share.id), labels: ownership("share", share.id) };
  }
  return { shares };
}

/** A DNS name label is unique in its region. */
export function checkDnsNameLabel(
  name: string,
  key: string,
  group: ContainerGroupInputs,
  location: string,
  records: readonly ArmRecord[],
): void {
  const label = group.ipAddress?.dnsNameLabel;
  if (label === undefined) return;
  const isTaken = records.some(
    (record) =>
      record.id.type === GROUP_TYPE &&
      record.key !== key &&
      record.body.location === location &&
      groupOf(record.body).ipAddress?.dnsNameLabel === label,
  );
  if (!isTaken) return;
  const message = `The DNS name label '${label}' in container group '${name}' not available in '${location}'. Please try using a different label.`;
  throw new ArmError(400, "DnsNameLabelNotAvailable", message);
}

/** A group's images. Those that were missing are on their way. */
export interface GroupImages {
  readonly pulls: ReadonlyMap<string, { readonly from: Date; readonly done: Promise<void> }>;
}

/** Looks for a group's images and asks the registries for those that are missing. Throws when one is not to be had. */
export async function findImages(
  { engine, now, registryLogins }: Context,
  name: string,
  group: ContainerGroupInputs,
  inspected: ReadonlyMap<string, EngineImage | undefined>,
): Promise<GroupImages> {
  const pulls = new Map<string, { from: Date; done: Promise<void> }>();
  const missing = [...inspected].filter(([, image]) => image === undefined).map(([image]) => image);
  await Promise.all(
    missing.map(async (image) => {
      const from = now();
      const auth = await authFor(registryLogins, group, image);
      try {
        const { done } = await engine.pullImage(image, auth);
        done.catch(() => {}); // Whoever deploys the group waits for it.
        pulls.set(image, { from, done });
      } catch (error) {
        throw inaccessible(name, image, auth, error);
      }
    }),
  );
  for (const container of allContainers(group)) checkRoot(group, container, inspected.get(container.image));
  return { pulls };
}

export async function inspectImages(
  { engine }: Context,
  group: ContainerGroupInputs,
): Promise<Map<string, EngineImage | undefined>> {
  const names = [...new Set(allContainers(group).map(({ image }) => image))];
  return new Map(await Promise.all(names.map(async (name) => [name, await engine.inspectImage(name)] as const)));
}

function inaccessible(name: string, image: string, auth: RegistryAuth | undefined, error: unknown): unknown {
  if (error instanceof EngineError && error.fault === "unavailable") return error;
  const registry = registryOf(image);
  const who = auth === undefined ? "without a user name and password" : `as user '${auth.username}'`;
  const answer = (error as Error).message;
  const message =
    `The image '${image}' in container group '${name}' is not accessible. Please check the image and registry credential. ` +
    `The registry '${registry}' was asked ${who}. ` +
    `The container engine answered: ${auth?.password ? answer.replaceAll(auth.password, "[secret]") : answer}`;
  return new ArmError(400, "InaccessibleImage", message);
}

/** An Azure Files share is root's: a container of another user could not use it. */
export function checkRoot(group: ContainerGroupInputs, container: AnyContainer, image: EngineImage | undefined): void {
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
