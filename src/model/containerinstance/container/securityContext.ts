import { decodeBase64 } from "../../values/base64";
import { asList, asRecord, isJsonObject, isRecord } from "../../core/json";
import { type Problem, RULES } from "../../core/problem";
import type { ContainerScope } from "./scope";
import { mountsAzureFiles } from "../volume";

/** The capabilities of Linux, without the prefix `CAP_`. Source: capabilities(7). */
export const CAPABILITIES: ReadonlySet<string> = new Set(
  (
    "AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID " +
    "IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW " +
    "PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE " +
    "SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM"
  ).split(" "),
);

/** Normalizes a capability: `cap_net_admin` becomes `NET_ADMIN`. */
export function canonicalCapability(name: string): string {
  return name.toUpperCase().replace(/^CAP_/, "");
}

/** Checks a container's privileges and user. `item` is the container. */
export function checkSecurityContext(item: Record<string, unknown>, path: string, scope: ContainerScope): Problem[] {
  const context = item.securityContext;
  if (!isRecord(context)) return [];
  const at = `${path}.securityContext`;
  const { add, drop } = asRecord(context.capabilities);
  return [
    ...checkUser(context.runAsUser, `${at}.runAsUser`, item, scope),
    ...checkNotNegative(context.runAsGroup, `${at}.runAsGroup`, scope),
    ...checkPrivileged(context.privileged, `${at}.privileged`, scope),
    ...checkCapabilities(add, `${at}.capabilities.add`),
    ...checkCapabilities(drop, `${at}.capabilities.drop`),
    ...checkSeccompProfile(context.seccompProfile, `${at}.seccompProfile`, scope),
  ];
}

function checkUser(value: unknown, path: string, item: Record<string, unknown>, scope: ContainerScope): Problem[] {
  if (typeof value !== "number" || value <= 0) return checkNotNegative(value, path, scope);
  if (!mountsAzureFiles(item.volumeMounts, scope.volumes)) return [];
  const allowed = "must be 0: a container that mounts Azure Files runs as root";
  return [{ path, value, allowed, rule: scope.host.limited ? scope.host.rule : RULES.berth }];
}

function checkNotNegative(value: unknown, path: string, { host }: ContainerScope): Problem[] {
  if (typeof value !== "number" || value >= 0) return [];
  return [{ path, value, allowed: "must be 0 or more", rule: host.rule }];
}

/**
 * The service's overview says that privileged operations are refused outside of Confidential groups. Berth takes that
 * to mean this property only. Nothing public says whether capabilities and profiles are refused too, so the service
 * decides about them.
 */
function checkPrivileged(value: unknown, path: string, { mayBePrivileged, host }: ContainerScope): Problem[] {
  if (value !== true || mayBePrivileged) return [];
  return [{ path, value, allowed: "needs sku Confidential", rule: host.rule }];
}

function checkCapabilities(names: unknown, path: string): Problem[] {
  return asList(names).flatMap((name, i): Problem[] => {
    if (typeof name !== "string" || name.toUpperCase() === "ALL" || CAPABILITIES.has(canonicalCapability(name)))
      return [];
    const allowed = "must be a capability such as NET_ADMIN, or ALL";
    return [{ path: `${path}[${i}]`, value: name, allowed, rule: RULES.linux }];
  });
}

function checkSeccompProfile(value: unknown, path: string, { host }: ContainerScope): Problem[] {
  if (typeof value !== "string") return [];
  const profile = decodeBase64(value);
  if (profile !== undefined && isJsonObject(profile)) return [];
  return [{ path, allowed: "must be a profile in JSON, in base64", rule: host.rule }];
}
