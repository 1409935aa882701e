import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { berth, plainEnv, type Ran, startBerth } from "../cli/berth";

const run = promisify(execFile);

/** What `berth serve` says once it listens. */
const LISTENING = /answers as Azure Resource Manager at (https:\/\/localhost:\d+)/;

/** A `berth serve` of a test's own: at a free port, with keys of its own. */
export class ServeCommand {
  private constructor(
    readonly folder: string,
    readonly origin: string,
    private readonly process: ReturnType<typeof startBerth>,
  ) {}

  static async start(...args: string[]): Promise<ServeCommand> {
    const folder = mkdtempSync(join(tmpdir(), "berth-serve-"));
    const started = startBerth(["serve", "--port", "0", "--folder", folder, ...args]);
    const said = await Promise.race([
      started.says((out) => LISTENING.test(out)),
      started.ended.then(({ code, out, err }) => {
        throw new Error(`berth serve ended with ${code}:\n${out}${err}`);
      }),
    ]);
    return new ServeCommand(folder, LISTENING.exec(said)![1]!, started);
  }

  /** What it has told until now: a line for each request. */
  get log(): string {
    return this.process.seen.out + this.process.seen.err;
  }

  /** The environment of a shell that has evaluated `berth env`. */
  async env(client: string, ...args: string[]): Promise<NodeJS.ProcessEnv> {
    const { code, out, err } = await berth(["env", client, "--folder", this.folder, "--shell", "sh", ...args]);
    if (code !== 0) throw new Error(`berth env ended with ${code}:\n${err}`);
    const { stdout } = await run("sh", ["-c", `${out}\nenv -0`], { env: plainEnv() });
    return Object.fromEntries(
      stdout
        .split("\0")
        .filter(Boolean)
        .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
    );
  }

  /** Ends it as Ctrl-C does, and removes its folder. */
  async end(): Promise<Ran> {
    this.process.child.kill("SIGINT");
    const ran = await this.process.ended;
    rmSync(this.folder, { recursive: true, force: true });
    return ran;
  }
}
