import { homedir } from "node:os";
import type { Environ, ProviderConfig } from "../providers/plugin/config";
import type { SupervisorStatus } from "../supervisor/client";
import { Failure } from "./failure";
import { configOf, type TargetOptions } from "./target";

export interface SuperviseOptions extends TargetOptions {
  readonly status?: boolean;
  readonly stop?: boolean;
}

/** Starts, shows or ends the supervisor of the local engine's groups. Returns the text to print. */
export async function supervise(options: SuperviseOptions, env: Environ): Promise<string> {
  const config = configOf(options, env);
  if (config.target === "azure")
    throw new Failure("supervise is for target local: on Azure the service itself runs the probes.", 2);
  if (options.status && options.stop) throw new Failure("--status and --stop exclude each other.", 2);
  const { supervisor, endpoint } = await localSupervisor(config, env);
  if (options.stop) return (await supervisor.stopSupervisor(endpoint)) ? "Stopped." : NOT_RUNNING;
  const status = options.status
    ? await supervisor.supervisorStatus(endpoint)
    : await supervisor.ensureSupervisor(endpoint);
  if (status === undefined) throw new Failure(NOT_RUNNING);
  return told(status);
}

/** The supervisor's client, and the engine that it is asked about. */
export async function localSupervisor({ dockerHost }: ProviderConfig, env: Environ) {
  const [{ findEngine }, supervisor] = await Promise.all([
    import("../providers/local/service.js"),
    import("../supervisor/client.js"),
  ]);
  return { supervisor, endpoint: findEngine({ dockerHost, env, home: homedir() }) };
}

const NOT_RUNNING = "The supervisor of probes is not running.";

function told({ pid, version, startedAt, engine, groups, log }: SupervisorStatus): string {
  const watched = groups.length === 0 ? "No group has probes." : `It runs the probes of:\n  ${groups.join("\n  ")}`;
  return (
    `The supervisor of probes, version ${version}, is running as process ${pid} since ${startedAt}; ` +
    `the engine is ${engine}.\n${watched}\nIts log is ${log}.`
  );
}
