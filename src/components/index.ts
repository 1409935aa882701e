export type { DnsNameLabelScope } from "./address";
export { AksCluster, type AksClusterArgs } from "./aksCluster";
export { AzureFiles, type AzureFilesArgs } from "./azureFiles";
export type {
  CapabilitiesArgs,
  ContainerArgs,
  ExistingShare,
  Files,
  GitRepoArgs,
  InitContainerArgs,
  MountArgs,
  MountOptions,
  PortArgs,
  ProgramArgs,
} from "./container";
export { ContainerGroup, type ContainerGroupArgs } from "./containerGroup";
export { ContainerJob, type ContainerJobArgs, type JobResult } from "./containerJob";
export { Deployment, type DeploymentArgs, type ExistingCluster } from "./deployment";
export type { Endpoint } from "./endpoints";
export type { DiagnosticsArgs, DnsArgs, GroupSettings, IdentityArgs, PodSettings, RegistryArgs } from "./groupSettings";
export type { NodePoolArgs } from "./nodePool";
export type { HttpGetArgs, ProbeArgs, ProbeTiming } from "./probe";
export type { CommonArgs } from "./resourceGroup";
