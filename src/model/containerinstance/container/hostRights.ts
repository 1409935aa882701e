import { asList, asRecord, isRecord } from "../../core/json";
import { type Problem, RULES } from "../../core/problem";
import type { Inputs } from "../../core/resource";
import { canonicalCapability } from "./securityContext";

/**
 * What a container with a capability can do to the machine that it runs on, for those that reach beyond the container. Of the
 * others the engine gives some to every container, and the rest act on what is the container's own: its files, its memory,
 * its processes. MKNOD is one that every container has, for the engine opens no device that is made with it.
 */
export const OPENING_CAPABILITIES: Readonly<Record<string, string>> = {
  ALL: "do all of what follows from SYS_ADMIN, SYS_MODULE and the like",
  AUDIT_CONTROL: "change what the machine's kernel audits",
  AUDIT_READ: "read the machine's audit log",
  BLOCK_SUSPEND: "keep the machine from sleeping",
  BPF: "run programs in the machine's kernel, which see all of its processes",
  DAC_READ_SEARCH: "read every file of the machine by its number",
  MAC_ADMIN: "change the machine's security policy",
  MAC_OVERRIDE: "pass over the machine's security policy",
  NET_ADMIN:
    "take addresses of other groups on their network, and reach parts of the kernel that only administrators reach",
  PERFMON: "observe what the machine's kernel and its processes do",
  SYSLOG: "read the kernel's log and addresses, which attacks on it need",
  SYS_ADMIN: "mount file systems of the machine and administer its kernel",
  SYS_BOOT: "start another kernel on the machine",
  SYS_MODULE: "load code into the machine's kernel",
  SYS_NICE: "take the machine's CPUs from everything else, whatever its own limit is",
  SYS_PTRACE: "look into all processes that it sees, and past the filter of system calls on older kernels",
  SYS_RAWIO: "read and write the machine's memory, ports and disks",
  SYS_RESOURCE: "pass over limits and the reserved space of the machine's disks",
  SYS_TIME: "set the machine's clock",
  WAKE_ALARM: "wake the machine up",
};

const PRIVILEGED = "do everything on the machine: all devices and files, and every setting of its kernel";
const OPTION =
  "On the local engine the machine is yours, and no virtual machine is around the container: it runs so only with " +
  "`pulumi config set berth:allowPrivileged true` (BERTH_ALLOW_PRIVILEGED)";

/** The rights that open the machine of the local engine to the containers of a group or a pod. Nothing unknown is one. */
export function hostRights({ containers, initContainers }: Inputs): Problem[] {
  return Object.entries({ containers, initContainers }).flatMap(([list, items]) =>
    asList(items).flatMap((item, i) => (isRecord(item) ? rightsOf(item, `${list}[${i}].securityContext`) : [])),
  );
}

function rightsOf({ securityContext }: Readonly<Record<string, unknown>>, at: string): Problem[] {
  const { privileged, capabilities } = asRecord(securityContext);
  const problem = (path: string, value: unknown, deed: string): Problem => {
    return { path: `${at}.${path}`, value, allowed: `would let the container ${deed}. ${OPTION}`, rule: RULES.berth };
  };
  const added = asList(asRecord(capabilities).add).flatMap((name, i) => {
    const deed = typeof name === "string" ? OPENING_CAPABILITIES[canonicalCapability(name)] : undefined;
    return deed === undefined ? [] : [problem(`capabilities.add[${i}]`, name, deed)];
  });
  return [...(privileged === true ? [problem("privileged", true, PRIVILEGED)] : []), ...added];
}
