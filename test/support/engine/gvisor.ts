import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** gVisor's runsc; throws when it is missing. */
export function runscProgram(): string {
  const program = process.env["BERTH_TEST_RUNSC"];
  if (program) return program;
  throw new Error(
    "BERTH_TEST_RUNSC is not set: it is to be the path of gVisor's runsc. `npm test` makes sure that there is one, and so " +
      "does `node scripts/setup.mjs`, which says where.",
  );
}

/**
 * A runtime program for an engine: runsc, configured for the common network of a group's containers, and for machines
 * that may lack KVM and a writable cgroup tree.
 */
export class GvisorRuntime {
  private readonly folder = mkdtempSync(join(tmpdir(), "berth-gvisor-"));
  readonly path = join(this.folder, "runsc-in-shared-network");

  constructor() {
    const command = [`'${runscProgram()}'`, "--ignore-cgroups", "--platform=systrap", "--network=host", '"$@"'];
    writeFileSync(this.path, `#!/bin/sh\nexec ${command.join(" ")}\n`, { mode: 0o755 });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
