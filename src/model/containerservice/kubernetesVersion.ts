import { own } from "../core/json";
import { type Problem, RULES } from "../core/problem";

/** The parts of a Kubernetes version. */
export interface KubernetesVersion {
  readonly major: number;
  readonly minor: number;
  /** Undefined in a version such as 1.34, which stands for any of its patches. */
  readonly patch?: number;
}

/** The newest patch of each minor version that Berth knows. */
const NEWEST_PATCHES: Readonly<Record<string, number>> = {
  "1.31": 14,
  "1.32": 12,
  "1.33": 8,
  "1.34": 4,
  "1.35": 1,
};

/** The version of a cluster whose inputs have none. */
const DEFAULT_KUBERNETES_VERSION = "1.34";

/** How many minor versions nodes may be older than their control plane. */
const MAX_MINORS_BEHIND = 2;

/** Parses a version such as `1.34` or `1.34.4`; undefined when the text is not a version. */
export function parseKubernetesVersion(text: string): KubernetesVersion | undefined {
  const [, major, minor, patch] = /^(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), ...(patch !== undefined && { patch: Number(patch) }) };
}

/** The minor versions with a known patch, such as `1.34`, oldest first. */
export function knownMinors(): string[] {
  return Object.keys(NEWEST_PATCHES);
}

/**
 * The full version that a text stands for: `1.34` means its newest known patch, undefined and `""` mean the default,
 * `1.34.2` means itself. Undefined for a minor version without a known patch and for a text that is not a version.
 */
export function resolveKubernetesVersion(text: string | undefined): string | undefined {
  const wanted = text === undefined || text === "" ? DEFAULT_KUBERNETES_VERSION : text;
  if (parseKubernetesVersion(wanted)?.patch !== undefined) return wanted;
  const patch = own(NEWEST_PATCHES, wanted);
  return patch === undefined ? undefined : `${wanted}.${patch}`;
}

/** Whether `alias` is a version such as 1.34 and `version` one of its patches. */
export function isPatchOf(alias: unknown, version: unknown): boolean {
  if (typeof alias !== "string" || typeof version !== "string") return false;
  const wanted = parseKubernetesVersion(alias);
  const actual = parseKubernetesVersion(version);
  if (wanted === undefined || actual === undefined || wanted.patch !== undefined) return false;
  return wanted.major === actual.major && wanted.minor === actual.minor;
}

/**
 * How many minor versions `version` is older than `reference`: negative when it is newer, undefined when the major
 * versions differ.
 */
export function minorsBehind(version: KubernetesVersion, reference: KubernetesVersion): number | undefined {
  return version.major === reference.major ? reference.minor - version.minor : undefined;
}

/** Whether two versions are the same, or one is an alias of the other. */
export function isSameVersion(a: unknown, b: unknown): boolean {
  return a === b || isPatchOf(a, b) || isPatchOf(b, a);
}

/**
 * Whether a control plane can upgrade from one version to another: not to an older version, and not past a minor
 * version.
 */
export function canUpgrade(from: string, to: string): boolean {
  const [old, now] = [from, to].map(parseKubernetesVersion);
  if (old === undefined || now === undefined) return true;
  const minors = minorsBehind(old, now);
  return minors === 0 ? (now.patch ?? Infinity) >= (old.patch ?? 0) : minors === 1;
}

/** Checks that a control plane can upgrade to a version. Skips versions that are not known. */
export function checkUpgrade(value: unknown, path: string, current: unknown): Problem[] {
  if (typeof value !== "string" || value === "" || typeof current !== "string" || canUpgrade(current, value)) return [];
  const allowed = `must be ${current} or newer, by one minor version at most: a control plane cannot skip a minor version or go back`;
  return [{ path, value, allowed, rule: RULES.aks, code: "OperationNotAllowed" }];
}

/** The newest known version of each minor version that a control plane can upgrade to. */
export function upgradesOf(version: string): string[] {
  const newest = knownMinors().flatMap((minor) => resolveKubernetesVersion(minor) ?? []);
  return newest.filter((item) => item !== version && canUpgrade(version, item));
}

/** Checks a version's syntax. With `""`, the service chooses the version. Skips anything but a string. */
export function checkKubernetesVersion(value: unknown, path: string): Problem[] {
  if (typeof value !== "string" || value === "" || parseKubernetesVersion(value) !== undefined) return [];
  return [{ path, value, allowed: "must be a version such as 1.34 or 1.34.4", rule: RULES.aks }];
}

/**
 * Checks that nodes are neither newer than their control plane nor too old for it. Skips versions that are not known.
 */
export function checkNodeVersion(value: unknown, path: string, controlPlane: unknown): Problem[] {
  if (typeof value !== "string" || typeof controlPlane !== "string") return [];
  const nodes = parseKubernetesVersion(value);
  const control = parseKubernetesVersion(controlPlane);
  if (nodes === undefined || control === undefined) return [];
  const behind = minorsBehind(nodes, control);
  // A version without a patch may stand for any patch.
  const newer = behind === 0 && (nodes.patch ?? 0) > (control.patch ?? Infinity);
  if (behind !== undefined && behind >= 0 && behind <= MAX_MINORS_BEHIND && !newer) return [];
  const allowed = `must be at most the control plane's ${controlPlane}, and at most ${MAX_MINORS_BEHIND} minor versions older`;
  return [{ path, value, allowed, rule: RULES.aks }];
}
