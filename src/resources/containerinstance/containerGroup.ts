// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
import type * as inputs from "../types/input";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { withDefaults } from "../utilities";
/** A container group: containers that share a lifecycle, an address, localhost and volumes. */
export class ContainerGroup extends pulumi.CustomResource {
  /** The resource's Pulumi type. */
  public static readonly __pulumiType = "berth:containerinstance:ContainerGroup";

  /** Looks up an existing resource by its ARM id. */
  public static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): ContainerGroup {
    return new ContainerGroup(name, undefined as any, { ...opts, id });
  }

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is ContainerGroup {
    return obj?.["__pulumiType"] === ContainerGroup.__pulumiType;
  }

  /** Name. */
  declare public readonly name: pulumi.Output<string>;

  /** `Microsoft.ContainerInstance/containerGroups`. */
  declare public readonly type: pulumi.Output<string>;

  /** Region. */
  declare public readonly location: pulumi.Output<string | undefined>;

  /** Operating system. */
  declare public readonly osType: pulumi.Output<string>;

  /** What happens when a container exits. */
  declare public readonly restartPolicy: pulumi.Output<string | undefined>;

  /** The containers. */
  declare public readonly containers: pulumi.Output<outputs.containerinstance.ContainerResponse[]>;

  /** The group's address. */
  declare public readonly ipAddress: pulumi.Output<outputs.containerinstance.IpAddressState | undefined>;

  /** Volumes that the containers may mount. */
  declare public readonly volumes: pulumi.Output<outputs.containerinstance.Volume[] | undefined>;

  /** Containers that run to their end, one after the other, before the others start, at most 59. */
  declare public readonly initContainers: pulumi.Output<outputs.containerinstance.InitContainerResponse[] | undefined>;

  /** How to sign in to the registries of the images. */
  declare public readonly imageRegistryCredentials: pulumi.Output<
    outputs.containerinstance.ImageRegistryCredential[] | undefined
  >;

  /** The subnet that the group is in, at most one. It must be delegated to the service. */
  declare public readonly subnetIds: pulumi.Output<outputs.containerinstance.ContainerGroupSubnetId[] | undefined>;

  /** How names are resolved. Default: the service's own name servers. */
  declare public readonly dnsConfig: pulumi.Output<outputs.containerinstance.DnsConfiguration | undefined>;

  /** How the service runs the group. Default `Standard`. */
  declare public readonly sku: pulumi.Output<enums.containerinstance.ContainerGroupSku | undefined>;

  /** Whether the group may be evicted: `Spot` is cheaper and has no address. Default `Regular`. */
  declare public readonly priority: pulumi.Output<enums.containerinstance.ContainerGroupPriority | undefined>;

  /** Availability zones, at most one. */
  declare public readonly zones: pulumi.Output<string[] | undefined>;

  /** Managed identities. */
  declare public readonly identity: pulumi.Output<outputs.containerinstance.ContainerGroupIdentityResponse | undefined>;

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

  /** Secrets of key vaults. */
  declare public readonly secretReferences: pulumi.Output<outputs.containerinstance.SecretReference[] | undefined>;

  /** Which containers may use which identity. */
  declare public readonly identityAcls: pulumi.Output<outputs.containerinstance.IdentityAcls | undefined>;

  /** Extensions of the service. */
  declare public readonly extensions: pulumi.Output<outputs.containerinstance.DeploymentExtensionSpec[] | undefined>;

  /** A profile that the group is made from. What the group says itself goes before it. */
  declare public readonly containerGroupProfile: pulumi.Output<
    outputs.containerinstance.ContainerGroupProfileReferenceDefinition | undefined
  >;

  /** A pool of groups that stand by. */
  declare public readonly standbyPoolProfile: pulumi.Output<
    outputs.containerinstance.StandbyPoolProfileDefinition | undefined
  >;

  /** Local engine only: name of the OCI runtime that runs the containers, such as `runsc`, which must be registered with `--network=host`. Default: `berth:isolation`, else the engine's own. Azure isolates every group as a virtual machine is. */
  declare public readonly isolation: pulumi.Output<string | undefined>;

  /** Tags. */
  declare public readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;

  /** `Succeeded` when the containers have started. */
  declare public readonly provisioningState: pulumi.Output<string>;

  /** How the group is doing. */
  declare public readonly instanceView: pulumi.Output<outputs.containerinstance.ContainerGroupInstanceView>;

  /** Whether the group was taken from a pool of groups that stand by. Never on the local engine. */
  declare public readonly isCreatedFromStandbyPool: pulumi.Output<boolean>;

  /** Version of ARM's API that the outputs are of. */
  declare public readonly azureApiVersion: pulumi.Output<string>;

  constructor(name: string, args: ContainerGroupArgs, opts?: pulumi.CustomResourceOptions) {
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
    inputs["subnetIds"] ??= undefined;
    inputs["dnsConfig"] ??= undefined;
    inputs["sku"] ??= undefined;
    inputs["priority"] ??= undefined;
    inputs["zones"] ??= undefined;
    inputs["identity"] ??= undefined;
    inputs["diagnostics"] ??= undefined;
    inputs["encryptionProperties"] ??= undefined;
    inputs["confidentialComputeProperties"] ??= undefined;
    inputs["secretReferences"] ??= undefined;
    inputs["identityAcls"] ??= undefined;
    inputs["extensions"] ??= undefined;
    inputs["containerGroupProfile"] ??= undefined;
    inputs["standbyPoolProfile"] ??= undefined;
    inputs["isolation"] ??= undefined;
    inputs["tags"] ??= undefined;
    inputs["provisioningState"] ??= undefined;
    inputs["instanceView"] ??= undefined;
    inputs["isCreatedFromStandbyPool"] ??= undefined;
    inputs["azureApiVersion"] ??= undefined;
    super(ContainerGroup.__pulumiType, name, inputs, withDefaults(opts));
  }
}

/** Arguments of {@link ContainerGroup}. */
export interface ContainerGroupArgs {
  /** Name: 1 to 63 letters, digits and hyphens, no hyphen at the ends. Default: the resource's name and a hash of its URN. */
  containerGroupName?: pulumi.Input<string | undefined>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: pulumi.Input<string | undefined>;
  /** Operating system of all containers. Default `Linux`. A Windows group has one container and no volumes. */
  osType?: pulumi.Input<enums.containerinstance.OperatingSystemTypes | (string & {}) | undefined>;
  /** What happens when a container exits. Default `Always`. */
  restartPolicy?: pulumi.Input<enums.containerinstance.ContainerGroupRestartPolicy | (string & {}) | undefined>;
  /** The containers, 1 to 60. */
  containers: pulumi.Input<pulumi.Input<inputs.containerinstance.ContainerArgs>[]>;
  /** The group's address. Default: none. */
  ipAddress?: pulumi.Input<inputs.containerinstance.IpAddressArgs | undefined>;
  /** Volumes that the containers may mount, at most 20. */
  volumes?: pulumi.Input<pulumi.Input<inputs.containerinstance.VolumeArgs>[] | undefined>;
  /** Containers that run to their end, one after the other, before the others start, at most 59. */
  initContainers?: pulumi.Input<pulumi.Input<inputs.containerinstance.InitContainerDefinitionArgs>[] | undefined>;
  /** How to sign in to the registries of the images. */
  imageRegistryCredentials?: pulumi.Input<
    pulumi.Input<inputs.containerinstance.ImageRegistryCredentialArgs>[] | undefined
  >;
  /** The subnet that the group is in, at most one. It must be delegated to the service. */
  subnetIds?: pulumi.Input<pulumi.Input<inputs.containerinstance.ContainerGroupSubnetIdArgs>[] | undefined>;
  /** How names are resolved. Default: the service's own name servers. */
  dnsConfig?: pulumi.Input<inputs.containerinstance.DnsConfigurationArgs | undefined>;
  /** How the service runs the group. Default `Standard`. */
  sku?: pulumi.Input<enums.containerinstance.ContainerGroupSku | (string & {}) | undefined>;
  /** Whether the group may be evicted: `Spot` is cheaper and has no address. Default `Regular`. */
  priority?: pulumi.Input<enums.containerinstance.ContainerGroupPriority | (string & {}) | undefined>;
  /** Availability zones, at most one. */
  zones?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** Managed identities. */
  identity?: pulumi.Input<inputs.containerinstance.ContainerGroupIdentityArgs | undefined>;
  /** Where logs go. */
  diagnostics?: pulumi.Input<inputs.containerinstance.ContainerGroupDiagnosticsArgs | undefined>;
  /** Encryption with a key of one's own. */
  encryptionProperties?: pulumi.Input<inputs.containerinstance.EncryptionPropertiesArgs | undefined>;
  /** What a confidential group may do. Needs sku `Confidential`. */
  confidentialComputeProperties?: pulumi.Input<inputs.containerinstance.ConfidentialComputePropertiesArgs | undefined>;
  /** Secrets of key vaults. */
  secretReferences?: pulumi.Input<pulumi.Input<inputs.containerinstance.SecretReferenceArgs>[] | undefined>;
  /** Which containers may use which identity. */
  identityAcls?: pulumi.Input<inputs.containerinstance.IdentityAclsArgs | undefined>;
  /** Extensions of the service. */
  extensions?: pulumi.Input<pulumi.Input<inputs.containerinstance.DeploymentExtensionSpecArgs>[] | undefined>;
  /** A profile that the group is made from. What the group says itself goes before it. */
  containerGroupProfile?: pulumi.Input<
    inputs.containerinstance.ContainerGroupProfileReferenceDefinitionArgs | undefined
  >;
  /** A pool of groups that stand by. */
  standbyPoolProfile?: pulumi.Input<inputs.containerinstance.StandbyPoolProfileDefinitionArgs | undefined>;
  /** Local engine only: name of the OCI runtime that runs the containers, such as `runsc`, which must be registered with `--network=host`. Default: `berth:isolation`, else the engine's own. Azure isolates every group as a virtual machine is. */
  isolation?: pulumi.Input<string | undefined>;
  /** Tags, at most 50. A change of tags alone restarts nothing. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
}
