import { appendFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { ArmFault } from "./fault";

/**
 * Appends lines to a file that only its owner may read. Creates the file and its folder if they are missing. Each line
 * is a single write, so several processes may use the same file. Lines of one process keep their order.
 */
export function recordFile(path: string): (line: string) => Promise<void> {
  let last: Promise<void> = mkdir(dirname(path), { recursive: true }).then(() => undefined);
  last.catch(() => undefined);
  return (line) => {
    const before = last;
    const written = (async () => {
      await before.catch(() => undefined);
      try {
        await appendFile(path, line, { mode: 0o600, flag: "a" });
      } catch (error) {
        throw new ArmFault(
          `berth:recordCalls: ${path} cannot be written, so nothing is sent: ${(error as Error).message}`,
        );
      }
    })();
    last = written;
    return written;
  };
}
