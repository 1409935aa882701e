import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** gVisor's runsc; throws where there is none. */
export function runscProgram(): string {
  const program = process.env["BERTH_TEST_RUNSC"];
  if (program) return program;
  throw new Error(
    "BERTH_TEST_RUNSC is not set: it is to be the path of gVisor's runsc. `npm test` makes sure that there is one, and so " +
      "does `node scripts/setup.mjs`, which says where.",
  );
}

/**
 * A program that an engine can take for a runtime: runsc, with the network that a group's containers share, and on a machine
 * that may lack both KVM and a cgroup tree to write to.
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
