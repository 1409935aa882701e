export { AzureFiles, type AzureFilesArgs } from "./azureFiles";
export type { ContainerArgs, ExistingShare, MountArgs, PortArgs } from "./container";
export { ContainerGroup, type ContainerGroupArgs } from "./containerGroup";
export type { Endpoint } from "./endpoints";
export type { CommonArgs } from "./resourceGroup";
