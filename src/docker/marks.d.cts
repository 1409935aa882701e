/** Label of the mark. */
export const MARK: "berth.mark";

/** Whether a label has one of Berth's names. */
export function isBerths(label: string): boolean;

/** Something in the engine that may be Berth's. */
export interface Thing {
  readonly kind: "container" | "volume" | "network" | "image";
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The labels with a mark that says: Berth made a thing of this kind, this name and these labels. */
export function marked(key: string, thing: Thing): Record<string, string>;

/** Key of the mark of a volume or network; undefined when Berth did not make it, or not with these labels and this name. */
export function keyOf(thing: Thing): string | undefined;

/**
 * The labels that Berth gave to a container, without those of its image; undefined when it was not Berth, with one of the keys, that
 * made it with this name.
 */
export function labelsOf(
  keys: Iterable<string>,
  thing: Pick<Thing, "name" | "labels">,
): Record<string, string> | undefined;
