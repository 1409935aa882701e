/**
 * What becomes of a property on the local target: it has its effect (`honoured`), it is kept, returned and named in one note at
 * preview (`noted`), or it is refused at preview and by the local service (`refused`).
 */
export type Fate = "honoured" | "noted" | "refused";

/** Properties of a container group that are one to their reader: a line of docs/fidelity.md. */
export type FidelityRow = {
  /** What it does on Azure. */
  readonly azure: string;
  /** How it does that on the local engine, or why not. */
  readonly local: string;
  /** Path patterns, with `[]` for any index. */
  readonly properties: readonly string[];
} & (
  | { readonly fate: "honoured" }
  | {
      readonly fate: "noted";
      /** Where the note names them. Default: at the properties themselves. */
      readonly named?: readonly string[];
    }
  | {
      readonly fate: "refused";
      /** Where the refusal names them. Default: at the properties themselves. */
      readonly named?: readonly string[];
      /** Why, after "is not supported on the local engine: ". */
      readonly why: string;
    }
);

/** The same properties of containers and of init containers. */
export function ofBoth(...properties: readonly string[]): string[] {
  return ["containers[]", "initContainers[]"].flatMap((list) => properties.map((property) => `${list}.${property}`));
}
