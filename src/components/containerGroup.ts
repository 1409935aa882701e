import * as pulumi from "@pulumi/pulumi";
import { containerGroup } from "../model/containerinstance/containerGroup";
import { type Problem, RULES } from "../model/core/problem";
import { NO_NETWORK_PROFILE } from "../model/containerinstance/volume";
import {
  ContainerGroup as ContainerGroupResource,
  type ContainerGroupArgs as ContainerGroupResourceArgs,
} from "../resources/containerinstance/containerGroup";
import { type DnsNameLabelScope, withoutAddress } from "./address";
import { ANY, type ArgShapes, checkArgs, choice, listOf, objectOf, registered } from "./args";
import { type ContainerArgs, CONTAINERS, INIT_CONTAINERS, type InitContainerArgs } from "./container";
import type { Endpoints } from "./endpoints";
import type { Referable } from "./environment";
import { GROUP_SETTINGS, type GroupSettings, lowerGroupSettings } from "./groupSettings";
import { addressIn, containersIn, type GroupFindings, type LoweredGroup, lowerParts, reachOf } from "./groupParts";
import type { AnyCase, Later } from "./inputs";
import type { ExposedPortArgs } from "./port";
import { registeredOptions } from "./options";
import { madeOrRefused, prepare } from "./refusal";
import { COMMON, type CommonArgs, checkRetained, resourceGroupName } from "./resourceGroup";
import { TRANSFORM, type Transform } from "./transform";

export interface ContainerGroupArgs extends CommonArgs, GroupSettings {
  /** The containers by name, 1 to 60. They share localhost, so no two may listen on the same port. */
  containers: pulumi.Input<Record<string, pulumi.Input<ContainerArgs>>>;
  /**
   * Containers that run to completion before the others start, one after the other in the order in which they are
   * written. Names must be unique among all containers. They must not be whole numbers, since JavaScript moves such
   * keys to the front. Default none.
   */
  initContainers?: pulumi.Input<Record<string, pulumi.Input<InitContainerArgs>>>;
  /** Operating system: `Linux` or `Windows`. A Windows group has one container and no mounts. Default `Linux`. */
  osType?: pulumi.Input<AnyCase<"Linux" | "Windows">>;
  /** When a container that exits is restarted: `Always`, `OnFailure` or `Never`. Default `Always`. */
  restartPolicy?: pulumi.Input<AnyCase<"Always" | "OnFailure" | "Never">>;
  /**
   * `Public` for a public address, `Private` for an address in the subnet, `None` for no address. Default: if a
   * container has ports, `Private` with `subnetId` and `Public` without.
   */
  ipAddressType?: AnyCase<"Public" | "Private" | "None">;
  /** First label of the domain name, unique in the region, 5 to 63 characters. Default: no domain name. */
  dnsNameLabel?: pulumi.Input<string>;
  /**
   * Who may reuse the label after the group is deleted. All but `Unsecure` put a hash into the domain name. Default
   * `Unsecure`.
   */
  dnsNameLabelScope?: pulumi.Input<AnyCase<DnsNameLabelScope>>;
  /** The ports that are open on the address, by number or name, at most 5. Default: all ports of the containers. */
  exposedPorts?: pulumi.Input<ExposedPortArgs>[];
  /** Name of the group. Default: made from the component's name. */
  containerGroupName?: pulumi.Input<string>;
  /** Changes the component's resources: properties and options that have no argument of their own. Default nothing. */
  transform?: {
    /** The container group. */
    containerGroup?: Transform<ContainerGroupResourceArgs>;
  };
}

const NOUN = "container group";

const GROUP = objectOf(
  {
    containers: CONTAINERS,
    initContainers: INIT_CONTAINERS,
    osType: ANY,
    restartPolicy: ANY,
    ipAddressType: choice("Public", "Private", "None"),
    dnsNameLabel: ANY,
    dnsNameLabelScope: ANY,
    exposedPorts: listOf(ANY, { settled: true }),
    ...GROUP_SETTINGS,
    containerGroupName: ANY,
    ...COMMON,
    transform: objectOf({ containerGroup: TRANSFORM }, { settled: true }),
  } satisfies ArgShapes<ContainerGroupArgs>,
  {
    required: ["containers"],
    misplaced: { why: { networkProfile: NO_NETWORK_PROFILE }, rule: RULES.aci },
    settled: true,
  },
);

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
export class ContainerGroup extends pulumi.ComponentResource implements Referable {
  /** The component's Pulumi type. */
  public static readonly __pulumiType = "berth:index:ContainerGroup";

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: unknown): obj is ContainerGroup {
    return (obj as { __pulumiType?: unknown } | undefined)?.__pulumiType === ContainerGroup.__pulumiType;
  }

  /**
   * IP address; undefined for a group without one. It may change when the group restarts, so prefer `fqdn` or `url`.
   */
  public readonly ip: pulumi.Output<string | undefined>;
  /**
   * Domain name; undefined without `dnsNameLabel`. On the local engine only other groups can resolve it, and this machine after
   * `berth hosts --write`.
   */
  public readonly fqdn: pulumi.Output<string | undefined>;
  /**
   * Addresses of the open ports, by the name of the port: `site.endpoints.http.url`. A port without a name has its
   * number as name.
   */
  public readonly endpoints: pulumi.Output<Endpoints>;
  /** The names of the endpoints, known as early as possible. */
  public readonly endpointNames: pulumi.Input<readonly string[]>;
  /**
   * URL of the first open HTTP or HTTPS port, for a browser: with the domain name on Azure, and with the address on the local
   * engine, where this machine does not resolve the name; undefined when there is no such port.
   */
  public readonly url: pulumi.Output<string | undefined>;
  /** Name of the group. */
  public readonly containerGroupName: pulumi.Output<string>;
  /** Name of the resource group. */
  public readonly resourceGroupName: pulumi.Output<string>;
  /** ARM id of the group. */
  public readonly resourceId: pulumi.Output<string>;
  /**
   * Principal id of the system-assigned identity, for role assignments; undefined without one and on the local engine.
   */
  public readonly principalId: pulumi.Output<string | undefined>;
  /** The resources that the component made. */
  public readonly nodes: {
    /** The container group. */
    readonly containerGroup: ContainerGroupResource;
  };

  constructor(name: string, given: ContainerGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super(ContainerGroup.__pulumiType, name, registered(GROUP, given), registeredOptions(opts));
    const { args, problems } = checkArgs(GROUP, given ?? {});
    const { made, outputs } = madeOrRefused(() => makeGroup(this, name, args, problems, opts));
    this.nodes = made.nodes;
    this.ip = made.ip;
    this.fqdn = made.fqdn;
    this.endpoints = made.endpoints;
    this.endpointNames = made.endpointNames;
    this.url = made.url;
    this.containerGroupName = made.containerGroupName;
    this.resourceGroupName = made.resourceGroupName;
    this.resourceId = made.resourceId;
    this.principalId = made.principalId;
    this.registerOutputs(outputs);
  }
}

function makeGroup(
  component: ContainerGroup,
  name: string,
  args: ContainerGroupArgs,
  problems: Problem[],
  opts: pulumi.ComponentResourceOptions | undefined,
) {
  problems.push(...checkRetained(args, component, opts));
  const { lowered, findings } = lowerParts(args, { noun: NOUN }, [...problems, ...withoutAddress(args)]);
  const body = lowerGroup(args, lowered, findings);
  const group = prepare<ContainerGroupResourceArgs>({
    noun: NOUN,
    component,
    given: opts,
    model: containerGroup,
    name,
    body,
    complete: () => ({ ...body, resourceGroupName: resourceGroupName(args, component) }),
    opts: { parent: component },
    transform: args.transform?.containerGroup,
    transformPath: "transform.containerGroup",
    findings,
    later: ["resourceGroupName"],
  });
  const resource = new ContainerGroupResource(name, group.args, group.opts);
  return {
    nodes: { containerGroup: resource },
    ...reachOf(resource.ipAddress, lowered),
    containerGroupName: resource.name,
    resourceGroupName: pulumi.output(group.args.resourceGroupName),
    resourceId: resource.id,
    principalId: resource.identity.apply((known) => known?.principalId),
  };
}

function lowerGroup(args: ContainerGroupArgs, lowered: Later<LoweredGroup>, findings: GroupFindings) {
  return {
    containerGroupName: args.containerGroupName,
    location: args.location,
    osType: args.osType ?? "Linux",
    restartPolicy: args.restartPolicy ?? "Always",
    ...containersIn(lowered),
    ipAddress: addressIn(lowered),
    ...lowerGroupSettings(args, findings),
    tags: args.tags,
  };
}
