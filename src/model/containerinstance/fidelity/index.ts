/**
 * The table of container group properties lives here: what each does on Azure, and what the local engine does with it.
 * The model imports it to note or refuse properties at preview, docs/fidelity.md is generated from it, and the
 * conformance tests check an engine against it. It never looks at a value.
 */
import { AZURE_ROWS } from "./azure";
import { CONTAINER_ROWS } from "./containers";
import { GROUP_ROWS } from "./group";
import type { FidelityRow } from "./row";
import { VOLUME_ROWS } from "./volumes";

export type { Fate, FidelityRow } from "./row";

/** The rows, grouped by topic. */
export const FIDELITY: Readonly<Record<string, readonly FidelityRow[]>> = {
  "The group": GROUP_ROWS,
  "Containers and init containers": CONTAINER_ROWS,
  "Volumes and registries": VOLUME_ROWS,
  "What only Azure has": AZURE_ROWS,
};

const rows = Object.values(FIDELITY).flat();

/** The paths of all properties that are noted, without duplicates. */
export function notedPaths(): string[] {
  return [...new Set(rows.flatMap((row) => (row.fate === "noted" ? (row.named ?? row.properties) : [])))];
}

/** The reason for each property that the local engine refuses, by path. */
export function refusedPaths(): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row) =>
      row.fate === "refused" ? (row.named ?? row.properties).map((path) => [path, row.why] as const) : [],
    ),
  );
}
