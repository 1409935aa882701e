import * as pulumi from "@pulumi/pulumi";
import { containerGroup } from "../model/containerinstance/containerGroup";
import { ContainerGroup as ContainerGroupResource } from "../resources/containerinstance/containerGroup";
import { type DnsNameLabelScope, lowerAddress, withoutAddress } from "./address";
import type { ContainerArgs, InitContainerArgs, PortArgs } from "./container";
import { type Endpoint, endpointsOf } from "./endpoints";
import { GROUP_SETTING_KEYS, type GroupSettings, lowerGroupSettings } from "./groupSettings";
import { type AnyCase, type Keys, unknownKeys } from "./inputs";
import { type LoweredContainers, lowerContainers } from "./lowering";
import { problemsInArgs, refuse } from "./refusal";
import { type CommonArgs, resourceGroupName } from "./resourceGroup";

/** Arguments of {@link ContainerGroup}. */
export interface ContainerGroupArgs extends CommonArgs, GroupSettings {
  /** The containers by name, 1 to 60. They share localhost, so no two may listen on the same port. */
  containers: Record<string, ContainerArgs>;
  /**
   * Containers that run to their end before the others start, one after the other in the order in which they are written. Names
   * are unique among all containers and no whole numbers, which JavaScript would move to the front. Default none.
   */
  initContainers?: Record<string, InitContainerArgs>;
  /** Operating system: `Linux` or `Windows`, whose groups have one container and no mounts. Default `Linux`. */
  osType?: pulumi.Input<AnyCase<"Linux" | "Windows">>;
  /** Whether a container that exits is started again: `Always`, `OnFailure` or `Never`. Default `Always`. */
  restartPolicy?: pulumi.Input<AnyCase<"Always" | "OnFailure" | "Never">>;
  /**
   * `Public` for an address, `Private` for one in the subnet, `None` for no address. Default: when a container has ports,
   * `Private` with `subnetId` and `Public` without.
   */
  ipAddressType?: AnyCase<"Public" | "Private" | "None">;
  /** First label of the domain name, unique in the region, 5 to 63 characters. Default: no domain name. */
  dnsNameLabel?: pulumi.Input<string>;
  /** Who may take over the label after the group is gone: all but `Unsecure` put a hash into the domain name. Default `Unsecure`. */
  dnsNameLabelScope?: pulumi.Input<AnyCase<DnsNameLabelScope>>;
  /** The ports that are open on the address, at most 5. Default: all ports of the containers. */
  exposedPorts?: pulumi.Input<PortArgs>[];
  /** Name of the group. Default: made from the component's name. */
  containerGroupName?: pulumi.Input<string>;
}

const GROUP_KEYS: Keys<ContainerGroupArgs> = {
  containers: true,
  initContainers: true,
  osType: true,
  restartPolicy: true,
  ipAddressType: true,
  dnsNameLabel: true,
  dnsNameLabelScope: true,
  exposedPorts: true,
  ...GROUP_SETTING_KEYS,
  containerGroupName: true,
  resourceGroup: true,
  location: true,
  tags: true,
};

/**
 * A container group: containers that share a lifecycle, an address, localhost and volumes.
 *
 * ```ts
 * const site = new berth.ContainerGroup("site", {
 *   containers: { web: { image: "nginx:1", ports: [80], mounts: { "/usr/share/nginx/html": data } } },
 * });
 * export const url = site.url;
 * ```
 */
export class ContainerGroup extends pulumi.ComponentResource {
  /** The component's Pulumi type. */
  public static readonly __pulumiType = "berth:index:ContainerGroup";

  /** Whether `obj` is an instance of this class, of whichever copy of this package. */
  public static override isInstance(obj: unknown): obj is ContainerGroup {
    return (obj as { __pulumiType?: unknown } | undefined)?.__pulumiType === ContainerGroup.__pulumiType;
  }

  /** Address; undefined for a group without one. It may change when the group is restarted: prefer `fqdn` or `url`. */
  public readonly ip: pulumi.Output<string | undefined>;
  /** Domain name; undefined without `dnsNameLabel`. On the local engine other groups resolve it, the host does not. */
  public readonly fqdn: pulumi.Output<string | undefined>;
  /** Where each open port answers. */
  public readonly endpoints: pulumi.Output<Endpoint[]>;
  /** URL of the first open TCP port; undefined when there is none. */
  public readonly url: pulumi.Output<string | undefined>;
  /** Name of the group. */
  public readonly containerGroupName: pulumi.Output<string>;
  /** Name of the resource group. */
  public readonly resourceGroupName: pulumi.Output<string>;
  /** ARM id of the group. */
  public readonly resourceId: pulumi.Output<string>;
  /** Id of the principal of `identity.system`, for role assignments; undefined without one, and on the local engine. */
  public readonly principalId: pulumi.Output<string | undefined>;

  constructor(name: string, args: ContainerGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super(ContainerGroup.__pulumiType, name, {}, opts);
    const lowered = lowerContainers(args);
    const body = lowerGroup(args, lowered);
    const wrong = [...unknownKeys(args, GROUP_KEYS, ""), ...withoutAddress(args)];
    refuse(
      "container group",
      [...wrong, ...problemsInArgs(containerGroup, body, lowered, ["resourceGroupName"])],
      this,
    );
    const groupName = resourceGroupName(name, args, this);
    const group = new ContainerGroupResource(name, { ...body, resourceGroupName: groupName }, { parent: this });
    const state = group.ipAddress;
    this.ip = state.apply((known) => known?.ip);
    this.fqdn = state.apply((known) => known?.fqdn);
    this.endpoints = state.apply(endpointsOf);
    this.url = this.endpoints.apply((known) => known.find(({ url }) => url !== undefined)?.url);
    this.containerGroupName = group.name;
    this.resourceGroupName = pulumi.output(groupName);
    this.resourceId = group.id;
    this.principalId = group.identity.apply((known) => known?.principalId);
    this.registerOutputs({
      ip: this.ip,
      fqdn: this.fqdn,
      endpoints: this.endpoints,
      url: this.url,
      containerGroupName: this.containerGroupName,
      resourceGroupName: this.resourceGroupName,
      resourceId: this.resourceId,
      principalId: this.principalId,
    });
  }
}

function lowerGroup(args: ContainerGroupArgs, lowered: LoweredContainers) {
  const { containers, initContainers, volumes } = lowered;
  return {
    containerGroupName: args.containerGroupName,
    location: args.location,
    osType: args.osType ?? "Linux",
    restartPolicy: args.restartPolicy ?? "Always",
    containers,
    initContainers,
    volumes,
    ipAddress: lowerAddress(args, lowered),
    ...lowerGroupSettings(args, lowered),
    tags: args.tags,
  };
}
