import { type ContainerHost, GROUP } from "./host";
import { asList, asRecord, isGiven, isRecord } from "./json";
import { checkName, checkUnique, type NameRule } from "./name";
import { atKey, type Problem, RULES } from "./problem";
import { accountName, shareName } from "./storageName";
import { containsUnknown, isUnknown } from "./unknown";

/** Most volumes of one group. Source: the page of resource limits. */
export const MAX_VOLUMES = 20;

const volumeName: NameRule = {
  pattern: /^(?=.{5,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
  allowed: "must be 5 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends",
  rule: RULES.aci,
};

/** A label, as the names of a pod's volumes are. */
const podVolumeName: NameRule = {
  pattern: /^(?=.{1,63}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
  allowed: "must be 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends",
  rule: RULES.kubernetes,
};

/** Sources that Berth knows, and those that ARM has besides, which are refused by their own names. */
const SOURCES = ["azureFile", "emptyDir"] as const;
const OTHER_SOURCES = ["secret", "secretReference", "gitRepo"];

/** Checks the volumes of one group or pod: number, names, exactly one source each. An unused volume is fine. */
export function checkVolumes(volumes: unknown, path: string, host: ContainerHost = GROUP): Problem[] {
  const items = asList(volumes);
  const problems: Problem[] = [];
  if (host.limited && items.length > MAX_VOLUMES)
    problems.push({ path, allowed: `must be at most ${MAX_VOLUMES} volumes, are ${items.length}`, rule: RULES.aci });
  items.forEach((item, i) => problems.push(...checkVolume(item, `${path}[${i}]`, host)));
  const named = items.flatMap((item, i) => {
    const { name } = asRecord(item);
    return typeof name === "string" ? [{ name, path: `${path}[${i}].name` }] : [];
  });
  return [...problems, ...checkUnique(named, `the ${host.name}`, host.rule)];
}

function checkVolume(item: unknown, path: string, host: ContainerHost): Problem[] {
  if (!isRecord(item)) return [];
  const { name, azureFile, emptyDir } = item;
  return [
    ...checkName(host.limited ? volumeName : podVolumeName, name, atKey(path, "name")),
    ...checkSource(item, path, host),
    ...checkName(shareName, asRecord(azureFile).shareName, `${path}.azureFile.shareName`),
    ...checkName(accountName, asRecord(azureFile).storageAccountName, `${path}.azureFile.storageAccountName`),
    ...checkEmptyDir(emptyDir, `${path}.emptyDir`, host),
  ];
}

function checkSource(item: Record<string, unknown>, path: string, { rule }: ContainerHost): Problem[] {
  if (SOURCES.some((source) => isUnknown(item[source]))) return [];
  const given = SOURCES.filter((source) => isGiven(item[source]));
  if (given.length === 1) return [];
  if (given.length === 0 && OTHER_SOURCES.some((source) => isGiven(item[source]))) return [];
  const found = given.length === 0 ? "has none" : `has ${given.join(" and ")}`;
  return [{ path, allowed: `must have exactly one of ${SOURCES.join(" and ")}, ${found}`, rule }];
}

function checkEmptyDir(value: unknown, path: string, { rule }: ContainerHost): Problem[] {
  if (!isGiven(value) || isUnknown(value)) return [];
  if (isRecord(value) && Object.keys(value).length === 0) return [];
  return [{ path, allowed: "must be {}", rule }];
}

/** What a mount needs to know of the group's volumes. */
export interface VolumeIndex {
  /** Names of the volumes; undefined when not all are known. */
  readonly names?: ReadonlySet<string>;
  /** Names of the volumes that are Azure Files shares. */
  readonly azureFiles: ReadonlySet<string>;
}

/** An index of a group's volumes, for the checks of its mounts. */
export function indexVolumes(volumes: unknown): VolumeIndex {
  const azureFiles = new Set<string>();
  const names = new Set<string>();
  let allKnown = !isGiven(volumes) || Array.isArray(volumes);
  for (const item of asList(volumes)) {
    const { name, azureFile } = asRecord(item);
    if (typeof name !== "string") allKnown = false;
    else {
      names.add(name);
      if (isRecord(azureFile)) azureFiles.add(name);
    }
  }
  return allKnown ? { names, azureFiles } : { azureFiles };
}

/** Checks where a container mounts volumes: paths, no path twice, volumes that exist. */
export function checkMounts(
  mounts: unknown,
  path: string,
  volumes: VolumeIndex,
  host: ContainerHost = GROUP,
): Problem[] {
  const items = asList(mounts).map((item, i): MountAt => ({ ...asRecord(item), path: `${path}[${i}]` }));
  const placed = items.flatMap(({ mountPath, path: at }) =>
    typeof mountPath === "string" ? [{ name: canonicalMountPath(mountPath), path: atKey(at, "mountPath") }] : [],
  );
  return [
    ...items.flatMap((item) => [...checkMountPath(item, host), ...checkVolumeExists(item, volumes, host)]),
    ...checkUnique(placed, "the container", host.rule),
  ];
}

interface MountAt {
  readonly path: string;
  readonly name?: unknown;
  readonly mountPath?: unknown;
}

function checkMountPath({ mountPath, path }: MountAt, { rule }: ContainerHost): Problem[] {
  if (typeof mountPath !== "string") return [];
  const at = { path: atKey(path, "mountPath"), value: mountPath, rule };
  if (!mountPath.startsWith("/")) return [{ ...at, allowed: "must be an absolute path: it begins with /" }];
  if (mountPath.includes(":")) return [{ ...at, allowed: "must not hold a colon" }];
  if (canonicalMountPath(mountPath) === "/")
    return [{ ...at, allowed: "must not be the root of the container's file system" }];
  return [];
}

function checkVolumeExists({ name, path }: MountAt, { names }: VolumeIndex, host: ContainerHost): Problem[] {
  if (typeof name !== "string" || names === undefined || names.has(name)) return [];
  const choice = names.size === 0 ? "it has none" : [...names].join(", ");
  return [
    {
      path: atKey(path, "name"),
      value: name,
      allowed: `must be one of the ${host.name}'s volumes: ${choice}`,
      rule: host.rule,
    },
  ];
}

/** A path in the container with empty, `.` and `..` segments resolved, so that `/srv/` and `/srv` are the same. */
export function canonicalMountPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return `/${segments.join("/")}`;
}

/** Whether a container mounts an Azure Files share, as far as is known. */
export function mountsAzureFiles(mounts: unknown, { azureFiles }: VolumeIndex): boolean {
  return asList(mounts).some((item) => {
    const { name } = asRecord(item);
    return typeof name === "string" && azureFiles.has(name);
  });
}

/** Windows groups have no volumes. The storage key is a secret and stays out of the problem. */
export function checkNoVolumes(volumes: unknown, path: string): Problem[] {
  return asList(volumes).flatMap((item, i) => {
    const volume = asRecord(item);
    const at = `${path}[${i}]`;
    const allowed = "needs osType Linux: Windows groups have no volumes";
    if (isRecord(volume.azureFile)) {
      const { shareName: share, storageAccountName: account } = volume.azureFile;
      const value = { shareName: share, storageAccountName: account };
      return [{ path: `${at}.azureFile`, ...(!containsUnknown(value) && { value }), allowed, rule: RULES.aci }];
    }
    if (isRecord(volume.emptyDir)) return [{ path: `${at}.emptyDir`, allowed, rule: RULES.aci }];
    return [{ path: at, allowed, rule: RULES.aci }];
  });
}
