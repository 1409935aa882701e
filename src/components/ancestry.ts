import type * as pulumi from "@pulumi/pulumi";

/** What every Pulumi resource notes of itself, in whichever version of its SDK. */
interface Noted {
  readonly __name?: unknown;
  readonly __parentResource?: pulumi.Resource;
}

/** The resources that a resource is in, the nearest first; without the stack. */
export function ancestors(resource: pulumi.Resource): pulumi.Resource[] {
  const found: pulumi.Resource[] = [];
  let parent = (resource as Noted).__parentResource;
  while (parent !== undefined && !isStack(parent) && !found.includes(parent)) {
    found.push(parent);
    parent = (parent as Noted).__parentResource;
  }
  return found;
}

/** The name that a program gave to a resource. */
export function logicalName(resource: pulumi.Resource): string {
  const { __name: name } = resource as Noted;
  return typeof name === "string" ? name : "";
}

const isStack = (resource: pulumi.Resource): boolean =>
  (resource as { readonly __pulumiType?: unknown }).__pulumiType === "pulumi:pulumi:Stack";
