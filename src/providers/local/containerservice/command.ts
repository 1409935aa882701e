import { randomUUID } from "node:crypto";
import { type UnzipFileInfo, unzipSync } from "fflate";
import { type Clock, onAbort, within } from "../../../clock";
import { KUBECONFIG } from "./credentials";
import type { Engine, ExecSession } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import { packFiles } from "../../../docker/tar";

/** A client's request to run a command in a cluster. */
export interface ClusterCommand {
  /** For `sh -c`. */
  readonly command: string;
  /** A zip file in base64. Its files are put into the command's working directory. */
  readonly context?: string;
}

export interface CommandResult {
  readonly exitCode: number;
  /** Standard output and error in the order in which they were written. Only the beginning, if they are long. */
  readonly logs: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** Limits of a command. Only that of the output is AKS's, the others are Berth's own. */
export const COMMAND_LIMITS = {
  /** Run time, including the transfer of its files. */
  ms: 30 * 60_000,
  /** Standard output and error together. Everything after that is read and dropped. */
  outputBytes: 512 * 1024,
  /** Size of the unpacked files: a zip of a few kilobytes can contain gigabytes. */
  filesBytes: 64 * 1024 * 1024,
  files: 10_000,
};

/** Time that a busy engine has to kill a command. */
const KILL_MS = 60_000;

/**
 * Runs a command with kubectl in a cluster's server, in its own directory. It is killed and fails when its time is up.
 */
export async function runClusterCommand(
  { engine, clock }: { readonly engine: Engine; readonly clock: Clock },
  server: string,
  { command, context = "" }: ClusterCommand,
  limits = COMMAND_LIMITS,
): Promise<CommandResult> {
  const directory = `berth/commands/${randomUUID()}`;
  const files = filesOf(context, limits).map(({ name, content }) => ({
    name: `${directory}/${name}`,
    content,
    mode: 0o755,
  }));
  const startedAt = new Date(clock.nowMs()).toISOString();
  const { ms, outputBytes } = limits;
  const output = new BoundedText(outputBytes);
  const late = () => new ArmError(408, "CommandTimedOut", lateMessage(ms, output.text()));
  let isLate = false;
  try {
    const exitCode = await within(clock, { ms, late }, undefined, async (signal) => {
      signal.addEventListener("abort", () => (isLate = true));
      if (files.length > 0) await engine.putArchive(server, "/", packFiles(files));
      // The process id is stored beside the directory, so that the command sees only its own files.
      const script = 'mkdir -p "$0" && cd "$0" && echo $$ > "$0.pid" && exec sh -c "$1" 2>&1';
      const words = ["sh", "-c", script, `/${directory}`, command];
      return readToEnd(await engine.openExec(server, { command: words, env: { KUBECONFIG } }), output, signal);
    });
    return { exitCode, logs: output.text(), startedAt, finishedAt: new Date(clock.nowMs()).toISOString() };
  } finally {
    await clearUp(engine, server, `/${directory}`, isLate);
  }
}

/**
 * A program that is started in a container leads its own process group, so everything that it has started is killed
 * with it.
 */
async function clearUp(engine: Engine, server: string, directory: string, isLate: boolean): Promise<void> {
  const kill = 'test -f "$0.pid" && kill -9 -- -"$(cat "$0.pid")"; ';
  const script = `${isLate ? kill : ""}rm -rf "$0" "$0.pid"`;
  await engine.exec(server, {
    command: ["sh", "-c", script, directory],
    limit: { ms: KILL_MS, what: "Killing the command" },
  });
}

function lateMessage(ms: number, output: string): string {
  const said = output.trimEnd();
  return (
    `The command did not end within ${ms / 60_000} minutes and was killed.` +
    (said === "" ? "" : ` It had written:\n${said}`)
  );
}

async function readToEnd(session: ExecSession, output: BoundedText, signal: AbortSignal): Promise<number> {
  const { stream } = session;
  const stopListening = onAbort(signal, () => stream.destroy());
  try {
    stream.end();
    for await (const chunk of stream) output.add(chunk as Buffer);
    return await session.exitCode(signal);
  } finally {
    stopListening();
  }
}

/** The beginning of a text that arrives in pieces. */
class BoundedText {
  private readonly kept: Buffer[] = [];
  private length = 0;
  private dropped = 0;

  constructor(private readonly maxBytes: number) {}

  add(piece: Buffer): void {
    const fits = piece.subarray(0, this.maxBytes - this.length);
    if (fits.length > 0) this.kept.push(Buffer.from(fits));
    this.length += fits.length;
    this.dropped += piece.length - fits.length;
  }

  text(): string {
    // The cut may be in the middle of a character.
    const text = Buffer.concat(this.kept).toString("utf8");
    if (this.dropped === 0) return text;
    return `${text.replace(/\uFFFD$/, "")}\n[${this.dropped} more bytes were dropped: ${this.maxBytes} are kept]\n`;
  }
}

function filesOf(context: string, limits: typeof COMMAND_LIMITS): { name: string; content: Buffer }[] {
  if (context === "") return [];
  const files = Object.entries(unzip(context, limits)).filter(([name]) => !name.endsWith("/"));
  const outside = files.find(([name]) => name.startsWith("/") || name.split("/").includes(".."));
  if (outside !== undefined) throw invalid(`holds the path '${outside[0]}', which is not inside it`);
  return files.map(([name, content]) => ({ name, content: Buffer.from(content) }));
}

/** Unpacked files are never larger than the zip's index says, so that can be checked before anything is unpacked. */
function unzip(context: string, { filesBytes, files }: typeof COMMAND_LIMITS): Record<string, Uint8Array> {
  let [bytes, count] = [0, 0];
  const filter = ({ originalSize }: UnzipFileInfo) => {
    bytes += originalSize;
    count++;
    if (count > files) throw invalid(`holds more than ${files} files`);
    if (bytes > filesBytes) throw invalid(`holds files of more than ${filesBytes} bytes in all when unpacked`);
    return true;
  };
  try {
    return unzipSync(Buffer.from(context, "base64"), { filter });
  } catch (error) {
    if (error instanceof ArmError) throw error;
    throw invalid(`is not a zip in base64: ${(error as Error).message}`);
  }
}

function invalid(what: string): ArmError {
  return new ArmError(400, "InvalidParameter", `The context of the command ${what}.`);
}
