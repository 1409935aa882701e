import { check, formatProblem, type Inputs, models, type ResourceModel } from "../../src/model";

export const resourceGroup = models["berth:resources:ResourceGroup"]!;
export const storageAccount = models["berth:storage:StorageAccount"]!;
export const fileShare = models["berth:storage:FileShare"]!;
export const containerGroup = models["berth:containerinstance:ContainerGroup"]!;
export const managedCluster = models["berth:containerservice:ManagedCluster"]!;
export const agentPool = models["berth:containerservice:AgentPool"]!;

/** A valid container, with some properties replaced. */
export function container(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return { name: "web", image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } }, ...overrides };
}

/** A valid container group, with some properties replaced. */
export function group(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return { resourceGroupName: "rg", containers: [container()], ...overrides };
}

/** A group of one container, some of whose properties are replaced. */
export const groupOf = (overrides: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  group({ containers: [container(overrides)], ...more });

/** All problems, as sentences. */
export function sentences(model: ResourceModel, inputs: Inputs): string[] {
  return check(model, inputs).map(formatProblem);
}

/** A row of a table of inputs: a title, the inputs, and all sentences about them. */
export type Row = readonly [about: string, inputs: Inputs, sentences: readonly string[]];

export function describeRows(title: string, model: ResourceModel, rows: readonly Row[]): void {
  describe(title, () => {
    test.each(rows)("%s", (_, inputs, expected) => {
      expect(sentences(model, inputs)).toEqual(expected);
    });
  });
}

/** ARM's codes for the problems, by path. */
export const codes = (inputs: Inputs) => check(containerGroup, inputs).map(({ path, code }) => [path, code]);

export const SUBSCRIPTION = "/subscriptions/11111111-2222-3333-4444-555555555555";

/** The ARM id of a resource of a type. */
export const armId = (type: string, name = "one") => `${SUBSCRIPTION}/resourceGroups/rg/providers/${type}/${name}`;
export const identityId = (name = "one") => armId("Microsoft.ManagedIdentity/userAssignedIdentities", name);
export const SUBNET = armId("Microsoft.Network/virtualNetworks", "net/subnets/containers");

/** A volume on an Azure Files share. */
export const azureFile = (more: Record<string, unknown> = {}) => ({
  name: "files",
  azureFile: { shareName: "share", storageAccountName: "account", storageAccountKey: "c2VjcmV0", ...more },
});
export const emptyDir = (name: string) => ({ name, emptyDir: {} });

/** A secret reference to a key vault, and the identity that reads it. */
export const reference = (name = "db") => ({
  name,
  identity: identityId(),
  secretReferenceUri: `https://vault.vault.azure.net/secrets/${name}`,
});
export const identity = (...names: string[]) => ({
  type: "UserAssigned",
  userAssignedIdentities: names.map((name) => identityId(name)),
});
/** The properties that a group with secret references needs. */
export const withReferences = (...names: string[]) => ({
  identity: identity("one"),
  secretReferences: names.map((name) => reference(name)),
});
