import { randomUUID } from "node:crypto";
import { unzipSync } from "fflate";
import { KUBECONFIG } from "./credentials";
import type { Engine } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import { packFiles } from "../../../docker/tar";

/** What a client sends to run a command in a cluster. */
export interface ClusterCommand {
  /** For `sh -c`. */
  readonly command: string;
  /** A zip in base64, whose files are in the command's working directory. */
  readonly context?: string;
}

export interface CommandResult {
  readonly exitCode: number;
  /** Standard output and error in the order in which they were written. */
  readonly logs: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** Runs a command with kubectl in a cluster's server, in a directory of its own. */
export async function runClusterCommand(
  engine: Engine,
  server: string,
  { command, context = "" }: ClusterCommand,
): Promise<CommandResult> {
  const directory = `berth/commands/${randomUUID()}`;
  const files = filesOf(context).map(({ name, content }) => ({ name: `${directory}/${name}`, content, mode: 0o755 }));
  const startedAt = new Date().toISOString();
  try {
    if (files.length > 0) await engine.putArchive(server, "/", packFiles(files));
    const script = 'mkdir -p "$0" && cd "$0" && exec sh -c "$1" 2>&1';
    const { exitCode, stdout } = await engine.exec(server, {
      command: ["sh", "-c", script, `/${directory}`, command],
      env: { KUBECONFIG },
    });
    return { exitCode, logs: stdout, startedAt, finishedAt: new Date().toISOString() };
  } finally {
    await engine.exec(server, { command: ["rm", "-rf", `/${directory}`] });
  }
}

function filesOf(context: string): { name: string; content: Buffer }[] {
  if (context === "") return [];
  const files = Object.entries(unzip(context)).filter(([name]) => !name.endsWith("/"));
  const outside = files.find(([name]) => name.startsWith("/") || name.split("/").includes(".."));
  if (outside !== undefined) throw invalid(`holds the path '${outside[0]}', which is not inside it`);
  return files.map(([name, content]) => ({ name, content: Buffer.from(content) }));
}

function unzip(context: string): Record<string, Uint8Array> {
  try {
    return unzipSync(Buffer.from(context, "base64"));
  } catch (error) {
    throw invalid(`is not a zip in base64: ${(error as Error).message}`);
  }
}

function invalid(what: string): ArmError {
  return new ArmError(400, "InvalidParameter", `The context of the command ${what}.`);
}
