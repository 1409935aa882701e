// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
import type * as inputs from "../types/input";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { withDefaults } from "../utilities";
/** Containers on a managed cluster: a Kubernetes Deployment, with a Service where the containers have ports. The containers are a container group's, without the limits that only Azure Container Instances has. */
export class Deployment extends pulumi.CustomResource {
  /** The resource's Pulumi type. */
  public static readonly __pulumiType = "berth:containerservice:Deployment";

  /** Looks up an existing resource by its ARM id. */
  public static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Deployment {
    return new Deployment(name, undefined as any, { ...opts, id });
  }

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is Deployment {
    return obj?.["__pulumiType"] === Deployment.__pulumiType;
  }

  /** Name of the Deployment. */
  declare public readonly name: pulumi.Output<string>;

  /** `Microsoft.ContainerService/managedClusters/namespaces/deployments`, which is Berth's, not ARM's. */
  declare public readonly type: pulumi.Output<string>;

  /** Kubernetes namespace. */
  declare public readonly namespace: pulumi.Output<string>;

  /** Number of pods that are wanted. */
  declare public readonly replicas: pulumi.Output<number>;

  /** Number of pods that are ready. */
  declare public readonly readyReplicas: pulumi.Output<number>;

  /** Operating system of the nodes that the pods run on. */
  declare public readonly osType: pulumi.Output<string>;

  /** The containers of each pod. `gpu` and `seccompProfile` are refused; limits may be more than all requests together. */
  declare public readonly containers: pulumi.Output<outputs.containerinstance.Container[]>;

  /** Containers that run to their end, one after the other, before the others start. Each may use all that the containers request together. */
  declare public readonly initContainers: pulumi.Output<
    outputs.containerinstance.InitContainerDefinition[] | undefined
  >;

  /** Volumes that the containers may mount. `gitRepo` and `secretReference` are refused; secret files are read-only. */
  declare public readonly volumes: pulumi.Output<outputs.containerinstance.Volume[] | undefined>;

  /** How to sign in to the registries of the images. With username and password alone. */
  declare public readonly imageRegistryCredentials: pulumi.Output<
    outputs.containerinstance.ImageRegistryCredential[] | undefined
  >;

  /** How names are resolved. Default: the cluster's own name servers. At most 3 servers; the cluster's own are then not asked. */
  declare public readonly dnsConfig: pulumi.Output<outputs.containerinstance.DnsConfiguration | undefined>;

  /** The load balancer's address. On the local engine `hostPort` is the port that answers there, which differs from `port` if that was in use. */
  declare public readonly ipAddress: pulumi.Output<outputs.containerinstance.IpAddressState | undefined>;

  /** Name of the Service, by which pods of the same namespace reach the containers' ports. None when no container has a port. */
  declare public readonly serviceName: pulumi.Output<string | undefined>;

  /** How pods are replaced. Default: one after the other, without losing a request. */
  declare public readonly strategy: pulumi.Output<outputs.containerservice.DeploymentStrategy | undefined>;

  /** How long a new pod must have been ready before it counts, in seconds, 0 or more. Default 0, or 3 if a container has neither a TCP port nor a readiness probe. */
  declare public readonly minReadySeconds: pulumi.Output<number | undefined>;

  /** Labels that a node must have for pods to run on it, such as `agentpool: batch`. Default none. */
  declare public readonly nodeSelector: pulumi.Output<{ [key: string]: string } | undefined>;

  /** Taints of nodes that the pods tolerate. Nodes of spot pools have the taint `kubernetes.azure.com/scalesetpriority=spot:NoSchedule`. Default none. */
  declare public readonly tolerations: pulumi.Output<outputs.containerservice.Toleration[] | undefined>;

  /** Ports of the Service. With `ipAddress` they are the same as its ports. Default: those of `ipAddress` or else of the containers, each at its own number. */
  declare public readonly servicePorts: pulumi.Output<outputs.containerservice.ServicePort[] | undefined>;

  constructor(name: string, args: DeploymentArgs, opts?: pulumi.CustomResourceOptions) {
    // All arguments are passed on: the provider names those that it does not know, and those that are missing, together with what else is wrong.
    const inputs: pulumi.Inputs = opts?.id === undefined ? { ...args } : {};
    inputs["name"] ??= undefined;
    inputs["type"] ??= undefined;
    inputs["namespace"] ??= undefined;
    inputs["replicas"] ??= undefined;
    inputs["readyReplicas"] ??= undefined;
    inputs["osType"] ??= undefined;
    inputs["containers"] ??= undefined;
    inputs["initContainers"] ??= undefined;
    inputs["volumes"] ??= undefined;
    inputs["imageRegistryCredentials"] ??= undefined;
    inputs["dnsConfig"] ??= undefined;
    inputs["ipAddress"] ??= undefined;
    inputs["serviceName"] ??= undefined;
    inputs["strategy"] ??= undefined;
    inputs["minReadySeconds"] ??= undefined;
    inputs["nodeSelector"] ??= undefined;
    inputs["tolerations"] ??= undefined;
    inputs["servicePorts"] ??= undefined;
    super(Deployment.__pulumiType, name, inputs, withDefaults(opts));
  }
}

/** Arguments of {@link Deployment}. */
export interface DeploymentArgs {
  /** Name of the Deployment and of its Service: 1 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end. Default: the resource's name and a hash of its URN. */
  deploymentName?: pulumi.Input<string | undefined>;
  /** Name of the cluster's resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Name of the cluster. */
  resourceName: pulumi.Input<string>;
  /** Kubernetes namespace: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. It is made when missing, and never deleted. Default `default`. */
  namespace?: pulumi.Input<string | undefined>;
  /** Number of pods, 0 or more. Default 1. */
  replicas?: pulumi.Input<number | undefined>;
  /** Operating system of the nodes that the pods run on. Default `Linux`. The local engine has no `Windows` nodes. */
  osType?: pulumi.Input<enums.containerinstance.OperatingSystemTypes | (string & {}) | undefined>;
  /** The containers of each pod, 1 or more. They share localhost and volumes. `cpu` may be in steps of 0.001 and `memoryInGB` of any size, with no minimum for all together; no port is reserved. A container with a TCP port is ready once its first one accepts connections. `gpu` and `seccompProfile` are refused; limits may be more than all requests together. */
  containers: pulumi.Input<pulumi.Input<inputs.containerinstance.ContainerArgs>[]>;
  /** Containers that run to their end, one after the other, before the others start. Each may use all that the containers request together. */
  initContainers?: pulumi.Input<pulumi.Input<inputs.containerinstance.InitContainerDefinitionArgs>[] | undefined>;
  /** Volumes that the containers may mount. Names have 1 to 63 characters. An `emptyDir` lives as long as its pod; an Azure Files share is the same in all pods. `gitRepo` and `secretReference` are refused; secret files are read-only. */
  volumes?: pulumi.Input<pulumi.Input<inputs.containerinstance.VolumeArgs>[] | undefined>;
  /** How to sign in to the registries of the images. With username and password alone. */
  imageRegistryCredentials?: pulumi.Input<
    pulumi.Input<inputs.containerinstance.ImageRegistryCredentialArgs>[] | undefined
  >;
  /** How names are resolved. Default: the cluster's own name servers. At most 3 servers; the cluster's own are then not asked. */
  dnsConfig?: pulumi.Input<inputs.containerinstance.DnsConfigurationArgs | undefined>;
  /** A load balancer's address in front of all pods, with any number of ports. `dnsNameLabel` gives it the name `<label>.<region>.cloudapp.azure.com` on Azure, and nothing on the local engine. Default: none; the ports of the containers are then open inside the cluster alone. */
  ipAddress?: pulumi.Input<inputs.containerinstance.IpAddressArgs | undefined>;
  /** How pods are replaced. Default: one after the other, without losing a request. */
  strategy?: pulumi.Input<inputs.containerservice.DeploymentStrategyArgs | undefined>;
  /** How long a new pod must have been ready before it counts, in seconds, 0 or more. Default 0, or 3 if a container has neither a TCP port nor a readiness probe. */
  minReadySeconds?: pulumi.Input<number | undefined>;
  /** Labels that a node must have for pods to run on it, such as `agentpool: batch`. Default none. */
  nodeSelector?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** Taints of nodes that the pods tolerate. Nodes of spot pools have the taint `kubernetes.azure.com/scalesetpriority=spot:NoSchedule`. Default none. */
  tolerations?: pulumi.Input<pulumi.Input<inputs.containerservice.TolerationArgs>[] | undefined>;
  /** Ports of the Service. With `ipAddress` they are the same as its ports. Default: those of `ipAddress` or else of the containers, each at its own number. */
  servicePorts?: pulumi.Input<pulumi.Input<inputs.containerservice.ServicePortArgs>[] | undefined>;
}
