import { Duplex } from "node:stream";
import type { ExecConfig, ExecInspectResponse } from "@docker/node-sdk";
import { type Clock, systemClock, untilAborted, within } from "../../clock";
import type { EngineClient } from "./client";
import { Demultiplexer, splitStreams } from "./streams";
import { EngineError, type ExecOptions, type ExecResult, type ExecSession, type TerminalSize } from "../engine";

/** How soon the engine is asked again for an exit code that it does not have yet. */
const ASK_AGAIN_MS = 20;
/** How soon in the end, of a program that goes on without output. */
const ASK_LATER_MS = 1_000;
/** How long a program whose connection broke may take to end. */
const BROKEN_MS = 1_000;

/** A program that the engine has been told of, to be started and asked about. */
export class Exec {
  private constructor(
    private readonly client: EngineClient,
    private readonly id: string,
    private readonly hasTerminal: boolean,
  ) {}

  static async create(client: EngineClient, ref: string, options: ExecConfig, signal?: AbortSignal): Promise<Exec> {
    const path = `/containers/${encodeURIComponent(ref)}/exec`;
    const { Id } = await client.ask<{ Id: string }>("POST", path, { body: options, ...(signal && { signal }) });
    return new Exec(client, Id, options.Tty === true);
  }

  /** Only of a connection that was taken over can one side be ended, which is how a program learns that its input ends. */
  start(signal?: AbortSignal): Promise<Duplex> {
    const body = { Detach: false, Tty: this.hasTerminal };
    return this.client.hijack(`/exec/${this.id}/start`, { body, ...(signal && { signal }) });
  }

  async resize({ rows, cols }: TerminalSize): Promise<void> {
    await this.client.ask("POST", `/exec/${this.id}/resize`, { query: { h: rows, w: cols } });
  }

  inspect(): Promise<ExecInspectResponse> {
    return this.client.ask("GET", `/exec/${this.id}/json`);
  }
}

/** Docker's form of a program to run in a container. */
export function execOptions(
  { command, env, user, workingDir }: ExecOptions,
  hasInput: boolean,
  terminal = false,
): ExecConfig {
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

/** How long a program is waited for. */
export interface ExecLimits {
  /** From its start on. Default: any time. */
  readonly timeoutMs?: number;
  /** Ends the wait with its reason. */
  readonly signal?: AbortSignal;
}

/** Runs a program to the end of its output. One that goes on at a limit is left alone, and what it reads and writes ends. */
export async function runExec(
  creating: Promise<Exec>,
  input: NodeJS.ReadableStream | undefined,
  { timeoutMs, signal }: ExecLimits,
  clock: Clock = systemClock,
): Promise<ExecResult> {
  // Heard from now on: it may break before the program has started.
  const running: { socket?: Duplex } = {};
  let problem: InputError | undefined;
  input?.on("error", (error: Error) => {
    problem = new InputError(error);
    running.socket?.destroy(problem);
  });
  const exec = await creating;
  const socket = (running.socket = await exec.start(signal));
  const run = async (over?: AbortSignal): Promise<ExecResult> => {
    if (problem !== undefined) throw problem;
    const chunks: Buffer[] = [];
    const broken = await transfer(socket, input, (chunk) => chunks.push(chunk));
    if (broken instanceof InputError) throw broken;
    return { exitCode: await exitCode(exec, broken, clock, over), ...splitStreams(Buffer.concat(chunks)) };
  };
  const late = () => new EngineError("failed", `The program did not end within ${timeoutMs} ms.`);
  try {
    if (timeoutMs !== undefined) return await within(clock, { ms: timeoutMs, late }, signal, run);
    return await (signal ? untilAborted(run(signal), signal) : run());
  } finally {
    socket.destroy();
  }
}

/** Starts a program that is spoken to while it runs. */
export async function openExecSession(exec: Exec, terminal?: TerminalSize): Promise<ExecSession> {
  const socket = await exec.start();
  let broken: Error | undefined;
  const closed = new Promise<void>((resolve) => {
    socket.on("error", (error) => (broken = error));
    socket.once("end", resolve).once("close", resolve);
  });
  const resize = (size: TerminalSize) => exec.resize(size);
  // A program that has ended already has no size.
  if (terminal !== undefined) await resize(terminal).catch(() => undefined);
  return {
    stream: duplex(socket, terminal !== undefined ? socket : socket.pipe(new Demultiplexer())),
    resize,
    progress: async () => {
      const { Running, ExitCode } = await exec.inspect();
      if (Running) return "running";
      return typeof ExitCode !== "number" ? "starting" : "ended";
    },
    exitCode: async (signal) => {
      await (signal ? untilAborted(closed, signal) : closed);
      return exitCode(exec, broken, systemClock, signal);
    },
  };
}

/** Writes to the socket and reads what its output was made into. A broken connection is an end: the exit code tells. */
function duplex(socket: Duplex, output: NodeJS.ReadableStream): Duplex {
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
  socket: Duplex,
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
    input?.pipe(socket);
  });
}

/**
 * The engine learns of a program's end a moment after its output's. A program may also close its output and go on: it is asked for
 * less and less often, until it ends, its container does, or the signal says so.
 */
export async function exitCode(
  exec: Pick<Exec, "inspect">,
  broken: Error | undefined,
  clock: Clock,
  signal?: AbortSignal,
): Promise<number> {
  const endMs = clock.nowMs() + BROKEN_MS;
  for (let pauseMs = ASK_AGAIN_MS; ; pauseMs = Math.min(pauseMs * 1.5, ASK_LATER_MS)) {
    const { Running, ExitCode } = await (signal ? untilAborted(exec.inspect(), signal) : exec.inspect());
    if (Running === false && typeof ExitCode === "number") return ExitCode;
    if (broken !== undefined && clock.nowMs() > endMs) throw new EngineError("failed", broken.message);
    await clock.sleep(pauseMs, signal);
  }
}
