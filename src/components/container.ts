import type * as pulumi from "@pulumi/pulumi";
import type { AzureFiles } from "./azureFiles";
import type { Keys } from "./inputs";

/** A port: its number, or number and protocol. */
export type PortArgs = number | { port: number; protocol?: "TCP" | "UDP" };

/** A share that exists already, mounted by its names. */
export interface ExistingShare {
  /** Name of the storage account. */
  accountName: pulumi.Input<string>;
  /** Name of the share. */
  shareName: pulumi.Input<string>;
}

/** What a container mounts at a path. */
export type MountArgs =
  | AzureFiles
  | {
      /** An Azure Files share. */
      azureFiles: AzureFiles | ExistingShare;
      /** Whether the container may only read. Default false. */
      readOnly?: pulumi.Input<boolean>;
    }
  | {
      /** A directory that starts empty and lives as long as the group. Containers that give the same name share it. */
      emptyDir: string;
      /** Whether the container may only read. Default false. */
      readOnly?: pulumi.Input<boolean>;
    };

/** A container. The same for a container group on Azure and on the local engine. */
export interface ContainerArgs {
  /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
  image: pulumi.Input<string>;
  /** The program and its arguments. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: the image's. */
  command?: pulumi.Input<pulumi.Input<string>[]>;
  /** CPU cores in steps of 0.01. A group needs at least 1 in total and may have 31. Default 1. */
  cpu?: pulumi.Input<number>;
  /** Memory in GB (1024³ bytes) in steps of 0.1. A group needs at least 1 in total and may have 240. Default 1.5. */
  memoryInGB?: pulumi.Input<number>;
  /** Ports that the container listens on, 1 to 65535, unique in the group. Default none. */
  ports?: pulumi.Input<PortArgs>[];
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
}

export const CONTAINER_KEYS: Keys<ContainerArgs> = {
  image: true,
  command: true,
  cpu: true,
  memoryInGB: true,
  ports: true,
  env: true,
  secureEnv: true,
  mounts: true,
  runAsUser: true,
  runAsGroup: true,
};
