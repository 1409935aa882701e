import type * as pulumi from "@pulumi/pulumi";

/** Fields of a Pulumi resource, in any version of the SDK. */
interface Noted {
  readonly __name?: unknown;
  readonly __parentResource?: pulumi.Resource;
}

/** The parents of a resource, nearest first, without the stack. */
export function ancestors(resource: pulumi.Resource): pulumi.Resource[] {
  const found: pulumi.Resource[] = [];
  let parent = (resource as Noted).__parentResource;
  while (parent !== undefined && !isStack(parent) && !found.includes(parent)) {
    found.push(parent);
    parent = (parent as Noted).__parentResource;
  }
  return found;
}

export function logicalName(resource: pulumi.Resource): string {
  const { __name: name } = resource as Noted;
  return typeof name === "string" ? name : "";
}

const isStack = (resource: pulumi.Resource): boolean =>
  (resource as { readonly __pulumiType?: unknown }).__pulumiType === "pulumi:pulumi:Stack";
