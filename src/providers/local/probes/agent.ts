import type { TarFile } from "../../../docker/tar";
import { agentProgram } from "./program";

const NAME = "agent-1";
/** The supervisor's agent in a sandbox container: agent.c. The name changes with what the two say to each other. */
export const AGENT = `/${NAME}`;

/** The agent as a file for the root of a sandbox; undefined on an architecture that Berth has no programs for. */
export function agentFile(arch: string): TarFile | undefined {
  const program = agentProgram[arch];
  return program === undefined ? undefined : { name: NAME, content: Buffer.from(program, "base64"), mode: 0o755 };
}
