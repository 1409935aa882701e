/**
 * A cluster's broker lives here: a container beside the nodes that holds the engine's socket and the directory of the
 * engine's volumes, and gives the nodes images and the cluster's shares. Clusters import this folder. It never knows
 * Kubernetes.
 */

import { createHash } from "node:crypto";
import { dirname } from "node:path";
import type { ArmId } from "../../../../model/core/armId";
import { type ContainerDetails, type ContainerMount, type ContainerSpec, EngineError } from "../../../../docker/engine";
import { engineName, idKey, ownership, SPEC } from "../../../../docker/labels";
import { packFile } from "../../../../docker/tar";
import type { Context } from "../../context";
import { SANDBOX_IMAGE } from "../../sandbox/commons";
import type { ArmRecord } from "../../store/records";
import { create, untilFree } from "../../work/steps";
import { brokerProgram } from "./program";

/**
 * Directory of the broker's program, and of an empty file for each share that the cluster's nodes get, named as the
 * share's volume. It is a volume, so that shares stay with the cluster when the container is lost.
 */
const FILES = "/berth/files";
/** Directory of the socket at which nodes reach the broker. */
const CHANNEL = "/berth/broker";
const MEMORY_BYTES = 64 * 1024 * 1024;
/** The program starts a process for each request. */
const PIDS = 64;
const LOG_MIB = 2;

export const brokerName = (id: ArmId): string => engineName(id.names[0] ?? "", idKey(id), "broker");

function volume(id: ArmId, part: string, path: string, readOnly: boolean): ContainerMount {
  const name = engineName(id.names[0] ?? "", idKey(id), part);
  return { kind: "volume", volume: name, path, readOnly, labels: ownership("state", id) };
}

/** Through what a node reaches its cluster's broker. */
export const brokerChannel = (id: ArmId): ContainerMount => volume(id, "channel", CHANNEL, true);

/** The machine of a broker's engine. */
export interface BrokerMachine {
  /** Path of the engine's socket. */
  readonly socketPath: string;
  /** Directory of the engine's volumes; undefined when it is not known. */
  readonly volumes?: string;
  readonly arch: string;
}

/**
 * The engine's socket alone makes its holder root of the engine's machine. So the container offers nothing else to start
 * from: no network, no shell, no capability but the one that the kernel asks for a detached mount.
 */
export function brokerSpec(id: ArmId, { socketPath, volumes, arch }: BrokerMachine): ContainerSpec {
  const spec: ContainerSpec = {
    image: SANDBOX_IMAGE,
    command: [`${FILES}/program`],
    labels: ownership("broker", id),
    restart: "always",
    // It has nothing to end in order, and as the first process in its container it gets no other signal.
    stopSignal: "SIGKILL",
    network: "none",
    capabilities: { add: ["SYS_ADMIN"], drop: ["ALL"] },
    noNewPrivileges: true,
    // Both would keep it from the socket or from the volumes.
    unconfined: true,
    readOnlyRoot: true,
    memoryBytes: MEMORY_BYTES,
    pidsLimit: PIDS,
    logMiB: LOG_MIB,
    mounts: [
      { kind: "bind", source: socketPath, path: "/berth/engine.sock", readOnly: true },
      ...(volumes === undefined
        ? []
        : [{ kind: "bind", source: volumes, path: "/berth/volumes", readOnly: false, nonRecursive: true } as const]),
      volume(id, "channel", CHANNEL, false),
      volume(id, "broker", FILES, false),
    ],
  };
  const hash = createHash("sha256").update(JSON.stringify(spec)).update(programOf(arch)).digest("hex");
  return { ...spec, labels: { ...spec.labels, [SPEC]: hash } };
}

function programOf(arch: string): Buffer {
  const program = brokerProgram[arch];
  if (program !== undefined) return Buffer.from(program, "base64");
  throw new EngineError("invalid", `Berth needs an engine on amd64 or arm64; this one is on ${arch}.`);
}

type BrokerContext = Pick<Context, "engine" | "clock" | "sandboxImage" | "turns">;
type Cluster = Pick<ArmRecord, "id" | "volumes">;

/**
 * Makes a cluster's broker, replaces it if it should be another one, or starts it. All operations on a cluster need it,
 * so that several may find it missing.
 */
export function ensureBroker(context: BrokerContext, cluster: Cluster): Promise<void> {
  const step = () => untilFree(context.clock, () => ensureOnce(context, cluster), { faults: ["notFound"] });
  return context.turns.take(brokerName(cluster.id), step);
}

async function ensureOnce(context: BrokerContext, { id, volumes: [record = ""] }: Cluster): Promise<void> {
  const { engine, sandboxImage } = context;
  const name = brokerName(id);
  const [{ arch }, path, existing] = await Promise.all([
    engine.version(),
    engine.volumePath(record),
    engine.inspectContainer(name),
  ]);
  // The directory of a volume's files has a directory of its own, and that is among those of all volumes.
  const volumes = path && dirname(dirname(path));
  const spec = brokerSpec(id, { socketPath: engine.socketPath, arch, ...(volumes && { volumes }) });
  if (existing !== undefined && isAsWanted(existing, spec)) {
    if (existing.restartPolicy !== "always") await engine.setRestartPolicy(existing.id, "always");
    if (!existing.running) await engine.startContainer(existing.id);
    return;
  }
  if (existing !== undefined) await engine.removeContainer(existing.id);
  await sandboxImage.with(() => create(context, name, spec));
  await engine.putArchive(name, FILES, packFile("program", programOf(arch), 0o755));
  await engine.startContainer(name);
}

/** One that was never started may lack its program. */
const isAsWanted = ({ labels, status }: ContainerDetails, spec: ContainerSpec): boolean =>
  labels[SPEC] === spec.labels[SPEC] && ["running", "restarting", "exited"].includes(status);

/** Lets a cluster's nodes have shares from now on. The cluster must have a broker. */
export async function listShares({ engine }: Pick<Context, "engine">, id: ArmId, volumes: readonly string[]) {
  // A file each, so that two processes do not overwrite each other's list.
  for (const name of volumes)
    await engine.putArchive(brokerName(id), FILES, packFile(`shares/${name}`, Buffer.alloc(0), 0o600));
}
