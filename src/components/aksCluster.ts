import * as pulumi from "@pulumi/pulumi";
import { agentPool } from "../model/containerservice/agentPool";
import { managedCluster } from "../model/containerservice/managedCluster";
import { atKey, type Problem, RULES } from "../model/core/problem";
import { AgentPool, type AgentPoolArgs } from "../resources/containerservice/agentPool";
import { listManagedClusterAdminCredentialsOutput } from "../resources/containerservice/listManagedClusterAdminCredentials";
import { listManagedClusterUserCredentialsOutput } from "../resources/containerservice/listManagedClusterUserCredentials";
import { ManagedCluster, type ManagedClusterArgs } from "../resources/containerservice/managedCluster";
import type { containerservice as inputs } from "../resources/types/input";
import { ANY, type ArgShapes, checkArgs, choice, mapOf, objectOf, registered } from "./args";
import { ARM_NAMES, isSystem, lowerNodePools, NODE_POOLS, type NodePoolArgs } from "./nodePool";
import type { AnyCase } from "./inputs";
import { handedOnOptions, splitOptions, registeredOptions } from "./options";
import { madeOrRefused, prepare, printable } from "./refusal";
import { COMMON, type CommonArgs, checkRetained, resourceGroupName } from "./resourceGroup";
import { TRANSFORM, type Transform, transformed } from "./transform";

export interface AksClusterArgs extends CommonArgs {
  /**
   * The node pools by name: 1 to 12 lowercase letters and digits, a letter first (Windows pools: at most 6). At least
   * one must have mode System. If no pool says so, the first one does.
   */
  nodePools: Record<string, NodePoolArgs>;
  /**
   * Kubernetes version: `1.34.4`, or `1.34` for its newest patch. Default: the service's. A minor version cannot be
   * skipped.
   */
  kubernetesVersion?: pulumi.Input<string>;
  /** First part of the API server's domain name, 1 to 54 characters. Default: the component's name. A change replaces the cluster. */
  dnsPrefix?: pulumi.Input<string>;
  /** Identity that the cluster acts as. Default: `SystemAssigned`. */
  identity?: pulumi.Input<inputs.ManagedClusterIdentityArgs>;
  /** Addresses and plugins of the cluster's network. Default: the service's. A change of most of it replaces the cluster. */
  networkProfile?: pulumi.Input<inputs.ContainerServiceNetworkProfileArgs>;
  /** Price tier: `Free`, `Standard` (with an SLA) or `Premium` (long-term support). Default `Free`. */
  tier?: pulumi.Input<AnyCase<"Free" | "Standard" | "Premium">>;
  /** Name of the resource group for the nodes, which must not exist yet. Default `MC_<group>_<cluster>_<region>`. */
  nodeResourceGroup?: pulumi.Input<string>;
  /** Name of the cluster. Default: made from the component's name. */
  clusterName?: pulumi.Input<string>;
  /**
   * Whose credentials `kubeconfig` holds. `admin` needs the right to list the cluster's admin credentials, and local
   * accounts on the cluster. `user` needs a sign-in and `kubelogin` if the cluster uses Microsoft Entra ID. Default
   * `admin`.
   */
  credentials?: "admin" | "user";
  /** Changes the component's resources: properties and options that have no argument of their own. Default nothing. */
  transform?: {
    /** The cluster. */
    cluster?: Transform<ManagedClusterArgs>;
    /**
     * Node pools by name. A transform of the first System pool also applies to that pool in the cluster, which is
     * created with it.
     */
    nodePools?: Record<string, Transform<AgentPoolArgs>>;
  };
}

const NOUN = "AKS cluster";

const CLUSTER = objectOf(
  {
    nodePools: NODE_POOLS,
    kubernetesVersion: ANY,
    dnsPrefix: ANY,
    identity: ANY,
    networkProfile: ANY,
    tier: ANY,
    nodeResourceGroup: ANY,
    clusterName: ANY,
    credentials: choice("admin", "user"),
    ...COMMON,
    transform: objectOf(
      { cluster: TRANSFORM, nodePools: mapOf(TRANSFORM, "transforms by the names of node pools", { settled: true }) },
      { settled: true },
    ),
  } satisfies ArgShapes<AksClusterArgs>,
  { required: ["nodePools"], settled: true },
);

const MAX_DNS_PREFIX = 54;

/**
 * A managed Kubernetes cluster (AKS) and its node pools. Each pool is a resource of its own, so a change of a pool
 * never replaces the cluster.
 *
 * ```ts
 * const aks = new berth.AksCluster("aks", { nodePools: { system: { count: 2, vmSize: "Standard_D2s_v5" } } });
 * export const kubeconfig = aks.kubeconfig;
 * ```
 */
export class AksCluster extends pulumi.ComponentResource {
  /** The component's Pulumi type. */
  public static readonly __pulumiType = "berth:index:AksCluster";

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: unknown): obj is AksCluster {
    return (obj as { __pulumiType?: unknown } | undefined)?.__pulumiType === AksCluster.__pulumiType;
  }

  /** The cluster itself. */
  public readonly cluster: ManagedCluster;
  /** The node pools by name. */
  public readonly nodePools: Readonly<Record<string, AgentPool>>;
  /** The resources that the component made. */
  public readonly nodes: {
    /** The cluster. */
    readonly cluster: ManagedCluster;
    /** The node pools by name. */
    readonly nodePools: Readonly<Record<string, AgentPool>>;
  };
  /** Domain name of the API server. On the local engine it does not resolve. */
  public readonly fqdn: pulumi.Output<string | undefined>;
  /** Kubernetes version of the control plane, with its patch. */
  public readonly kubernetesVersion: pulumi.Output<string | undefined>;
  /** Name of the cluster. */
  public readonly clusterName: pulumi.Output<string>;
  /** Name of the resource group. */
  public readonly resourceGroupName: pulumi.Output<string>;
  /** ARM id of the cluster. */
  public readonly resourceId: pulumi.Output<string>;
  /** Whose credentials the kubeconfig holds: `admin` or `user`. */
  public readonly credentials: pulumi.Output<string>;

  private asked: pulumi.Output<string> | undefined;

  constructor(name: string, given: AksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super(AksCluster.__pulumiType, name, registered(CLUSTER, given), registeredOptions(opts));
    const { args, problems } = checkArgs(CLUSTER, given ?? {});
    const { made, outputs } = madeOrRefused(() => makeCluster(this, name, args, problems, opts));
    this.nodes = made.nodes;
    this.cluster = made.nodes.cluster;
    this.nodePools = made.nodes.nodePools;
    this.clusterName = made.clusterName;
    this.resourceGroupName = made.resourceGroupName;
    this.resourceId = made.resourceId;
    this.fqdn = made.fqdn;
    this.kubernetesVersion = made.kubernetesVersion;
    this.credentials = made.credentials;
    this.registerOutputs(outputs);
  }

  /**
   * The kubeconfig, which `kubectl` and `@pulumi/kubernetes` connect with. Berth asks for it only when a program uses it. So users
   * without the right to read it can preview all other programs, and previews also work while the cluster is stopped.
   *
   * @secret
   */
  public get kubeconfig(): pulumi.Output<string> {
    return (this.asked ??= this.askKubeconfig());
  }

  private askKubeconfig(): pulumi.Output<string> {
    // The id is known once the cluster has been made.
    const resourceName = pulumi.all([this.clusterName, this.resourceId]).apply(([name]) => name);
    const names = { resourceGroupName: this.resourceGroupName, resourceName };
    const found = this.credentials.apply((credentials) =>
      credentials === "user"
        ? listManagedClusterUserCredentialsOutput(names, { parent: this })
        : listManagedClusterAdminCredentialsOutput(names, { parent: this }),
    );
    return pulumi.secret(
      found.apply(({ kubeconfigs }) => Buffer.from(kubeconfigs[0]?.value ?? "", "base64").toString()),
    );
  }
}

function makeCluster(
  component: AksCluster,
  name: string,
  args: AksClusterArgs,
  problems: Problem[],
  opts: pulumi.ComponentResourceOptions | undefined,
) {
  problems.push(...checkRetained(args, component, opts));
  const { nodePools = {}, kubernetesVersion, transform } = args;
  const lowered = lowerNodePools(nodePools);
  const unnamed = Object.keys(transform?.nodePools ?? {}).filter((pool) => !Object.hasOwn(nodePools, pool));
  problems.push(...unnamed.map((pool) => withoutPool(pool, Object.keys(nodePools))));
  let others = opts;
  const pools = lowered.list.map(({ name: agentPoolName, ...profile }) => {
    // A new version of the cluster reaches only the nodes of pools that name it.
    const orchestratorVersion = profile.orchestratorVersion ?? kubernetesVersion;
    const body = { ...profile, agentPoolName, orchestratorVersion };
    const own = transform?.nodePools?.[agentPoolName] as Transform<typeof body> | undefined;
    const path = atKey("transform.nodePools", agentPoolName);
    const { inside, outside } = splitOptions(others, atKey("nodePools", agentPoolName));
    others = outside;
    const names = new Map(Object.entries(ARM_NAMES).map(([ours, arms]) => [arms as string, ours]));
    const handedOn = handedOnOptions(inside, agentPool, names);
    const pool = transformed(own, path, `${name}-${agentPoolName}`, body, { parent: component, ...handedOn.opts });
    problems.push(...handedOn.problems, ...pool.problems);
    return { agentPoolName, ...pool };
  });
  const profiles = pools.map(({ agentPoolName, args: pool }) => profileOf(agentPoolName, pool));
  const first = profiles.find(({ mode }) => isSystem(mode));
  const body = lowerCluster(name, args, first && [first]);
  lowered.paths.set("agentPoolProfiles", "nodePools").set("resourceName", "clusterName").set("sku.tier", "tier");
  if (pools.length === 0 && problems.every(({ path }) => path !== "nodePools"))
    problems.push({ path: "nodePools", allowed: "must name at least one pool", rule: RULES.aks });
  const prepared = prepare<ManagedClusterArgs>({
    noun: NOUN,
    component,
    given: others,
    model: managedCluster,
    name,
    body,
    complete: () => ({ ...body, resourceGroupName: resourceGroupName(args, component) }),
    checked: (known) => ({ ...known, agentPoolProfiles: profiles }),
    opts: { parent: component },
    transform: transform?.cluster,
    transformPath: "transform.cluster",
    findings: { problems, paths: lowered.paths },
    later: ["resourceGroupName"],
  });
  const cluster = new ManagedCluster(name, prepared.args, prepared.opts);
  const { resourceGroupName: groupName } = prepared.args;
  // ARM refuses to delete a cluster's last system pool, so the pools are deleted with the cluster.
  const nodes = pools.map(({ agentPoolName, args: pool, opts: poolOpts }) => {
    const place = { resourceName: cluster.name, resourceGroupName: groupName };
    const resource = new AgentPool(`${name}-${agentPoolName}`, printable({ ...place, ...pool }), {
      deletedWith: cluster,
      ...poolOpts,
    });
    return [agentPoolName, resource] as const;
  });
  return {
    nodes: { cluster, nodePools: Object.fromEntries(nodes) },
    fqdn: cluster.fqdn,
    kubernetesVersion: cluster.currentKubernetesVersion,
    clusterName: cluster.name,
    resourceGroupName: pulumi.output(groupName),
    resourceId: cluster.id,
    credentials: pulumi.output<string>(args.credentials ?? "admin"),
  };
}

/** Properties that a pool has only as a resource. In the cluster it has just a name. */
const PLACE = ["agentPoolName", "resourceName", "resourceGroupName"] as const;

/** A pool in the form of the cluster's agentPoolProfiles. */
function profileOf<Pool extends Partial<AgentPoolArgs>>(name: string, pool: Pool) {
  const profile = Object.entries(pool).filter(([key]) => !PLACE.some((place) => place === key));
  return { ...(Object.fromEntries(profile) as Omit<Pool, (typeof PLACE)[number]>), name };
}

function withoutPool(pool: string, pools: readonly string[]): Problem {
  const allowed = `is not one of the node pools, which are ${pools.join(", ")}`;
  return { path: atKey("transform.nodePools", pool), allowed, rule: RULES.berth };
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
    // ARM needs a pool to make the cluster. Its later changes are its own resource's. With `ignoreChanges`, a cluster
    // that is replaced would be made with the pool that the one before was made with.
    agentPoolProfiles,
    poolsAreResources: true,
    tags: args.tags,
  };
}

/** A valid DNS prefix from the allowed characters of the name. */
function dnsPrefixOf(name: string): string {
  const valid = name
    .replace(/[^A-Za-z0-9-]+/g, "-")
    .slice(0, MAX_DNS_PREFIX)
    .replace(/^-+|-+$/g, "");
  return valid === "" ? "aks" : valid;
}
