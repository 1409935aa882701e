import { harmless } from "../model/values/text";

/** Rows of text in aligned columns. Empty cells are shown as `-`. */
export function table(rows: readonly (readonly (string | number | undefined)[])[], indent = ""): string {
  const cells = rows.map((row) => row.map((cell) => (cell === undefined || cell === "" ? "-" : oneLine(String(cell)))));
  const widths = (cells[0] ?? []).map((_, i) => Math.max(...cells.map((row) => (row[i] ?? "").length)));
  return cells
    .map(
      (row) =>
        indent +
        row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join("   ")
          .trimEnd(),
    )
    .join("\n");
}

/** Makes a cell one line, and as wide as its number of characters. */
const oneLine = (cell: string): string => harmless(cell).replace(/[\n\t]/g, " ");

/** How long ago a time was, in its largest unit; empty if there is no time. */
export function ago(time: unknown, nowMs: number): string {
  const ms = typeof time === "string" ? nowMs - Date.parse(time) : Number.NaN;
  if (Number.isNaN(ms)) return "";
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return `${seconds} s ago`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min ago`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} h ago`;
  return `${Math.round(seconds / 86_400)} days ago`;
}
