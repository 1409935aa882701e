import type { TarFile } from "../../../docker/tar";
import { agentProgram } from "./program";

const NAME = "agent-1";
/** The supervisor's agent in a sandbox container: agent.c. The name changes with the protocol. */
export const AGENT = `/${NAME}`;

/** The agent as a file for the root of a sandbox; undefined for an architecture without a program. */
export function agentFile(arch: string): TarFile | undefined {
  const program = agentProgram[arch];
  return program === undefined ? undefined : { name: NAME, content: Buffer.from(program, "base64"), mode: 0o755 };
}
