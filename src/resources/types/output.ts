// Generated from schema.json by `npm run generate`. Do not edit.
import type * as enums from "./enums";
export namespace storage {
  /** The SKU of a storage account. As a program receives it. */
  export interface Sku {
    /** Replication and performance tier, such as `Standard_LRS`. */
    name: enums.storage.SkuName;
  }

  /** Service endpoints of a storage account. As a program receives it. */
  export interface Endpoints {
    /** URL of the file service. */
    file?: string;
    /** URL of the blob service. */
    blob?: string;
    /** URL of the queue service. */
    queue?: string;
    /** URL of the table service. */
    table?: string;
    /** URL of the static website. */
    web?: string;
    /** URL of the Data Lake service. */
    dfs?: string;
  }

  /** An access key of a storage account. As a program receives it. */
  export interface StorageAccountKey {
    /** `key1` or `key2`. */
    keyName: string;
    /** The key, in base64. */
    value: string;
    /** What the key allows: `FULL` or `READ`. */
    permissions: string;
    /** When the key was made, in UTC. */
    creationTime?: string;
  }
}

export namespace containerinstance {
  /** A container of a group. As a program receives it. */
  export interface Container {
    /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: string;
    /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
    image: string;
    /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
    command?: string[];
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: containerinstance.EnvironmentVariable[];
    /** Ports that the container listens on. A port of the group's address must be one of them. */
    ports?: containerinstance.ContainerPort[];
    /** CPU and memory. */
    resources: containerinstance.ResourceRequirements;
    /** Where the group's volumes appear in the container. */
    volumeMounts?: containerinstance.VolumeMount[];
    /** The user that the container runs as. */
    securityContext?: containerinstance.SecurityContextDefinition;
  }

  /** A container of a group, as ARM answers. As a program receives it. */
  export interface ContainerResponse {
    /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: string;
    /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
    image: string;
    /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
    command?: string[];
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: containerinstance.EnvironmentVariable[];
    /** Ports that the container listens on. A port of the group's address must be one of them. */
    ports?: containerinstance.ContainerPort[];
    /** CPU and memory. */
    resources?: containerinstance.ResourceRequirements;
    /** Where the group's volumes appear in the container. */
    volumeMounts?: containerinstance.VolumeMount[];
    /** The user that the container runs as. */
    securityContext?: containerinstance.SecurityContextDefinition;
    /** How the container is doing. */
    instanceView?: containerinstance.ContainerInstanceView;
  }

  /** An environment variable: give either `value` or `secureValue`. As a program receives it. */
  export interface EnvironmentVariable {
    /** Name: 1 to 63 letters, digits and underscores, no underscore at the ends. */
    name: string;
    /** Value that anyone who can read the group may see. */
    value?: string;
    /** Secret value. ARM never returns it. */
    secureValue?: string;
  }

  /** A port that a container listens on. As a program receives it. */
  export interface ContainerPort {
    /** Port number, 1 to 65535, unique in the group. Azure reserves some: see https://learn.microsoft.com/azure/container-instances/container-instances-faq. */
    port: number;
    /** Protocol. Default `TCP`. */
    protocol?: enums.containerinstance.ContainerNetworkProtocol;
  }

  /** CPU and memory of a container. As a program receives it. */
  export interface ResourceRequirements {
    /** What the container is given, which is also its limit. */
    requests: containerinstance.ResourceRequests;
  }

  /** CPU and memory that a container is given. As a program receives it. */
  export interface ResourceRequests {
    /** CPU cores in steps of 0.01. The containers of a group need at least 1 together and may have 31. */
    cpu: number;
    /** Memory in GB (1024³ bytes) in steps of 0.1. The containers of a group need at least 1 together and may have 240. */
    memoryInGB: number;
  }

  /** A volume of the group, mounted into a container. As a program receives it. */
  export interface VolumeMount {
    /** Name of one of the group's volumes. */
    name: string;
    /** Absolute path in the container, unique in it and without a colon. */
    mountPath: string;
    /** Whether the container may only read. Default false. */
    readOnly?: boolean;
  }

  /** The user that a container runs as. As a program receives it. */
  export interface SecurityContextDefinition {
    /** User id, 0 or more. Default: what the image says. A container that mounts Azure Files must run as root, 0. */
    runAsUser?: number;
    /** Group id, 0 or more. Default: what the image says. */
    runAsGroup?: number;
  }

  /** The address of a container group. Leave it out for a group without one. As a program receives it. */
  export interface IpAddress {
    /** `Public`. */
    type: enums.containerinstance.ContainerGroupIpAddressType;
    /** Ports open on the address, at most 5. Each must be a port of one of the containers, with the same protocol. */
    ports: containerinstance.Port[];
    /** First label of the group's domain name, unique in the region: 5 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end. */
    dnsNameLabel?: string;
  }

  /** A port that is open on a group's address. As a program receives it. */
  export interface Port {
    /** Port number, 1 to 65535. */
    port: number;
    /** Protocol. Default `TCP`. */
    protocol?: enums.containerinstance.ContainerNetworkProtocol;
  }

  /** A volume of a group: exactly one of `azureFile` and `emptyDir`. As a program receives it. */
  export interface Volume {
    /** Name, unique in the group: 5 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends. */
    name: string;
    /** An Azure Files share. */
    azureFile?: containerinstance.AzureFileVolume;
    /** An empty directory that lives as long as the group: `{}`. */
    emptyDir?: any;
  }

  /** An Azure Files share as a volume. Needs Linux, containers that run as root, and an SMB share. As a program receives it. */
  export interface AzureFileVolume {
    /** Name of the share. */
    shareName: string;
    /** Name of the share's storage account. */
    storageAccountName: string;
    /** Access key of the account. Default: Berth asks ARM for it each time it sends the group, so that it is in no program and in no state. */
    storageAccountKey?: string;
    /** Whether the group may only read. Default false. */
    readOnly?: boolean;
  }

  /** The address of a container group. As a program receives it. */
  export interface IpAddressState {
    /** `Public`. */
    type: string;
    /** Ports open on the address. */
    ports: containerinstance.PortState[];
    /** First label of the domain name. */
    dnsNameLabel?: string;
    /** The address. It may change when the group is restarted. */
    ip?: string;
    /** The domain name. */
    fqdn?: string;
  }

  /** A port that is open on a group's address. As a program receives it. */
  export interface PortState {
    /** Port number in the group. */
    port: number;
    /** `TCP` or `UDP`. */
    protocol?: string;
    /** Local engine only: the port of `ip` on this machine that leads to `port`. */
    hostPort?: number;
  }

  /** A state that a container is or was in. As a program receives it. */
  export interface ContainerState {
    /** `Running`, `Waiting` or `Terminated`. */
    state?: string;
    /** When it began, in UTC. */
    startTime?: string;
    /** When it ended, in UTC. */
    finishTime?: string;
    /** Exit code of the container's program. */
    exitCode?: number;
    /** Why the container is in this state. */
    detailStatus?: string;
  }

  /** Something that happened to a group or container. As a program receives it. */
  export interface Event {
    /** Kind of event, such as `Started`. */
    name?: string;
    /** What happened. */
    message?: string;
    /** `Normal` or `Warning`. */
    type?: string;
    /** How often it happened. */
    count?: number;
    /** When it first happened, in UTC. */
    firstTimestamp?: string;
    /** When it last happened, in UTC. */
    lastTimestamp?: string;
  }

  /** How a container is doing. As a program receives it. */
  export interface ContainerInstanceView {
    /** How often it was restarted. */
    restartCount?: number;
    /** The state it is in. */
    currentState?: containerinstance.ContainerState;
    /** The state before. */
    previousState?: containerinstance.ContainerState;
    /** What happened to it. */
    events?: containerinstance.Event[];
  }

  /** How a group is doing. As a program receives it. */
  export interface ContainerGroupInstanceView {
    /** `Pending`, `Running`, `Succeeded`, `Failed` or `Stopped`. */
    state?: string;
    /** What happened to the group. */
    events?: containerinstance.Event[];
  }
}
