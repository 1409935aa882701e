/**
 * What a node's container gets before it starts lives here: programs, scripts and the look of a machine of its size.
 * Clusters import it, and shares the path at which nodes see them. It never talks to the engine.
 */

import { EngineError } from "../../../../docker/engine";
import { nodeProgram } from "./program";
import { packFiles, type TarFile } from "../../../../docker/tar";
import { ENGINE_IMAGE, HOSTS_TOML, NODE_SCRIPT, REGISTRIES_YAML } from "./scripts";

/** Runs in place of k3s, with k3s's arguments. */
export const NODE_COMMAND: readonly string[] = ["/berth/node.sh"];
/** Where a node expects the engine's socket, from which it takes the images that the engine has. */
export const NODE_SOCKET = "/berth/engine.sock";

export interface NodeOptions {
  /** Virtual CPUs that the node reports; the machine may have fewer. */
  readonly cpu: number;
  /** Memory that the node reports, in GiB; the machine may have less. */
  readonly memoryInGB: number;
  /** The engine's name of its architecture. */
  readonly arch: string;
}

/** A tar for `/` of a node's container, to be put there between its creation and its start. */
export function nodeFiles({ cpu, memoryInGB, arch }: NodeOptions): Buffer {
  const program = nodeProgram[arch];
  if (program === undefined)
    throw new EngineError("invalid", `Berth needs an engine on amd64 or arm64; this one is on ${arch}.`);
  return packFiles([
    file("berth/node.sh", NODE_SCRIPT, 0o755),
    file("berth/engine-image", ENGINE_IMAGE, 0o755),
    { name: "berth/node-program", content: Buffer.from(program, "base64"), mode: 0o755 },
    ...machineFiles(cpu, Math.round(memoryInGB * 1024 * 1024)),
    // The first is k3s's own, the second containerd's, for what plays k3s's part in tests.
    file("etc/rancher/k3s/registries.yaml", REGISTRIES_YAML),
    file("etc/containerd/certs.d/_default/hosts.toml", HOSTS_TOML),
  ]);
}

/**
 * What the kernel would say of a machine of this size in /proc and /sys, as far as kubelet reads it. There are CPUs, but nothing
 * about where they sit: kubelet then counts them and leaves the choice of CPUs to the kernel. If it knew which they are, it would
 * tie its pods to just those, which the machine may not have.
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
