/**
 * The components that users write in their programs live here, and how each becomes resources. Only the package's index
 * imports this folder. It never does I/O: no HTTP, no engine, no environment. All that it knows comes from Pulumi's
 * inputs and outputs.
 */

export type { DnsNameLabelScope } from "./address";
export { AksCluster, type AksClusterArgs } from "./aksCluster";
export { AzureFiles, type AzureFilesArgs } from "./storage/azureFiles";
export type { ShareFile, ShareFolder } from "./storage/shareFolder";
export type { CapabilitiesArgs, ContainerArgs, InitContainerArgs, ProgramArgs } from "./container";
export { ContainerGroup, type ContainerGroupArgs } from "./containerGroup";
export { ContainerJob, type ContainerJobArgs, type JobResult } from "./containerJob";
export { Deployment, type DeploymentArgs, type ExistingCluster, type StrategyArgs } from "./deployment";
export type { Endpoint, EndpointAddress, Endpoints } from "./endpoints";
export type { EnvText, EnvValue, Referable, ReferenceArgs } from "./environment";
export type { DiagnosticsArgs, DnsArgs, GroupSettings, IdentityArgs, PodSettings, RegistryArgs } from "./groupSettings";
export type { ExistingShare, Files, GitRepoArgs, MountArgs, MountOptions } from "./mount";
export type { NodePoolArgs } from "./nodePool";
export type { ExposedPortArgs, PortArgs, PortScheme, PortsArgs, ServicePortsArgs } from "./port";
export type { HttpGetArgs, ProbeArgs, ProbeTiming } from "./probe";
export type { CommonArgs } from "./resourceGroup";
export type { Transform } from "./transform";
