import * as pulumi from "@pulumi/pulumi";
import { deployment } from "../model/containerservice/deployment";
import { GROUP_ONLY, OF_THE_NODES } from "../model/containerservice/deploymentRefused";
import { type Problem, RULES } from "../model/core/problem";
import { Deployment as DeploymentResource } from "../resources/containerservice/deployment";
import { lowerAddress, withoutAddress } from "./address";
import { AksCluster } from "./aksCluster";
import type { ContainerArgs, InitContainerArgs, PortArgs } from "./container";
import { type Endpoint, endpointsOf } from "./endpoints";
import { lowerPodSettings, POD_SETTING_KEYS, type PodSettings } from "./groupSettings";
import { type AnyCase, type Keys, unknownKeys } from "./inputs";
import { type LoweredContainers, lowerContainers } from "./lowering";
import { problemsInArgs, refuse } from "./refusal";

/** A cluster that exists already, by its names. */
export interface ExistingCluster {
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Name of the cluster. */
  clusterName: pulumi.Input<string>;
}

/** Arguments of {@link Deployment}. What is not here is as in {@link ContainerGroupArgs}. */
export interface DeploymentArgs extends PodSettings {
  /** The cluster: an `AksCluster`, or the names of one that exists. */
  cluster: AksCluster | ExistingCluster;
  /** Number of pods, 0 or more. Default 1. */
  replicas?: pulumi.Input<number>;
  /** The containers by name: the same as a container group's. Those of one pod share localhost. */
  containers: Record<string, ContainerArgs>;
  /** Containers that run to their end before the others start, in the order in which they are written, as a group's. Default none. */
  initContainers?: Record<string, InitContainerArgs>;
  /** Operating system of the nodes to run on: `Linux` or `Windows`. Default `Linux`. */
  osType?: pulumi.Input<AnyCase<"Linux" | "Windows">>;
  /** Pods of a Deployment are always started again. Default, and only value, `Always`. */
  restartPolicy?: pulumi.Input<AnyCase<"Always">>;
  /** `Public` for a load balancer's address, `None` for an address inside the cluster alone. Default: `Public` when a container has ports. */
  ipAddressType?: AnyCase<"Public" | "None">;
  /** First label of the address's domain name, on Azure alone: `<label>.<region>.cloudapp.azure.com`. Default: no domain name. */
  dnsNameLabel?: pulumi.Input<string>;
  /** The ports that are open on the address. Default: all ports of the containers. */
  exposedPorts?: pulumi.Input<PortArgs>[];
  /** Kubernetes namespace. Made when missing. Default `default`. */
  namespace?: pulumi.Input<string>;
  /** Name of the Deployment in Kubernetes. Default: made from the component's name. */
  deploymentName?: pulumi.Input<string>;
}

const DEPLOYMENT_KEYS: Keys<DeploymentArgs> = {
  cluster: true,
  replicas: true,
  containers: true,
  initContainers: true,
  ...POD_SETTING_KEYS,
  osType: true,
  restartPolicy: true,
  ipAddressType: true,
  dnsNameLabel: true,
  exposedPorts: true,
  namespace: true,
  deploymentName: true,
};

/** What a container group takes and a Deployment does not, and why. */
const GROUP_ARGS: Readonly<Record<string, string>> = {
  diagnostics: GROUP_ONLY.diagnostics,
  dnsNameLabelScope: "is a container group's: the address of a Deployment is a load balancer's",
  identity: GROUP_ONLY.identity,
  isolation: OF_THE_NODES,
  priority: OF_THE_NODES,
  sku: OF_THE_NODES,
  subnetId: OF_THE_NODES,
  zones: OF_THE_NODES,
  containerGroupName: GROUP_ONLY.containerGroupName,
  resourceGroup: GROUP_ONLY.location,
  location: GROUP_ONLY.location,
  tags: GROUP_ONLY.tags,
};

/**
 * Containers on a Kubernetes cluster: the same specification as a container group's, in as many replicas as are wanted. The
 * scheduler replaces the pods of failed nodes, and changes are rolled out one pod after the other.
 *
 * ```ts
 * const api = new berth.Deployment("api", { cluster: aks, replicas: 3, containers: { web: { image: "nginx:1", ports: [80] } } });
 * export const url = api.url;
 * ```
 */
export class Deployment extends pulumi.ComponentResource {
  /** The component's Pulumi type. */
  public static readonly __pulumiType = "berth:index:Deployment";

  /** Whether `obj` is an instance of this class, of whichever copy of this package. */
  public static override isInstance(obj: unknown): obj is Deployment {
    return (obj as { __pulumiType?: unknown } | undefined)?.__pulumiType === Deployment.__pulumiType;
  }

  /** Address of the load balancer; undefined without one. */
  public readonly ip: pulumi.Output<string | undefined>;
  /** Domain name; undefined without `dnsNameLabel`, and on the local engine. */
  public readonly fqdn: pulumi.Output<string | undefined>;
  /** Where each open port answers. */
  public readonly endpoints: pulumi.Output<Endpoint[]>;
  /** URL of the first open TCP port; undefined when there is none. */
  public readonly url: pulumi.Output<string | undefined>;
  /** Name of the Deployment in Kubernetes. */
  public readonly deploymentName: pulumi.Output<string>;
  /** Kubernetes namespace. */
  public readonly namespace: pulumi.Output<string>;
  /** Id of the Deployment: the cluster's ARM id, namespace and name. */
  public readonly resourceId: pulumi.Output<string>;

  constructor(name: string, args: DeploymentArgs, opts?: pulumi.ComponentResourceOptions) {
    super(Deployment.__pulumiType, name, {}, opts);
    const lowered = lowerContainers(args);
    const body = lowerDeployment(args, lowered);
    const wrong = [...misplacedKeys(args), ...withoutAddress(args)];
    const later = ["resourceGroupName", "resourceName"];
    refuse("deployment", [...wrong, ...problemsInArgs(deployment, body, lowered, later)], this);
    const { cluster } = args;
    const options = AksCluster.isInstance(cluster)
      ? { dependsOn: [cluster.cluster, ...Object.values(cluster.nodePools)], deletedWith: cluster.cluster }
      : {};
    const resource = new DeploymentResource(
      name,
      { ...body, resourceGroupName: cluster.resourceGroupName, resourceName: cluster.clusterName },
      { parent: this, ...options },
    );
    const address = resource.ipAddress;
    this.ip = address.apply((known) => known?.ip);
    this.fqdn = address.apply((known) => known?.fqdn);
    this.endpoints = address.apply(endpointsOf);
    this.url = this.endpoints.apply((known) => known.find(({ url }) => url !== undefined)?.url);
    this.deploymentName = resource.name;
    this.namespace = resource.namespace;
    this.resourceId = resource.id;
    this.registerOutputs({
      ip: this.ip,
      fqdn: this.fqdn,
      endpoints: this.endpoints,
      url: this.url,
      deploymentName: this.deploymentName,
      namespace: this.namespace,
      resourceId: this.resourceId,
    });
  }
}

function lowerDeployment(args: DeploymentArgs, lowered: LoweredContainers) {
  const { containers, initContainers, volumes } = lowered;
  return {
    deploymentName: args.deploymentName,
    namespace: args.namespace,
    replicas: args.replicas,
    osType: args.osType,
    containers,
    initContainers,
    volumes,
    ipAddress: lowerAddress(args, lowered),
    ...lowerPodSettings(args, lowered),
  };
}

function misplacedKeys(args: DeploymentArgs): Problem[] {
  const problems = unknownKeys(args, DEPLOYMENT_KEYS, "", { why: GROUP_ARGS, rule: RULES.berth });
  const { restartPolicy } = args;
  if (typeof restartPolicy === "string" && restartPolicy.toLowerCase() !== "always")
    problems.push({
      path: "restartPolicy",
      value: restartPolicy,
      allowed: "must be Always: Kubernetes starts the pods of a Deployment again, whatever they exit with",
      rule: RULES.kubernetes,
    });
  return problems;
}
