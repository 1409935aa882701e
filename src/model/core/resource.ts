/**
 * What the model of any resource is made of lives here: shapes, ids, bodies, problems, changes, canonical forms,
 * secrets. All may import it. It never touches the world: no Pulumi, no HTTP, no engine, no file, no clock.
 */

import type { CanonicalForm } from "./canonical";

import type { Problem } from "./problem";
import type { ObjectShape } from "./shape";

/** Plain inputs of a resource: secrets unwrapped, {@link UNKNOWN} where a value is not known yet. */
export type Inputs = Readonly<Record<string, unknown>>;

/**
 * How a change is made: `replace`, the resource is deleted and created again; `patch`, its tags alone are sent; `update`, the whole
 * of it is sent; `restart`, the same, and all its containers restart.
 */
export type Verdict = "replace" | "patch" | "update" | "restart";

/** What an update starts from. */
export interface KnownUpdate {
  /** What the resource was last seen to be, in flat form. */
  readonly outputs: Inputs;
  /** What the update changes. */
  readonly changed: readonly Change[];
}

/** What Berth knows of a kind of ARM resource without asking anyone. */
export interface ResourceModel {
  /** Pulumi token, such as `berth:storage:FileShare`. */
  readonly token: string;
  /** ARM type, such as `Microsoft.Storage/storageAccounts`. */
  readonly armType: string;
  /** Input that holds the resource's own name, such as `shareName`. */
  readonly nameProperty: string;
  /** Inputs that are in the ARM id, the resource group first and the resource's own name last. */
  readonly identity: readonly string[];
  /** Whether the resource has a location, which defaults to its resource group's. */
  readonly located: boolean;
  /**
   * Inputs that the service chooses when the program leaves them out, as paths with `[]` for any index: location, a share's
   * quota and tier. Leaving one out changes nothing, and a value that the program never gave does not become an input when the
   * resource is read.
   */
  readonly serviceChosen: readonly string[];
  /** Properties of the ARM body that stand beside `properties`, for `nestBody`. */
  readonly envelope: readonly string[];
  readonly inputs: ObjectShape;
  readonly outputs: ObjectShape;
  /** What makes two inputs mean the same. */
  readonly form: CanonicalForm;
  /** A valid name made of a Pulumi resource's name and a hash (lowercase hex digits) of its URN. */
  autoName(logicalName: string, hash: string): string;
  /** The rules beyond the shape, all of them; values of the wrong shape and unknown values are passed over. */
  rules(inputs: Inputs): Problem[];
  /** What ARM would refuse of a change in place to `inputs`, given what it last answered. Of unchanged inputs it means nothing. */
  updateProblems(inputs: Inputs, outputs: Inputs): Problem[];
  /** How changes of the inputs are made; undefined when there are none. */
  verdict(changed: readonly Change[]): Verdict | undefined;
  /** What a preview says of an update in place, where there is more to it than the change itself. */
  updateNote(update: KnownUpdate): string | undefined;
  /** What a preview says of a replacement; undefined when none of the changes takes one. */
  replaceNote(changed: readonly Change[], news: Inputs): string | undefined;
  /** Outputs as far as they are certain before a creation, or before an update, has been made. The rest is {@link UNKNOWN}. */
  previewOutputs(news: Inputs, update?: KnownUpdate): Inputs;
  /**
   * Inputs that name what cannot be deleted while this resource uses it, such as volumes. When what they name is replaced, so is
   * this resource.
   */
  readonly holding: readonly string[];
  /**
   * Inputs that the provider's configuration fills in where the program leaves them out: a change of the configuration is a change
   * of the resource.
   */
  readonly configured: readonly string[];
  /** Why a property that the shape lacks is refused, where there is more to say than that it is unknown. */
  unsupported(path: string, key: string): string | undefined;
  /**
   * What ARM answered, in flat form, under the names and in the shapes of the inputs, where ARM has others. With `olds`, the
   * inputs that the resource was made from, without parts that are resources of their own.
   */
  observed(outputs: Inputs, olds?: Inputs): Inputs;
  /** Inputs of an import, without what ARM tells and no program says. `outputs` are what ARM answered. */
  imported(inputs: Inputs, outputs: Inputs): Inputs;
  /**
   * Canonical inputs `seen` as far as they matter beside the canonical inputs `wanted`: what the service chose, or changes by
   * itself, is as in `wanted`. `outputs`, observed and canonical, tells what it chose.
   */
  settle(wanted: Inputs, seen: Inputs, outputs?: Inputs): Inputs;
  /** ARM id. Throws when a name in it is missing or not known yet. */
  id(inputs: Inputs, subscriptionId: string): string;
  /** The names that are in an ARM id, as inputs; undefined when the id is not one of this type. */
  fromId(id: string): Record<string, string> | undefined;
  /**
   * Inputs in the spelling that all inputs with the same meaning share, apart from the order of lists: defaults left out,
   * enum values in ARM's case. For comparison; what is sent are the inputs themselves.
   */
  canonical(inputs: Inputs): Inputs;
  /**
   * Optional inputs that mean nothing outside Azure's data centres, as paths with `[]` for any index: the local engine keeps and
   * returns them, without effect. Those that ARM requires are not named, for every program has them.
   */
  readonly cloudOnly: readonly string[];
  /** Why the local engine refuses an input, by its path with `[]` for any index: the program would run wrongly without it. */
  readonly localRefused: Readonly<Record<string, string>>;
}

/** A difference between the inputs that a resource has and those that it should have. */
export interface Change {
  /** Pulumi property path. Indexes are those of the new inputs; those of the old ones for what is deleted. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  /** Whether ARM needs the resource deleted and made again. */
  readonly replace: boolean;
}
