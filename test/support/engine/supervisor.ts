import type { EngineEndpoint } from "../../../src/docker/discovery";
import { openDockerEngine } from "../../../src/docker/api/engine";
import { ownedEngine } from "../../../src/docker/owned";
import type { SupervisorLink } from "../../../src/providers/local/probes/states";
import { systemClock } from "../../../src/clock";
import { Supervisor } from "../../../src/supervisor/supervisor";
import { watchContext } from "../../../src/supervisor/watched";

/** A supervisor in the test's own process. */
export class InProcessSupervisor {
  readonly log: string[] = [];
  readonly #ending = new AbortController();
  #running: { supervisor: Supervisor; ended: Promise<void> } | undefined;

  /** Starts when the service first asks for it. */
  readonly link = (endpoint: EngineEndpoint): SupervisorLink => ({
    identity: "test",
    isRunning: async () => this.#running !== undefined,
    known: async (sandbox) => this.#running && { file: await this.#running.supervisor.known(sandbox) },
    ensure: async () => {
      this.#running ??= await this.start(endpoint);
      await this.#running.supervisor.lookNow();
    },
  });

  private async start(endpoint: EngineEndpoint) {
    const engine = ownedEngine(await openDockerEngine(endpoint));
    const log = (text: string) => this.log.push(text);
    const supervisor = new Supervisor(watchContext(engine, systemClock, log), "test");
    const ended = supervisor.run(this.#ending.signal).finally(() => engine.close());
    return { supervisor, ended };
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#running?.ended;
  }
}
