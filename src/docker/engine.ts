/**
 * The interface of a Docker Engine lives here, with discovery, registries, archives, and the labels and names that
 * Berth gives to things in the engine. The local ARM service and the supervisor import this folder. It never knows
 * ARM's requests or kinds of resources, and only the folder `api` knows the Engine's API.
 */

import type { Duplex, Readable } from "node:stream";
import { harmless } from "../model/values/text";
import type { EngineRuntime } from "../model/containerinstance/isolation";

/** What went wrong in the engine, as far as a caller can react to it. */
export type EngineFault =
  | "notFound" // the container, image, network or volume does not exist
  | "conflict" // the name is taken, or the thing is in use
  | "foreign" // what has the name is not Berth's
  | "invalid" // the engine cannot do what was asked
  | "unsupported" // the engine has no such call
  | "unavailable" // no engine answers
  | "failed";

/** An error of the container engine. Its words may be those of an image or a registry. */
export class EngineError extends Error {
  constructor(
    readonly fault: EngineFault,
    message: string,
  ) {
    super(harmless(message));
    this.name = "EngineError";
  }
}

export type Labels = Readonly<Record<string, string>>;

/** Label conditions of the form `name` or `name=value`. The engine returns what meets all of them. */
export type LabelFilter = readonly string[];

export interface EngineVolume {
  readonly name: string;
  readonly labels: Labels;
}

/** A container as it appears in a list. */
export interface EngineContainer {
  readonly id: string;
  readonly name: string;
  readonly labels: Labels;
  readonly running: boolean;
  readonly image: string;
}

export type RestartPolicy = "always" | "on-failure" | "no";

/** Everything that the service needs to know about a container. */
export interface ContainerDetails extends EngineContainer {
  readonly status: "created" | "running" | "restarting" | "exited" | "paused" | "dead" | "removing";
  /** ISO 8601; undefined when it never happened. */
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly exitCode: number;
  /** Why the engine could not start the container. */
  readonly error: string;
  readonly oomKilled: boolean;
  readonly restartCount: number;
  readonly restartPolicy: RestartPolicy;
  readonly env: Readonly<Record<string, string>>;
  /** Id of the image that the container was made from. */
  readonly imageId: string;
  /** IPv4 address by network name; empty while the container does not run. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Name of the network that it was made for; undefined when it has none, or shares that of another container. */
  readonly network?: string;
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
      /** Default: a volume of the container's own, which is removed with it. */
      readonly volume?: string;
      readonly path: string;
      readonly readOnly: boolean;
      /** Labels for the volume, if creating this container creates it. */
      readonly labels: Labels;
    }
  | {
      readonly kind: "bind";
      readonly source: string;
      readonly path: string;
      readonly readOnly: boolean;
      /**
       * Whether later mounts become visible on the other side: `rslave` from the host into the container, `rshared`
       * both ways.
       */
      readonly propagation?: "rslave" | "rshared";
      /** Whether what is mounted inside the directory is left out. Default false. */
      readonly nonRecursive?: boolean;
    }
  /** A directory in memory, which is gone when the container stops. It may contain programs that are run. */
  | { readonly kind: "tmpfs"; readonly path: string; readonly sizeBytes?: number; readonly mode?: number };

/** DNS settings of a container. With an empty list, the engine chooses. */
export interface DnsSettings {
  readonly servers: readonly string[];
  /** Search domains for names without a dot. */
  readonly search: readonly string[];
  /** Options of resolv.conf, such as `ndots:2`. */
  readonly options: readonly string[];
}

export interface ContainerSpec {
  readonly image: string;
  /** Replaces the image's ENTRYPOINT and CMD. */
  readonly command?: readonly string[];
  /** Replaces the image's CMD only. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly hostname?: string;
  /** Default: the image's, or else SIGTERM. */
  readonly stopSignal?: string;
  readonly labels: Labels;
  /** CPU limit in cores. Default: no limit. */
  readonly cpu?: number;
  /** Weight against other containers when CPU time is scarce. Default 1024. */
  readonly cpuShares?: number;
  /** Memory limit, which includes swap. Default: no limit. */
  readonly memoryBytes?: number;
  /** Memory that the container is reduced to when memory is scarce. */
  readonly memoryReservationBytes?: number;
  /** Most processes and threads that it has at once. Default: no limit. */
  readonly pidsLimit?: number;
  /** Nothing but its mounts can be written. Default false. */
  readonly readOnlyRoot?: boolean;
  readonly restart: RestartPolicy;
  readonly mounts?: readonly ContainerMount[];
  /** A network, or the network namespace of another container. */
  readonly network:
    | { readonly join: string }
    | {
        readonly name: string;
        readonly aliases: readonly string[];
        readonly ports: readonly PublishedPort[];
        /** Fixed IPv4 address. Only networks with a given subnet allow one. */
        readonly ip?: string;
      }
    | "none";
  /** DNS settings. Default: the engine's. A container in another's network namespace uses the other's settings. */
  readonly dns?: DnsSettings;
  readonly privileged?: boolean;
  /** Whether programs are kept from gaining more privileges than the one that started them. Default false. */
  readonly noNewPrivileges?: boolean;
  /** Whether AppArmor and SELinux leave the container alone. Default false. */
  readonly unconfined?: boolean;
  /** Linux capabilities to add to the engine's defaults and to drop, such as `NET_ADMIN` or `ALL`. */
  readonly capabilities?: { readonly add: readonly string[]; readonly drop: readonly string[] };
  /** JSON in Docker's format. Default: the engine's profile. */
  readonly seccompProfile?: string;
  /** Name of one of {@link EngineInfo.runtimes}. Default: the engine's. */
  readonly runtime?: string;
  /** Default: the engine's, which is the host's on cgroup v1. */
  readonly cgroupNamespace?: "private" | "host";
  /** Maximum size of the kept log in MiB. */
  readonly logMiB?: number;
}

export interface EngineImage {
  readonly id: string;
  /** Such as `busybox:1`. */
  readonly names: readonly string[];
  /** Its containers get them too. */
  readonly labels: Labels;
  /** Number of its layers. */
  readonly layers: number;
  /** User of the image; empty means root. */
  readonly user: string;
}

export interface EngineVersion {
  /** The engine's own, such as `20.10.24`. */
  readonly version: string;
  readonly os: string;
  readonly arch: string;
}

/** What an engine and its machine offer. */
export interface EngineInfo {
  readonly cpus: number;
  readonly memoryBytes: number;
  /** OCI runtimes, ordered by name. */
  readonly runtimes: readonly EngineRuntime[];
}

/** An event of a container's life. */
export interface EngineEvent {
  readonly containerId: string;
  readonly action: "create" | "start" | "kill" | "oom" | "die" | "stop";
  /** ISO 8601 with milliseconds. */
  readonly time: string;
  /** Only for `die`. */
  readonly exitCode?: number;
  /** Only for `kill`: the number of the signal. */
  readonly signal?: number;
}

export interface ExecOptions {
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly workingDir?: string;
}

/** How long a program may run. */
export interface ExecLimit {
  readonly ms: number;
  /** What the program is for, as the subject of the error's sentence: `Mounting shares in the node 'a'`. */
  readonly what: string;
}

/** Size of a terminal, in characters. */
export interface TerminalSize {
  readonly rows: number;
  readonly cols: number;
}

/** A program in a container, with its input and output. */
export interface ExecSession {
  /**
   * Write to it to send input, and end it to end the input. Read from it to receive output and errors. It ends with the
   * last process that holds the program's output.
   */
  readonly stream: Duplex;
  /** Only for programs with a terminal. */
  resize(size: TerminalSize): Promise<void>;
  /** Waits for the program to end, which may be after its output ended. Rejects when the signal is aborted. */
  exitCode(signal?: AbortSignal): Promise<number>;
  /** A busy engine may need some time to start the program. */
  progress(): Promise<"starting" | "running" | "ended">;
}

export interface LogOptions {
  /** Number of lines from the end. Default: all. */
  readonly tail?: number;
  /** Whether each line begins with its timestamp. Default false. */
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
  /** For example `172.20.0.0/16`. */
  readonly subnet: string;
}

export interface NetworkSpec {
  readonly labels: Labels;
  /** Name of the bridge interface. Default: the engine chooses it. */
  readonly bridge?: string;
  /** IPv4 subnet. Default: the engine chooses it, but then no container can have a fixed address. */
  readonly subnet?: string;
  /** Whether the network is cut off from the outside. Default false. */
  readonly internal?: boolean;
}

/** Credentials for pulling from a registry. */
export interface RegistryAuth {
  /** Host and port of the registry. */
  readonly server: string;
  readonly username: string;
  readonly password: string;
  /** Some registries issue a token that replaces the password. */
  readonly identityToken?: string;
}

/** Downloaded bytes of an image, and the total as far as it is known. */
export interface PullProgress {
  readonly currentBytes: number;
  readonly totalBytes: number;
}

export interface PullOptions {
  /** Cancels the pull, in the engine too. */
  readonly signal?: AbortSignal;
  /** Called for every progress report of the engine. */
  readonly onProgress?: (progress: PullProgress) => void;
}

/** The operations of a container engine that the service needs. References are names or ids. */
export interface Engine {
  version(): Promise<EngineVersion>;
  info(): Promise<EngineInfo>;
  /** Whether it is Podman, whose containers run without a daemon: nothing is left down when its API restarts. */
  isPodman(): Promise<boolean>;

  listVolumes(filter: LabelFilter): Promise<EngineVolume[]>;
  /** Creates a volume, or returns the existing one of that name with its own labels. */
  createVolume(name: string, labels: Labels): Promise<EngineVolume>;
  inspectVolume(name: string): Promise<EngineVolume | undefined>;
  /** False when the volume does not exist. */
  removeVolume(name: string): Promise<boolean>;
  /** Directory of a volume on the engine's machine; undefined when the volume does not exist. */
  volumePath(name: string): Promise<string | undefined>;

  /** Both running and stopped ones. */
  listContainers(filter: LabelFilter): Promise<EngineContainer[]>;
  inspectContainer(ref: string): Promise<ContainerDetails | undefined>;
  createContainer(name: string, spec: ContainerSpec): Promise<string>;
  startContainer(ref: string): Promise<void>;
  stopContainer(ref: string, graceSeconds: number): Promise<void>;
  restartContainer(ref: string, graceSeconds: number): Promise<void>;
  /** Lets a paused container go on. */
  unpauseContainer(ref: string): Promise<void>;
  killContainer(ref: string, signal: string): Promise<void>;
  /** Rejects with fault `unsupported` when the engine cannot change the policy of a container. */
  setRestartPolicy(ref: string, policy: RestartPolicy): Promise<void>;
  /**
   * Waits until a container ends and returns its exit code. Returns at once if it has ended, but not if it is about to
   * restart. Rejects with fault `failed` when the signal comes first, and `notFound` when the container does not exist.
   */
  waitContainer(ref: string, signal: AbortSignal): Promise<number>;
  /**
   * Events of the containers with these labels between two times (ISO 8601), oldest first. The engine forgets old
   * events.
   */
  events(filter: LabelFilter, since: string, until: string): Promise<EngineEvent[]>;
  /**
   * Kills a container and removes it with its anonymous volumes. Resolves when it is gone, whoever removes it. False when it did not
   * exist, or others have removed it.
   */
  removeContainer(ref: string): Promise<boolean>;
  /**
   * Standard output and error in the order in which they were written. If there is more than `maxBytes` (default 4
   * MiB), only the end.
   */
  containerLogs(ref: string, options: Omit<LogOptions, "since"> & { maxBytes?: number }): Promise<string>;
  /**
   * Runs a program until it ends, with the given input. Rejects with fault `conflict` when the container does not run.
   */
  exec(ref: string, options: ExecOptions & { input?: Buffer; limit?: ExecLimit }): Promise<ExecResult>;
  /** The same with a stream as input, such as an image in tar format. */
  execWith(ref: string, options: ExecOptions, input: NodeJS.ReadableStream, signal?: AbortSignal): Promise<ExecResult>;
  /** Starts a program and opens a session with it, on a terminal if its size is given. */
  openExec(ref: string, options: ExecOptions & { terminal?: TerminalSize }): Promise<ExecSession>;
  /**
   * The log and everything that is added to it, in whole lines, until the container ends or the stream is destroyed.
   */
  followLogs(ref: string, options: LogOptions): Promise<Readable>;
  /** Unpacks a tar file into a directory of a container. */
  putArchive(ref: string, path: string, tar: Buffer): Promise<void>;
  /** A file or directory of a container as a tar file; undefined when it does not exist. */
  getArchive(ref: string, path: string): Promise<Buffer | undefined>;
  /** The same as a stream, which must be read to its end or destroyed. */
  openArchive(ref: string, path: string, signal?: AbortSignal): Promise<Readable | undefined>;

  inspectImage(ref: string): Promise<EngineImage | undefined>;
  /** Resolves when the registry has granted access to the image. `done` resolves when the image is complete. */
  pullImage(ref: string, auth?: RegistryAuth, options?: PullOptions): Promise<{ readonly done: Promise<void> }>;
  /** The image in the format of `docker save`. */
  saveImage(ref: string, signal?: AbortSignal): Promise<NodeJS.ReadableStream>;
  /** Names of all images in the engine, such as `busybox:1`. */
  imageNames(): Promise<string[]>;
  /** Creates an image of one layer. `changes` are lines of a Dockerfile. */
  importImage(ref: string, tar: Buffer, changes: readonly string[], labels?: Labels): Promise<void>;
  /** Ids of images, with and without names. */
  listImages(filter: LabelFilter): Promise<string[]>;
  removeImage(ref: string): Promise<boolean>;

  createNetwork(name: string, spec: NetworkSpec): Promise<void>;
  listNetworks(filter: LabelFilter): Promise<EngineNetwork[]>;
  /** The ranges of all networks in the engine, whoever made them, such as `172.17.0.0/16`. */
  addressRanges(): Promise<{ readonly name: string; readonly range: string }[]>;
  /** False when the network does not exist or is in use. */
  removeNetwork(id: string): Promise<boolean>;

  /** Path of the engine's socket on the engine's own machine. */
  readonly socketPath: string;
  close(): void;
}
