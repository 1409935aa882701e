import { harmless } from "../model/values/text";
import { appendFileSync, renameSync, statSync } from "node:fs";

const HIGHEST_BYTES = 512 * 1024;

/** Appends lines with timestamps to a file. When it is full, it becomes `.1`, which replaces the previous one. */
export function fileLog(path: string, now: () => number = Date.now): (text: string) => void {
  return (text) => {
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > HIGHEST_BYTES) renameSync(path, `${path}.1`);
      const line = `${new Date(now()).toISOString()} ${process.pid} ${harmless(text).replace(/\n/g, "\n  ")}\n`;
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      // A full disk must not stop the probes.
    }
  };
}
