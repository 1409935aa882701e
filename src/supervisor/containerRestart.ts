import type { ContainerDetails } from "../docker/engine";
import { delayMs, nextBackOff } from "./backOff";
import { recordEvent } from "./probeEvents";
import type { StateKeeper, WatchContext, WatchedContainer } from "./watched";
import { pause } from "./pause";

/** Time that a container has to stop by itself: Kubernetes' default. */
const GRACE_SECONDS = 30;
/** Longest single wait for the restart: something else may have started the container in the meantime. */
const WAIT_MS = 1_000;

/**
 * Stops a container and starts it again after a delay. The engine treats the container as stopped by hand and does not
 * restart it. So each step is saved before it is done, and the next supervisor continues after an interruption.
 */
export class ContainerRestart {
  constructor(
    private readonly context: WatchContext,
    private readonly container: WatchedContainer,
    private readonly keeper: StateKeeper,
  ) {}

  /** Saves the decision to restart. */
  async begin({ startedAt = "", restartCount }: ContainerDetails): Promise<void> {
    const { state } = this.keeper;
    const { id, name } = this.container;
    const message = `Killing container with id ${id}: container ${name} failed liveness probe, will be restarted.`;
    state.events = recordEvent(state.events, { name: "Killing", message, type: "Normal" }, this.context.clock.nowMs());
    state.restart = { startedAt, restartCount };
    if (state.ready !== undefined) state.ready = false;
    this.context.log(`container ${name} failed its liveness probe`);
    await this.keeper.keep();
  }

  /** Takes the next step. False after a step was done, true when it is not time for the next one. */
  async go(details: ContainerDetails, signal: AbortSignal): Promise<boolean> {
    const { engine, clock } = this.context;
    const { state } = this.keeper;
    const { restart } = state;
    if (restart === undefined) return false;
    if (details.startedAt !== restart.startedAt) {
      const isCounted = details.restartCount > restart.restartCount;
      return isCounted ? this.forget() : this.done(restart.restartCount);
    }
    // Somebody is stopping the group.
    if (details.restartPolicy === "no") return this.forget();
    if (details.running || details.status === "restarting") {
      await this.keeper.keep();
      await engine.stopContainer(details.id, GRACE_SECONDS);
      return false;
    }
    if (restart.notBefore === undefined) {
      const delay = delayMs(state.backOff, clock.nowMs());
      state.backOff = nextBackOff(delay, clock.nowMs() + delay);
      state.restart = { ...restart, notBefore: new Date(clock.nowMs() + delay).toISOString() };
      await this.keeper.keep();
      return false;
    }
    const leftMs = Date.parse(restart.notBefore) - clock.nowMs();
    if (leftMs > 0) {
      await pause(clock, Math.min(leftMs, WAIT_MS), signal);
      return false;
    }
    return this.start(details);
  }

  private async start({ id }: ContainerDetails): Promise<boolean> {
    const { engine } = this.context;
    const sandbox = await engine.inspectContainer(this.container.sandbox);
    if (sandbox?.running !== true) return true;
    await this.keeper.keep();
    await engine.startContainer(id);
    // Whoever stops a group removes its restart policies first. If that happened in the meantime, the container must
    // stay stopped.
    const after = await engine.inspectContainer(id);
    if (after?.restartPolicy === "no") await engine.stopContainer(id, GRACE_SECONDS);
    return false;
  }

  private async done(restartCount: number): Promise<boolean> {
    const { state } = this.keeper;
    state.restarts += restartCount + 1;
    this.context.log(`container ${this.container.name} was restarted`);
    return this.forget();
  }

  private async forget(): Promise<boolean> {
    delete this.keeper.state.restart;
    await this.keeper.keep();
    return false;
  }
}
