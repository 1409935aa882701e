import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before } from "../waiting";

/** The output and exit code of a run of the Pulumi CLI. */
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

export const root = join(__dirname, "../../..");

/**
 * A stack of the program `main` (a path from the repository's root) with its own state, controlled through the real
 * Pulumi CLI. The project file is written next to the state, so that nothing in the repository changes.
 */
export class PulumiStack {
  readonly folder = mkdtempSync(join(tmpdir(), "berth-test-"));
  readonly callsFile = join(this.folder, "calls.jsonl");
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    main: string,
    readonly project = `test-${process.pid}-${Math.random().toString(36).slice(2, 8)}`,
    more: NodeJS.ProcessEnv = {},
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
      ...more,
    };
  }

  /** Runs `pulumi` with the arguments. The caller checks the exit code. */
  run(...args: string[]): Promise<CliResult> {
    return new Promise((resolve) => {
      const options = { cwd: this.folder, env: this.env, maxBuffer: 1 << 26 };
      execFile("pulumi", [...args, "--non-interactive", "--color", "never"], options, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, output: stdout + stderr }),
      );
    });
  }

  /** Runs `pulumi`, kills it and its plugins with SIGKILL at `moment`, and resolves when they have ended. */
  async killAt(moment: Promise<unknown>, ...args: string[]): Promise<void> {
    const { pid, ended } = await this.runUntil(moment, args);
    for (const each of [pid, ...PulumiStack.childrenOf(pid)]) process.kill(each, "SIGKILL");
    await ended;
  }

  /** Runs `pulumi`, interrupts it like Ctrl-C at `moment`, and resolves when it has ended by itself. */
  async interruptAt(moment: Promise<unknown>, ...args: string[]): Promise<CliResult> {
    const { pid, ended } = await this.runUntil(moment, args);
    process.kill(pid, "SIGINT");
    return ended;
  }

  private async runUntil(moment: Promise<unknown>, args: readonly string[]) {
    const { pid, ended } = this.start(...args);
    let output = "";
    const told = ended.then((result) => (output = result.output));
    await before(moment, told, () => `pulumi ended before its time:\n${output}`);
    return { pid, ended };
  }

  /** Starts `pulumi`, for a caller that does not wait for its end. */
  start(...args: string[]): { readonly pid: number; readonly ended: Promise<CliResult> } {
    const options = { cwd: this.folder, env: this.env };
    const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], options);
    let output = "";
    child.stdout.on("data", (data: Buffer) => (output += String(data)));
    child.stderr.on("data", (data: Buffer) => (output += String(data)));
    const ended = once(child, "close").then(([code]): CliResult => ({ code: (code as number | null) ?? -1, output }));
    return { pid: child.pid!, ended };
  }

  /** Processes that a run of `pulumi` has started: language hosts and plugins, which lead process groups of their own. */
  static childrenOf(pid: number): number[] {
    try {
      return execFileSync("pgrep", ["-P", String(pid)], { encoding: "utf8" })
        .trim()
        .split("\n")
        .map(Number);
    } catch {
      return [];
    }
  }

  /**
   * Resolves before a matching ARM request is sent. Also counts requests that {@link takeCalls} has not returned yet.
   */
  whenCalled(isRight: (call: RecordedCall) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!this.calls().some(isRight)) return;
        watcher.close();
        resolve();
      };
      const watcher = watch(this.folder, { persistent: false }, look);
      look();
    });
  }

  /** Runs `pulumi` and throws its whole output when it fails. */
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
    const calls = this.calls();
    rmSync(this.callsFile, { force: true });
    return calls;
  }

  /** Whole lines only: the last one may be incomplete. */
  private calls(): RecordedCall[] {
    let text = "";
    try {
      text = readFileSync(this.callsFile, "utf8");
    } catch {
      return [];
    }
    const lines = text.split("\n").slice(0, -1);
    return lines.map((line) => JSON.parse(line) as RecordedCall);
  }

  /** Destroys everything in the stack, and removes the stack. */
  async remove(): Promise<void> {
    await this.succeed("destroy", "--yes", "--skip-preview", "--remove");
    rmSync(this.folder, { recursive: true });
  }

  /** Removes the stack without what is in it. */
  async forget(): Promise<void> {
    await this.succeed("stack", "rm", "--force", "--yes");
    rmSync(this.folder, { recursive: true });
  }
}
