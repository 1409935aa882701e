import { formatArmId, parseArmId, RESOURCE_GROUP_TYPE } from "./armId";
import { type CanonicalForm, canonicalValue } from "./canonical";
import { withoutChoices } from "./chosen";
import { asRecord, isRecord, own } from "./json";
import { canonicalLocation, checkLocation } from "../values/location";
import { checkName, type NameRule } from "../values/name";
import { autoName } from "./naming";
import { patternOf } from "./path";
import { type Problem, RULES } from "./problem";
import { previewOutputs, replaceNote, type StableOutputs, verdictOf } from "./preview";
import type { Change, Inputs, KnownUpdate, LocalSettings, ResourceModel, Verdict } from "./resource";
import type { ObjectShape } from "./shape";
import { checkTags } from "../values/tags";

export const resourceGroupName: NameRule = {
  pattern: /^(?!.*\.$)[\p{L}\p{N}_.()-]{1,90}$/u,
  allowed: "must be 1 to 90 letters, digits, _, -, ., ( and ), no period at the end",
  rule: RULES.arm,
};

/** What is specific to a kind of resource. The rest of its model follows from this. */
export interface Definition {
  readonly token: string;
  readonly armType: string;
  /** Names of the ARM id below the resource group: the name of an input, or `=` and a fixed name. */
  readonly idNames: readonly string[];
  readonly naming: { readonly maxLength: number; readonly separator: "" | "-"; readonly prefix: string };
  readonly nameRule: NameRule;
  readonly shapes: { readonly inputs: ObjectShape; readonly outputs: ObjectShape };
  readonly located: boolean;
  readonly serviceChosen?: readonly string[];
  readonly cloudOnly?: readonly string[];
  readonly localRefused?: Readonly<Record<string, string>>;
  /** See {@link ResourceModel.notes}. */
  notes?(inputs: Inputs): string[];
  /** See {@link ResourceModel.localRules}. */
  localRules?(inputs: Inputs, settings: LocalSettings): Problem[];
  /** See {@link ResourceModel.podmanRules}. */
  podmanRules?(inputs: Inputs): Problem[];
  /** See {@link ResourceModel.hostRights}. */
  hostRights?(inputs: Inputs): Problem[];
  /** See {@link ResourceModel.localNotes}. */
  localNotes?(inputs: Inputs): Readonly<Record<string, string>>;
  readonly envelope?: readonly string[];
  readonly maxTagName?: number;
  readonly form?: Partial<CanonicalForm>;
  /** Normalizes canonical inputs where that needs more than one value at a time. */
  normal?(canonical: Inputs): Inputs;
  /** See {@link ResourceModel.observed}. */
  observed?(outputs: Inputs, olds?: Inputs): Inputs;
  /** See {@link ResourceModel.imported}. */
  imported?(inputs: Inputs, outputs: Inputs): Inputs;
  /** Removes differences between canonical inputs that mean nothing, beyond the service's choices. */
  settle?(wanted: Inputs, seen: Inputs): Inputs;
  /** Rules beyond those for name, resource group, location and tags. */
  rules?(inputs: Inputs): Problem[];
  /** See {@link ResourceModel.updateProblems}. */
  updateProblems?(inputs: Inputs, outputs: Inputs): Problem[];
  /** States, besides `Failed` and `Canceled`, in which writing the resource again helps. */
  readonly damagedStates?: readonly string[];
  /** See {@link ResourceModel.readNote}. */
  readNote?(outputs: Inputs): string | undefined;
  /** See {@link ResourceModel.verdict}. Default: a change of tags only is a patch, anything else is an update. */
  readonly verdict?: (changed: readonly Change[]) => Verdict | undefined;
  /** See {@link ResourceModel.updateNote}. */
  updateNote?(update: KnownUpdate, news: Inputs): string | undefined;
  /** Who cannot change the property in place when a resource is replaced. Default: Azure. */
  readonly service?: string;
  readonly stableOutputs?: StableOutputs;
  readonly partOf?: string;
  readonly holding?: readonly string[];
  readonly configured?: readonly string[];
  readonly foreseen?: boolean;
  /**
   * Properties that ARM has and Berth does not support, by the path pattern of their parent, with reasons if there are
   * any.
   */
  readonly unsupported?: Readonly<Record<string, readonly string[] | Readonly<Record<string, string>>>>;
}

export function defineModel(definition: Definition): ResourceModel {
  const { token, armType, idNames, shapes, located, nameRule } = definition;
  const isGroup = armType === RESOURCE_GROUP_TYPE;
  const names = idNames.filter((name) => !name.startsWith("="));
  const identity = isGroup ? names : ["resourceGroupName", ...names];
  const nameProperty = identity[identity.length - 1]!;
  const serviceChosen = [...(located ? ["location"] : []), ...(definition.serviceChosen ?? [])];
  const form: CanonicalForm = {
    defaults: { ...definition.form?.defaults },
    spellings: {
      ...definition.form?.spellings,
      ...(located && { location: canonicalLocation }),
      // ARM compares names without regard to case.
      ...Object.fromEntries(identity.map((key) => [key, (name: string) => name.toLowerCase()])),
    },
    lists: definition.form?.lists ?? {},
    on: definition.form?.on ?? [],
  };
  const verdict = definition.verdict ?? verdictOf;
  const { service = "Azure", stableOutputs = {} } = definition;
  const damagedStates = ["Failed", "Canceled", ...(definition.damagedStates ?? [])];
  return {
    token,
    armType,
    nameProperty,
    ...(definition.partOf !== undefined && { partOf: definition.partOf }),
    identity,
    located,
    serviceChosen,
    envelope: ["id", "name", "type", ...(located ? ["location", "tags"] : []), ...(definition.envelope ?? [])],
    inputs: shapes.inputs,
    outputs: shapes.outputs,
    form,
    cloudOnly: definition.cloudOnly ?? [],
    localRefused: definition.localRefused ?? {},
    notes: (inputs) => definition.notes?.(inputs) ?? [],
    localRules: (inputs, settings = {}) => definition.localRules?.(inputs, settings) ?? [],
    podmanRules: (inputs) => definition.podmanRules?.(inputs) ?? [],
    hostRights: (inputs) => definition.hostRights?.(inputs) ?? [],
    localNotes: (inputs) => definition.localNotes?.(inputs) ?? {},
    autoName: (logicalName, hash) => autoName(logicalName, hash, definition.naming),
    rules: (inputs) => [
      ...checkName(resourceGroupName, inputs.resourceGroupName, "resourceGroupName"),
      ...(isGroup ? [] : checkName(nameRule, inputs[nameProperty], nameProperty)),
      ...(located ? checkLocation(inputs.location, "location") : []),
      ...(Object.hasOwn(shapes.inputs.properties, "tags") ? checkTags(inputs.tags, "tags", definition.maxTagName) : []),
      ...(definition.rules?.(inputs) ?? []),
    ],
    updateProblems: (inputs, outputs) => definition.updateProblems?.(inputs, outputs) ?? [],
    isDamaged: ({ provisioningState }) =>
      typeof provisioningState === "string" && damagedStates.includes(provisioningState),
    readNote: (outputs) => definition.readNote?.(outputs),
    verdict,
    updateNote: (update, news) => definition.updateNote?.(update, news),
    replaceNote: (changed, news) =>
      replaceNote(changed, news, (paths) => `Replaced, because ${service} cannot change ${paths} in place.`),
    previewOutputs: (news, update) =>
      previewOutputs({ ...shapes, nameProperty, armType, verdict }, stableOutputs, news, update),
    holding: definition.holding ?? [],
    configured: definition.configured ?? [],
    foreseen: definition.foreseen ?? false,
    unsupported: (path, key) => {
      const known = own(definition.unsupported ?? {}, patternOf(path));
      if (isRecord(known)) return own(known, key);
      return known?.includes(key) ? "is a property of ARM that Berth does not support yet" : undefined;
    },
    id: (inputs, subscriptionId) => {
      const name = (key: string) => requiredName(token, key, inputs[key] ?? form.defaults[key]);
      return formatArmId({
        subscriptionId,
        resourceGroup: name("resourceGroupName"),
        type: armType,
        names: isGroup ? [] : idNames.map((key) => (key.startsWith("=") ? key.slice(1) : name(key))),
      });
    },
    fromId: (id) => {
      const parsed = parseArmId(id);
      if (parsed?.type.toLowerCase() !== armType.toLowerCase()) return undefined;
      const found: Record<string, string> = { resourceGroupName: parsed.resourceGroup };
      if (isGroup) return found;
      for (const [i, key] of idNames.entries()) {
        const name = parsed.names[i] ?? "";
        if (!key.startsWith("=")) found[key] = name;
        else if (name.toLowerCase() !== key.slice(1).toLowerCase()) return undefined;
      }
      return found;
    },
    observed: (outputs, olds) => definition.observed?.(outputs, olds) ?? outputs,
    imported: (inputs, outputs) => definition.imported?.(inputs, outputs) ?? inputs,
    settle: (wanted, seen, outputs) => {
      const settled = withoutChoices(form, serviceChosen, wanted, seen, outputs);
      return definition.settle?.(wanted, settled) ?? settled;
    },
    canonical: (inputs) => {
      const canonical = asRecord(canonicalValue(shapes.inputs, form, "", inputs));
      return definition.normal?.(canonical) ?? canonical;
    },
  };
}

function requiredName(token: string, key: string, name: unknown): string {
  if (typeof name === "string" && name !== "") return name;
  throw new Error(`${token}: ${key} is missing or not known yet, so there is no id`);
}
