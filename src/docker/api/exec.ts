import { Duplex } from "node:stream";
import type { ExecConfig, ExecInspectResponse } from "@docker/node-sdk";
import { type Clock, systemClock, untilAborted, within } from "../../clock";
import type { EngineClient } from "./client";
import { Demultiplexer, splitStreams } from "./streams";
import {
  EngineError,
  type ExecLimit,
  type ExecOptions,
  type ExecResult,
  type ExecSession,
  type TerminalSize,
} from "../engine";

/** First interval between questions for an exit code that the engine does not have yet. */
const ASK_AGAIN_MS = 20;
/** Longest interval, for a program that keeps running without output. */
const ASK_LATER_MS = 1_000;
/** How long a program may take to end after its connection broke. */
const BROKEN_MS = 30_000;

/** A program that exists in the engine, to be started and inspected. */
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

  /** Only a hijacked connection can be closed in one direction, which tells the program that its input has ended. */
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

/** How long to wait for a program. */
export interface ExecLimits {
  /** Counted from the start of the program. Default: no limit. */
  readonly limit?: ExecLimit;
  /** Ends the wait with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a program until its output ends. At a limit or abort, the program keeps running, but its input and output are
 * closed.
 */
export async function runExec(
  creating: Promise<Exec>,
  input: NodeJS.ReadableStream | undefined,
  { limit, signal }: ExecLimits,
  clock: Clock = systemClock,
): Promise<ExecResult> {
  // Listens from now on: the connection may break before the program has started.
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
  try {
    if (limit !== undefined) {
      const { ms, what } = limit;
      const late = () => new EngineError("failed", `${what} did not end within ${ms / 1000} s.`);
      return await within(clock, { ms, late }, signal, run);
    }
    return await (signal ? untilAborted(run(signal), signal) : run());
  } finally {
    socket.destroy();
  }
}

/** Starts a program and opens a session with it. */
export async function openExecSession(exec: Exec, terminal?: TerminalSize): Promise<ExecSession> {
  const socket = await exec.start();
  let broken: Error | undefined;
  const closed = new Promise<void>((resolve) => {
    socket.on("error", (error) => (broken = error));
    socket.once("end", resolve).once("close", resolve);
  });
  const resize = (size: TerminalSize) => exec.resize(size);
  // A program that has already ended has no terminal to resize.
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

/**
 * Writes go to the socket, and reads come from its decoded output. A broken connection counts as an end: the exit code
 * shows more.
 */
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

/** The program's input could not be read. */
class InputError extends EngineError {
  constructor(cause: Error) {
    super("failed", cause.message);
  }
}

/** Sends the input and reads the output to its end. Resolves to the error that broke the connection, if any. */
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
      // The program has ended without reading its whole input.
      (input as { destroy?: () => void } | undefined)?.destroy?.();
      resolve(broken);
    });
    input?.pipe(socket);
  });
}

/**
 * The engine knows of a program's end a moment after the end of its output. A program may also close its output and
 * keep running. So the exit code is polled at growing intervals until the program or its container ends, or the signal
 * is aborted.
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
