// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
import type * as inputs from "../types/input";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { withDefaults } from "../utilities";
/** A container group profile: what container groups can be made from. It runs nothing itself. A change makes its next revision, and groups that exist stay as they are. */
export class ContainerGroupProfile extends pulumi.CustomResource {
  /** The resource's Pulumi type. */
  public static readonly __pulumiType = "berth:containerinstance:ContainerGroupProfile";

  /** Looks up an existing resource by its ARM id. */
  public static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): ContainerGroupProfile {
    return new ContainerGroupProfile(name, undefined as any, { ...opts, id });
  }

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is ContainerGroupProfile {
    return obj?.["__pulumiType"] === ContainerGroupProfile.__pulumiType;
  }

  /** Name. */
  declare public readonly name: pulumi.Output<string>;

  /** `Microsoft.ContainerInstance/containerGroupProfiles`. */
  declare public readonly type: pulumi.Output<string>;

  /** Region. */
  declare public readonly location: pulumi.Output<string | undefined>;

  /** Operating system. */
  declare public readonly osType: pulumi.Output<string>;

  /** What happens when a container exits. */
  declare public readonly restartPolicy: pulumi.Output<string | undefined>;

  /** The containers. */
  declare public readonly containers: pulumi.Output<outputs.containerinstance.ContainerResponse[]>;

  /** The address of the groups. Default: none. */
  declare public readonly ipAddress: pulumi.Output<outputs.containerinstance.IpAddressState | undefined>;

  /** Volumes that the containers may mount. */
  declare public readonly volumes: pulumi.Output<outputs.containerinstance.Volume[] | undefined>;

  /** Containers that run to their end, one after the other, before the others start, at most 59. */
  declare public readonly initContainers: pulumi.Output<outputs.containerinstance.InitContainerResponse[] | undefined>;

  /** How to sign in to the registries of the images. */
  declare public readonly imageRegistryCredentials: pulumi.Output<
    outputs.containerinstance.ImageRegistryCredential[] | undefined
  >;

  /** How the service runs the group. Default `Standard`. */
  declare public readonly sku: pulumi.Output<enums.containerinstance.ContainerGroupSku | undefined>;

  /** Whether the group may be evicted: `Spot` is cheaper and has no address. Default `Regular`. */
  declare public readonly priority: pulumi.Output<enums.containerinstance.ContainerGroupPriority | undefined>;

  /** Availability zones, at most one. */
  declare public readonly zones: pulumi.Output<string[] | undefined>;

  /** Where logs go. */
  declare public readonly diagnostics: pulumi.Output<outputs.containerinstance.ContainerGroupDiagnostics | undefined>;

  /** Encryption with a key of one's own. */
  declare public readonly encryptionProperties: pulumi.Output<
    outputs.containerinstance.EncryptionProperties | undefined
  >;

  /** What a confidential group may do. Needs sku `Confidential`. */
  declare public readonly confidentialComputeProperties: pulumi.Output<
    outputs.containerinstance.ConfidentialComputeProperties | undefined
  >;

  /** Extensions of the service. */
  declare public readonly extensions: pulumi.Output<outputs.containerinstance.DeploymentExtensionSpec[] | undefined>;

  /** What each container may do, and as which user, unless the container says so itself. */
  declare public readonly securityContext: pulumi.Output<
    outputs.containerinstance.SecurityContextDefinition | undefined
  >;

  /** How long the containers of a group may take to stop: a duration such as `PT1H`, or a time. The local engine keeps it, without effect. */
  declare public readonly shutdownGracePeriod: pulumi.Output<string | undefined>;

  /** How long a group stays after its containers have ended: a duration such as `PT2H`, or a time. The local engine keeps it, without effect. */
  declare public readonly timeToLive: pulumi.Output<string | undefined>;

  /** A switch of the service, which nothing public explains. The local engine keeps it, without effect. */
  declare public readonly useKrypton: pulumi.Output<boolean | undefined>;

  /** Tags. */
  declare public readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;

  /** Number of the latest revision. The first is 1, and each change makes the next. */
  declare public readonly revision: pulumi.Output<number>;

  /** Numbers of all revisions, which groups can be made from. */
  declare public readonly registeredRevisions: pulumi.Output<number[] | undefined>;

  /** Version of ARM's API that the outputs are of. */
  declare public readonly azureApiVersion: pulumi.Output<string>;

  constructor(name: string, args: ContainerGroupProfileArgs, opts?: pulumi.CustomResourceOptions) {
    // All arguments are passed on: the provider names those that it does not know, and those that are missing, together with what else is wrong.
    const inputs: pulumi.Inputs = opts?.id === undefined ? { ...args } : {};
    inputs["name"] ??= undefined;
    inputs["type"] ??= undefined;
    inputs["location"] ??= undefined;
    inputs["osType"] ??= undefined;
    inputs["restartPolicy"] ??= undefined;
    inputs["containers"] ??= undefined;
    inputs["ipAddress"] ??= undefined;
    inputs["volumes"] ??= undefined;
    inputs["initContainers"] ??= undefined;
    inputs["imageRegistryCredentials"] ??= undefined;
    inputs["sku"] ??= undefined;
    inputs["priority"] ??= undefined;
    inputs["zones"] ??= undefined;
    inputs["diagnostics"] ??= undefined;
    inputs["encryptionProperties"] ??= undefined;
    inputs["confidentialComputeProperties"] ??= undefined;
    inputs["extensions"] ??= undefined;
    inputs["securityContext"] ??= undefined;
    inputs["shutdownGracePeriod"] ??= undefined;
    inputs["timeToLive"] ??= undefined;
    inputs["useKrypton"] ??= undefined;
    inputs["tags"] ??= undefined;
    inputs["revision"] ??= undefined;
    inputs["registeredRevisions"] ??= undefined;
    inputs["azureApiVersion"] ??= undefined;
    super(ContainerGroupProfile.__pulumiType, name, inputs, withDefaults(opts));
  }
}

/** Arguments of {@link ContainerGroupProfile}. */
export interface ContainerGroupProfileArgs {
  /** Name: 1 to 63 letters, digits, hyphens and underscores, a letter or digit at the ends. Default: the resource's name and a hash of its URN. */
  containerGroupProfileName?: pulumi.Input<string | undefined>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: pulumi.Input<string | undefined>;
  /** Operating system of all containers. A Windows group has one container and no volumes. */
  osType: pulumi.Input<enums.containerinstance.OperatingSystemTypes | (string & {})>;
  /** What happens when a container exits. Default `Always`. */
  restartPolicy?: pulumi.Input<enums.containerinstance.ContainerGroupRestartPolicy | (string & {}) | undefined>;
  /** The containers, 1 to 60. */
  containers: pulumi.Input<pulumi.Input<inputs.containerinstance.ContainerArgs>[]>;
  /** The address of the groups. Default: none. */
  ipAddress?: pulumi.Input<inputs.containerinstance.IpAddressArgs | undefined>;
  /** Volumes that the containers may mount, at most 20. */
  volumes?: pulumi.Input<pulumi.Input<inputs.containerinstance.VolumeArgs>[] | undefined>;
  /** Containers that run to their end, one after the other, before the others start, at most 59. */
  initContainers?: pulumi.Input<pulumi.Input<inputs.containerinstance.InitContainerDefinitionArgs>[] | undefined>;
  /** How to sign in to the registries of the images. */
  imageRegistryCredentials?: pulumi.Input<
    pulumi.Input<inputs.containerinstance.ImageRegistryCredentialArgs>[] | undefined
  >;
  /** How the service runs the group. Default `Standard`. */
  sku?: pulumi.Input<enums.containerinstance.ContainerGroupSku | (string & {}) | undefined>;
  /** Whether the group may be evicted: `Spot` is cheaper and has no address. Default `Regular`. */
  priority?: pulumi.Input<enums.containerinstance.ContainerGroupPriority | (string & {}) | undefined>;
  /** Availability zones, at most one. */
  zones?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** Where logs go. */
  diagnostics?: pulumi.Input<inputs.containerinstance.ContainerGroupDiagnosticsArgs | undefined>;
  /** Encryption with a key of one's own. */
  encryptionProperties?: pulumi.Input<inputs.containerinstance.EncryptionPropertiesArgs | undefined>;
  /** What a confidential group may do. Needs sku `Confidential`. */
  confidentialComputeProperties?: pulumi.Input<inputs.containerinstance.ConfidentialComputePropertiesArgs | undefined>;
  /** Extensions of the service. */
  extensions?: pulumi.Input<pulumi.Input<inputs.containerinstance.DeploymentExtensionSpecArgs>[] | undefined>;
  /** What each container may do, and as which user, unless the container says so itself. */
  securityContext?: pulumi.Input<inputs.containerinstance.SecurityContextDefinitionArgs | undefined>;
  /** How long the containers of a group may take to stop: a duration such as `PT1H`, or a time. The local engine keeps it, without effect. */
  shutdownGracePeriod?: pulumi.Input<string | undefined>;
  /** How long a group stays after its containers have ended: a duration such as `PT2H`, or a time. The local engine keeps it, without effect. */
  timeToLive?: pulumi.Input<string | undefined>;
  /** A switch of the service, which nothing public explains. The local engine keeps it, without effect. */
  useKrypton?: pulumi.Input<boolean | undefined>;
  /** Tags of the profile, at most 50. A change of tags alone makes no revision. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
}
