import type * as pulumi from "@pulumi/pulumi";
import type { containerinstance as inputs } from "../resources/types/input";
import type { AzureFiles } from "./azureFiles";

/** How a share is signed in to: what ARM has beside its names and takes as it is. Default: the account's key, which Berth asks for. */
export type ShareSignIn = Omit<inputs.AzureFileVolumeArgs, "shareName" | "storageAccountName" | "readOnly">;

/** A share that exists already, mounted by its names. */
export interface ExistingShare extends ShareSignIn {
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
      /** Name of the volume: mounts that give the same name share it. Default: one for each object, named by where it is mounted. */
      name?: string;
    })
  | (MountOptions & {
      /** A clone of a git repository. */
      gitRepo: GitRepoArgs;
      /** Name of the volume: mounts that give the same name share it. Default: one for each object, named by where it is mounted. */
      name?: string;
    });
