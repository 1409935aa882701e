// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as enums from "./enums";
export namespace storage {
  /** The SKU of a storage account. As a program gives it. */
  export interface SkuArgs {
    /** Replication and performance tier, such as `Standard_LRS`. */
    name: pulumi.Input<enums.storage.SkuName>;
  }

  /** Service endpoints of a storage account. As a program gives it. */
  export interface EndpointsArgs {
    /** URL of the file service. */
    file?: pulumi.Input<string>;
    /** URL of the blob service. */
    blob?: pulumi.Input<string>;
    /** URL of the queue service. */
    queue?: pulumi.Input<string>;
    /** URL of the table service. */
    table?: pulumi.Input<string>;
    /** URL of the static website. */
    web?: pulumi.Input<string>;
    /** URL of the Data Lake service. */
    dfs?: pulumi.Input<string>;
  }

  /** An access key of a storage account. As a program gives it. */
  export interface StorageAccountKeyArgs {
    /** `key1` or `key2`. */
    keyName: pulumi.Input<string>;
    /** The key, in base64. */
    value: pulumi.Input<string>;
    /** What the key allows: `FULL` or `READ`. */
    permissions: pulumi.Input<string>;
    /** When the key was made, in UTC. */
    creationTime?: pulumi.Input<string>;
  }
}

export namespace containerinstance {
  /** A container of a group. As a program gives it. */
  export interface ContainerArgs {
    /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: pulumi.Input<string>;
    /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
    image: pulumi.Input<string>;
    /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
    command?: pulumi.Input<pulumi.Input<string>[]>;
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: pulumi.Input<pulumi.Input<containerinstance.EnvironmentVariableArgs>[]>;
    /** Ports that the container listens on. A port of the group's address must be one of them. */
    ports?: pulumi.Input<pulumi.Input<containerinstance.ContainerPortArgs>[]>;
    /** CPU and memory. */
    resources: pulumi.Input<containerinstance.ResourceRequirementsArgs>;
    /** Where the group's volumes appear in the container. */
    volumeMounts?: pulumi.Input<pulumi.Input<containerinstance.VolumeMountArgs>[]>;
    /** The user that the container runs as. */
    securityContext?: pulumi.Input<containerinstance.SecurityContextDefinitionArgs>;
  }

  /** A container of a group, as ARM answers. As a program gives it. */
  export interface ContainerResponseArgs {
    /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: pulumi.Input<string>;
    /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
    image: pulumi.Input<string>;
    /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
    command?: pulumi.Input<pulumi.Input<string>[]>;
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: pulumi.Input<pulumi.Input<containerinstance.EnvironmentVariableArgs>[]>;
    /** Ports that the container listens on. A port of the group's address must be one of them. */
    ports?: pulumi.Input<pulumi.Input<containerinstance.ContainerPortArgs>[]>;
    /** CPU and memory. */
    resources?: pulumi.Input<containerinstance.ResourceRequirementsArgs>;
    /** Where the group's volumes appear in the container. */
    volumeMounts?: pulumi.Input<pulumi.Input<containerinstance.VolumeMountArgs>[]>;
    /** The user that the container runs as. */
    securityContext?: pulumi.Input<containerinstance.SecurityContextDefinitionArgs>;
    /** How the container is doing. */
    instanceView?: pulumi.Input<containerinstance.ContainerInstanceViewArgs>;
  }

  /** An environment variable: give either `value` or `secureValue`. As a program gives it. */
  export interface EnvironmentVariableArgs {
    /** Name: 1 to 63 letters, digits and underscores, no underscore at the ends. */
    name: pulumi.Input<string>;
    /** Value that anyone who can read the group may see. */
    value?: pulumi.Input<string>;
    /** Secret value. ARM never returns it. */
    secureValue?: pulumi.Input<string>;
  }

  /** A port that a container listens on. As a program gives it. */
  export interface ContainerPortArgs {
    /** Port number, 1 to 65535, unique in the group. Azure reserves some: see https://learn.microsoft.com/azure/container-instances/container-instances-faq. */
    port: pulumi.Input<number>;
    /** Protocol. Default `TCP`. */
    protocol?: pulumi.Input<enums.containerinstance.ContainerNetworkProtocol>;
  }

  /** CPU and memory of a container. As a program gives it. */
  export interface ResourceRequirementsArgs {
    /** What the container is given, which is also its limit. */
    requests: pulumi.Input<containerinstance.ResourceRequestsArgs>;
  }

  /** CPU and memory that a container is given. As a program gives it. */
  export interface ResourceRequestsArgs {
    /** CPU cores in steps of 0.01. The containers of a group need at least 1 together and may have 31. */
    cpu: pulumi.Input<number>;
    /** Memory in GB (1024³ bytes) in steps of 0.1. The containers of a group need at least 1 together and may have 240. */
    memoryInGB: pulumi.Input<number>;
  }

  /** A volume of the group, mounted into a container. As a program gives it. */
  export interface VolumeMountArgs {
    /** Name of one of the group's volumes. */
    name: pulumi.Input<string>;
    /** Absolute path in the container, unique in it and without a colon. */
    mountPath: pulumi.Input<string>;
    /** Whether the container may only read. Default false. */
    readOnly?: pulumi.Input<boolean>;
  }

  /** The user that a container runs as. As a program gives it. */
  export interface SecurityContextDefinitionArgs {
    /** User id, 0 or more. Default: what the image says. A container that mounts Azure Files must run as root, 0. */
    runAsUser?: pulumi.Input<number>;
    /** Group id, 0 or more. Default: what the image says. */
    runAsGroup?: pulumi.Input<number>;
  }

  /** The address of a container group. Leave it out for a group without one. As a program gives it. */
  export interface IpAddressArgs {
    /** `Public`. */
    type: pulumi.Input<enums.containerinstance.ContainerGroupIpAddressType>;
    /** Ports open on the address, at most 5. Each must be a port of one of the containers, with the same protocol. */
    ports: pulumi.Input<pulumi.Input<containerinstance.PortArgs>[]>;
    /** First label of the group's domain name, unique in the region: 5 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end. */
    dnsNameLabel?: pulumi.Input<string>;
  }

  /** A port that is open on a group's address. As a program gives it. */
  export interface PortArgs {
    /** Port number, 1 to 65535. */
    port: pulumi.Input<number>;
    /** Protocol. Default `TCP`. */
    protocol?: pulumi.Input<enums.containerinstance.ContainerNetworkProtocol>;
  }

  /** A volume of a group: exactly one of `azureFile` and `emptyDir`. As a program gives it. */
  export interface VolumeArgs {
    /** Name, unique in the group: 5 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends. */
    name: pulumi.Input<string>;
    /** An Azure Files share. */
    azureFile?: pulumi.Input<containerinstance.AzureFileVolumeArgs>;
    /** An empty directory that lives as long as the group: `{}`. */
    emptyDir?: pulumi.Input<any>;
  }

  /** An Azure Files share as a volume. Needs Linux, containers that run as root, and an SMB share. As a program gives it. */
  export interface AzureFileVolumeArgs {
    /** Name of the share. */
    shareName: pulumi.Input<string>;
    /** Name of the share's storage account. */
    storageAccountName: pulumi.Input<string>;
    /** Access key of the account. Default: Berth asks ARM for it each time it sends the group, so that it is in no program and in no state. */
    storageAccountKey?: pulumi.Input<string>;
    /** Whether the group may only read. Default false. */
    readOnly?: pulumi.Input<boolean>;
  }

  /** The address of a container group. As a program gives it. */
  export interface IpAddressStateArgs {
    /** `Public`. */
    type: pulumi.Input<string>;
    /** Ports open on the address. */
    ports: pulumi.Input<pulumi.Input<containerinstance.PortStateArgs>[]>;
    /** First label of the domain name. */
    dnsNameLabel?: pulumi.Input<string>;
    /** The address. It may change when the group is restarted. */
    ip?: pulumi.Input<string>;
    /** The domain name. */
    fqdn?: pulumi.Input<string>;
  }

  /** A port that is open on a group's address. As a program gives it. */
  export interface PortStateArgs {
    /** Port number in the group. */
    port: pulumi.Input<number>;
    /** `TCP` or `UDP`. */
    protocol?: pulumi.Input<string>;
    /** Local engine only: the port of `ip` on this machine that leads to `port`. */
    hostPort?: pulumi.Input<number>;
  }

  /** A state that a container is or was in. As a program gives it. */
  export interface ContainerStateArgs {
    /** `Running`, `Waiting` or `Terminated`. */
    state?: pulumi.Input<string>;
    /** When it began, in UTC. */
    startTime?: pulumi.Input<string>;
    /** When it ended, in UTC. */
    finishTime?: pulumi.Input<string>;
    /** Exit code of the container's program. */
    exitCode?: pulumi.Input<number>;
    /** Why the container is in this state. */
    detailStatus?: pulumi.Input<string>;
  }

  /** Something that happened to a group or container. As a program gives it. */
  export interface EventArgs {
    /** Kind of event, such as `Started`. */
    name?: pulumi.Input<string>;
    /** What happened. */
    message?: pulumi.Input<string>;
    /** `Normal` or `Warning`. */
    type?: pulumi.Input<string>;
    /** How often it happened. */
    count?: pulumi.Input<number>;
    /** When it first happened, in UTC. */
    firstTimestamp?: pulumi.Input<string>;
    /** When it last happened, in UTC. */
    lastTimestamp?: pulumi.Input<string>;
  }

  /** How a container is doing. As a program gives it. */
  export interface ContainerInstanceViewArgs {
    /** How often it was restarted. */
    restartCount?: pulumi.Input<number>;
    /** The state it is in. */
    currentState?: pulumi.Input<containerinstance.ContainerStateArgs>;
    /** The state before. */
    previousState?: pulumi.Input<containerinstance.ContainerStateArgs>;
    /** What happened to it. */
    events?: pulumi.Input<pulumi.Input<containerinstance.EventArgs>[]>;
  }

  /** How a group is doing. As a program gives it. */
  export interface ContainerGroupInstanceViewArgs {
    /** `Pending`, `Running`, `Succeeded`, `Failed` or `Stopped`. */
    state?: pulumi.Input<string>;
    /** What happened to the group. */
    events?: pulumi.Input<pulumi.Input<containerinstance.EventArgs>[]>;
  }
}
