import type { Clock } from "../../../clock";

/** What an operation's newest event says of the phase that it is in. */
const PHASE_AFTER: Readonly<Record<string, string>> = {
  Pulling: "pulling",
  Pulled: "creating",
  Cloning: "cloning",
  Cloned: "creating",
  Initializing: "init containers",
  Starting: "starting",
};
/** Times of events are whole seconds. */
const SECOND_MS = 999;
/** Shorter phases are not worth a word. */
const SHORT_MS = 50;

/** An event in the status of an operation. */
interface PhaseEvent {
  readonly name?: string;
  /** In ISO 8601. */
  readonly firstTimestamp?: string;
}

/** How long each phase of an operation on a container group took: to be told at its end. */
export class Phases {
  private readonly startMs: number;
  private readonly entered: { readonly phase: string; readonly atMs: number }[] = [];
  private read = 0;

  constructor(private readonly clock: Clock) {
    this.startMs = clock.nowMs();
  }

  /**
   * Learns from all events of the operation so far when it entered which phase. Azure's operations have none, and neither has the
   * last answer, which is the group.
   */
  learn(events: readonly PhaseEvent[]): void {
    const nowMs = this.clock.nowMs();
    for (const { name = "", firstTimestamp = "" } of events.slice(this.read)) {
      const [phase, sinceMs] = [PHASE_AFTER[name], Date.parse(firstTimestamp)];
      if (phase === undefined) continue;
      // It is seen soon after it happened, or its second tells when that was.
      const atMs = Number.isNaN(sinceMs) ? nowMs : Math.min(nowMs, sinceMs + SECOND_MS);
      this.entered.push({ phase, atMs: Math.max(atMs, this.entered.at(-1)?.atMs ?? this.startMs) });
    }
    this.read = Math.max(this.read, events.length);
  }

  enter(phase: string): void {
    this.entered.push({ phase, atMs: this.clock.nowMs() });
  }

  /** For example `Ready: pulling 12.4 s, creating 0.2 s, starting 0.5 s`; undefined when all of it was short. */
  told(): string | undefined {
    const tookMs = new Map<string, number>();
    let now = { phase: "creating", atMs: this.startMs };
    for (const next of [...this.entered, { phase: "", atMs: this.clock.nowMs() }]) {
      tookMs.set(now.phase, (tookMs.get(now.phase) ?? 0) + Math.max(next.atMs - now.atMs, 0));
      now = next;
    }
    const long = [...tookMs].filter(([, ms]) => ms >= SHORT_MS);
    if (long.length === 0) return undefined;
    return `Ready: ${long.map(([phase, ms]) => `${phase} ${(ms / 1000).toFixed(1)} s`).join(", ")}`;
  }
}
