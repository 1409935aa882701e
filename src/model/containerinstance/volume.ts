import { isBase64 } from "../values/base64";
import { checkFileNames } from "../values/fileName";
import { checkGitRepo } from "./gitRepo";
import { GUID } from "../values/guid";
import { type ContainerHost, GROUP } from "../values/host";
import { asList, asRecord, isGiven, isRecord } from "../core/json";
import { checkName, checkUnique, labelName, type NameRule, namesOf } from "../values/name";
import { atKey } from "../core/path";
import { type Problem, RULES } from "../core/problem";
import type { KnownNames } from "./reference";
import { checkSecretReference } from "./secretReference";
import { accountName, shareName } from "../values/storageName";
import { containsUnknown, isUnknown } from "../core/unknown";

/**
 * Maximum per container group. Source:
 * https://learn.microsoft.com/azure/container-instances/container-instances-resource-and-quota-limits
 */
const MAX_VOLUMES = 20;

/** The service's versions since 2021-07-01 have subnets in its place. */
export const NO_NETWORK_PROFILE =
  "is a property of older versions of the service: subnetIds, which the component calls subnetId, puts a group into a subnet";
export const NO_SUB_PATH =
  "is none of a mount of the service, which mounts a volume as a whole: give the directory a share or volume of its own, or the " +
  "program a path in it";

/** Why a property of a volume is refused, by the path pattern of its parent. */
export const REFUSED_OF_VOLUMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "": { networkProfile: NO_NETWORK_PROFILE },
  "containers[].volumeMounts[]": { subPath: NO_SUB_PATH },
  "initContainers[].volumeMounts[]": { subPath: NO_SUB_PATH },
  "volumes[].azureFile": {
    // Defined in api-version 2026-05-01, which ARM never served.
    userManagedIdentityClientId: "was never released by ARM under this name: it is userAssignedIdentityClientId",
  },
};

/**
 * Source: https://learn.microsoft.com/azure/container-instances/container-instances-troubleshooting. That page also asks for 5
 * characters, but Terraform's acceptance tests run with `logs`, so the least length is for the service to decide.
 */
const volumeName: NameRule = { ...labelName, rule: RULES.aci };

/** Source: examples of api-version 2026-07-01. */
const clientId: NameRule = {
  pattern: GUID,
  allowed: "must be the client id of a user-assigned identity, which is a GUID, not its ARM id",
  rule: RULES.aci,
};

const podVolumeName: NameRule = { ...labelName, rule: RULES.kubernetes };

const SOURCES = ["azureFile", "emptyDir", "secret", "secretReference", "gitRepo"] as const;
const SOURCES_TEXT = "azureFile, emptyDir, secret, secretReference and gitRepo";
const POD_SOURCES_TEXT = "azureFile, emptyDir and secret";

/**
 * Checks the volumes of one group or pod: their number and names, and that each has exactly one valid source. Sources:
 * virtual-kubelet/azure-aci#307 and hashicorp/terraform-provider-azurerm#11444. Unused volumes are allowed. `references` are the names of the group's secret references.
 */
export function checkVolumes(
  volumes: unknown,
  path: string,
  host: ContainerHost = GROUP,
  references?: KnownNames,
): Problem[] {
  const items = asList(volumes);
  const problems: Problem[] = [];
  if (host.limited && items.length > MAX_VOLUMES)
    problems.push({ path, allowed: `must be at most ${MAX_VOLUMES} volumes, are ${items.length}`, rule: RULES.aci });
  items.forEach((item, i) => problems.push(...checkVolume(item, `${path}[${i}]`, host, references)));
  return [...problems, ...checkUnique(namesOf(volumes, path), `the ${host.name}`, host.rule)];
}

function checkVolume(item: unknown, path: string, host: ContainerHost, references: KnownNames): Problem[] {
  if (!isRecord(item)) return [];
  const { name, azureFile, emptyDir, secret, secretReference, gitRepo } = item;
  return [
    ...checkName(host.limited ? volumeName : podVolumeName, name, atKey(path, "name")),
    ...checkSource(item, path, host),
    ...checkAzureFile(azureFile, `${path}.azureFile`, references),
    ...checkEmptyDir(emptyDir, `${path}.emptyDir`, host),
    ...checkSecret(secret, `${path}.secret`, host),
    ...checkFileNames(secretReference, `${path}.secretReference`, host),
    ...Object.entries(asRecord(secretReference)).flatMap(([file, reference]) =>
      checkSecretReference(reference, atKey(`${path}.secretReference`, file), references),
    ),
    ...checkGitRepo(gitRepo, `${path}.gitRepo`, host.rule),
  ];
}

function checkSource(item: Record<string, unknown>, path: string, { rule, limited }: ContainerHost): Problem[] {
  if (SOURCES.some((source) => isUnknown(item[source]))) return [];
  const given = SOURCES.filter((source) => isGiven(item[source]));
  if (given.length === 1) return [];
  const found = given.length === 0 ? "has none" : `has ${given.join(" and ")}`;
  const choice = limited ? SOURCES_TEXT : POD_SOURCES_TEXT;
  return [{ path, allowed: `must have exactly one of ${choice}, ${found}`, rule }];
}

function checkAzureFile(value: unknown, path: string, references: KnownNames): Problem[] {
  if (!isRecord(value)) return [];
  return [
    ...checkName(shareName, value.shareName, `${path}.shareName`),
    ...checkName(accountName, value.storageAccountName, `${path}.storageAccountName`),
    ...checkSecretReference(value.storageAccountKeyReference, `${path}.storageAccountKeyReference`, references),
    ...checkName(clientId, value.userAssignedIdentityClientId, `${path}.userAssignedIdentityClientId`),
  ];
}

/**
 * Messages show neither the files nor a wrong value in their place. Sources:
 * https://learn.microsoft.com/azure/container-instances/container-instances-volume-secret (base64) and virtual-kubelet/azure-aci#175
 * (no empty file).
 */
function checkSecret(files: unknown, path: string, host: ContainerHost): Problem[] {
  if (!isRecord(files)) return [];
  const wrong = Object.entries(files).filter(([, content]) => typeof content === "string" && !isBase64(content));
  const empty = Object.entries(files).filter(([, content]) => host.limited && content === "");
  return [
    ...checkFileNames(files, path, host),
    ...wrong.map(([name]) => ({ path: atKey(path, name), allowed: "must be in base64", rule: host.rule })),
    ...empty.map(([name]) => ({
      path: atKey(path, name),
      allowed: "must not be empty: the service takes no empty file in a secret volume",
      rule: host.rule,
      code: "SecretValueNotSpecified",
    })),
  ];
}

/** Source: the schema of api-version 2026-07-01. */
function checkEmptyDir(value: unknown, path: string, { rule }: ContainerHost): Problem[] {
  if (!isGiven(value) || isUnknown(value)) return [];
  if (isRecord(value) && Object.keys(value).length === 0) return [];
  return [{ path, allowed: "must be {}", rule }];
}

/** What the checks of mounts need to know about the group's volumes. */
export interface VolumeIndex {
  /** Undefined when not all of them are known. */
  readonly names?: ReadonlySet<string>;
  /** Names of the volumes that are Azure Files shares. */
  readonly azureFiles: ReadonlySet<string>;
}

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

/**
 * Checks a container's mounts: valid paths, no path twice, volumes that exist. Sources: the schema of api-version 2026-07-01 (no
 * colon), MicrosoftDocs/azure-docs#56525 (one volume per path), and the OCI runtime specification (absolute, not the root).
 */
export function checkMounts(
  mounts: unknown,
  path: string,
  volumes: VolumeIndex,
  host: ContainerHost = GROUP,
): Problem[] {
  const items = asList(mounts).map((item, i): MountAt => ({ ...asRecord(item), path: `${path}[${i}]` }));
  const placed = namesOf(mounts, path, "mountPath", canonicalMountPath);
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

/** A path in the container without empty, `.` and `..` segments: `/srv/` becomes `/srv`. */
function canonicalMountPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return `/${segments.join("/")}`;
}

/** Whether a container mounts an Azure Files share, as far as it is known. */
export function mountsAzureFiles(mounts: unknown, { azureFiles }: VolumeIndex): boolean {
  return asList(mounts).some((item) => {
    const { name } = asRecord(item);
    return typeof name === "string" && azureFiles.has(name);
  });
}

/** Windows groups have no volumes. Messages do not show keys and secret files. */
export function checkNoVolumes(volumes: unknown, path: string): Problem[] {
  return asList(volumes).flatMap((item, i) => {
    if (isUnknown(item)) return [];
    const volume = asRecord(item);
    const source = SOURCES.find((key) => isGiven(volume[key]));
    const at = source === undefined ? `${path}[${i}]` : `${path}[${i}].${source}`;
    const allowed = "needs osType Linux: Windows groups have no volumes";
    if (source !== "azureFile") return [{ path: at, allowed, rule: RULES.aci }];
    const { shareName: share, storageAccountName: account } = asRecord(volume.azureFile);
    const value = { shareName: share, storageAccountName: account };
    return [{ path: at, ...(!containsUnknown(value) && { value }), allowed, rule: RULES.aci }];
  });
}
