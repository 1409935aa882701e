import type { ContainerProbe } from "../model/generated/shapes";
import { EngineError } from "../docker/engine";
import { runExecProbe } from "./execProbe";
import { runHttpProbe } from "./httpProbe";
import { failure, type ProbePlace, type ProbeRun, SUCCESS, UNKNOWN } from "./probeOutcome";

/** Runs one probe of a container, once at a time. While a timed-out run still hangs, the next runs fail at once. */
export class ProbeRunner {
  #rest: Promise<unknown> | undefined;

  constructor(
    private readonly place: ProbePlace,
    private readonly probe: ContainerProbe,
  ) {}

  async run(): Promise<Omit<ProbeRun, "rest">> {
    const begunMs = this.place.clock.nowMs();
    if (this.#rest !== undefined) return { begunMs, outcome: failure("the last run has not ended yet") };
    try {
      const { rest, ...run } = await this.started();
      if (rest !== undefined) this.keep(rest);
      return run;
    } catch (error) {
      if (error instanceof EngineError) return { begunMs, outcome: UNKNOWN };
      throw error;
    }
  }

  private started(): Promise<ProbeRun> {
    const { exec, httpGet, timeoutSeconds = 1 } = this.probe;
    if (exec !== undefined) return runExecProbe(this.place, exec, timeoutSeconds);
    if (httpGet !== undefined) return runHttpProbe(this.place, httpGet, timeoutSeconds);
    return Promise.resolve({ begunMs: this.place.clock.nowMs(), outcome: SUCCESS });
  }

  private keep(rest: Promise<unknown>): void {
    const done = () => (this.#rest = undefined);
    this.#rest = rest.then(done, done);
  }
}
