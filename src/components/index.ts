export { AksCluster, type AksClusterArgs } from "./aksCluster";
export { AzureFiles, type AzureFilesArgs } from "./azureFiles";
export type { ContainerArgs, ExistingShare, MountArgs, PortArgs } from "./container";
export { ContainerGroup, type ContainerGroupArgs } from "./containerGroup";
export { Deployment, type DeploymentArgs, type ExistingCluster } from "./deployment";
export type { Endpoint } from "./endpoints";
export type { NodePoolArgs } from "./nodePool";
export type { CommonArgs } from "./resourceGroup";
