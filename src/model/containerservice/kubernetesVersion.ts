import { own } from "../core/json";
import { type Problem, RULES } from "../core/problem";

/** A Kubernetes version, taken apart. */
export interface KubernetesVersion {
  readonly major: number;
  readonly minor: number;
  /** Undefined in a version such as 1.34, which stands for any patch of it. */
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

/** What a cluster gets that asks for no version. */
const DEFAULT_KUBERNETES_VERSION = "1.34";

/** How many minor versions nodes may be older than their control plane. */
const MAX_MINORS_BEHIND = 2;

/** Takes a version such as `1.34` or `1.34.4` apart; undefined when it is none. */
export function parseKubernetesVersion(text: string): KubernetesVersion | undefined {
  const [, major, minor, patch] = /^(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), ...(patch !== undefined && { patch: Number(patch) }) };
}

/** The minor versions that have a known patch, oldest first, such as `1.34`. */
export function knownMinors(): string[] {
  return Object.keys(NEWEST_PATCHES);
}

/**
 * The whole version that is meant: `1.34` is its newest known patch, none and `""` are the default, `1.34.2` is itself.
 * Undefined for a minor version without a known patch and for what is no version.
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

/** How many minor versions `version` is older than `reference`; negative when it is newer, undefined across majors. */
export function minorsBehind(version: KubernetesVersion, reference: KubernetesVersion): number | undefined {
  return version.major === reference.major ? reference.minor - version.minor : undefined;
}

/** Whether two versions are the same, or one stands for the other. */
export function isSameVersion(a: unknown, b: unknown): boolean {
  return a === b || isPatchOf(a, b) || isPatchOf(b, a);
}

/** Whether a control plane can go from one version to another: neither back nor past a minor version. */
export function canUpgrade(from: string, to: string): boolean {
  const [old, now] = [from, to].map(parseKubernetesVersion);
  if (old === undefined || now === undefined) return true;
  const minors = minorsBehind(old, now);
  return minors === 0 ? (now.patch ?? Infinity) >= (old.patch ?? 0) : minors === 1;
}

/** Checks that a control plane can go to a version; what is not known is passed over. */
export function checkUpgrade(value: unknown, path: string, current: unknown): Problem[] {
  if (typeof value !== "string" || value === "" || typeof current !== "string" || canUpgrade(current, value)) return [];
  const allowed = `must be ${current} or newer, by one minor version at most: a control plane skips none and does not go back`;
  return [{ path, value, allowed, rule: RULES.aks, code: "OperationNotAllowed" }];
}

/** The newest known version of each minor version that a control plane can go to. */
export function upgradesOf(version: string): string[] {
  const newest = knownMinors().flatMap((minor) => resolveKubernetesVersion(minor) ?? []);
  return newest.filter((item) => item !== version && canUpgrade(version, item));
}

/** Checks a version's syntax; `""` leaves the choice to the service. Anything but a string is passed over. */
export function checkKubernetesVersion(value: unknown, path: string): Problem[] {
  if (typeof value !== "string" || value === "" || parseKubernetesVersion(value) !== undefined) return [];
  return [{ path, value, allowed: "must be a version such as 1.34 or 1.34.4", rule: RULES.aks }];
}

/** Checks that nodes are not newer than their control plane, and not too old for it; what is not known is passed over. */
export function checkNodeVersion(value: unknown, path: string, controlPlane: unknown): Problem[] {
  if (typeof value !== "string" || typeof controlPlane !== "string") return [];
  const nodes = parseKubernetesVersion(value);
  const control = parseKubernetesVersion(controlPlane);
  if (nodes === undefined || control === undefined) return [];
  const behind = minorsBehind(nodes, control);
  // A version without a patch number may be any of its patches.
  const newer = behind === 0 && (nodes.patch ?? 0) > (control.patch ?? Infinity);
  if (behind !== undefined && behind >= 0 && behind <= MAX_MINORS_BEHIND && !newer) return [];
  const allowed = `must be at most the control plane's ${controlPlane}, and at most ${MAX_MINORS_BEHIND} minor versions older`;
  return [{ path, value, allowed, rule: RULES.aks }];
}
