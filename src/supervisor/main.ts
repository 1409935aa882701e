/**
 * The supervisor lives here: a process that runs the probes of an engine's container groups and restarts what fails.
 * Targets and the berth command import only its client. It never answers ARM requests, and the only change that it
 * makes to a group is a restart of containers.
 */

import { rmSync, statSync, writeFileSync } from "node:fs";
import { version } from "../../package.json";
import { openDockerEngine } from "../docker/api/engine";
import { ownedEngine } from "../docker/owned";
import { withPolicies } from "../docker/policies";
import { systemClock } from "../clock";
import { listen } from "./listen";
import { fileLog } from "./log";
import type { Answers, SupervisorArguments, SupervisorStatus } from "./messages";
import { Supervisor } from "./supervisor";
import { watchContext } from "./watched";

/** How often the address is checked: if something deletes the folder, clients can no longer connect. */
const CHECK_MS = 5_000;
/** How long work in progress may take to end. Each step is saved, so the next supervisor continues. */
const STOP_MS = 10_000;

void main(JSON.parse(process.argv[2] ?? "{}") as SupervisorArguments);

async function main({ endpoint, place, idleMs }: SupervisorArguments): Promise<void> {
  const log = fileLog(place.log);
  process.on("uncaughtException", (error) => {
    log(`fails: ${error.stack ?? error.message}`);
    process.exit(1);
  });
  const startedAt = new Date().toISOString();
  const path = process.argv[1] ?? "";
  const program = { path, writtenMs: statSync(path).mtimeMs };
  const engine = withPolicies(ownedEngine(await openDockerEngine(endpoint)));
  const supervisor = new Supervisor(watchContext(engine, systemClock, log), place.identity, { idleMs });
  const stopping = new AbortController();
  const status = (): SupervisorStatus => {
    return { pid: process.pid, version, program, startedAt, ...supervisor.status, log: place.log };
  };
  const answers: Answers = {
    status: async () => status(),
    look: async () => {
      await supervisor.lookNow();
      return status();
    },
    stop: async () => {
      setImmediate(() => stop("was told to stop"));
      return status();
    },
    known: async (sandbox) => ({ file: await supervisor.known(sandbox) }),
  };
  const listener = await listen(place.address, process.platform, answers);
  if (listener === undefined) process.exit(0);
  writeFileSync(place.pid, `${process.pid}\n`, { mode: 0o600 });
  log(`starts: version ${version}`);

  function stop(why: string): void {
    if (stopping.signal.aborted) return;
    log(`ends: ${why}`);
    // Closing our listener would remove the socket even if another supervisor has replaced it.
    if (listener?.isOurs()) {
      rmSync(place.pid, { force: true });
      listener.close();
    }
    stopping.abort();
    setTimeout(() => process.exit(0), STOP_MS);
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop(`got ${signal}`));
  process.on("SIGHUP", () => {});
  setInterval(() => {
    if (!listener.isOurs()) stop("its socket was taken away");
  }, CHECK_MS).unref();

  await supervisor.run(stopping.signal);
  stop("there is nothing left to watch");
  process.exit(0);
}
