import type { ContainerGroupInputs } from "../../../../model/generated/shapes";
import type { ContainerSpec, Engine } from "../../../../docker/engine";
import type { HostAddress } from "../parts";
import { publishedPorts } from "./ports";
import { subnetOf } from "./subnet";

/**
 * What a sandbox needs to close the ports that its group does not expose, and what it is told about them. In a subnet all ports can
 * be reached, as on Azure. The program gives the capabilities up before it says that it is done: SETPCAP is needed for that alone.
 */
export function firewallSpec(
  group: ContainerGroupInputs,
  address: HostAddress,
): Required<Pick<ContainerSpec, "args" | "capabilities">> {
  if (subnetOf(group) !== undefined) return { args: [], capabilities: { add: [], drop: ["ALL"] } };
  const ports = publishedPorts(group, address).map(({ port, protocol }) => `${port}/${protocol}`);
  return { args: ["firewall", ...ports], capabilities: { add: ["NET_ADMIN", "SETPCAP"], drop: ["ALL"] } };
}

/**
 * Waits until the sandbox has made its firewall, or found that it cannot. Returns why it cannot; undefined when all is well. A
 * program of the group that starts earlier could be reached at every port.
 */
export async function firewallProblem(
  engine: Engine,
  group: ContainerGroupInputs,
  sandbox: string,
): Promise<string | undefined> {
  if (subnetOf(group) !== undefined) return undefined;
  // Each start of the sandbox says it again.
  const said = await firstLine(engine, sandbox);
  if (said === "firewall") return undefined;
  return said?.replace(/^no firewall: /, "") ?? "the sandbox ended";
}

async function firstLine(engine: Engine, sandbox: string): Promise<string | undefined> {
  const log = await engine.followLogs(sandbox, { tail: 1 });
  let text = "";
  // Leaving the loop ends the log.
  for await (const chunk of log) {
    text += String(chunk);
    const end = text.indexOf("\n");
    if (end >= 0) return text.slice(0, end);
  }
  return undefined;
}
