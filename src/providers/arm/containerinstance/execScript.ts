/**
 * How a program with arguments is run where only one program without arguments can be: in a shell, that is told what to run.
 * docs/decisions/0011-exec.md tells why.
 */

/** The program that every session starts. */
export const SHELL = "/bin/sh";
/** ASCII's record separator: programs hardly ever write it. */
const MARK = "\x1e";
/** A terminal takes lines of up to 4095 bytes, and the line editors of shells fewer. */
const LINE_LENGTH = 800;
/** Bytes of a line that is not ended yet, after which it is handed on as it is. */
const PIECE_LENGTH = 1024;

const CTRL_D = 0x04;
const CTRL_V = 0x16;
const NEWLINE = 0x0a;

/** What a program may still do with its terminal set for plain bytes: read lines of any content, and be interrupted. */
const PLAIN =
  "-echo -echonl -opost -ixon -ixoff -icrnl -inlcr -igncr -istrip -imaxbel isig icanon iexten intr ^C eof ^D lnext ^V";

/** A word that a POSIX shell takes as it is. */
export function shellQuote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * The line that an interactive shell is to read first. It says that it is ready, in two parts that the terminal's echo of the line
 * has a space between, then reads a script and becomes it. Only built-ins, `stty` and `tty` are needed.
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

/** The script as lines that no terminal, line editor or shell can misread: octal numbers, and an empty line at the end. */
export function encodeScript(script: string): string {
  const octal = [...Buffer.from(script)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
  return `${octal.match(new RegExp(`.{1,${LINE_LENGTH}}`, "g"))!.join("\n")}\n\n`;
}

/** Runs a program on the session's terminal, and tells how it ended. */
export function terminalScript(id: string, command: readonly string[]): string {
  return [
    '[ "$berth_s" ] && stty "$berth_s"',
    // A signal that is caught, not ignored, is the program's own again.
    "trap : INT QUIT",
    started(id),
    `( ${execLine(command)} )`,
    ended(id),
  ].join("\n");
}

/**
 * Runs a program with pipes for its input and output, as if there were no terminal: bytes pass as they are, and an end of the
 * input is one for good. Output and errors share a pipe, for the session has only one way out.
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

/** `exec` finds programs alone, where a plain command line may mean a built-in of the shell. */
const execLine = (command: readonly string[]) => `exec ${command.map(shellQuote).join(" ")}`;
const started = (id: string) => `printf '\\036${id}\\036%s\\036' "$(tty 2>/dev/null)"`;
const ended = (id: string) => `printf '\\036${id}:%s\\036' $?`;

/** Bytes for a program of {@link plainScript}, so that the terminal before its pipe passes them on unchanged and at once. */
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

/** What a session's output tells. */
export interface ExecEvents {
  /** The shell waits for its script. */
  ready(): void;
  /** The program starts. `terminal` is its path in the container, if it could be found out. */
  started(terminal: string | undefined): void;
  output(chunk: Buffer): void;
  /** The program has ended. */
  ended(exitCode: number): void;
  /** The container has no `stty`. */
  unable(): void;
}

/** Takes the marks of a script out of a session's output. */
export class ExecOutput {
  private rest: Buffer = Buffer.alloc(0);
  private state: "before" | "ready" | "running" | "over" = "before";

  constructor(
    private readonly id: string,
    private readonly events: ExecEvents,
  ) {}

  /** What came before the shell was ready: why it is not, if it never is. */
  get prelude(): string {
    return this.state === "before" ? this.rest.toString() : "";
  }

  take(chunk: Buffer): void {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    while (this.step()) continue;
  }

  /** Handles the next mark. False when more must come first. */
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

  /** Hands on what cannot be part of a mark. Before the program starts it is the shell's and the terminal's own. */
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

/** How many bytes at the end could be the beginning of a mark. */
function partial(bytes: Buffer, head: Buffer): number {
  for (let length = Math.min(head.length - 1, bytes.length); length > 0; length--)
    if (bytes.subarray(bytes.length - length).equals(head.subarray(0, length))) return length;
  return 0;
}
