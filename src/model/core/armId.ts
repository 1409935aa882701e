/** The parts of an ARM resource id. */
export interface ArmId {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  /**
   * For example `Microsoft.Storage/storageAccounts/fileServices/shares`. Resource groups are
   * `Microsoft.Resources/resourceGroups`.
   */
  readonly type: string;
  /** One name per segment of the type. */
  readonly names: readonly string[];
}

export const RESOURCE_GROUP_TYPE = "Microsoft.Resources/resourceGroups";

/** Parses an id; undefined when it is not the id of a resource or resource group. Keywords match in any case. */
export function parseArmId(id: string): ArmId | undefined {
  const parts = id.split("/").filter((part) => part !== "");
  const [subscriptions, subscriptionId, groups, resourceGroup, providers, namespace, ...rest] = parts;
  if (subscriptions?.toLowerCase() !== "subscriptions" || subscriptionId === undefined) return undefined;
  if (groups?.toLowerCase() !== "resourcegroups" || resourceGroup === undefined) return undefined;
  if (providers === undefined)
    return { subscriptionId, resourceGroup, type: RESOURCE_GROUP_TYPE, names: [resourceGroup] };
  if (providers.toLowerCase() !== "providers" || namespace === undefined) return undefined;
  if (rest.length === 0 || rest.length % 2 !== 0) return undefined;
  const types = rest.filter((_, i) => i % 2 === 0);
  const names = rest.filter((_, i) => i % 2 === 1);
  return { subscriptionId, resourceGroup, type: [namespace, ...types].join("/"), names };
}

export function formatArmId({ subscriptionId, resourceGroup, type, names }: ArmId): string {
  const group = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
  if (type.toLowerCase() === RESOURCE_GROUP_TYPE.toLowerCase()) return group;
  const [namespace, ...types] = type.split("/");
  return `${group}/providers/${namespace}/${types.map((segment, i) => `${segment}/${names[i]}`).join("/")}`;
}

/** Whether two ids name the same resource. ARM compares them without regard to case. */
export function sameArmId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
