// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
import type * as inputs from "../types/input";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { withDefaults } from "../utilities";
/** A container group that runs to its end: creation waits for all containers to end and keeps exit codes and logs. A change of any input runs it again. */
export class ContainerJob extends pulumi.CustomResource {
  /** The resource's Pulumi type. */
  public static readonly __pulumiType = "berth:containerinstance:ContainerJob";

  /** Looks up an existing resource by its ARM id. */
  public static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): ContainerJob {
    return new ContainerJob(name, undefined as any, { ...opts, id });
  }

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is ContainerJob {
    return obj?.["__pulumiType"] === ContainerJob.__pulumiType;
  }

  /** Name of the container group. */
  declare public readonly name: pulumi.Output<string>;

  /** `Microsoft.ContainerInstance/containerGroups`. */
  declare public readonly type: pulumi.Output<string>;

  /** Region. */
  declare public readonly location: pulumi.Output<string | undefined>;

  /** 0 when every container ended with 0, else the exit code of the first one, in the order of `containers`, that did not. */
  declare public readonly exitCode: pulumi.Output<number>;

  /** What the first container wrote last: at most 1,000 lines and 16 KB, which is what Azure keeps of a container that has ended. Secret when it holds one of the job's secrets. */
  declare public readonly logs: pulumi.Output<string>;

  /** How each container ended, in the order of `containers`. */
  declare public readonly results: pulumi.Output<outputs.containerinstance.ContainerJobResult[]>;

  /** Whether the container group was deleted after its run, by `deleteAfterRun`. */
  declare public readonly deleted: pulumi.Output<boolean>;

  constructor(name: string, args: ContainerJobArgs, opts?: pulumi.CustomResourceOptions) {
    // All arguments are passed on: the provider names those that it does not know, and those that are missing, together with what else is wrong.
    const inputs: pulumi.Inputs = opts?.id === undefined ? { ...args } : {};
    inputs["name"] ??= undefined;
    inputs["type"] ??= undefined;
    inputs["location"] ??= undefined;
    inputs["exitCode"] ??= undefined;
    inputs["logs"] ??= undefined;
    inputs["results"] ??= undefined;
    inputs["deleted"] ??= undefined;
    super(ContainerJob.__pulumiType, name, inputs, withDefaults(opts));
  }
}

/** Arguments of {@link ContainerJob}. */
export interface ContainerJobArgs {
  /** Name: 1 to 63 letters, digits and hyphens, no hyphen at the ends. Default: the resource's name and a hash of its URN. */
  containerGroupName?: pulumi.Input<string | undefined>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: pulumi.Input<string | undefined>;
  /** Operating system of all containers. Default `Linux`. A Windows group has one container and no volumes. */
  osType?: pulumi.Input<enums.containerinstance.OperatingSystemTypes | (string & {}) | undefined>;
  /** What happens when a container fails: `Never` ends the job, `OnFailure` starts the container again until it ends well or the time is over. Default `Never`. */
  restartPolicy?: pulumi.Input<enums.containerinstance.ContainerGroupRestartPolicy | (string & {}) | undefined>;
  /** The containers, 1 to 60. The job ends when all of them have ended. */
  containers: pulumi.Input<pulumi.Input<inputs.containerinstance.ContainerArgs>[]>;
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
  /** Local engine only: name of the OCI runtime that runs the containers, such as `runsc`. Default: `berth:isolation`, else the engine's own. Azure isolates every group as a virtual machine is. */
  isolation?: pulumi.Input<string | undefined>;
  /** Tags, at most 50. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** Anything whose change is to run the job again, such as the hash of its data. Default none. */
  triggers?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** Minutes that the containers may take, more than 0. A job that takes longer is stopped and fails. Default 30. */
  timeoutMinutes?: pulumi.Input<number | undefined>;
  /** Whether the container group is deleted as soon as it has ended, well or not, and its logs are read. Default false. */
  deleteAfterRun?: pulumi.Input<boolean | undefined>;
  /** Whether an exit code other than 0 is a result like any other. Default false: it fails the deployment, with the last log lines in the error. */
  allowFailure?: pulumi.Input<boolean | undefined>;
}
