import type * as pulumi from "@pulumi/pulumi";
import type { containerinstance as inputs } from "../resources/types/input";
import type { AzureFiles } from "./storage/azureFiles";

/**
 * How to sign in to a share: ARM's other properties of the volume, unchanged. Default: with the account's key, which
 * Berth asks ARM for.
 */
export type ShareSignIn = Omit<inputs.AzureFileVolumeArgs, "shareName" | "storageAccountName" | "readOnly">;

/** A share that exists already, by name. */
export interface ExistingShare extends ShareSignIn {
  /** Name of the storage account. */
  accountName: pulumi.Input<string>;
  /** Name of the share. */
  shareName: pulumi.Input<string>;
}

/** A git repository, which is cloned when the group is deployed. */
export interface GitRepoArgs {
  /** URL of the repository, with a scheme such as https. */
  repository: pulumi.Input<string>;
  /** Commit hash. Default: the newest commit of the default branch. */
  revision?: pulumi.Input<string>;
  /**
   * Directory in the volume to clone into, without `..`. `.` is the volume itself. Default: a directory with the
   * repository's name.
   */
  directory?: pulumi.Input<string>;
}

/** Options of every kind of mount. */
export interface MountOptions {
  /** Whether the container can only read. Default false. */
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
      /** A directory that starts empty and lives as long as the group. Containers that use the same name share it. */
      emptyDir: string;
    })
  | (MountOptions & {
      /** Secret files in memory: plain text by file name. Kept encrypted in the state and never returned by ARM. */
      secretFiles: Files;
      /**
       * Name of the volume. Mounts with the same name share a volume. Default: each object gets a volume, which is
       * named by the path where it is mounted.
       */
      name?: string;
    })
  | (MountOptions & {
      /** A clone of a git repository. */
      gitRepo: GitRepoArgs;
      /**
       * Name of the volume. Mounts with the same name share a volume. Default: each object gets a volume, which is
       * named by the path where it is mounted.
       */
      name?: string;
    });
