/**
 * The files for a node's container live here, which are added before it starts: programs, scripts, and files that make
 * it look like a machine of its size. Clusters import this folder; shares import the path at which nodes see them. It
 * never talks to the engine.
 */

import { EngineError } from "../../../../docker/engine";
import { nodeProgram } from "./program";
import { packFiles, type TarFile } from "../../../../docker/tar";
import { ENGINE_IMAGE, HOSTS_TOML, NODE_SCRIPT, REGISTRIES_YAML } from "./scripts";

/** Runs instead of k3s, with k3s's arguments. */
export const NODE_COMMAND: readonly string[] = ["/berth/node.sh"];
/** Mounts the cluster's shares in a node. Fails, with the reason, for those that are named after it and not among them. */
export const MOUNT_SHARES: readonly string[] = ["/berth/node-program", "shares"];

export interface NodeOptions {
  /** Number of virtual CPUs that the node reports. The machine may have fewer. */
  readonly cpu: number;
  /** Memory that the node reports, in GiB. The machine may have less. */
  readonly memoryInGB: number;
  /** Architecture, by the engine's name for it. */
  readonly arch: string;
}

/** A tar for `/` of a node's container, to be unpacked between its creation and its start. */
export function nodeFiles({ cpu, memoryInGB, arch }: NodeOptions): Buffer {
  const program = nodeProgram[arch];
  if (program === undefined)
    throw new EngineError("invalid", `Berth needs an engine on amd64 or arm64; this one is on ${arch}.`);
  return packFiles([
    file("berth/node.sh", NODE_SCRIPT, 0o755),
    file("berth/engine-image", ENGINE_IMAGE, 0o755),
    { name: "berth/node-program", content: Buffer.from(program, "base64"), mode: 0o755 },
    ...machineFiles(cpu, Math.round(memoryInGB * 1024 * 1024)),
    // k3s reads the first file. The stand-in for k3s runs containerd itself, which reads the second.
    file("etc/rancher/k3s/registries.yaml", REGISTRIES_YAML),
    file("etc/containerd/certs.d/_default/hosts.toml", HOSTS_TOML),
  ]);
}

/**
 * The parts of /proc and /sys that the kubelet reads, for a machine of this size. The CPUs have no topology: so the
 * kubelet counts them and leaves the choice of CPUs to the kernel. Otherwise it would bind pods to CPUs that the real
 * machine may not have.
 */
function machineFiles(cpus: number, memoryKiB: number): TarFile[] {
  const meminfo = { MemTotal: memoryKiB, MemFree: memoryKiB, MemAvailable: memoryKiB, SwapTotal: 0, SwapFree: 0 };
  const lines = Object.entries(meminfo).map(([name, value]) => `${name}: ${value} kB\n`);
  return [
    file("berth/machine/meminfo", lines.join("")),
    ...Array.from({ length: cpus }, (_, cpu) => file(`berth/machine/cpu/cpu${cpu}/online`, "1\n")),
    file("berth/machine/node/possible", "0\n"),
  ];
}

function file(name: string, content: string, mode = 0o644): TarFile {
  return { name, content: Buffer.from(content), mode };
}
