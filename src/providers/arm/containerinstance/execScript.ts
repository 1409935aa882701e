/**
 * Runs a program with arguments, although ACI's exec only starts a program without arguments: it starts a shell, which
 * is then told what to run. See docs/decisions/0011-exec.md.
 */

/** The program that every session starts. */
export const SHELL = "/bin/sh";
/** ASCII's record separator, which programs hardly ever write. */
const MARK = "\x1e";
/** Terminals accept lines of up to 4095 bytes, the line editors of shells fewer. */
const LINE_LENGTH = 800;
/** An unfinished line is passed on after this many bytes. */
const PIECE_LENGTH = 1024;

const CTRL_D = 0x04;
const CTRL_V = 0x16;
const NEWLINE = 0x0a;

/** Terminal settings for plain bytes that still let programs read lines of any content and be interrupted. */
const PLAIN =
  "-echo -echonl -opost -ixon -ixoff -icrnl -inlcr -igncr -istrip -imaxbel isig icanon iexten intr ^C eof ^D lnext ^V";

/** Quotes a word for a POSIX shell. */
export function shellQuote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * The first line for an interactive shell. It reports that it is ready and then reads a script and becomes it. The
 * report is written in two parts, so that the terminal's echo of the line, where a space is between them, is not
 * mistaken for it. It needs only built-ins, `stty` and `tty`.
 */
export function bootstrap(id: string): string {
  const script = [
    "berth_s=$(stty -g 2>/dev/null)",
    "stty -echo 2>/dev/null",
    `printf "\\036%s%s" ${id.slice(0, 8)} "${id.slice(8)}?"`,
    "berth_p=",
    'while IFS= read -r berth_l&&[ "$berth_l" ]; do berth_p=$berth_p$berth_l; done',
    'eval "$(printf "$berth_p")"',
  ].join("; ");
  return ` exec ${SHELL} -c '${script}'\n`;
}

/**
 * Encodes a script in lines that no terminal, line editor or shell changes: octal numbers, and an empty line at the
 * end.
 */
export function encodeScript(script: string): string {
  const octal = [...Buffer.from(script)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
  return `${octal.match(new RegExp(`.{1,${LINE_LENGTH}}`, "g"))!.join("\n")}\n\n`;
}

/** Runs a program on the session's terminal and reports how it ended. */
export function terminalScript(id: string, command: readonly string[]): string {
  return [
    '[ "$berth_s" ] && stty "$berth_s"',
    // A caught signal, unlike an ignored one, is reset to its default in the program.
    "trap : INT QUIT",
    started(id),
    `( ${execLine(command)} )`,
    ended(id),
  ].join("\n");
}

/**
 * Runs a program with pipes for its input and output, as if there were no terminal: bytes are not changed, and the
 * input has an end. Output and errors share a pipe, since the session has only one output.
 */
export function plainScript(id: string, command: readonly string[]): string {
  const copy = '( trap "" INT QUIT; exec cat )';
  return [
    `[ "$berth_s" ] || { printf '\\036${id}!\\036'; exit 1; }`,
    `stty ${PLAIN}`,
    "trap : INT QUIT",
    started(id),
    `{ ${copy} | {`,
    "trap : INT QUIT",
    `( ${execLine(command)} )`,
    ended(id),
    `}; } 2>&1 | ${copy}`,
  ].join("\n");
}

/** `exec` only finds programs. Without it, the command could run a built-in of the shell. */
const execLine = (command: readonly string[]) => `exec ${command.map(shellQuote).join(" ")}`;
const started = (id: string) => `printf '\\036${id}\\036%s\\036' "$(tty 2>/dev/null)"`;
const ended = (id: string) => `printf '\\036${id}:%s\\036' $?`;

/**
 * Encodes input for a program of {@link plainScript}, so that the terminal before its pipe passes it on unchanged and
 * at once.
 */
export class PlainInput {
  private pending = 0;

  encode(data: Buffer): Buffer {
    const bytes: number[] = [];
    for (const byte of data) {
      if (byte === NEWLINE) this.pending = 0;
      else if (++this.pending > PIECE_LENGTH) {
        bytes.push(CTRL_D);
        this.pending = 1;
      }
      if ((byte < 0x20 && byte !== NEWLINE) || byte === 0x7f) bytes.push(CTRL_V);
      bytes.push(byte);
    }
    if (this.pending > 0) bytes.push(CTRL_D);
    this.pending = 0;
    return Buffer.from(bytes);
  }

  /** The end of the input. */
  readonly end = Buffer.from([CTRL_D]);
}

/** The events in a session's output. */
export interface ExecEvents {
  /** The shell waits for its script. */
  ready(): void;
  /** The program starts. `terminal` is the path of its terminal in the container, if it is known. */
  started(terminal: string | undefined): void;
  output(chunk: Buffer): void;
  /** The program has ended. */
  ended(exitCode: number): void;
  /** The container has no `stty`. */
  unable(): void;
}

/** Removes a script's marks from a session's output and reports them as events. */
export class ExecOutput {
  private rest: Buffer = Buffer.alloc(0);
  private state: "before" | "ready" | "running" | "over" = "before";

  constructor(
    private readonly id: string,
    private readonly events: ExecEvents,
  ) {}

  /** The output before the shell was ready, which explains why it does not become ready. */
  get prelude(): string {
    return this.state === "before" ? this.rest.toString() : "";
  }

  take(chunk: Buffer): void {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    while (this.step()) continue;
  }

  /** Handles the next mark. False when more output is needed first. */
  private step(): boolean {
    if (this.state === "over") return false;
    const head = Buffer.from(MARK + this.id);
    const at = this.rest.indexOf(head);
    const kind = at < 0 ? undefined : this.rest[at + head.length];
    if (kind === undefined) {
      this.release(at < 0 ? this.rest.length - partial(this.rest, head) : at);
      return false;
    }
    if (this.state === "before") {
      if (kind !== "?".charCodeAt(0)) return this.pass(at + head.length);
      this.state = "ready";
      this.rest = this.rest.subarray(at + head.length + 1);
      this.events.ready();
      return true;
    }
    const from = at + head.length + 1;
    const to = this.rest.indexOf(MARK, from);
    if (to < 0) {
      this.release(at);
      return false;
    }
    const text = this.rest.toString("utf8", from, to);
    this.release(at);
    this.rest = this.rest.subarray(to + 1 - at);
    this.mark(String.fromCharCode(kind), text);
    return true;
  }

  private mark(kind: string, text: string): void {
    if (kind === MARK && this.state === "ready") {
      this.state = "running";
      this.events.started(text.startsWith("/dev/") ? text : undefined);
    } else if (kind === ":" || kind === "!") {
      this.state = "over";
      if (kind === ":") this.events.ended(Number(text));
      else this.events.unable();
    }
  }

  /**
   * Passes on output that cannot be part of a mark. Output before the program starts comes from the shell and the
   * terminal.
   */
  private release(length: number): void {
    if (this.state === "before") return;
    const chunk = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    if (this.state === "running" && chunk.length > 0) this.events.output(chunk);
  }

  private pass(length: number): boolean {
    this.rest = this.rest.subarray(length);
    return true;
  }
}

/** How many bytes at the end may be the beginning of a mark. */
function partial(bytes: Buffer, head: Buffer): number {
  for (let length = Math.min(head.length - 1, bytes.length); length > 0; length--)
    if (bytes.subarray(bytes.length - length).equals(head.subarray(0, length))) return length;
  return 0;
}
