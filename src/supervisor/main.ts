/**
 * The supervisor lives here: a process that runs the probes of an engine's container groups and restarts what fails.
 * Its client is what the targets and the command import; nothing else of it is imported. It never answers ARM and never
 * changes a group but by a restart of its containers.
 */

import { rmSync, statSync, writeFileSync } from "node:fs";
import { version } from "../../package.json";
import { openDockerEngine } from "../docker/api/engine";
import { systemClock } from "../clock";
import { listen } from "./listen";
import { fileLog } from "./log";
import type { Answers, SupervisorArguments, SupervisorStatus } from "./messages";
import { Supervisor } from "./supervisor";
import { watchContext } from "./watched";

/** How often the address is checked. Something may clean up the folder, and then nobody finds us. */
const CHECK_MS = 5_000;
/** How long what is being done may take to end. Each step of it is kept, so that the next supervisor goes on. */
const STOP_MS = 2_000;

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
  const engine = await openDockerEngine(endpoint);
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
    // Somebody else's address must stay, and closing ours would remove it.
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
