import * as pulumi from "@pulumi/pulumi";
import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { inputOf } from "./inputs";
import type { References } from "./references";
import { hookBindingFromProto } from "./sdk";

/** The options of a component. Transforms of the program's are none of them: Pulumi itself applies those to all children. */
export function optionsOf(request: ConstructRequest, references: References): pulumi.ComponentResourceOptions {
  const providers: Record<string, pulumi.ProviderResource> = {};
  request.getProvidersMap().forEach((reference, name) => (providers[name] = references.provider(reference)));
  const parent = request.getParent();
  const deletedWith = request.getDeletedwith();
  const trigger = request.getReplacementTrigger();
  const given = {
    parent: parent === "" ? undefined : references.dependency(parent),
    providers: Object.keys(providers).length === 0 ? undefined : providers,
    dependsOn: listed(request.getDependenciesList().map((urn) => references.dependency(urn))),
    aliases: listed(request.getAliasesList().map(aliasOf)),
    protect: request.hasProtect() ? request.getProtect() : undefined,
    retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : undefined,
    deletedWith: deletedWith === "" ? undefined : references.dependency(deletedWith),
    ignoreChanges: listed(request.getIgnorechangesList()),
    replaceOnChanges: listed(request.getReplaceonchangesList()),
    additionalSecretOutputs: listed(request.getAdditionalsecretoutputsList()),
    customTimeouts: timeoutsOf(request.getCustomtimeouts()),
    deleteBeforeReplace: request.hasDeletebeforereplace() ? request.getDeletebeforereplace() : undefined,
    replaceWith: listed(request.getReplaceWithList().map((urn) => references.dependency(urn))),
    replacementTrigger: trigger && inputOf(trigger, references),
    hooks: hookBindingFromProto(request.getResourceHooks()),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const listed = <T>(items: T[]): T[] | undefined => (items.length === 0 ? undefined : items);

function timeoutsOf(timeouts: ConstructRequest.CustomTimeouts | undefined): pulumi.CustomTimeouts | undefined {
  if (timeouts === undefined) return undefined;
  const given = { create: timeouts.getCreate(), update: timeouts.getUpdate(), delete: timeouts.getDelete() };
  const entries = Object.entries(given).filter(([, duration]) => duration !== "");
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function aliasOf(alias: Alias): pulumi.URN | pulumi.Alias {
  const spec = alias.getSpec();
  if (spec === undefined) return alias.getUrn();
  const texts = { name: spec.getName(), type: spec.getType(), project: spec.getProject(), stack: spec.getStack() };
  const own = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ""));
  if (spec.hasNoparent() && spec.getNoparent()) return { ...own, parent: pulumi.rootStackResource };
  return spec.hasParenturn() ? { ...own, parent: spec.getParenturn() } : own;
}
