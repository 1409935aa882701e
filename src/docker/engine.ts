/**
 * The Docker Engine as Berth sees it lives here: the interface of an engine, where one is found, the labels and names
 * that Berth gives to things in it, registries and archives. The local ARM service and the supervisor import it. It
 * never knows ARM's requests or kinds of resources, and how an engine is asked only the folder `api` knows.
 */

import type { Duplex, Readable } from "node:stream";
import type { EngineRuntime } from "../model/containerinstance/isolation";

/** What went wrong in the container engine, as far as a caller can act on it. */
export type EngineFault =
  | "notFound" // the container, image, network or volume does not exist
  | "conflict" // the name is taken, or the thing is in use
  | "invalid" // the engine cannot do what was asked
  | "unavailable" // no engine answers
  | "failed";

/** An error of the container engine. */
export class EngineError extends Error {
  constructor(
    readonly fault: EngineFault,
    message: string,
  ) {
    super(message);
    this.name = "EngineError";
  }
}

export type Labels = Readonly<Record<string, string>>;

/** Label conditions, all of which must hold: `name` or `name=value`. The engine evaluates them. */
export type LabelFilter = readonly string[];

export interface EngineVolume {
  readonly name: string;
  readonly labels: Labels;
}

/** A container in a list. */
export interface EngineContainer {
  readonly id: string;
  readonly name: string;
  readonly labels: Labels;
  readonly running: boolean;
  readonly image: string;
}

export type RestartPolicy = "always" | "on-failure" | "no";

/** Everything that the service reads of one container. */
export interface ContainerDetails extends EngineContainer {
  readonly status: "created" | "running" | "restarting" | "exited" | "paused" | "dead" | "removing";
  /** ISO 8601; undefined when it never happened. */
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly exitCode: number;
  /** Why the engine could not start it. */
  readonly error: string;
  readonly oomKilled: boolean;
  readonly restartCount: number;
  readonly restartPolicy: RestartPolicy;
  readonly env: Readonly<Record<string, string>>;
  /** Id of the image that it was made from. */
  readonly imageId: string;
  /** IPv4 address by network name; empty while it does not run. */
  readonly addresses: Readonly<Record<string, string>>;
}

export interface PublishedPort {
  readonly port: number;
  readonly protocol: "tcp" | "udp";
  readonly hostIp: string;
  readonly hostPort: number;
}

export type ContainerMount =
  | {
      readonly kind: "volume";
      readonly volume: string;
      readonly path: string;
      readonly readOnly: boolean;
      /** Given to the volume when this container is the one that makes it. */
      readonly labels: Labels;
    }
  | {
      readonly kind: "bind";
      readonly source: string;
      readonly path: string;
      readonly readOnly: boolean;
      /** Mounts made later on one side are seen on the other: `rslave` from the host in, `rshared` both ways. */
      readonly propagation?: "rslave" | "rshared";
    }
  /** Memory, gone when the container stops. Programs in it may be run. */
  | { readonly kind: "tmpfs"; readonly path: string; readonly sizeBytes?: number; readonly mode?: number };

/** What a container resolves names with. An empty list leaves that part to the engine. */
export interface DnsSettings {
  readonly servers: readonly string[];
  /** Domains that are tried for names without dots. */
  readonly search: readonly string[];
  /** Options of resolv.conf, such as `ndots:2`. */
  readonly options: readonly string[];
}

/** A container to create. */
export interface ContainerSpec {
  readonly image: string;
  /** Replaces the image's ENTRYPOINT and CMD. */
  readonly command?: readonly string[];
  /** Replaces the image's CMD alone. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly hostname?: string;
  /** Default SIGTERM, or what the image says. */
  readonly stopSignal?: string;
  readonly labels: Labels;
  /** Most CPU that it gets, in cores. Default: no limit. */
  readonly cpu?: number;
  /** Weight against other containers when CPU is short. Default 1024. */
  readonly cpuShares?: number;
  /** Most memory that it gets; swap is no way out. Default: no limit. */
  readonly memoryBytes?: number;
  /** What it is pushed back to when memory is short. */
  readonly memoryReservationBytes?: number;
  readonly restart: RestartPolicy;
  readonly mounts?: readonly ContainerMount[];
  /** A network of its own kind, or the network namespace of another container. */
  readonly network:
    | { readonly join: string }
    | {
        readonly name: string;
        readonly aliases: readonly string[];
        readonly ports: readonly PublishedPort[];
        /** Fixed IPv4 address. The network must have been made with a subnet. */
        readonly ip?: string;
      }
    | "none";
  /** Resolver settings. Default: the engine's. A container that joins another's network has that one's. */
  readonly dns?: DnsSettings;
  readonly privileged?: boolean;
  /** No program gains more rights than the one that started it. Default false. */
  readonly noNewPrivileges?: boolean;
  /** Linux capabilities beside the engine's default ones, and those of them to take away, such as `NET_ADMIN` or `ALL`. */
  readonly capabilities?: { readonly add: readonly string[]; readonly drop: readonly string[] };
  /** Docker's JSON. Default: the engine's own. */
  readonly seccompProfile?: string;
  /** Name of one of {@link EngineInfo.runtimes}. Default: the engine's. */
  readonly runtime?: string;
  /** Default: the engine's, which is the host's on cgroup v1. */
  readonly cgroupNamespace?: "private" | "host";
  /** Largest size of the kept log in MiB. */
  readonly logMiB?: number;
}

export interface EngineImage {
  readonly id: string;
  /** `USER` of the image; empty means root. */
  readonly user: string;
}

export interface EngineVersion {
  readonly os: string;
  readonly arch: string;
}

/** What the engine and its machine have. */
export interface EngineInfo {
  readonly cpus: number;
  readonly memoryBytes: number;
  /** What containers can be made with, ordered by name. */
  readonly runtimes: readonly EngineRuntime[];
}

/** Something that happened to a container. */
export interface EngineEvent {
  readonly containerId: string;
  readonly action: "create" | "start" | "kill" | "oom" | "die" | "stop";
  /** ISO 8601 in milliseconds. */
  readonly time: string;
  /** Of `die`. */
  readonly exitCode?: number;
  /** Of `kill`: its number. */
  readonly signal?: number;
}

/** A program to run in a running container. */
export interface ExecOptions {
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly workingDir?: string;
}

/** Size of a terminal, in characters. */
export interface TerminalSize {
  readonly rows: number;
  readonly cols: number;
}

/** A program that runs in a container and can be spoken to. */
export interface ExecSession {
  /**
   * What is written is the program's input, and ending it ends that. What is read is its output, errors among it. Ends with the
   * program, or rather with the last one that holds its output.
   */
  readonly stream: Duplex;
  /** Only with a terminal. */
  resize(size: TerminalSize): Promise<void>;
  /** Waits for the program's end, which may be later than its output's. Rejects when the signal is aborted. */
  exitCode(signal?: AbortSignal): Promise<number>;
  /** How far it is: an engine that is busy takes its time to start it. */
  progress(): Promise<"starting" | "running" | "ended">;
}

/** Which part of a log is wanted. */
export interface LogOptions {
  /** So many lines before its end. Default: all. */
  readonly tail?: number;
  /** Each line begins with its time. Default false. */
  readonly timestamps?: boolean;
  /** Seconds since 1970, with nanoseconds: `1700000000.000000001`. */
  readonly since?: string;
}

export interface ExecResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface EngineNetwork {
  readonly id: string;
  readonly name: string;
  readonly labels: Labels;
  /** IPv4 subnet such as `172.20.0.0/16`. */
  readonly subnet: string;
}

export interface NetworkSpec {
  readonly labels: Labels;
  /** Name of the bridge interface. Default: the engine's choice. */
  readonly bridge?: string;
  /** IPv4 subnet. Default: the engine's choice, in which no container can have a fixed address. */
  readonly subnet?: string;
  /** Without a way out or in. Default false. */
  readonly internal?: boolean;
}

/** What a registry lets someone pull with. */
export interface RegistryAuth {
  /** Host and port of the registry. */
  readonly server: string;
  readonly username: string;
  readonly password: string;
  /** What some registries give in place of a password. */
  readonly identityToken?: string;
}

/** How much of an image has come, of what is known to come. */
export interface PullProgress {
  readonly currentBytes: number;
  readonly totalBytes: number;
}

/** What goes with the pull of an image. */
export interface PullOptions {
  /** Ends it: the engine stops as well. */
  readonly signal?: AbortSignal;
  /** Called whenever the engine says something of it. */
  readonly onProgress?: (progress: PullProgress) => void;
}

/** The calls of a container engine that the service needs. References are names or ids. */
export interface Engine {
  version(): Promise<EngineVersion>;
  info(): Promise<EngineInfo>;

  listVolumes(filter: LabelFilter): Promise<EngineVolume[]>;
  /** Makes a volume, or returns the one that has the name already, with its own labels. */
  createVolume(name: string, labels: Labels): Promise<EngineVolume>;
  /** False when there is none. */
  removeVolume(name: string): Promise<boolean>;
  /** Directory of a volume on the engine's machine; undefined when there is no such volume. */
  volumePath(name: string): Promise<string | undefined>;

  /** Running or not. */
  listContainers(filter: LabelFilter): Promise<EngineContainer[]>;
  inspectContainer(ref: string): Promise<ContainerDetails | undefined>;
  createContainer(name: string, spec: ContainerSpec): Promise<string>;
  startContainer(ref: string): Promise<void>;
  stopContainer(ref: string, graceSeconds: number): Promise<void>;
  restartContainer(ref: string, graceSeconds: number): Promise<void>;
  killContainer(ref: string, signal: string): Promise<void>;
  setRestartPolicy(ref: string, policy: RestartPolicy): Promise<void>;
  renameContainer(ref: string, name: string): Promise<void>;
  /**
   * Waits for the end of its run and tells the exit code. One that is not running has ended already; one that is about to be
   * restarted has not. Rejects with fault `failed` when the signal comes first, `notFound` when there is no such container.
   */
  waitContainer(ref: string, signal: AbortSignal): Promise<number>;
  /** What happened to the containers with the labels in a span of time (ISO 8601), oldest first. An engine remembers little. */
  events(filter: LabelFilter, since: string, until: string): Promise<EngineEvent[]>;
  /** Kills it and removes it with its anonymous volumes. False when there is none. */
  removeContainer(ref: string): Promise<boolean>;
  /** Standard output and error in the order in which they were written; the end of it, if that is more than `maxBytes`. Default 4 MiB. */
  containerLogs(ref: string, options: Omit<LogOptions, "since"> & { maxBytes?: number }): Promise<string>;
  /** Runs a program to its end, with what it is to read. Rejects with fault `conflict` when the container does not run. */
  exec(ref: string, options: ExecOptions & { input?: Buffer; timeoutMs?: number }): Promise<ExecResult>;
  /** The same with a live stream as input, such as an image's tar, until the signal is aborted. */
  execWith(ref: string, options: ExecOptions, input: NodeJS.ReadableStream, signal?: AbortSignal): Promise<ExecResult>;
  /** Runs a program that is spoken to while it runs, with a terminal of its own if its size is said. */
  openExec(ref: string, options: ExecOptions & { terminal?: TerminalSize }): Promise<ExecSession>;
  /** The log as it is and as it grows, whole lines, until the container's run ends or the stream is destroyed. */
  followLogs(ref: string, options: LogOptions): Promise<Readable>;
  /** Unpacks a tar into a directory of a container. */
  putArchive(ref: string, path: string, tar: Buffer): Promise<void>;
  /** A file or directory of a container as a tar; undefined when there is none. */
  getArchive(ref: string, path: string): Promise<Buffer | undefined>;

  inspectImage(ref: string): Promise<EngineImage | undefined>;
  /** Resolves when the registry has granted the image; `done` when it is here. */
  pullImage(ref: string, auth?: RegistryAuth, options?: PullOptions): Promise<{ readonly done: Promise<void> }>;
  /** The image as `docker save` writes it. The stream breaks when the signal is aborted. */
  saveImage(ref: string, signal?: AbortSignal): Promise<NodeJS.ReadableStream>;
  /** Names of images that the engine has, such as `busybox:1`. */
  imageNames(): Promise<string[]>;
  importImage(ref: string, tar: Buffer, changes: readonly string[]): Promise<void>;
  /** Ids of images, those without a name included. */
  listImages(filter: LabelFilter): Promise<string[]>;
  removeImage(ref: string): Promise<boolean>;

  createNetwork(name: string, spec: NetworkSpec): Promise<void>;
  listNetworks(filter: LabelFilter): Promise<EngineNetwork[]>;
  /** False when there is none or it is in use. */
  removeNetwork(id: string): Promise<boolean>;

  /** Path of the engine's socket on the engine's own machine. */
  readonly socketPath: string;
  close(): void;
}
