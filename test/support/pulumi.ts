import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a run of the Pulumi CLI printed, and how it ended. */
export interface CliResult {
  readonly code: number;
  readonly output: string;
}

/** A line of the file that `berth:recordCalls` names. */
export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly apiVersion?: string;
  readonly body?: unknown;
}

export const root = join(__dirname, "../..");

/**
 * A stack of the program `main` (a path from the repository's root) with a state of its own, driven through the real Pulumi
 * CLI. The project file is written next to the state, so that nothing in the repository changes.
 */
export class PulumiStack {
  readonly folder = mkdtempSync(join(tmpdir(), "berth-test-"));
  readonly callsFile = join(this.folder, "calls.jsonl");
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    main: string,
    readonly project = `test-${process.pid}-${Math.random().toString(36).slice(2, 8)}`,
  ) {
    const plugins = { providers: [{ name: "berth", path: join(root, "bin") }] };
    const file = { name: this.project, runtime: "nodejs", main: join(root, main), plugins };
    writeFileSync(join(this.folder, "Pulumi.yaml"), JSON.stringify(file));
    this.env = {
      ...process.env,
      PULUMI_BACKEND_URL: `file://${this.folder}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      BERTH_RECORD_CALLS: this.callsFile,
    };
  }

  /** Runs `pulumi` with the arguments; the exit code is the caller's to judge. */
  run(...args: string[]): Promise<CliResult> {
    return new Promise((resolve) => {
      const options = { cwd: this.folder, env: this.env, maxBuffer: 1 << 26 };
      execFile("pulumi", [...args, "--non-interactive", "--color", "never"], options, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, output: stdout + stderr }),
      );
    });
  }

  /** Runs `pulumi`, kills it and its plugins with SIGKILL when its output fits, and resolves when they are dead. */
  killDuring(moment: RegExp, ...args: string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const options = { cwd: this.folder, env: this.env, detached: true };
      const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], options);
      let output = "";
      let isKilled = false;
      const read = (data: Buffer) => {
        output += String(data);
        if (isKilled || !moment.test(output) || child.pid === undefined) return;
        isKilled = true;
        // The whole process group, which it leads.
        process.kill(-child.pid, "SIGKILL");
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.on("error", reject);
      child.on("close", () => (isKilled ? resolve() : reject(new Error(`pulumi ended before ${moment}:\n${output}`))));
    });
  }

  /** Runs `pulumi` and throws with all that it printed when it fails. */
  async succeed(...args: string[]): Promise<string> {
    const { code, output } = await this.run(...args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${code}:\n${output}`);
    return output;
  }

  async outputs(): Promise<Record<string, any>> {
    return JSON.parse(await this.succeed("stack", "output", "--json", "--show-secrets")) as Record<string, any>;
  }

  /** The ARM requests since the last call of this function. */
  takeCalls(): RecordedCall[] {
    let text = "";
    try {
      text = readFileSync(this.callsFile, "utf8");
    } catch {
      return [];
    }
    rmSync(this.callsFile);
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as RecordedCall);
  }

  /** Destroys whatever the stack holds, and forgets the stack. */
  async remove(): Promise<void> {
    await this.succeed("destroy", "--yes", "--skip-preview", "--remove");
    rmSync(this.folder, { recursive: true });
  }
}
