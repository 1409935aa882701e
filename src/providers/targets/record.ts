import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ArmConnection } from "../arm/contract";
import { recordCalls } from "../arm/wire/recordCalls";
import { recordFile } from "../arm/wire/recordFile";

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/**
 * Wraps a connection so that every request is written to the configured file, if there is one. A relative path starts
 * at the project's folder.
 */
export function recorded(
  connection: ArmConnection,
  path: string | undefined,
  redact: (text: string) => string,
): ArmConnection {
  if (path === undefined) return connection;
  const record = recordFile(resolve(projectFolder(process.cwd()), path));
  return recordCalls(connection, (line) => record(redact(line)));
}

/** Pulumi starts plugins in the program's folder, which is the project's folder or lies in it. */
function projectFolder(folder: string): string {
  if (PROJECT_FILES.some((file) => existsSync(join(folder, file)))) return folder;
  const parent = dirname(folder);
  return parent === folder ? process.cwd() : projectFolder(parent);
}
