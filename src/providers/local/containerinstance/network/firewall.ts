import { onAbort, within } from "../../../../clock";
import type { CompleteGroup } from "../../../../model/containerinstance/container/complete";
import type { ContainerSpec } from "../../../../docker/engine";
import type { Context } from "../../context";
import { ArmError } from "../../http/errors";
import type { Operation } from "../../work/operations";
import { shownWait } from "../../work/steps";
import type { HostAddress } from "../parts";
import { publishedPorts } from "./ports";
import { subnetOf } from "./subnet";

/** How long a sandbox may take to close ports. It is done in milliseconds, once the engine lets it run. */
const CLOSING_MS = 300_000;

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/**
 * What a sandbox needs to close the ports that its group does not expose, and what it is told about them. In a subnet all ports can
 * be reached, as on Azure. The program gives the capabilities up before it says that it is done: SETPCAP is needed for that alone.
 */
export function firewallSpec(
  group: CompleteGroup,
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
  context: Pick<Context, "engine" | "clock" | "now">,
  group: CompleteGroup,
  sandbox: string,
  operation: Pick<Operation, "abort" | "events">,
): Promise<string | undefined> {
  if (subnetOf(group) !== undefined) return undefined;
  const limit = { ms: CLOSING_MS, late: () => silent(sandbox) };
  const { signal: unwanted } = operation.abort;
  // Each start of the sandbox says it again.
  const reading = within(context.clock, limit, unwanted, async (signal) =>
    (await context.engine.isPodman())
      ? askedLine(context, sandbox, signal)
      : firstLine(context.engine, sandbox, signal),
  );
  const what = `the sandbox '${sandbox}' to close the ports that the group does not expose`;
  const said = await shownWait(context, operation, what, reading);
  if (said === "firewall") return undefined;
  return said?.replace(/^no firewall: /, "") ?? "the sandbox ended";
}

function silent(sandbox: string): ArmError {
  const message =
    `The sandbox '${sandbox}' did not say within ${CLOSING_MS / 60_000} minutes whether it has closed the ports that the group does ` +
    "not expose. The containers of the group were not started.";
  return new ArmError(409, "SandboxNotReady", message);
}

/** Podman may never send a line of a followed log that was written while it began to follow. */
async function askedLine(
  { engine, clock }: Pick<Context, "engine" | "clock">,
  sandbox: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    const isRunning = (await engine.inspectContainer(sandbox))?.running === true;
    const text = await engine.containerLogs(sandbox, { tail: 1 });
    const end = text.indexOf("\n");
    if (end >= 0) return text.slice(0, end);
    if (!isRunning) return undefined;
    await clock.sleep(pauseMs, signal);
  }
}

async function firstLine(engine: Context["engine"], sandbox: string, signal: AbortSignal): Promise<string | undefined> {
  const log = await engine.followLogs(sandbox, { tail: 1 });
  const stopListening = onAbort(signal, () => log.destroy(signal.reason as Error));
  let text = "";
  try {
    // Leaving the loop ends the log.
    for await (const chunk of log) {
      text += String(chunk);
      const end = text.indexOf("\n");
      if (end >= 0) return text.slice(0, end);
    }
    return undefined;
  } finally {
    stopListening();
  }
}
