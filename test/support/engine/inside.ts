import type Docker from "dockerode";
import { openDockerEngine } from "../../../src/docker/api/engine";
import { inspectGroup } from "./arm";
import { machineSocket } from "./docker";

/** Runs a program in a container of a group and returns its output, errors and exit code. */
export async function inside(docker: Docker, id: string, member: string, ...command: string[]): Promise<string> {
  const { socketPath } = docker.modem as { socketPath?: unknown };
  const path = typeof socketPath === "string" ? socketPath : machineSocket();
  const engine = await openDockerEngine({ kind: "socket", path });
  try {
    const { [member]: found } = await inspectGroup(docker, id);
    const { exitCode, stdout, stderr } = await engine.exec(found!.Id, { command });
    return `${stdout}${stderr}${exitCode === 0 ? "" : `exit code ${exitCode}\n`}`;
  } finally {
    engine.close();
  }
}
