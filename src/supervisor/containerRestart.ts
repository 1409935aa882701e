import type { ContainerDetails } from "../docker/engine";
import { delayMs, nextBackOff } from "./backOff";
import { recordEvent } from "./probeEvents";
import type { StateKeeper, WatchContext, WatchedContainer } from "./watched";
import { pause } from "./pause";

/** How long a container may take to end by itself: Kubernetes' default. */
const GRACE_SECONDS = 30;
/** The longest wait at a stretch for the time to start again: meanwhile somebody else may have done it. */
const WAIT_MS = 1_000;

/**
 * Ends a container and starts it again after a delay. The engine holds that the container was ended by hand and leaves it
 * down, so each step is kept before it is done: the next supervisor goes on where this one was cut off.
 */
export class ContainerRestart {
  constructor(
    private readonly context: WatchContext,
    private readonly container: WatchedContainer,
    private readonly keeper: StateKeeper,
  ) {}

  /** Decides on the restart. */
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

  /** Takes the next step. False when something was done, true when there is nothing to do yet. */
  async go(details: ContainerDetails, signal: AbortSignal): Promise<boolean> {
    const { engine, clock } = this.context;
    const { state } = this.keeper;
    const { restart } = state;
    if (restart === undefined) return false;
    if (details.startedAt !== restart.startedAt) {
      const isCounted = details.restartCount > restart.restartCount;
      return isCounted ? this.forget() : this.done(restart.restartCount);
    }
    // The group is being stopped.
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
    // Who stops a group takes its restart policies first: one that was stopped in between stays so.
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
