// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { invoke, invokeOutput } from "../../invoking";
import { invokeDefaults } from "../utilities";

/** Reads a container group profile that exists already, whoever made it. */
export function getContainerGroupProfile(
  args: GetContainerGroupProfileArgs,
  opts?: pulumi.InvokeOptions,
): Promise<GetContainerGroupProfileResult> {
  return invoke(
    "berth:containerinstance:getContainerGroupProfile",
    { containerGroupProfileName: args.containerGroupProfileName, resourceGroupName: args.resourceGroupName },
    invokeDefaults(opts),
  );
}

/** Reads a container group profile that exists already, whoever made it. */
export function getContainerGroupProfileOutput(
  args: GetContainerGroupProfileOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetContainerGroupProfileResult> {
  return invokeOutput(
    "berth:containerinstance:getContainerGroupProfile",
    { containerGroupProfileName: args.containerGroupProfileName, resourceGroupName: args.resourceGroupName },
    invokeDefaults(opts),
  );
}

/** Arguments of {@link getContainerGroupProfile}. */
export interface GetContainerGroupProfileArgs {
  /** Name of the profile. */
  containerGroupProfileName: string;
  /** Name of the resource group. */
  resourceGroupName: string;
}

/** Arguments of {@link getContainerGroupProfileOutput}. */
export interface GetContainerGroupProfileOutputArgs {
  /** Name of the profile. */
  containerGroupProfileName: pulumi.Input<string>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
}

/** Result of {@link getContainerGroupProfile}. */
export interface GetContainerGroupProfileResult {
  /** ARM id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** `Microsoft.ContainerInstance/containerGroupProfiles`. */
  readonly type: string;
  /** Region. */
  readonly location: string;
  /** Operating system. */
  readonly osType: string;
  /** What happens when a container exits. */
  readonly restartPolicy: string;
  /** The containers. */
  readonly containers: outputs.containerinstance.ContainerResponse[];
  /** The address of the groups. Default: none. */
  readonly ipAddress: outputs.containerinstance.IpAddressState;
  /** Volumes that the containers may mount. */
  readonly volumes: outputs.containerinstance.Volume[];
  /** Containers that run to their end, one after the other, before the others start, at most 59. */
  readonly initContainers: outputs.containerinstance.InitContainerResponse[];
  /** How to sign in to the registries of the images. */
  readonly imageRegistryCredentials: outputs.containerinstance.ImageRegistryCredential[];
  /** How the service runs the group. Default `Standard`. */
  readonly sku: enums.containerinstance.ContainerGroupSku;
  /** Whether the group may be evicted: `Spot` is cheaper and has no address. Default `Regular`. */
  readonly priority: enums.containerinstance.ContainerGroupPriority;
  /** Availability zones, at most one. */
  readonly zones: string[];
  /** Where logs go. */
  readonly diagnostics: outputs.containerinstance.ContainerGroupDiagnostics;
  /** Encryption with a key of one's own. */
  readonly encryptionProperties: outputs.containerinstance.EncryptionProperties;
  /** What a confidential group may do. Needs sku `Confidential`. */
  readonly confidentialComputeProperties: outputs.containerinstance.ConfidentialComputeProperties;
  /** Extensions of the service. */
  readonly extensions: outputs.containerinstance.DeploymentExtensionSpec[];
  /** What each container may do, and as which user, unless the container says so itself. */
  readonly securityContext: outputs.containerinstance.SecurityContextDefinition;
  /** How long the containers of a group may take to stop: a duration such as `PT1H`, or a time. The local engine keeps it, without effect. */
  readonly shutdownGracePeriod: string;
  /** How long a group stays after its containers have ended: a duration such as `PT2H`, or a time. The local engine keeps it, without effect. */
  readonly timeToLive: string;
  /** A switch of the service, which nothing public explains. The local engine keeps it, without effect. */
  readonly useKrypton: boolean;
  /** Tags. */
  readonly tags: { [key: string]: string };
  /** Number of the latest revision. The first is 1, and each change makes the next. */
  readonly revision: number;
  /** Numbers of all revisions, which groups can be made from. */
  readonly registeredRevisions: number[];
  /** Version of ARM's API that the outputs are of. */
  readonly azureApiVersion: string;
}
