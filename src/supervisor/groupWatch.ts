import { EngineError } from "../docker/engine";
import { LEASE_MS, parseProbeFile, type ProbedContainer, type ProbeFile } from "../providers/local/probes/file";
import { wholeProbes } from "../providers/local/probes/hidden";
import { Agent } from "./agent/agent";
import { ContainerWatch } from "./containerWatch";
import type { StateKeeper, WatchContext, WatchedContainer } from "./watched";
import { pause } from "./pause";

/** How often a supervisor renews its lease. */
const BEAT_MS = LEASE_MS / 3;
/** How long a change waits, so that several changes are written at once. */
const TOGETHER_MS = 50;
/** First and longest interval before a failed write is repeated. */
const AGAIN_MS = 1_000;
const LATEST_AGAIN_MS = 15_000;

export interface WatchedGroup {
  /** ARM id. */
  readonly id: string;
  readonly sandbox: string;
  readonly deployment: string;
  readonly containers: readonly WatchedContainer[];
}

/**
 * Watches one deployment of a group. Its state is kept in a file in the sandbox container. The file also names its
 * supervisor, and another supervisor takes over only when that one has not renewed its lease for a while.
 */
export class GroupWatch {
  readonly #containers = new Map<string, ProbedContainer>();
  readonly #agent: Agent;
  readonly #loaded = Promise.withResolvers<void>();
  #isOurs = false;
  #writing: Promise<void> = Promise.resolve();
  /** Aborted when there is something to write. */
  #changed = new AbortController();
  /** Aborted when another supervisor has taken over. */
  #lost = new AbortController();

  constructor(
    private readonly context: WatchContext,
    private readonly identity: string,
    readonly group: WatchedGroup,
  ) {
    this.#agent = new Agent(context, group.sandbox);
  }

  /** Resolves when the state that another supervisor, or an earlier run of this one, left behind has been read. */
  get loaded(): Promise<void> {
    return this.#loaded.promise;
  }

  /** The current state; undefined while another supervisor watches the group. */
  get known(): ProbeFile | undefined {
    return this.#isOurs ? this.fileNow() : undefined;
  }

  /** Ends only at the signal. */
  async run(signal: AbortSignal): Promise<void> {
    try {
      await this.watch(signal);
    } finally {
      await this.#agent.close();
    }
  }

  private async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const known = await this.turn(signal);
      if (signal.aborted) return;
      const containers = await this.whole(signal);
      if (containers === undefined) return;
      this.load(known);
      this.#isOurs = true;
      this.#loaded.resolve();
      this.#lost = new AbortController();
      const ended = new AbortController();
      const mine = AbortSignal.any([signal, this.#lost.signal, ended.signal]);
      const watches = containers.map((container) =>
        new ContainerWatch(this.context, container, this.keeperOf(container.name), this.#agent).run(mine),
      );
      try {
        await Promise.all([...watches, this.beat(mine)]);
      } finally {
        ended.abort();
        this.#isOurs = false;
      }
    }
  }

  /** Waits until no other supervisor watches the group, and returns the state that it left. */
  private async turn(signal: AbortSignal): Promise<ProbeFile | undefined> {
    const { clock } = this.context;
    let seen: { text: string; sinceMs: number } | undefined;
    while (!signal.aborted) {
      const file = await this.read().catch(unanswered);
      if (file !== "unanswered") {
        if (file === undefined || file.supervisor === this.identity) return file;
        // The other supervisor's clock may be wrong. So the time counts in which we see no change.
        const text = `${file.supervisor} ${file.at}`;
        if (seen?.text !== text) seen = { text, sinceMs: clock.nowMs() };
        else if (clock.nowMs() - seen.sinceMs >= LEASE_MS) return file;
      }
      await pause(clock, BEAT_MS / 2, signal);
    }
    return undefined;
  }

  /** The containers with their secrets; undefined after the signal. A group that is being made does not have them at once. */
  private async whole(signal: AbortSignal): Promise<readonly WatchedContainer[] | undefined> {
    const { clock, engine } = this.context;
    const { deployment, containers } = this.group;
    for (let againMs = AGAIN_MS; !signal.aborted; againMs = Math.min(2 * againMs, LATEST_AGAIN_MS)) {
      try {
        return await wholeProbes(engine, deployment, containers);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        await pause(clock, againMs, signal);
      }
    }
    return undefined;
  }

  private load(file: ProbeFile | undefined): void {
    const known = file?.deployment === this.group.deployment ? file.containers : {};
    this.#containers.clear();
    for (const { name, probes } of this.group.containers) {
      const fresh = { restarts: 0, events: [], ...(probes.readinessProbe && { ready: false }) };
      this.#containers.set(name, known[name] ?? fresh);
    }
  }

  private keeperOf(name: string): StateKeeper {
    return {
      state: this.#containers.get(name)!,
      changed: () => this.#changed.abort(),
      keep: () => this.write(false),
    };
  }

  /** Writes changes and renews the lease. */
  private async beat(signal: AbortSignal): Promise<void> {
    const { clock } = this.context;
    let isClaim = true;
    let againMs = AGAIN_MS;
    while (!signal.aborted) {
      this.#changed = new AbortController();
      try {
        await this.write(isClaim);
        isClaim = false;
        againMs = AGAIN_MS;
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        this.#changed.abort();
        await pause(clock, againMs, signal);
        againMs = Math.min(2 * againMs, LATEST_AGAIN_MS);
      }
      await pause(clock, TOGETHER_MS, signal);
      await pause(clock, BEAT_MS, AbortSignal.any([signal, this.#changed.signal]));
    }
    if (this.#changed.signal.aborted) await this.write(false).catch(() => {});
  }

  /** Writes one at a time: overlapping writes could lose the later state. */
  private write(isClaim: boolean): Promise<void> {
    const writing = this.#writing.then(() => this.writeNow(isClaim));
    this.#writing = writing.catch(() => {});
    return writing;
  }

  private async writeNow(isClaim: boolean): Promise<void> {
    const { id } = this.group;
    const file = isClaim ? undefined : await this.read();
    if (file !== undefined && file.supervisor !== this.identity) {
      if (!this.#lost.signal.aborted) this.context.log(`${id}: another supervisor watches the group now`);
      this.#lost.abort();
      throw new EngineError("conflict", `Another supervisor watches ${id}.`);
    }
    await this.#agent.writeFile(Buffer.from(JSON.stringify(this.fileNow())));
  }

  private async read(): Promise<ProbeFile | undefined> {
    const content = await this.#agent.readFile();
    return content && parseProbeFile(content.toString("utf8"));
  }

  private fileNow(): ProbeFile {
    const at = new Date(this.context.clock.nowMs()).toISOString();
    const containers = Object.fromEntries(this.#containers);
    return { supervisor: this.identity, at, deployment: this.group.deployment, containers };
  }
}

/** The caller asks an engine that does not answer again. */
function unanswered(error: unknown): "unanswered" {
  if (!(error instanceof EngineError)) throw error;
  return "unanswered";
}
