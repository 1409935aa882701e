import * as pulumi from "@pulumi/pulumi";
import { managedCluster } from "../model/containerservice/managedCluster";
import { type Problem, RULES } from "../model/core/problem";
import { AgentPool } from "../resources/containerservice/agentPool";
import { listManagedClusterAdminCredentialsOutput } from "../resources/containerservice/listManagedClusterAdminCredentials";
import { ManagedCluster } from "../resources/containerservice/managedCluster";
import type { containerservice as inputs } from "../resources/types/input";
import { type AnyCase, type Keys, unknownKeys } from "./inputs";
import { lowerNodePools, type NodePoolArgs } from "./nodePool";
import { problemsInArgs, refuse } from "./refusal";
import { type CommonArgs, resourceGroupName } from "./resourceGroup";

/** Arguments of {@link AksCluster}. */
export interface AksClusterArgs extends CommonArgs {
  /**
   * The node pools by name: 1 to 12 lowercase letters and digits, a letter first (Windows pools: at most 6). One of them at
   * least is of mode System; when none says so, the first is.
   */
  nodePools: Record<string, NodePoolArgs>;
  /** Kubernetes version, `1.34` for its newest patch or `1.34.4`. Default: the service's. A minor version cannot be skipped. */
  kubernetesVersion?: pulumi.Input<string>;
  /** First part of the API server's domain name, 1 to 54 characters. Default: the component's name. A change replaces the cluster. */
  dnsPrefix?: pulumi.Input<string>;
  /** Identity that the cluster acts as. Default: `SystemAssigned`. */
  identity?: pulumi.Input<inputs.ManagedClusterIdentityArgs>;
  /** Addresses and plugins of the cluster's network. Default: the service's. A change of most of it replaces the cluster. */
  networkProfile?: pulumi.Input<inputs.ContainerServiceNetworkProfileArgs>;
  /** Price tier: `Free`, `Standard` (with an SLA) or `Premium` (long-term support). Default `Free`. */
  tier?: pulumi.Input<AnyCase<"Free" | "Standard" | "Premium">>;
  /** Name of the resource group for the nodes, which must not exist. Default `MC_<group>_<cluster>_<region>`. */
  nodeResourceGroup?: pulumi.Input<string>;
  /** Name of the cluster. Default: made from the component's name. */
  clusterName?: pulumi.Input<string>;
}

const CLUSTER_KEYS: Keys<AksClusterArgs> = {
  nodePools: true,
  kubernetesVersion: true,
  dnsPrefix: true,
  identity: true,
  networkProfile: true,
  tier: true,
  nodeResourceGroup: true,
  clusterName: true,
  resourceGroup: true,
  location: true,
  tags: true,
};

const MAX_DNS_PREFIX = 54;

/**
 * A managed Kubernetes cluster (AKS) and its node pools. Each pool is a resource of its own: a pool's change never replaces the
 * cluster.
 *
 * ```ts
 * const aks = new berth.AksCluster("aks", { nodePools: { system: { count: 2, vmSize: "Standard_D2s_v5" } } });
 * export const kubeconfig = aks.kubeconfig;
 * ```
 */
export class AksCluster extends pulumi.ComponentResource {
  /** The component's Pulumi type. */
  public static readonly __pulumiType = "berth:index:AksCluster";

  /** Whether `obj` is an instance of this class, of whichever copy of this package. */
  public static override isInstance(obj: unknown): obj is AksCluster {
    return (obj as { __pulumiType?: unknown } | undefined)?.__pulumiType === AksCluster.__pulumiType;
  }

  /** The cluster itself. */
  public readonly cluster: ManagedCluster;
  /** The node pools by name. */
  public readonly nodePools: Readonly<Record<string, AgentPool>>;
  /** The administrator's kubeconfig, a secret: what `kubectl` and `@pulumi/kubernetes` connect with. */
  public readonly kubeconfig: pulumi.Output<string>;
  /** Domain name of the API server. It means nothing on the local engine. */
  public readonly fqdn: pulumi.Output<string | undefined>;
  /** Kubernetes version that the control plane runs, patch included. */
  public readonly kubernetesVersion: pulumi.Output<string | undefined>;
  /** Name of the cluster. */
  public readonly clusterName: pulumi.Output<string>;
  /** Name of the resource group. */
  public readonly resourceGroupName: pulumi.Output<string>;
  /** ARM id of the cluster. */
  public readonly resourceId: pulumi.Output<string>;

  constructor(name: string, args: AksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super(AksCluster.__pulumiType, name, {}, opts);
    const pools = lowerNodePools(args.nodePools);
    // A cluster's new version reaches the nodes of those pools alone that say it.
    const list = pools.list.map((pool) => ({
      ...pool,
      orchestratorVersion: pool.orchestratorVersion ?? args.kubernetesVersion,
    }));
    const first = list.find(({ mode }) => mode.toLowerCase() === "system");
    const body = lowerCluster(name, args, first && [first]);
    refuse("AKS cluster", problemsOf(args, { ...body, agentPoolProfiles: pools.list }, pools), this);
    const groupName = resourceGroupName(name, args, this);
    this.cluster = new ManagedCluster(
      name,
      { ...body, resourceGroupName: groupName },
      // The pools are resources of their own. ARM wants one at the cluster's birth, and no more than that is said here.
      { parent: this, ignoreChanges: ["agentPoolProfiles"] },
    );
    this.nodePools = Object.fromEntries(
      list.map(({ name: agentPoolName, ...pool }) => [
        agentPoolName,
        new AgentPool(
          `${name}-${agentPoolName}`,
          { ...pool, agentPoolName, resourceName: this.cluster.name, resourceGroupName: groupName },
          // ARM refuses to delete a cluster's last system pool: it goes with the cluster.
          { parent: this, deletedWith: this.cluster },
        ),
      ]),
    );
    this.clusterName = this.cluster.name;
    this.resourceGroupName = pulumi.output(groupName);
    this.resourceId = this.cluster.id;
    this.fqdn = this.cluster.fqdn;
    this.kubernetesVersion = this.cluster.currentKubernetesVersion;
    this.kubeconfig = pulumi.secret(
      listManagedClusterAdminCredentialsOutput(
        { resourceGroupName: this.resourceGroupName, resourceName: this.clusterName },
        { parent: this, dependsOn: [this.cluster] },
      ).apply(({ kubeconfigs }) => Buffer.from(kubeconfigs[0]?.value ?? "", "base64").toString()),
    );
    this.registerOutputs({
      kubeconfig: this.kubeconfig,
      fqdn: this.fqdn,
      kubernetesVersion: this.kubernetesVersion,
      clusterName: this.clusterName,
      resourceGroupName: this.resourceGroupName,
      resourceId: this.resourceId,
    });
  }
}

function lowerCluster(
  name: string,
  args: AksClusterArgs,
  agentPoolProfiles: inputs.ManagedClusterAgentPoolProfileArgs[] | undefined,
) {
  return {
    resourceName: args.clusterName,
    location: args.location,
    dnsPrefix: args.dnsPrefix ?? dnsPrefixOf(name),
    kubernetesVersion: args.kubernetesVersion,
    identity: args.identity ?? { type: "SystemAssigned" },
    networkProfile: args.networkProfile,
    sku: args.tier === undefined ? undefined : { name: "Base" as const, tier: args.tier },
    nodeResourceGroup: args.nodeResourceGroup,
    agentPoolProfiles,
    tags: args.tags,
  };
}

/** A valid prefix: what of the name is allowed in one. */
function dnsPrefixOf(name: string): string {
  const valid = name
    .replace(/[^A-Za-z0-9-]+/g, "-")
    .slice(0, MAX_DNS_PREFIX)
    .replace(/^-+|-+$/g, "");
  return valid === "" ? "aks" : valid;
}

/** What is wrong with the args, as far as they are known. */
function problemsOf(args: AksClusterArgs, body: object, pools: ReturnType<typeof lowerNodePools>): Problem[] {
  pools.paths.set("agentPoolProfiles", "nodePools").set("resourceName", "clusterName").set("sku.tier", "tier");
  const unknown = unknownKeys(args, CLUSTER_KEYS, "");
  const found = problemsInArgs(managedCluster, body, pools, ["resourceGroupName"]);
  if (pools.list.length > 0) return [...unknown, ...found];
  const none: Problem = { path: "nodePools", allowed: "must name at least one pool", rule: RULES.aks };
  return [...unknown, none, ...found.filter(({ path }) => !path.startsWith("nodePools"))];
}
