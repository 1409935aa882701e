// Generated from schema.json by `npm run generate`. Do not edit.
import type { ObjectShape, Shape } from "./shape";
/** The SKU of a storage account. */
export interface Sku {
  /** Replication and performance tier, such as `Standard_LRS`. */
  name: SkuName;
}
/** Replication and performance tier of a storage account. */
export type SkuName =
  | "Standard_LRS"
  | "Standard_GRS"
  | "Standard_RAGRS"
  | "Standard_ZRS"
  | "Premium_LRS"
  | "Premium_ZRS"
  | "Standard_GZRS"
  | "Standard_RAGZRS";
const skuNameShape: Shape = {
  kind: "string",
  enum: [
    "Standard_LRS",
    "Standard_GRS",
    "Standard_RAGRS",
    "Standard_ZRS",
    "Premium_LRS",
    "Premium_ZRS",
    "Standard_GZRS",
    "Standard_RAGZRS",
  ],
};
/** Kind of storage account. `StorageV2` is the general one; `FileStorage` holds premium file shares. */
export type Kind = "StorageV2" | "FileStorage" | "Storage";
const kindShape: Shape = { kind: "string", enum: ["StorageV2", "FileStorage", "Storage"] };
/** Access tier of a file share. */
export type ShareAccessTier = "TransactionOptimized" | "Hot" | "Cool" | "Premium";
const shareAccessTierShape: Shape = { kind: "string", enum: ["TransactionOptimized", "Hot", "Cool", "Premium"] };
/** Protocol of a file share. */
export type EnabledProtocols = "SMB" | "NFS";
const enabledProtocolsShape: Shape = { kind: "string", enum: ["SMB", "NFS"] };
/** Service endpoints of a storage account. */
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
/** An access key of a storage account. */
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
/** Operating system of a container group. */
export type OperatingSystemTypes = "Linux" | "Windows";
const operatingSystemTypesShape: Shape = { kind: "string", enum: ["Linux", "Windows"] };
/** What happens when a container exits: `Always` restarts it, `OnFailure` restarts it after a non-zero exit code, `Never` leaves it. */
export type ContainerGroupRestartPolicy = "Always" | "OnFailure" | "Never";
const containerGroupRestartPolicyShape: Shape = { kind: "string", enum: ["Always", "OnFailure", "Never"] };
/** Protocol of a port. */
export type ContainerNetworkProtocol = "TCP" | "UDP";
const containerNetworkProtocolShape: Shape = { kind: "string", enum: ["TCP", "UDP"] };
/** Whether the group's address is reachable from the internet. */
export type ContainerGroupIpAddressType = "Public";
const containerGroupIpAddressTypeShape: Shape = { kind: "string", enum: ["Public"] };
/** A container of a group. */
export interface Container {
  /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
  name: string;
  /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
  image: string;
  /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
  command?: string[];
  /** Environment variables. Names are unique in the container. */
  environmentVariables?: EnvironmentVariable[];
  /** Ports that the container listens on. A port of the group's address must be one of them. */
  ports?: ContainerPort[];
  /** CPU and memory. */
  resources: ResourceRequirements;
  /** Where the group's volumes appear in the container. */
  volumeMounts?: VolumeMount[];
  /** The user that the container runs as. */
  securityContext?: SecurityContextDefinition;
}
/** A container of a group, as ARM answers. */
export interface ContainerResponse {
  /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
  name: string;
  /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
  image: string;
  /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
  command?: string[];
  /** Environment variables. Names are unique in the container. */
  environmentVariables?: EnvironmentVariable[];
  /** Ports that the container listens on. A port of the group's address must be one of them. */
  ports?: ContainerPort[];
  /** CPU and memory. */
  resources?: ResourceRequirements;
  /** Where the group's volumes appear in the container. */
  volumeMounts?: VolumeMount[];
  /** The user that the container runs as. */
  securityContext?: SecurityContextDefinition;
  /** How the container is doing. */
  instanceView?: ContainerInstanceView;
}
/** An environment variable: give either `value` or `secureValue`. */
export interface EnvironmentVariable {
  /** Name: 1 to 63 letters, digits and underscores, no underscore at the ends. */
  name: string;
  /** Value that anyone who can read the group may see. */
  value?: string;
  /** Secret value. ARM never returns it. */
  secureValue?: string;
}
/** A port that a container listens on. */
export interface ContainerPort {
  /** Port number, 1 to 65535, unique in the group. Azure reserves some: see https://learn.microsoft.com/azure/container-instances/container-instances-faq. */
  port: number;
  /** Protocol. Default `TCP`. */
  protocol?: ContainerNetworkProtocol;
}
/** CPU and memory of a container. */
export interface ResourceRequirements {
  /** What the container is given, which is also its limit. */
  requests: ResourceRequests;
}
/** CPU and memory that a container is given. */
export interface ResourceRequests {
  /** CPU cores in steps of 0.01. The containers of a group need at least 1 together and may have 31. */
  cpu: number;
  /** Memory in GB (1024³ bytes) in steps of 0.1. The containers of a group need at least 1 together and may have 240. */
  memoryInGB: number;
}
/** A volume of the group, mounted into a container. */
export interface VolumeMount {
  /** Name of one of the group's volumes. */
  name: string;
  /** Absolute path in the container, unique in it and without a colon. */
  mountPath: string;
  /** Whether the container may only read. Default false. */
  readOnly?: boolean;
}
/** The user that a container runs as. */
export interface SecurityContextDefinition {
  /** User id, 0 or more. Default: what the image says. A container that mounts Azure Files must run as root, 0. */
  runAsUser?: number;
  /** Group id, 0 or more. Default: what the image says. */
  runAsGroup?: number;
}
/** The address of a container group. Leave it out for a group without one. */
export interface IpAddress {
  /** `Public`. */
  type: ContainerGroupIpAddressType;
  /** Ports open on the address, at most 5. Each must be a port of one of the containers, with the same protocol. */
  ports: Port[];
  /** First label of the group's domain name, unique in the region: 5 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end. */
  dnsNameLabel?: string;
}
/** A port that is open on a group's address. */
export interface Port {
  /** Port number, 1 to 65535. */
  port: number;
  /** Protocol. Default `TCP`. */
  protocol?: ContainerNetworkProtocol;
}
/** A volume of a group: exactly one of `azureFile` and `emptyDir`. */
export interface Volume {
  /** Name, unique in the group: 5 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends. */
  name: string;
  /** An Azure Files share. */
  azureFile?: AzureFileVolume;
  /** An empty directory that lives as long as the group: `{}`. */
  emptyDir?: unknown;
}
/** An Azure Files share as a volume. Needs Linux, containers that run as root, and an SMB share. */
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
/** The address of a container group. */
export interface IpAddressState {
  /** `Public`. */
  type: string;
  /** Ports open on the address. */
  ports: PortState[];
  /** First label of the domain name. */
  dnsNameLabel?: string;
  /** The address. It may change when the group is restarted. */
  ip?: string;
  /** The domain name. */
  fqdn?: string;
}
/** A port that is open on a group's address. */
export interface PortState {
  /** Port number in the group. */
  port: number;
  /** `TCP` or `UDP`. */
  protocol?: string;
  /** Local engine only: the port of `ip` on this machine that leads to `port`. */
  hostPort?: number;
}
/** A state that a container is or was in. */
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
/** Something that happened to a group or container. */
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
/** How a container is doing. */
export interface ContainerInstanceView {
  /** How often it was restarted. */
  restartCount?: number;
  /** The state it is in. */
  currentState?: ContainerState;
  /** The state before. */
  previousState?: ContainerState;
  /** What happened to it. */
  events?: Event[];
}
/** How a group is doing. */
export interface ContainerGroupInstanceView {
  /** `Pending`, `Running`, `Succeeded`, `Failed` or `Stopped`. */
  state?: string;
  /** What happened to the group. */
  events?: Event[];
}
const skuShape: ObjectShape = { kind: "object", required: ["name"], properties: { name: skuNameShape } };
const endpointsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    file: { kind: "string" },
    blob: { kind: "string" },
    queue: { kind: "string" },
    table: { kind: "string" },
    web: { kind: "string" },
    dfs: { kind: "string" },
  },
};
const storageAccountKeyShape: ObjectShape = {
  kind: "object",
  required: ["keyName", "value", "permissions"],
  properties: {
    keyName: { kind: "string" },
    value: { kind: "string", secret: true },
    permissions: { kind: "string" },
    creationTime: { kind: "string" },
  },
};
const environmentVariableShape: ObjectShape = {
  kind: "object",
  required: ["name"],
  properties: { name: { kind: "string" }, value: { kind: "string" }, secureValue: { kind: "string", secret: true } },
};
const containerPortShape: ObjectShape = {
  kind: "object",
  required: ["port"],
  properties: { port: { kind: "integer" }, protocol: containerNetworkProtocolShape },
};
const resourceRequestsShape: ObjectShape = {
  kind: "object",
  required: ["cpu", "memoryInGB"],
  properties: { cpu: { kind: "number", replace: true }, memoryInGB: { kind: "number", replace: true } },
};
const resourceRequirementsShape: ObjectShape = {
  kind: "object",
  required: ["requests"],
  properties: { requests: resourceRequestsShape },
};
const volumeMountShape: ObjectShape = {
  kind: "object",
  required: ["name", "mountPath"],
  properties: { name: { kind: "string" }, mountPath: { kind: "string" }, readOnly: { kind: "boolean" } },
};
const securityContextDefinitionShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { runAsUser: { kind: "integer" }, runAsGroup: { kind: "integer" } },
};
const containerShape: ObjectShape = {
  kind: "object",
  required: ["name", "image", "resources"],
  properties: {
    name: { kind: "string" },
    image: { kind: "string" },
    command: { kind: "array", items: { kind: "string" } },
    environmentVariables: { kind: "array", items: environmentVariableShape },
    ports: { kind: "array", items: containerPortShape },
    resources: resourceRequirementsShape,
    volumeMounts: { kind: "array", items: volumeMountShape },
    securityContext: securityContextDefinitionShape,
  },
};
const containerStateShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    state: { kind: "string" },
    startTime: { kind: "string" },
    finishTime: { kind: "string" },
    exitCode: { kind: "integer" },
    detailStatus: { kind: "string" },
  },
};
const eventShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    name: { kind: "string" },
    message: { kind: "string" },
    type: { kind: "string" },
    count: { kind: "integer" },
    firstTimestamp: { kind: "string" },
    lastTimestamp: { kind: "string" },
  },
};
const containerInstanceViewShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    restartCount: { kind: "integer" },
    currentState: containerStateShape,
    previousState: containerStateShape,
    events: { kind: "array", items: eventShape },
  },
};
const containerResponseShape: ObjectShape = {
  kind: "object",
  required: ["name", "image"],
  properties: {
    name: { kind: "string" },
    image: { kind: "string" },
    command: { kind: "array", items: { kind: "string" } },
    environmentVariables: { kind: "array", items: environmentVariableShape },
    ports: { kind: "array", items: containerPortShape },
    resources: resourceRequirementsShape,
    volumeMounts: { kind: "array", items: volumeMountShape },
    securityContext: securityContextDefinitionShape,
    instanceView: containerInstanceViewShape,
  },
};
const portShape: ObjectShape = {
  kind: "object",
  required: ["port"],
  properties: { port: { kind: "integer" }, protocol: containerNetworkProtocolShape },
};
const ipAddressShape: ObjectShape = {
  kind: "object",
  required: ["type", "ports"],
  properties: {
    type: { ...containerGroupIpAddressTypeShape, replace: true },
    ports: { kind: "array", items: portShape },
    dnsNameLabel: { kind: "string" },
  },
};
const azureFileVolumeShape: ObjectShape = {
  kind: "object",
  required: ["shareName", "storageAccountName"],
  properties: {
    shareName: { kind: "string" },
    storageAccountName: { kind: "string" },
    storageAccountKey: { kind: "string", secret: true },
    readOnly: { kind: "boolean" },
  },
};
const volumeShape: ObjectShape = {
  kind: "object",
  required: ["name"],
  properties: { name: { kind: "string" }, azureFile: azureFileVolumeShape, emptyDir: { kind: "any" } },
};
const portStateShape: ObjectShape = {
  kind: "object",
  required: ["port"],
  properties: { port: { kind: "integer" }, protocol: { kind: "string" }, hostPort: { kind: "integer" } },
};
const ipAddressStateShape: ObjectShape = {
  kind: "object",
  required: ["type", "ports"],
  properties: {
    type: { kind: "string" },
    ports: { kind: "array", items: portStateShape },
    dnsNameLabel: { kind: "string" },
    ip: { kind: "string" },
    fqdn: { kind: "string" },
  },
};
const containerGroupInstanceViewShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { state: { kind: "string" }, events: { kind: "array", items: eventShape } },
};
/** Inputs of `berth:resources:ResourceGroup`. A resource group: the container of Azure resources. */
export interface ResourceGroupInputs {
  /** Name: 1 to 90 letters, digits, `_`, `-`, `.`, `(` and `)`, no period at the end. Default: the resource's name and a hash of its URN. */
  resourceGroupName?: string;
  /** Region. Default: `berth:location`, else `westeurope`. */
  location?: string;
  /** Tags, at most 50. */
  tags?: Record<string, string>;
}
/** Outputs of `berth:resources:ResourceGroup`. */
export interface ResourceGroupOutputs {
  /** Name. */
  name: string;
  /** `Microsoft.Resources/resourceGroups`. */
  type: string;
  /** Region. */
  location: string;
  /** Tags. */
  tags?: Record<string, string>;
}
/** Inputs of `berth:storage:StorageAccount`. A storage account: the owner of Azure Files shares and of the keys to them. */
export interface StorageAccountInputs {
  /** Name: 3 to 24 lowercase letters and digits, unique in all of Azure. Default: the resource's name and a hash of its URN. */
  accountName?: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: string;
  /** Kind of account. */
  kind: Kind;
  /** Replication and performance tier. */
  sku: Sku;
  /** Tags, at most 50. */
  tags?: Record<string, string>;
}
/** Outputs of `berth:storage:StorageAccount`. */
export interface StorageAccountOutputs {
  /** Name. */
  name: string;
  /** `Microsoft.Storage/storageAccounts`. */
  type: string;
  /** Region. */
  location: string;
  /** Kind of account. */
  kind: string;
  /** Replication and performance tier. */
  sku: Sku;
  /** Tags. */
  tags?: Record<string, string>;
  /** `Succeeded` when the account is usable. */
  provisioningState: string;
  /** Service endpoints. */
  primaryEndpoints: Endpoints;
  /** Region of the data. */
  primaryLocation?: string;
  /** When the account was made, in UTC. */
  creationTime?: string;
}
/** Inputs of `berth:storage:FileShare`. An Azure Files share. Its files outlive every container group that mounts it and go when the share goes. */
export interface FileShareInputs {
  /** Name: 3 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends. Default: the resource's name and a hash of its URN. */
  shareName?: string;
  /** Name of the storage account. */
  accountName: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Largest size of the share in GB, 1 to 102400. Default: the service's, 5120. The local engine keeps it, but does not enforce it. */
  shareQuota?: number;
  /** Access tier. Default `TransactionOptimized`. The local engine keeps it, without effect. */
  accessTier?: ShareAccessTier;
  /** Protocol: `SMB`, the default. NFS shares are refused: container instances cannot mount them. */
  enabledProtocols?: EnabledProtocols;
  /** Name and value pairs kept with the share. */
  metadata?: Record<string, string>;
}
/** Outputs of `berth:storage:FileShare`. */
export interface FileShareOutputs {
  /** Name. */
  name: string;
  /** `Microsoft.Storage/storageAccounts/fileServices/shares`. */
  type: string;
  /** Largest size of the share in GB. */
  shareQuota?: number;
  /** Access tier. */
  accessTier?: string;
  /** Protocol. */
  enabledProtocols?: string;
  /** Name and value pairs kept with the share. */
  metadata?: Record<string, string>;
  /** When the share was last changed, in UTC. */
  lastModifiedTime?: string;
  /** Entity tag of the share's properties. */
  etag?: string;
}
/** Inputs of `berth:containerinstance:ContainerGroup`. A container group: containers that share a lifecycle, an address, localhost and volumes. */
export interface ContainerGroupInputs {
  /** Name: 1 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends. Default: the resource's name and a hash of its URN. */
  containerGroupName?: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: string;
  /** Operating system of all containers. Default `Linux`. A Windows group has one container and no volumes. */
  osType?: OperatingSystemTypes;
  /** What happens when a container exits. Default `Always`. */
  restartPolicy?: ContainerGroupRestartPolicy;
  /** The containers, 1 to 60. */
  containers: Container[];
  /** The group's address. Default: none. */
  ipAddress?: IpAddress;
  /** Volumes that the containers may mount, at most 20. */
  volumes?: Volume[];
  /** Tags, at most 50. A change of tags alone restarts nothing. */
  tags?: Record<string, string>;
}
/** Outputs of `berth:containerinstance:ContainerGroup`. */
export interface ContainerGroupOutputs {
  /** Name. */
  name: string;
  /** `Microsoft.ContainerInstance/containerGroups`. */
  type: string;
  /** Region. */
  location?: string;
  /** Operating system. */
  osType: string;
  /** What happens when a container exits. */
  restartPolicy?: string;
  /** The containers. */
  containers: ContainerResponse[];
  /** The group's address. */
  ipAddress?: IpAddressState;
  /** Volumes that the containers may mount. */
  volumes?: Volume[];
  /** Tags. */
  tags?: Record<string, string>;
  /** `Succeeded` when the containers have started. */
  provisioningState: string;
  /** How the group is doing. */
  instanceView?: ContainerGroupInstanceView;
}
/** The shape of every resource's inputs and outputs, by token. */
export const resourceShapes = {
  "berth:resources:ResourceGroup": {
    inputs: {
      kind: "object",
      required: [],
      properties: {
        resourceGroupName: { kind: "string", replace: true },
        location: { kind: "string", replace: true },
        tags: { kind: "map", values: { kind: "string" } },
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type", "location"],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        tags: { kind: "map", values: { kind: "string" } },
      },
    },
  },
  "berth:storage:StorageAccount": {
    inputs: {
      kind: "object",
      required: ["resourceGroupName", "kind", "sku"],
      properties: {
        accountName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        location: { kind: "string", replace: true },
        kind: { ...kindShape, replace: true },
        sku: skuShape,
        tags: { kind: "map", values: { kind: "string" } },
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type", "location", "kind", "sku", "provisioningState", "primaryEndpoints"],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        kind: { kind: "string" },
        sku: skuShape,
        tags: { kind: "map", values: { kind: "string" } },
        provisioningState: { kind: "string" },
        primaryEndpoints: endpointsShape,
        primaryLocation: { kind: "string" },
        creationTime: { kind: "string" },
      },
    },
  },
  "berth:storage:FileShare": {
    inputs: {
      kind: "object",
      required: ["accountName", "resourceGroupName"],
      properties: {
        shareName: { kind: "string", replace: true },
        accountName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        shareQuota: { kind: "integer" },
        accessTier: shareAccessTierShape,
        enabledProtocols: { ...enabledProtocolsShape, replace: true },
        metadata: { kind: "map", values: { kind: "string" } },
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type"],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        shareQuota: { kind: "integer" },
        accessTier: { kind: "string" },
        enabledProtocols: { kind: "string" },
        metadata: { kind: "map", values: { kind: "string" } },
        lastModifiedTime: { kind: "string" },
        etag: { kind: "string" },
      },
    },
  },
  "berth:containerinstance:ContainerGroup": {
    inputs: {
      kind: "object",
      required: ["resourceGroupName", "containers"],
      properties: {
        containerGroupName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        location: { kind: "string", replace: true },
        osType: { ...operatingSystemTypesShape, replace: true },
        restartPolicy: { ...containerGroupRestartPolicyShape, replace: true },
        containers: { kind: "array", items: containerShape },
        ipAddress: ipAddressShape,
        volumes: { kind: "array", items: volumeShape },
        tags: { kind: "map", values: { kind: "string" } },
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type", "osType", "containers", "provisioningState"],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        osType: { kind: "string" },
        restartPolicy: { kind: "string" },
        containers: { kind: "array", items: containerResponseShape },
        ipAddress: ipAddressStateShape,
        volumes: { kind: "array", items: volumeShape },
        tags: { kind: "map", values: { kind: "string" } },
        provisioningState: { kind: "string" },
        instanceView: containerGroupInstanceViewShape,
      },
    },
  },
} satisfies Record<string, { inputs: ObjectShape; outputs: ObjectShape }>;
/** The shape of every function's inputs and outputs, by token. */
export const functionShapes = {
  "berth:storage:listStorageAccountKeys": {
    inputs: {
      kind: "object",
      required: ["accountName", "resourceGroupName"],
      properties: { accountName: { kind: "string" }, resourceGroupName: { kind: "string" } },
    },
    outputs: {
      kind: "object",
      required: ["keys"],
      properties: { keys: { kind: "array", items: storageAccountKeyShape } },
    },
  },
} satisfies Record<string, { inputs: ObjectShape; outputs: ObjectShape }>;
/** The shape of the provider's configuration. */
export const configShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    target: { kind: "string" },
    subscriptionId: { kind: "string" },
    location: { kind: "string" },
    environment: { kind: "string" },
    dockerHost: { kind: "string" },
    recordCalls: { kind: "string" },
  },
};
