/**
 * The parts of every resource's model live here: shapes, ids, bodies, problems, changes, canonical forms, secrets. Any
 * folder may import them. They never do I/O: no Pulumi, HTTP, engine, files or clock.
 */

import type { CanonicalForm } from "./canonical";

import type { Problem } from "./problem";
import type { ObjectShape } from "./shape";

/** Plain inputs of a resource: secrets are unwrapped, and {@link UNKNOWN} stands for values that are not known yet. */
export type Inputs = Readonly<Record<string, unknown>>;

/**
 * How a change is made. `replace`: delete the resource and create it again. `patch`: send the tags only. `update`: send
 * the whole resource. `restart`: the same, and all containers restart.
 */
export type Verdict = "replace" | "patch" | "update" | "restart";

/** Texts of the configuration that change what the local engine accepts, by their keys. */
export type LocalSettings = Readonly<Record<string, string | undefined>>;

/** The start of an update. */
export interface KnownUpdate {
  /** The resource as it was last read, in flat form. */
  readonly outputs: Inputs;
  readonly changed: readonly Change[];
}

/** What Berth knows about a kind of ARM resource without asking ARM. */
export interface ResourceModel {
  /** Pulumi token, such as `berth:storage:FileShare`. */
  readonly token: string;
  /** ARM type, such as `Microsoft.Storage/storageAccounts`. */
  readonly armType: string;
  /** The input that holds the resource's own name, such as `shareName`. */
  readonly nameProperty: string;
  /** Token of the resource whose creation may make this one along with it. */
  readonly partOf?: string;
  /** Inputs that are part of the ARM id. The resource group is first and the resource's own name last. */
  readonly identity: readonly string[];
  /** Whether the resource has a location. The default is its resource group's. */
  readonly located: boolean;
  /**
   * Inputs that the service chooses when the program leaves them out, such as location or a share's quota and tier;
   * paths with `[]` for any index. Leaving one out changes nothing. When the resource is read, a value that the program
   * never gave does not become an input.
   */
  readonly serviceChosen: readonly string[];
  /** Properties of the ARM body beside `properties`, for `nestBody`. */
  readonly envelope: readonly string[];
  readonly inputs: ObjectShape;
  readonly outputs: ObjectShape;
  /** Decides which inputs mean the same. */
  readonly form: CanonicalForm;
  /** A valid name, made from a Pulumi resource's name and a hash (lowercase hex digits) of its URN. */
  autoName(logicalName: string, hash: string): string;
  /** Checks all rules other than the shape. Skips values of the wrong shape and unknown values. */
  rules(inputs: Inputs): Problem[];
  /**
   * What ARM would refuse about a change in place to `inputs`, given its last answer. Reports only inputs that change.
   */
  updateProblems(inputs: Inputs, outputs: Inputs): Problem[];
  /** Whether ARM's last answer says that the resource is not as it should be, and that writing it again mends that. */
  isDamaged(outputs: Inputs): boolean;
  /** What a refresh says about the state of the resource, if that is for the user to know. */
  readNote(outputs: Inputs): string | undefined;
  /** How the changes are made; undefined when there are none. */
  verdict(changed: readonly Change[]): Verdict | undefined;
  /** What a preview adds about an update in place, if the changes alone do not tell all. */
  updateNote(update: KnownUpdate, news: Inputs): string | undefined;
  /** What a preview says about a replacement; undefined when no change needs one. */
  replaceNote(changed: readonly Change[], news: Inputs): string | undefined;
  /** The outputs that are certain before a creation or an update. All others are {@link UNKNOWN}. */
  previewOutputs(news: Inputs, update?: KnownUpdate): Inputs;
  /**
   * Inputs that refer to something this resource uses, such as volumes, and that cannot be deleted during that time.
   * When it is replaced, this resource is replaced too.
   */
  readonly holding: readonly string[];
  /**
   * Inputs that the provider's configuration fills in when the program leaves them out. So a change of the
   * configuration changes the resource.
   */
  readonly configured: readonly string[];
  /** Whether the target may refuse inputs for what is in it already, so that a preview has to look. */
  readonly foreseen: boolean;
  /** Why a property that the shape lacks is refused, if there is more to say than that it is unknown. */
  unsupported(path: string, key: string): string | undefined;
  /**
   * ARM's answer, in flat form, with the names and shapes of the inputs. With `olds`, the inputs that made the
   * resource, it leaves out parts that are resources of their own.
   */
  observed(outputs: Inputs, olds?: Inputs): Inputs;
  /** Removes from imported inputs what ARM returns but no program contains. `outputs` is ARM's answer. */
  imported(inputs: Inputs, outputs: Inputs): Inputs;
  /**
   * Prepares the canonical inputs `seen` for the comparison with the canonical inputs `wanted`: values that the service
   * chose, or changes by itself, become those of `wanted`. `outputs`, observed and canonical, tells what it chose.
   */
  settle(wanted: Inputs, seen: Inputs, outputs?: Inputs): Inputs;
  /** The ARM id. Throws when a name in it is missing or not known yet. */
  id(inputs: Inputs, subscriptionId: string): string;
  /** The names in an ARM id, as inputs; undefined when the id is of another type. */
  fromId(id: string): Record<string, string> | undefined;
  /**
   * The canonical form of inputs: all inputs with the same meaning get the same spelling, except for the order of
   * lists. Defaults are left out and enum values are in ARM's case. It is for comparison only: Berth sends the inputs
   * themselves.
   */
  canonical(inputs: Inputs): Inputs;
  /**
   * Optional inputs that have an effect only in Azure's data centres, as paths with `[]` for any index. The local
   * engine keeps and returns them. Inputs that ARM requires are not listed, since every program has them.
   */
  readonly cloudOnly: readonly string[];
  /**
   * Why the local engine refuses an input, by its path with `[]` for any index. Without that input the program would
   * run wrongly.
   */
  readonly localRefused: Readonly<Record<string, string>>;
  /** What a preview says of inputs that the service accepts, although its documentation advises against them. */
  notes(inputs: Inputs): string[];
  /** Rules that only the local engine has. `settings` is what the configuration says of it, by its keys. */
  localRules(inputs: Inputs, settings?: LocalSettings): Problem[];
  /** What the local engine cannot do when it is Podman. */
  podmanRules(inputs: Inputs): Problem[];
  /** Inputs that the local engine refuses unless the configuration allows them, for they open its machine. */
  hostRights(inputs: Inputs): Problem[];
  /** What a preview says of inputs whose effect on the local engine is another than in Azure, by their paths. */
  localNotes(inputs: Inputs): Readonly<Record<string, string>>;
}

/** A difference between the current inputs of a resource and the wanted ones. */
export interface Change {
  /** Pulumi property path. Indexes are those of the new inputs or, for a deletion, those of the old ones. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  /** Whether ARM must delete the resource and create it again. */
  readonly replace: boolean;
}
