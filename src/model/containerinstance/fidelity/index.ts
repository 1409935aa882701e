/**
 * Each property of a container group lives here once: what it does on Azure, and what becomes of it on the local engine. The model
 * imports from here what preview notes and what it refuses; docs/fidelity.md is made of it, and the conformance tests hold an engine
 * to it. It never looks at a value.
 */
import { AZURE_ROWS } from "./azure";
import { CONTAINER_ROWS } from "./containers";
import { GROUP_ROWS } from "./group";
import type { FidelityRow } from "./row";
import { VOLUME_ROWS } from "./volumes";

export type { Fate, FidelityRow } from "./row";

/** The rows by what they are about. */
export const FIDELITY: Readonly<Record<string, readonly FidelityRow[]>> = {
  "The group": GROUP_ROWS,
  "Containers and init containers": CONTAINER_ROWS,
  "Volumes and registries": VOLUME_ROWS,
  "What only Azure has": AZURE_ROWS,
};

const rows = Object.values(FIDELITY).flat();

/** Paths of what only means something in Azure's data centres, once each. */
export function notedPaths(): string[] {
  return [...new Set(rows.flatMap((row) => (row.fate === "noted" ? (row.named ?? row.properties) : [])))];
}

/** Why the local engine refuses what it refuses, by path. */
export function refusedPaths(): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row) =>
      row.fate === "refused" ? (row.named ?? row.properties).map((path) => [path, row.why] as const) : [],
    ),
  );
}
