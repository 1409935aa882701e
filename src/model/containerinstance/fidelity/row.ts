/**
 * How the local target treats a property: it has its effect (`honoured`); it is kept, returned and named in one note at
 * preview (`noted`); or preview and the local service refuse it (`refused`).
 */
export type Fate = "honoured" | "noted" | "refused";

/** One line of docs/fidelity.md: properties of a container group that belong together. */
export type FidelityRow = {
  /** What the properties do on Azure. */
  readonly azure: string;
  /** How the local engine does the same, or why it does not. */
  readonly local: string;
  /** Path patterns, with `[]` for any index. */
  readonly properties: readonly string[];
} & (
  | { readonly fate: "honoured" }
  | {
      readonly fate: "noted";
      /** The paths that the note names. Default: `properties`. */
      readonly named?: readonly string[];
    }
  | {
      readonly fate: "refused";
      /** The paths that the refusal names. Default: `properties`. */
      readonly named?: readonly string[];
      /** The reason, which follows "is not supported on the local engine: ". */
      readonly why: string;
    }
);

/** The properties for containers and for init containers. */
export function ofBoth(...properties: readonly string[]): string[] {
  return ["containers[]", "initContainers[]"].flatMap((list) => properties.map((property) => `${list}.${property}`));
}
