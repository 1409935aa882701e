import { randomBytes } from "node:crypto";
import {
  bootstrap,
  encodeScript,
  ExecOutput,
  PlainInput,
  plainScript,
  shellQuote,
  SHELL,
  terminalScript,
} from "./execScript";
import { type Clock, onAbort, untilAborted } from "../../../clock";
import { ArmFault } from "../wire/fault";
import { type ByteSocket, openWebSocket, type StreamAddress } from "../wire/webSocket";

/** Size of a terminal, in characters. */
export interface TerminalSize {
  readonly rows: number;
  readonly cols: number;
}

/** The input and output of a program. */
export interface ExecIo {
  /** The program's input, or the keys that are typed in a terminal. */
  readonly input: AsyncIterable<Buffer>;
  /** Takes the program's output and errors. Nothing more is read until the returned promise has resolved. */
  write(chunk: Buffer): void | Promise<void>;
  /** Present if the program gets a terminal. Otherwise it gets pipes. */
  readonly terminal?: {
    readonly size: TerminalSize;
    /** Calls back for every new size until the returned function is called. */
    onResize(changed: (size: TerminalSize) => void): () => void;
  };
  /** Called when the program starts. The input is read from now on. */
  started?(): void;
  /** Calls back when the user interrupts the program, for example with Ctrl-C. */
  onInterrupt?(interrupt: () => void): void;
}

/** Asks ARM for a session of {@link SHELL}. */
export type OpenShell = (size: TerminalSize) => Promise<StreamAddress>;

/** Longest wait for the shell to start and report that it is ready. */
const SHELL_MS = 60_000;
/** For sessions without a visible terminal: wide enough to not break lines. */
const PLAIN_SIZE: TerminalSize = { rows: 24, cols: 400 };
/** A window that is being dragged changes its size many times a second. */
const RESIZE_PAUSE_MS = 100;
const INTERRUPT = Buffer.from("\x03");
/** Ctrl-C and Ctrl-D, which end what still uses the terminal. */
const HANG_UP = Buffer.from("\x03\x04");

/** What running a program also needs. */
export interface Surroundings {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Runs a program in a container and returns its exit code. */
export async function execInContainer(
  open: OpenShell,
  command: readonly string[],
  io: ExecIo,
  { clock, signal }: Surroundings,
): Promise<number> {
  const nul = command.findIndex((word) => word.includes("\0"));
  if (nul >= 0) throw new ArmFault(`argument ${nul} of the command has a NUL character, which no argument can have.`);
  const id = randomBytes(16).toString("hex");
  const { terminal } = io;
  const script = terminal ? terminalScript(id, command) : plainScript(id, command);
  const stop = new AbortController();
  let exitCode: number | undefined;
  let socket: ByteSocket | undefined;
  const over = (code: number) => {
    exitCode = code;
    stop.abort();
    socket?.send(HANG_UP);
    socket?.close();
  };
  let unable = false;
  let slow = false;
  /** Output that the caller has not taken yet. */
  let writing: Promise<void> | undefined;
  let giveUp = () => {};
  const output = new ExecOutput(id, {
    ready: () => {
      giveUp();
      socket?.send(Buffer.from(encodeScript(script)));
    },
    started: (path) => {
      io.started?.();
      io.onInterrupt?.(() => socket?.send(INTERRUPT));
      void sendInput(io, socket!, stop.signal);
      if (path !== undefined) followSize(open, path, io, { clock, signal: stop.signal });
    },
    output: (chunk) => {
      writing = io.write(chunk) ?? writing;
    },
    ended: over,
    unable: () => {
      unable = true;
      socket?.close();
    },
  });
  try {
    const address = await open(terminal?.size ?? PLAIN_SIZE);
    const early: Buffer[] = [];
    const onData = (data: Buffer): Promise<void> | undefined => {
      if (socket === undefined) return void early.push(data);
      writing = undefined;
      output.take(data);
      return writing;
    };
    socket = await openWebSocket(address, { header: false, onData, farewell: HANG_UP, signal, clock });
    giveUp = clock.after(SHELL_MS, () => {
      slow = true;
      socket?.close();
    });
    socket.send(Buffer.from(bootstrap(id)));
    early.forEach((data) => output.take(data));
    await socket.closed.catch((error: unknown) => {
      if (exitCode === undefined) throw error;
    });
    if (writing !== undefined) await untilAborted(writing, signal);
  } finally {
    giveUp();
    stop.abort();
  }
  signal.throwIfAborted();
  if (exitCode !== undefined) return exitCode;
  if (slow) throw new ArmFault(`${SHELL}, which runs the command, did not start within ${SHELL_MS / 1000} s.`);
  throw new ArmFault(
    unable ? "the container's image has no `stty`, without which only `--tty` works." : why(output.prelude),
  );
}

function why(prelude: string): string {
  // Without a shell in the image, the container runtime's error is in the output.
  const [line = ""] = prelude.split(/\r?\n/).filter((text) => /\S/.test(text) && !text.includes("berth_"));
  if (line !== "") return `the container did not start ${SHELL}, which runs the command: ${line.trim()}`;
  return "the connection ended before the command did. Its container may have stopped.";
}

async function sendInput({ input, terminal }: ExecIo, socket: ByteSocket, signal: AbortSignal): Promise<void> {
  const plain = terminal === undefined ? new PlainInput() : undefined;
  try {
    for await (const data of input) {
      if (signal.aborted) return;
      socket.send(plain ? plain.encode(data) : data);
      await socket.drained();
    }
  } catch {
    // An input that fails counts as ended.
  }
  if (plain && !signal.aborted) socket.send(plain.end);
}

/**
 * Keeps the container's terminal at the size of the user's. ACI's sessions have no message for that, so a second
 * session sets the size from inside the container.
 */
function followSize(open: OpenShell, path: string, io: ExecIo, around: Surroundings): void {
  const { clock, signal } = around;
  let wanted: TerminalSize | undefined;
  let busy = false;
  const apply = async () => {
    if (busy) return;
    busy = true;
    while (wanted !== undefined && !signal.aborted) {
      await clock.sleep(RESIZE_PAUSE_MS, signal).catch(() => undefined);
      if (signal.aborted) break;
      const { rows, cols } = wanted;
      wanted = undefined;
      const resize = `stty rows ${rows} cols ${cols} <${shellQuote(path)}`;
      const quiet: ExecIo = { input: nothing(), write: () => undefined };
      // The old size still works.
      await execInContainer(open, [SHELL, "-c", resize], quiet, around).catch(() => undefined);
    }
    busy = false;
  };
  const stop = io.terminal?.onResize((size) => {
    wanted = size;
    void apply();
  });
  onAbort(signal, () => stop?.());
}

async function* nothing(): AsyncGenerator<Buffer> {}
