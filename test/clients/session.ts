/**
 * Clients of ARM that are not ours live here, each against a `berth serve` of its own. What a client shows becomes its section of
 * docs/clients.md: `npm run test:clients -- --write NAME` writes it, and without `--write` the test compares it.
 */

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLocalArmService } from "../../src/providers/local/service";
import { Terminal } from "../support/cli/terminal";
import { root } from "../support/pulumi/cli";
import { ServeCommand } from "../support/serve/command";

/** The one that `berth env` names. */
const SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";
export const NAME = "helloberth42";
const PAGE = join(root, "docs/clients.md");

/** What a terminal shows of a program's output: programs that show progress go back and write again. */
function shownBy(output: string): string {
  const [first = "", ...rest] = output.replaceAll("\r", "").split(/(?=\u001b\[\d*A)/);
  const plain = (text: string) => text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, "");
  return rest.reduce((shown, part) => {
    const up = Number(/^\u001b\[(\d*)A/.exec(part)![1] || 1);
    return (
      shown
        .split("\n")
        .slice(0, -1 - up)
        .concat("")
        .join("\n") + plain(part)
    );
  }, plain(first));
}

/** A client's shell with `berth serve`, and what it shows. */
export class Session {
  /** The name of everything that the session makes, of its own. Commands and the page have {@link NAME}, of the same length. */
  readonly name = `berth${randomBytes(5).toString("hex").slice(0, 7)}`;
  readonly #shown: string[] = [];

  private constructor(
    private readonly client: string,
    readonly served: ServeCommand,
    readonly env: NodeJS.ProcessEnv,
    readonly folder: string,
  ) {}

  static async start(
    client: string,
    { folder = __dirname, ...more }: { folder?: string; [name: string]: string | undefined } = {},
  ) {
    const served = await ServeCommand.start();
    return new Session(client, served, { ...(await served.env(client)), ...more }, folder);
  }

  /** Runs a command of a shell, in which {@link NAME} is the session's name. Throws when it fails, unless `fails` is what it shows then. */
  async run(command: string, { shown = command, fails = false } = {}): Promise<string> {
    const { code, output } = await this.execute(this.named(command));
    if ((code !== 0) !== fails)
      throw new Error(
        `${command} ended with ${code}:\n${output}\n\nrequests:\n${this.served.log.split("\n").slice(-40).join("\n")}`,
      );
    this.show(shown, output);
    return output;
  }

  /** Runs a command that the page does not show. `signIn` is how the client signs in. Default: with a secret. */
  async quiet(command: string, signIn?: "identity" | "oidc"): Promise<string> {
    const env = signIn && { ...(await this.served.env(this.client, "--sign-in", signIn)), PATH: this.env["PATH"] };
    const { code, output } = await this.execute(this.named(command), env);
    if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output}\n\nrequests:\n${this.served.log}`);
    return output;
  }

  /** Starts a command in a terminal, which types for it. */
  async inTerminal(
    command: string,
    use: (terminal: Terminal) => Promise<unknown> = async () => undefined,
  ): Promise<void> {
    const terminal = new Terminal(["bash", "-c", this.named(command)], { rows: 24, cols: 120 }, this.env);
    try {
      await use(terminal);
      await terminal.exited;
    } catch (error) {
      throw new Error(`${command} showed:\n${terminal.output}\n\n${this.served.log.slice(-4000)}`, { cause: error });
    } finally {
      terminal.kill();
    }
    this.show(command, terminal.output);
  }

  show(command: string, output: string): void {
    this.#shown.push(
      `$ ${command}`,
      ...this.masked(output)
        .trimEnd()
        .split("\n")
        .filter((line, i, all) => line !== "" || all.length > 1),
    );
  }

  private named(command: string): string {
    return command.replaceAll(NAME, this.name);
  }

  private execute(command: string, env = this.env): Promise<{ code: number | null; output: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn("bash", ["-c", command], {
        cwd: this.folder,
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (output += String(data)));
      child.once("error", reject).once("close", (code) => resolve({ code, output }));
    });
  }

  /** What differs between runs, replaced. */
  masked(text: string): string {
    return shownBy(text)
      .replaceAll(this.name, NAME)
      .replaceAll(/.*BusyBox v.*\n|Enter 'help' for a list.*\n/g, "")
      .replaceAll(/(\/ # )+/g, "/ # ")
      .replaceAll(/http:\/\/127\.0\.0\.1:\d+\/site/g, "https://git.example/site")
      .replaceAll(this.env["WORK"] ?? this.served.folder, "$WORK")
      .replaceAll(this.served.folder, "~/.local/share/berth")
      .replaceAll(new URL(this.served.origin).host, "localhost:9443")
      .replaceAll(/\bw(s|ss):\/\/(localhost|127\.0\.0\.1):\d+/g, "w$1://$2:49152")
      .replaceAll(/(?!00000000-0000)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "3f2504e0-4f89-41d3-9a0c-0305e82c3301")
      .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?/g, "2026-12-01T10:00:00Z")
      .replaceAll(/\b127\.\d+\.\d+\.\d+\b(?!:49152)/g, "127.0.0.5")
      .replaceAll(/\b[A-Za-z0-9+/]{86}==/g, "c3RvcmFnZSBhY2NvdW50IGtleQ==")
      .replaceAll(/0x[0-9A-F]{8,}/g, "0x8DE000000000000")
      .replaceAll(/(The container engine answered:) .*/g, "$1 …");
  }

  /** Compares what the session has shown with its section of the page, or writes it there. */
  check(section: string): void {
    const text = this.#shown.join("\n");
    const page = readFileSync(PAGE, "utf8");
    const block = new RegExp(`(<!-- session: ${section} -->\\n\\n\`\`\`console\\n)([^]*?)(\\n\`\`\`\\n)`);
    if (process.env["BERTH_TEST_WRITE"] === "true")
      writeFileSync(
        PAGE,
        page.replace(block, (_, before: string, __, after: string) => before + text + after),
      );
    const written = block.exec(readFileSync(PAGE, "utf8"))?.[2];
    expect(text).toBe(written);
  }

  /** Removes what the session has made, however it ended, and ends its server. */
  async end(): Promise<void> {
    await this.served.end();
    if (this.env["WORK"] !== undefined) rmSync(this.env["WORK"], { recursive: true, force: true });
    const service = createLocalArmService();
    const url = `https://localhost/subscriptions/${SUBSCRIPTION}/resourceGroups/${this.name}?api-version=2021-04-01`;
    await service.handle({ method: "DELETE", url, headers: { authorization: "Bearer test" } });
    await service.settled();
  }
}
