import { appendFileSync, renameSync, statSync } from "node:fs";

const HIGHEST_BYTES = 512 * 1024;

/** Writes lines with their time to a file. It and the one before it, `.1`, are of bounded size. */
export function fileLog(path: string, now: () => number = Date.now): (text: string) => void {
  return (text) => {
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > HIGHEST_BYTES) renameSync(path, `${path}.1`);
      const line = `${new Date(now()).toISOString()} ${process.pid} ${text.replace(/\n/g, "\n  ")}\n`;
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      // A full disk is no reason to stop probing.
    }
  };
}
