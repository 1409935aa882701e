import { type ChildProcessByStdio, spawn } from "node:child_process";
import { Duplex, type Readable, type Writable } from "node:stream";
import type { SshEndpoint } from "../discovery";
import { EngineError } from "../engine";

const CONNECT_SECONDS = 30;
/**
 * How many connections sign in at once: by default sshd refuses further ones while ten have not signed in
 * (MaxStartups).
 */
const STARTING_AT_ONCE = 4;
/** How many bytes of ssh's error output are kept. */
const SAID_BYTES = 4096;

type SshProcess = ChildProcessByStdio<Writable, Readable, Readable>;

/** Connections to an engine through the system's ssh, which knows the user's hosts, keys and settings. */
export class SshConnections {
  private starting = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly endpoint: SshEndpoint,
    private readonly program = "ssh",
  ) {}

  open(): Duplex {
    const connection = new SshConnection(this.endpoint, this.program, () => {
      this.starting--;
      this.next();
    });
    this.waiting.push(() => connection.start());
    this.next();
    return connection;
  }

  private next(): void {
    if (this.starting >= STARTING_AT_ONCE) return;
    const start = this.waiting.shift();
    if (start === undefined) return;
    this.starting++;
    start();
  }
}

/**
 * The docker CLI runs the same command: `docker system dial-stdio` connects its input and output to the engine's
 * socket.
 */
export function sshArguments({ host, port, user, socketPath }: SshEndpoint): string[] {
  return [
    // Nobody can answer a prompt. Without one, a user who would have to type a password gets an error at once.
    ...["-T", "-o", "BatchMode=yes", "-o", `ConnectTimeout=${CONNECT_SECONDS}`],
    ...(user === undefined ? [] : ["-l", user]),
    ...(port === undefined ? [] : ["-p", String(port)]),
    ...["--", host, "docker"],
    ...(socketPath === undefined ? [] : ["--host", `unix://${socketPath}`]),
    ...["system", "dial-stdio"],
  ];
}

/** An ssh process as a connection. It has the methods of a socket that an HTTP agent calls. */
class SshConnection extends Duplex {
  private child: SshProcess | undefined;
  private said = "";
  private isReferenced = true;
  /** Sends what was written before the process started. */
  private early: (() => void) | undefined;

  constructor(
    private readonly endpoint: SshEndpoint,
    private readonly program: string,
    private readonly onStarted: () => void,
  ) {
    super({ allowHalfOpen: true });
  }

  start(): void {
    const begun = once(this.onStarted);
    if (this.destroyed) return begun();
    // A separate session: Ctrl-C in the terminal is for Berth, which may still need this connection to undo something.
    const detached = process.platform !== "win32";
    const options = { stdio: "pipe", env: process.env, detached, windowsHide: true } as const;
    const child = spawn(this.program, sshArguments(this.endpoint), options);
    this.child = child;
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.said = (this.said + text).slice(-SAID_BYTES)));
    child.stdout.once("data", begun);
    child.stdout.on("data", (chunk: Buffer) => {
      if (!this.push(chunk)) child.stdout.pause();
    });
    child.stdin.on("error", () => {});
    child.once("error", (error) => {
      begun();
      this.destroy(new EngineError("unavailable", `${this.program} could not be run: ${error.message}`));
    });
    child.once("close", (code) => {
      begun();
      if (code === 0) this.push(null);
      else this.destroy(this.problem(code));
    });
    if (!this.isReferenced) this.unref();
    this.early?.();
  }

  private problem(code: number | null): EngineError {
    const said =
      this.said
        .trim()
        .split(/\s*\n\s*/)
        .join(" ") || `it ended with code ${code}`;
    return new EngineError("unavailable", `ssh: ${said}`);
  }

  override _read(): void {
    this.child?.stdout.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.child === undefined) this.early = () => this._write(chunk, encoding, done);
    else this.child.stdin.write(chunk, () => done());
  }

  override _final(done: (error?: Error | null) => void): void {
    if (this.child === undefined) this.early = () => this._final(done);
    else this.child.stdin.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.child?.kill();
    done(error);
  }

  ref(): this {
    return this.reference(true);
  }

  unref(): this {
    return this.reference(false);
  }

  private reference(wanted: boolean): this {
    this.isReferenced = wanted;
    const { child } = this;
    if (child === undefined) return this;
    // The pipes of a child process are sockets, but their types do not say so.
    const parts = [child, child.stdin, child.stdout, child.stderr] as unknown as { ref(): void; unref(): void }[];
    for (const part of parts) part[wanted ? "ref" : "unref"]();
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }
}

function once(action: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) action();
    isDone = true;
  };
}
