// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { invoke, invokeOutput } from "../../invoking";
import { invokeDefaults } from "../utilities";

/** Reads a container group that exists already, whoever made it. */
export function getContainerGroup(
  args: GetContainerGroupArgs,
  opts?: pulumi.InvokeOptions,
): Promise<GetContainerGroupResult> {
  return invoke(
    "berth:containerinstance:getContainerGroup",
    { containerGroupName: args.containerGroupName, resourceGroupName: args.resourceGroupName },
    invokeDefaults(opts),
  );
}

/** Reads a container group that exists already, whoever made it. */
export function getContainerGroupOutput(
  args: GetContainerGroupOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetContainerGroupResult> {
  return invokeOutput(
    "berth:containerinstance:getContainerGroup",
    { containerGroupName: args.containerGroupName, resourceGroupName: args.resourceGroupName },
    invokeDefaults(opts),
  );
}

/** Arguments of {@link getContainerGroup}. */
export interface GetContainerGroupArgs {
  /** Name of the container group. */
  containerGroupName: string;
  /** Name of the resource group. */
  resourceGroupName: string;
}

/** Arguments of {@link getContainerGroupOutput}. */
export interface GetContainerGroupOutputArgs {
  /** Name of the container group. */
  containerGroupName: pulumi.Input<string>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
}

/** Result of {@link getContainerGroup}. */
export interface GetContainerGroupResult {
  /** ARM id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** `Microsoft.ContainerInstance/containerGroups`. */
  readonly type: string;
  /** Region. */
  readonly location: string;
  /** Operating system. */
  readonly osType: string;
  /** What happens when a container exits. */
  readonly restartPolicy: string;
  /** The containers. */
  readonly containers: outputs.containerinstance.ContainerResponse[];
  /** The group's address. */
  readonly ipAddress: outputs.containerinstance.IpAddressState;
  /** Volumes that the containers may mount. */
  readonly volumes: outputs.containerinstance.Volume[];
  /** Containers that run to their end, one after the other, before the others start, at most 59. */
  readonly initContainers: outputs.containerinstance.InitContainerResponse[];
  /** How to sign in to the registries of the images. */
  readonly imageRegistryCredentials: outputs.containerinstance.ImageRegistryCredential[];
  /** The subnet that the group is in, at most one. It must be delegated to the service. */
  readonly subnetIds: outputs.containerinstance.ContainerGroupSubnetId[];
  /** How names are resolved. Default: the service's own name servers. */
  readonly dnsConfig: outputs.containerinstance.DnsConfiguration;
  /** How the service runs the group. Default `Standard`. */
  readonly sku: enums.containerinstance.ContainerGroupSku;
  /** Whether the group may be evicted: `Spot` is cheaper and has no address. Default `Regular`. */
  readonly priority: enums.containerinstance.ContainerGroupPriority;
  /** Availability zones, at most one. */
  readonly zones: string[];
  /** Managed identities. */
  readonly identity: outputs.containerinstance.ContainerGroupIdentityResponse;
  /** Where logs go. */
  readonly diagnostics: outputs.containerinstance.ContainerGroupDiagnostics;
  /** Encryption with a key of one's own. */
  readonly encryptionProperties: outputs.containerinstance.EncryptionProperties;
  /** What a confidential group may do. Needs sku `Confidential`. */
  readonly confidentialComputeProperties: outputs.containerinstance.ConfidentialComputeProperties;
  /** Secrets of key vaults. */
  readonly secretReferences: outputs.containerinstance.SecretReference[];
  /** Which containers may use which identity. */
  readonly identityAcls: outputs.containerinstance.IdentityAcls;
  /** Extensions of the service. */
  readonly extensions: outputs.containerinstance.DeploymentExtensionSpec[];
  /** A profile that the group is made from. What the group says itself goes before it. */
  readonly containerGroupProfile: outputs.containerinstance.ContainerGroupProfileReferenceDefinition;
  /** A pool of groups that stand by. */
  readonly standbyPoolProfile: outputs.containerinstance.StandbyPoolProfileDefinition;
  /** Local engine only: name of the OCI runtime that runs the containers, such as `runsc`, which must be registered with `--network=host`. Default: `berth:isolation`, else the engine's own. Azure isolates every group as a virtual machine is. */
  readonly isolation: string;
  /** Tags. */
  readonly tags: { [key: string]: string };
  /** `Succeeded` when the containers have started. */
  readonly provisioningState: string;
  /** How the group is doing. */
  readonly instanceView: outputs.containerinstance.ContainerGroupInstanceView;
  /** Whether the group was taken from a pool of groups that stand by. Never on the local engine. */
  readonly isCreatedFromStandbyPool: boolean;
  /** Version of ARM's API that the outputs are of. */
  readonly azureApiVersion: string;
}
