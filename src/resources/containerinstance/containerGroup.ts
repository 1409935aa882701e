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

  /** Whether `obj` is an instance of this class, of whichever copy of this package. */
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

  /** Tags. */
  declare public readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;

  /** `Succeeded` when the containers have started. */
  declare public readonly provisioningState: pulumi.Output<string>;

  /** How the group is doing. */
  declare public readonly instanceView: pulumi.Output<outputs.containerinstance.ContainerGroupInstanceView | undefined>;

  constructor(name: string, args: ContainerGroupArgs, opts?: pulumi.CustomResourceOptions) {
    // All that is given is passed on, so that what the provider does not know is refused and not lost.
    const inputs: pulumi.Inputs = opts?.id === undefined ? { ...args } : {};
    if (opts?.id === undefined && !opts?.urn) {
      if (args?.resourceGroupName === undefined)
        throw new Error("ContainerGroup: missing required property 'resourceGroupName'");
      if (args?.containers === undefined) throw new Error("ContainerGroup: missing required property 'containers'");
    }
    inputs["name"] ??= undefined;
    inputs["type"] ??= undefined;
    inputs["location"] ??= undefined;
    inputs["osType"] ??= undefined;
    inputs["restartPolicy"] ??= undefined;
    inputs["containers"] ??= undefined;
    inputs["ipAddress"] ??= undefined;
    inputs["volumes"] ??= undefined;
    inputs["tags"] ??= undefined;
    inputs["provisioningState"] ??= undefined;
    inputs["instanceView"] ??= undefined;
    super(ContainerGroup.__pulumiType, name, inputs, withDefaults(opts));
  }
}

/** Arguments of {@link ContainerGroup}. */
export interface ContainerGroupArgs {
  /** Name: 1 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends. Default: the resource's name and a hash of its URN. */
  containerGroupName?: pulumi.Input<string>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: pulumi.Input<string>;
  /** Operating system of all containers. Default `Linux`. A Windows group has one container and no volumes. */
  osType?: pulumi.Input<enums.containerinstance.OperatingSystemTypes>;
  /** What happens when a container exits. Default `Always`. */
  restartPolicy?: pulumi.Input<enums.containerinstance.ContainerGroupRestartPolicy>;
  /** The containers, 1 to 60. */
  containers: pulumi.Input<pulumi.Input<inputs.containerinstance.ContainerArgs>[]>;
  /** The group's address. Default: none. */
  ipAddress?: pulumi.Input<inputs.containerinstance.IpAddressArgs>;
  /** Volumes that the containers may mount, at most 20. */
  volumes?: pulumi.Input<pulumi.Input<inputs.containerinstance.VolumeArgs>[]>;
  /** Tags, at most 50. A change of tags alone restarts nothing. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
}
