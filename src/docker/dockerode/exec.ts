import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { asked } from "./errors";
import { Demultiplexer, splitStreams } from "./streams";
import { EngineError, type ExecOptions, type ExecResult, type ExecSession, type TerminalSize } from "../engine";

/** The part of dockerode's program in a container that we use. */
interface Exec {
  start(options: { hijack: boolean; Tty?: boolean }): Promise<NodeJS.ReadWriteStream>;
  resize(size: { h: number; w: number }): Promise<unknown>;
  inspect(): Promise<{ Running: boolean; ExitCode: number | null }>;
}

/** How soon the engine is asked again for an exit code that it does not have yet. */
const ASK_AGAIN_MS = 20;
/** How long a program whose connection broke may take to end. */
const BROKEN_MS = 1_000;

/** Docker's form of a program to run in a container. */
export function execOptions({ command, env, user, workingDir }: ExecOptions, hasInput: boolean, terminal = false) {
  return {
    Cmd: [...command],
    ...(env !== undefined && { Env: Object.entries(env).map(([key, value]) => `${key}=${value}`) }),
    ...(user !== undefined && { User: user }),
    ...(workingDir !== undefined && { WorkingDir: workingDir }),
    AttachStdin: hasInput,
    AttachStdout: true,
    AttachStderr: true,
    Tty: terminal,
  };
}

/** Runs a program to the end of its output. After `timeoutMs` it rejects and leaves the program alone. */
export async function runExec(exec: Exec, input?: NodeJS.ReadableStream, timeoutMs?: number): Promise<ExecResult> {
  // Only a connection that was taken over can be closed on one side, which is how the program learns that its input ends.
  const socket = (await asked(exec.start({ hijack: true }))) as Socket;
  const late = new EngineError("failed", `The program did not end within ${timeoutMs} ms.`);
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => socket.destroy(late), timeoutMs);
  const chunks: Buffer[] = [];
  try {
    const broken = await transfer(socket, input, (chunk) => chunks.push(chunk));
    if (broken === late || broken instanceof InputError) throw broken;
    return { exitCode: await exitCode(exec, broken), ...splitStreams(Buffer.concat(chunks)) };
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** Starts a program that is spoken to while it runs. */
export async function openExecSession(exec: Exec, terminal?: TerminalSize): Promise<ExecSession> {
  const Tty = terminal !== undefined;
  const socket = (await asked(exec.start({ hijack: true, Tty }))) as Socket;
  let broken: Error | undefined;
  const closed = new Promise<void>((resolve) => {
    socket.on("error", (error) => (broken = error));
    socket.once("end", resolve).once("close", resolve);
  });
  const resize = async ({ rows, cols }: TerminalSize) => {
    await asked(exec.resize({ h: rows, w: cols }));
  };
  // A program that has ended already has no size.
  if (terminal !== undefined) await resize(terminal).catch(() => undefined);
  return {
    stream: duplex(socket, Tty ? socket : socket.pipe(new Demultiplexer())),
    resize,
    exitCode: async () => {
      await closed;
      return exitCode(exec, broken);
    },
  };
}

/** Writes to the socket and reads what its output was made into. A broken connection is an end: the exit code tells. */
function duplex(socket: Socket, output: NodeJS.ReadableStream): Duplex {
  const both = new Duplex({
    read: () => output.resume(),
    write: (chunk, _encoding, done) => {
      socket.write(chunk as Buffer, () => done());
    },
    final: (done) => {
      socket.end(() => done());
    },
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  let ended = false;
  const end = () => {
    if (!ended) both.push(null);
    ended = true;
  };
  output.on("data", (chunk: Buffer) => {
    if (!ended && !both.push(chunk)) output.pause();
  });
  output.on("end", end);
  socket.on("error", end);
  return both;
}

/** What was to be the program's input could not be read. */
class InputError extends EngineError {
  constructor(cause: Error) {
    super("failed", cause.message);
  }
}

/** Sends the input and takes the output to its end. Resolves with what broke the connection, if anything did. */
function transfer(
  socket: Socket,
  input: NodeJS.ReadableStream | undefined,
  onOutput: (chunk: Buffer) => void,
): Promise<Error | undefined> {
  return new Promise((resolve) => {
    let broken: Error | undefined;
    socket.on("data", onOutput);
    socket.on("error", (error) => (broken = error));
    socket.on("end", () => resolve(undefined));
    socket.on("close", () => {
      // The program has ended without reading everything.
      (input as { destroy?: () => void } | undefined)?.destroy?.();
      resolve(broken);
    });
    input?.on("error", (error: Error) => socket.destroy(new InputError(error)));
    input?.pipe(socket);
  });
}

/** The engine learns of a program's end a moment after its output's. */
async function exitCode(exec: Exec, broken: Error | undefined): Promise<number> {
  const end = Date.now() + BROKEN_MS;
  for (;;) {
    const { Running, ExitCode } = await asked(exec.inspect());
    if (!Running && ExitCode !== null) return ExitCode;
    if (broken !== undefined && Date.now() > end) throw new EngineError("failed", broken.message);
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
