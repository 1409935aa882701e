import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Growing } from "../waiting";

const quote = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

/** A program on its own terminal, with simulated keys. `script` of util-linux makes the terminal. */
export class Terminal {
  readonly #shown = new Growing();
  readonly exited: Promise<number | null>;
  private readonly child: ChildProcess;
  private readonly folder = mkdtempSync(join(tmpdir(), "berth-terminal-"));
  private readonly ttyFile = join(this.folder, "tty");

  constructor(command: readonly string[], size: { rows: number; cols: number }, env: NodeJS.ProcessEnv) {
    const prepare = `stty rows ${size.rows} cols ${size.cols}; tty > ${quote(this.ttyFile)}`;
    const line = `${prepare}; exec ${command.map(quote).join(" ")}`;
    this.child = spawn("script", ["-qec", line, "/dev/null"], { env: { ...env, SHELL: "/bin/sh" } });
    this.child.stdout!.on("data", (chunk) => this.#shown.add(chunk));
    this.child.stderr!.on("data", (chunk) => this.#shown.add(chunk));
    this.child.stdin!.on("error", () => undefined);
    this.exited = new Promise((resolve, reject) => {
      this.child.once("error", reject);
      this.child.once("close", (code) => {
        rmSync(this.folder, { recursive: true, force: true });
        resolve(code);
      });
    });
  }

  get output(): string {
    return this.#shown.text;
  }

  type(keys: string): void {
    this.child.stdin!.write(keys);
  }

  resize({ rows, cols }: { rows: number; cols: number }): void {
    const tty = readFileSync(this.ttyFile, "utf8").trim();
    execFileSync("stty", ["-F", tty, "rows", String(rows), "cols", String(cols)]);
  }

  /** Whether the terminal passes keys and output on unchanged. */
  isRaw(): boolean {
    const tty = readFileSync(this.ttyFile, "utf8").trim();
    const settings = execFileSync("stty", ["-F", tty, "-a"]).toString();
    return ["-icanon", "-opost"].every((setting) => settings.split(/\s+/).includes(setting));
  }

  /** Waits until the output after a position matches, and returns where the match ends. */
  async shows(pattern: RegExp, from = 0): Promise<number> {
    const text = await this.#shown.says((output) => pattern.test(output.slice(from)));
    const found = pattern.exec(text.slice(from))!;
    return from + found.index + found[0].length;
  }

  kill(): void {
    this.child.kill("SIGKILL");
  }
}
