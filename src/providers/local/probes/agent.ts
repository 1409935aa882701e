import type { TarFile } from "../../../docker/tar";
import { STATE_FOLDER } from "./file";
import { agentProgram } from "./program";

const NAME = "agent-2";
/** The supervisor's agent in a sandbox container: agent.c. The name changes with the protocol. */
export const AGENT = `/${NAME}`;
/** The same, where a supervisor has brought it into a sandbox that another version made. */
export const BROUGHT_AGENT = `${STATE_FOLDER}/${NAME}`;

/** The agent as a file for the root of a sandbox, or for its folder of state; undefined for an architecture without a program. */
export function agentFile(arch: string): TarFile | undefined {
  const program = agentProgram[arch];
  return program === undefined ? undefined : { name: NAME, content: Buffer.from(program, "base64"), mode: 0o755 };
}
