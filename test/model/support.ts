import { check, formatProblem, type Inputs, models, type ResourceModel } from "../../src/model";

export const resourceGroup = models["berth:resources:ResourceGroup"]!;
export const storageAccount = models["berth:storage:StorageAccount"]!;
export const fileShare = models["berth:storage:FileShare"]!;
export const containerGroup = models["berth:containerinstance:ContainerGroup"]!;
export const managedCluster = models["berth:containerservice:ManagedCluster"]!;
export const agentPool = models["berth:containerservice:AgentPool"]!;

/** A right container, with some properties replaced. */
export function container(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return { name: "web", image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } }, ...overrides };
}

/** A right container group, with some properties replaced. */
export function group(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return { resourceGroupName: "rg", containers: [container()], ...overrides };
}

/** A group of one container, some of whose properties are replaced. */
export const groupOf = (overrides: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  group({ containers: [container(overrides)], ...more });

/** All problems as sentences. */
export function sentences(model: ResourceModel, inputs: Inputs): string[] {
  return check(model, inputs).map(formatProblem);
}

/** One row of a table of inputs: what it is about, the inputs, and every sentence said about them. */
export type Row = readonly [about: string, inputs: Inputs, sentences: readonly string[]];

export function describeRows(title: string, model: ResourceModel, rows: readonly Row[]): void {
  describe(title, () => {
    test.each(rows)("%s", (_, inputs, expected) => {
      expect(sentences(model, inputs)).toEqual(expected);
    });
  });
}
