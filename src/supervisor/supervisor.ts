import { type Engine, type EngineContainer, EngineError } from "../docker/engine";
import { CONTAINER, DEPLOYMENT, ID, KEY, PROBES, ROLE } from "../docker/labels";
import type { ProbeFile } from "../providers/local/probes/file";
import { probesOf } from "../providers/local/probes/labels";
import { GroupWatch, type WatchedGroup } from "./groupWatch";
import type { WatchContext } from "./watched";
import { orLate, pause } from "./pause";

/** How often the engine is asked for groups. */
const LOOK_MS = 2_000;
/** Longest interval between attempts to reach an engine that does not answer. */
const LONGEST_PAUSE_MS = 30_000;
/** How long a supervisor runs with nothing to watch. */
const IDLE_MS = 300_000;
/** How long it waits for an engine that stopped with groups: a laptop's engine may be off for a weekend. */
const LOST_MS = 7 * 24 * 3_600_000;

/** Longest wait for a group's earlier state to be read, when its state is asked for. */
const LOAD_MS = 4_000;

interface Watch {
  readonly group: WatchedGroup;
  readonly watch: GroupWatch;
  readonly stop: () => void;
}

export interface SupervisorOptions {
  readonly idleMs?: number;
  readonly lostMs?: number;
}

/** Watches the groups of an engine that have probes. */
export class Supervisor {
  readonly #watches = new Map<string, Watch>();
  /** By sandbox, when the last watch ends: two watches at a time would write the same file. */
  readonly #ends = new Map<string, Promise<void>>();
  #poke = new AbortController();
  #looked: (() => void)[] = [];
  #hasEnded = false;
  #isMeasured = false;
  #isEngineThere = true;

  constructor(
    private readonly context: WatchContext,
    private readonly identity: string,
    private readonly options: SupervisorOptions = {},
  ) {}

  /** Ids of the watched groups, and whether the engine answers. */
  get status(): { engine: "connected" | "unreachable"; groups: string[] } {
    const groups = [...this.#watches.values()].map(({ group }) => group.id).sort();
    return { engine: this.#isEngineThere ? "connected" : "unreachable", groups };
  }

  /** Asks the engine for its groups now. Resolves when it has answered or failed, or when the supervisor stops. */
  lookNow(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#hasEnded) return resolve();
      this.#looked.push(resolve);
      this.#poke.abort();
    });
  }

  /**
   * The state of the group with this sandbox; undefined when the supervisor does not watch it or has not read its state
   * yet.
   */
  async known(sandbox: string): Promise<ProbeFile | undefined> {
    const found = [...this.#watches.values()].find(({ group }) => group.sandbox === sandbox);
    if (found === undefined) return undefined;
    await orLate(this.context.clock, LOAD_MS, found.watch.loaded);
    return found.watch.known;
  }

  /** Ends at the signal, or when there has been nothing to watch for a while. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock } = this.context;
    const { idleMs = IDLE_MS, lostMs = LOST_MS } = this.options;
    let busyMs = clock.nowMs();
    let lostSinceMs: number | undefined;
    let pauseMs = LOOK_MS;
    while (!signal.aborted) {
      this.#poke = new AbortController();
      const waiting = this.#looked.splice(0);
      const isThere = await this.look(signal);
      waiting.forEach((resolve) => resolve());
      const nowMs = clock.nowMs();
      // An engine that has just come back may still be starting its containers.
      if (isThere && (this.#watches.size > 0 || lostSinceMs !== undefined)) busyMs = nowMs;
      lostSinceMs = isThere ? undefined : (lostSinceMs ?? nowMs);
      if (lostSinceMs === undefined ? nowMs - busyMs > idleMs : nowMs - lostSinceMs > lostMs) break;
      if (isThere) pauseMs = LOOK_MS;
      await pause(clock, pauseMs, AbortSignal.any([signal, this.#poke.signal]));
      if (!isThere) pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
    this.#hasEnded = true;
    this.#looked.splice(0).forEach((resolve) => resolve());
    this.#watches.forEach(({ stop }) => stop());
    await Promise.all(this.#ends.values());
  }

  private async look(signal: AbortSignal): Promise<boolean> {
    try {
      const groups = await watchedGroups(this.context.engine);
      await this.measure();
      if (!this.#isEngineThere) this.context.log("the engine answers again");
      this.#isEngineThere = true;
      if (!signal.aborted) this.adopt(groups);
      return true;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (this.#isEngineThere) this.context.log(`the engine does not answer: ${error.message}`);
      this.#isEngineThere = false;
      return false;
    }
  }

  /** As many programs at a time as the engine has processors, since each start keeps one busy. */
  private async measure(): Promise<void> {
    if (this.#isMeasured) return;
    const { cpus } = await this.context.engine.info();
    this.context.slots.resize(Math.max(cpus, 1));
    this.#isMeasured = true;
  }

  /** Watches exactly these groups. */
  private adopt(groups: readonly WatchedGroup[]): void {
    const wanted = new Map(groups.map((group) => [watchKey(group), group]));
    for (const [key, watch] of this.#watches) if (!wanted.has(key)) this.end(key, watch);
    for (const [key, group] of wanted) if (!this.#watches.has(key)) this.begin(key, group);
  }

  private begin(key: string, group: WatchedGroup): void {
    const { log } = this.context;
    log(`watches ${group.id}: ${group.containers.map(({ name }) => name).join(", ")}`);
    const stopping = new AbortController();
    const groupWatch = new GroupWatch(this.context, this.identity, group);
    const watch: Watch = { group, watch: groupWatch, stop: () => stopping.abort() };
    this.#watches.set(key, watch);
    const before = this.#ends.get(group.sandbox) ?? Promise.resolve();
    const ended = before
      .then(() => groupWatch.run(stopping.signal))
      .catch((error: Error) => {
        log(`${group.id}: ${error.stack ?? error.message}`);
        // The next look begins a new watch, unless one has begun already.
        if (this.#watches.get(key) === watch) this.#watches.delete(key);
      })
      .finally(() => {
        if (this.#ends.get(group.sandbox) === ended) this.#ends.delete(group.sandbox);
      });
    this.#ends.set(group.sandbox, ended);
  }

  private end(key: string, { group, stop }: Watch): void {
    this.context.log(`watches ${group.id} no more`);
    this.#watches.delete(key);
    stop();
  }
}

/** The same group with another sandbox or other containers needs another watch. */
const watchKey = ({ sandbox, containers }: WatchedGroup): string =>
  [sandbox, ...containers.map(({ id }) => id)].join(" ");

/** The groups with probes whose sandbox runs. Others are stopped, or are being made. */
async function watchedGroups(engine: Engine): Promise<WatchedGroup[]> {
  const [members, sandboxes] = await Promise.all([
    engine.listContainers([`${ROLE}=container`, PROBES]),
    engine.listContainers([`${ROLE}=sandbox`]),
  ]);
  const byGroup = new Map<string, EngineContainer[]>();
  for (const member of members) {
    const key = `${member.labels[KEY]} ${member.labels[DEPLOYMENT]}`;
    byGroup.set(key, [...(byGroup.get(key) ?? []), member]);
  }
  return [...byGroup.values()].flatMap((containers) => watchedGroup(containers, sandboxes) ?? []);
}

function watchedGroup(
  members: readonly EngineContainer[],
  sandboxes: readonly EngineContainer[],
): WatchedGroup | undefined {
  const { [KEY]: key, [ID]: id = "", [DEPLOYMENT]: deployment = "" } = members[0]!.labels;
  const sandbox = sandboxes.find(({ labels, running }) => running && labels[KEY] === key);
  if (sandbox === undefined) return undefined;
  const containers = members.flatMap((member) => {
    const probes = probesOf(member.labels);
    return probes ? [{ id: member.id, name: member.labels[CONTAINER] ?? "", probes, sandbox: sandbox.id }] : [];
  });
  containers.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { id, sandbox: sandbox.id, deployment, containers };
}
