import type { ContainerProbe } from "../model/generated/shapes";
import { type ContainerDetails, EngineError } from "../docker/engine";
import { onAbort } from "../clock";
import { ContainerRestart } from "./containerRestart";
import { ProbeCounter } from "./probeCounter";
import { recordEvent } from "./probeEvents";
import { ProbeRunner } from "./probeRun";
import type { StateKeeper, WatchContext, WatchedContainer } from "./watched";
import { pause } from "./pause";
import type { Agent } from "./agent/agent";
import { Slots } from "./slots";

/** Interval of the checks of a stopped container. While the engine does not answer, it grows up to the longest one. */
const LOOK_MS = 1_000;
const LONGEST_LOOK_MS = 15_000;
/** A run counts as late when it waited for more than this share of its period. */
const LATE_SHARE = 0.1;

/** Runs the probes of one container, and restarts it when its liveness probe has failed. */
export class ContainerWatch {
  readonly #restart: ContainerRestart;
  /** Exec probes of a container run one at a time. */
  readonly #turns = new Slots(1);

  constructor(
    private readonly context: WatchContext,
    private readonly container: WatchedContainer,
    private readonly keeper: StateKeeper,
    private readonly agent: Agent,
  ) {
    this.#restart = new ContainerRestart(context, container, keeper);
  }

  /** Ends when the container no longer exists, or at the signal. */
  async run(signal: AbortSignal): Promise<void> {
    let pauseMs = LOOK_MS;
    while (!signal.aborted) {
      const details = await this.look();
      if (details === "gone") return;
      if (details === undefined) {
        await pause(this.context.clock, pauseMs, signal);
        pauseMs = Math.min(2 * pauseMs, LONGEST_LOOK_MS);
        continue;
      }
      pauseMs = LOOK_MS;
      await this.next(details, signal);
    }
  }

  private async next(details: ContainerDetails, signal: AbortSignal): Promise<void> {
    const { state } = this.keeper;
    if (state.restart !== undefined) {
      const isWaiting = await this.tried(() => this.#restart.go(details, signal));
      if (isWaiting !== false) await pause(this.context.clock, LOOK_MS, signal);
    } else if (details.status === "running") {
      await this.watchRun(details, signal);
    } else {
      this.setReady(false);
      await pause(this.context.clock, LOOK_MS, signal);
    }
  }

  /** Runs the probes until the container has ended or must be restarted. */
  private async watchRun(details: ContainerDetails, signal: AbortSignal): Promise<void> {
    const { state } = this.keeper;
    if (state.startedAt !== details.startedAt) {
      state.startedAt = details.startedAt;
      if (this.container.probes.readinessProbe !== undefined) state.ready = false;
      this.keeper.changed();
    }
    const ended = new AbortController();
    const end = () => ended.abort();
    const stopListening = onAbort(signal, end);
    const { livenessProbe, readinessProbe } = this.container.probes;
    let hasFailed = false;
    const failed = () => {
      hasFailed = true;
      end();
    };
    // A run of the other probe may hang, so it is not awaited.
    await Promise.race([
      aborted(ended.signal),
      Promise.all([
        livenessProbe && this.probe("Liveness", livenessProbe, details, ended, failed),
        readinessProbe && this.probe("Readiness", readinessProbe, details, ended),
      ]),
    ]);
    stopListening();
    if (hasFailed && !signal.aborted) await this.tried(() => this.#restart.begin(details));
  }

  /** Runs one probe until the container has ended, or must be restarted because the probe has `failed`. */
  private async probe(
    kind: "Liveness" | "Readiness",
    probe: ContainerProbe,
    details: ContainerDetails,
    ended: AbortController,
    failed?: () => void,
  ): Promise<void> {
    const { engine, clock, slots, random } = this.context;
    const place = { engine, clock, slots, turns: this.#turns, agent: this.agent, container: this.container.id };
    const runner = new ProbeRunner(place, probe);
    const periodMs = (probe.periodSeconds ?? 10) * 1000;
    const counter = new ProbeCounter(probe, failed !== undefined || this.keeper.state.ready === true);
    await pause(clock, firstDelayMs(probe, details, clock.nowMs(), random), ended.signal);
    while (!ended.signal.aborted) {
      const dueMs = clock.nowMs();
      const { outcome, begunMs } = await runner.run();
      // Probes fail when their container has just ended, or when the engine that is shutting down is about to end it.
      const isSameRun = await this.isSameRun(details);
      if (isSameRun === false) ended.abort();
      if (ended.signal.aborted) return;
      if (isSameRun && outcome.kind !== "unknown") {
        if (outcome.kind === "failure") this.record("Unhealthy", `${kind} probe failed: ${outcome.message}`, details);
        const verdict = counter.note(outcome.kind === "success");
        if (failed === undefined) this.setReady(verdict);
        // A rule of ACI: a group with policy Never does not restart after a failed probe either.
        else if (!verdict && details.restartPolicy !== "no") return failed();
      }
      // Runs that waited for their turn all come at once. So they are spread out, and missed runs are not repeated.
      const isLate = begunMs - dueMs > LATE_SHARE * periodMs;
      const pauseMs = isLate ? periodMs * (1 + random() / 2) : periodMs;
      await pause(clock, begunMs + pauseMs - clock.nowMs(), ended.signal);
    }
  }

  /** Undefined when the engine does not answer. */
  private async isSameRun({ startedAt }: ContainerDetails): Promise<boolean | undefined> {
    const details = await this.look();
    if (details === undefined || details === "gone") return details === "gone" ? false : undefined;
    return details.startedAt === startedAt && ["running", "paused"].includes(details.status);
  }

  private async look(): Promise<ContainerDetails | "gone" | undefined> {
    return this.tried(async () => (await this.context.engine.inspectContainer(this.container.id)) ?? "gone");
  }

  /** Undefined when the engine does not answer. The caller tries again. */
  private async tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (error.fault !== "unavailable") this.context.log(`container ${this.container.name}: ${error.message}`);
      return undefined;
    }
  }

  private setReady(ready: boolean): void {
    const { state } = this.keeper;
    if (state.ready === undefined && this.container.probes.readinessProbe === undefined) return;
    if (state.ready === ready) return;
    state.ready = ready;
    this.keeper.changed();
  }

  private record(name: string, text: string, { env }: ContainerDetails): void {
    const { state } = this.keeper;
    const { probes, secrets: more = [] } = this.container;
    const secrets = [...more, ...(probes.secure ?? []).map((variable) => env[variable] ?? "")];
    const message = secrets.filter((secret) => secret !== "").reduce((all, one) => all.replaceAll(one, "***"), text);
    state.events = recordEvent(state.events, { name, message, type: "Warning" }, this.context.clock.nowMs());
    this.keeper.changed();
  }
}

/**
 * Time until the first run. The delay counts from the container's start by the engine's clock, which may differ from
 * ours. If the container has been running for a long time, as after a restart of the supervisor, the first run is at a
 * random time in the period: many containers may start probing at once.
 */
function firstDelayMs(probe: ContainerProbe, { startedAt }: ContainerDetails, nowMs: number, random: () => number) {
  const { initialDelaySeconds = 0, periodSeconds = 10 } = probe;
  const wholeMs = initialDelaySeconds * 1000;
  const leftMs = Date.parse(startedAt ?? "") + wholeMs - nowMs;
  if (Number.isNaN(leftMs)) return wholeMs;
  if (leftMs < -periodSeconds * 1000) return random() * periodSeconds * 1000;
  return Math.min(Math.max(leftMs, 0), wholeMs);
}

const aborted = (signal: AbortSignal): Promise<void> => new Promise((resolve) => void onAbort(signal, resolve));
