import type * as pulumi from "@pulumi/pulumi";
import type { AzureFiles } from "./azureFiles";
import type { AnyCase, Keys } from "./inputs";
import type { ProbeArgs } from "./probe";

/** A port: its number, or number and protocol. */
export type PortArgs = number | { port: number; protocol?: AnyCase<"TCP" | "UDP"> };

/** A share that exists already, mounted by its names. */
export interface ExistingShare {
  /** Name of the storage account. */
  accountName: pulumi.Input<string>;
  /** Name of the share. */
  shareName: pulumi.Input<string>;
}

/** A git repository, cloned when the group is deployed. */
export interface GitRepoArgs {
  /** URL of the repository, with a scheme such as https. */
  repository: pulumi.Input<string>;
  /** Hash of the commit. Default: the newest of the default branch. */
  revision?: pulumi.Input<string>;
  /** Directory of the volume to clone into, without `..`; `.` is the volume itself. Default: one with the repository's name. */
  directory?: pulumi.Input<string>;
}

/** What every kind of mount may say besides what is mounted. */
export interface MountOptions {
  /** Whether the container may only read. Default false. */
  readOnly?: pulumi.Input<boolean>;
}

/** Text by file name. */
export type Files = Record<string, pulumi.Input<string>>;

/** What a container mounts at a path. Containers that mount the same object share one volume. */
export type MountArgs =
  | AzureFiles
  | (MountOptions & {
      /** An Azure Files share. */
      azureFiles: AzureFiles | ExistingShare;
    })
  | (MountOptions & {
      /** A directory that starts empty and lives as long as the group. Containers that give the same name share it. */
      emptyDir: string;
    })
  | (MountOptions & {
      /** Secret files in memory: their content by file name, as plain text. Kept encrypted in the state, never returned by ARM. */
      secretFiles: Files;
    })
  | (MountOptions & {
      /** A clone of a git repository. */
      gitRepo: GitRepoArgs;
    });

/** Linux capabilities of a container. */
export interface CapabilitiesArgs {
  /** Capabilities to add to the default ones, such as `NET_ADMIN`. Default none. */
  add?: pulumi.Input<pulumi.Input<string>[]>;
  /** Capabilities to take away, or `ALL`. Default none. */
  drop?: pulumi.Input<pulumi.Input<string>[]>;
}

/** What init containers and the containers after them have in common. */
export interface ProgramArgs {
  /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
  image: pulumi.Input<string>;
  /** The program and its arguments. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: the image's. */
  command?: pulumi.Input<pulumi.Input<string>[]>;
  /** Environment variables; a value that is a Pulumi secret is sent as a secure one. Default none. */
  env?: Record<string, pulumi.Input<string>>;
  /** Secret environment variables: kept encrypted in the state and never returned by ARM. Default none. */
  secureEnv?: Record<string, pulumi.Input<string>>;
  /** What is mounted, by absolute path in the container. Default nothing. */
  mounts?: Record<string, MountArgs>;
  /** User id that the container runs as. Default: the image's. Must be 0, root, where Azure Files are mounted. */
  runAsUser?: pulumi.Input<number>;
  /** Group id that the container runs as. Default: the image's. */
  runAsGroup?: pulumi.Input<number>;
  /** Linux capabilities to add and to take away. Default: the usual ones. */
  capabilities?: CapabilitiesArgs;
  /** Whether a program may gain more rights than the one that started it, as by setuid. Default true. */
  allowPrivilegeEscalation?: pulumi.Input<boolean>;
  /** Whether the container has all rights on its machine. Needs sku `Confidential`. Default false. */
  privileged?: pulumi.Input<boolean>;
  /** Seccomp profile: the JSON text of Docker's form, which Berth encodes. Default: the service's own. */
  seccompProfile?: pulumi.Input<string>;
}

/** A container. The same for a container group on Azure and on the local engine. */
export interface ContainerArgs extends ProgramArgs {
  /** CPU cores in steps of 0.01. A group needs at least 1 in total and may have 31. Default 1. */
  cpu?: pulumi.Input<number>;
  /** Memory in GB (1024³ bytes) in steps of 0.1. A group needs at least 1 in total and may have 240. Default 1.5. */
  memoryInGB?: pulumi.Input<number>;
  /** The most CPU cores that the container may use: `cpu` or more, at most the `cpu` of all containers together. Default: `cpu`. */
  cpuLimit?: pulumi.Input<number>;
  /** The most memory in GB: `memoryInGB` or more, at most the `memoryInGB` of all containers together. Default: `memoryInGB`. */
  memoryLimitInGB?: pulumi.Input<number>;
  /** Ports that the container listens on, 1 to 65535, unique in the group. Default none. */
  ports?: pulumi.Input<PortArgs>[];
  /** A check that, when it fails, restarts the container, unless the restart policy is `Never`. Default none. */
  livenessProbe?: ProbeArgs;
  /** A check that tells whether the container can do its work; the group is ready when all are. Default none. */
  readinessProbe?: ProbeArgs;
  /** Settings as files in the container, by file name. Default none. */
  configMap?: Files;
}

/** A container that runs to its end before the others start, with all CPU and memory of the group. */
export interface InitContainerArgs extends ProgramArgs {
  /** Init containers have no ports: the group is reached only after they have ended. */
  ports?: never;
  /** Init containers have the whole group's CPU. */
  cpu?: never;
  /** Init containers have the whole group's memory. */
  memoryInGB?: never;
  /** Init containers have no probes: they end. */
  livenessProbe?: never;
  /** Init containers have no probes: they end. */
  readinessProbe?: never;
}

const PROGRAM_KEYS: Keys<ProgramArgs> = {
  image: true,
  command: true,
  env: true,
  secureEnv: true,
  mounts: true,
  runAsUser: true,
  runAsGroup: true,
  capabilities: true,
  allowPrivilegeEscalation: true,
  privileged: true,
  seccompProfile: true,
};

export const CONTAINER_KEYS: Keys<ContainerArgs> = {
  ...PROGRAM_KEYS,
  cpu: true,
  memoryInGB: true,
  cpuLimit: true,
  memoryLimitInGB: true,
  ports: true,
  livenessProbe: true,
  readinessProbe: true,
  configMap: true,
};

export const INIT_CONTAINER_KEYS: Keys<ProgramArgs> = PROGRAM_KEYS;

const WHOLE_GROUP = "is not an argument of an init container, which has all CPU and memory of the group";
const NO_PROBES = "is not an argument of an init container, which has to end and so has no probes";

/** What a container takes and an init container does not, and why. */
export const NOT_OF_INIT_CONTAINERS: Readonly<Record<Exclude<keyof ContainerArgs, keyof ProgramArgs>, string>> = {
  ports: "is not an argument of an init container, which has ended before the group can be reached",
  cpu: WHOLE_GROUP,
  memoryInGB: WHOLE_GROUP,
  cpuLimit: WHOLE_GROUP,
  memoryLimitInGB: WHOLE_GROUP,
  livenessProbe: NO_PROBES,
  readinessProbe: NO_PROBES,
  configMap: "is not an argument of an init container, to which ARM gives none",
};
