/** Exit code of a process that a signal ended: 128 and the signal's number. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** A signal has ended the command, which is no failure to be reported. */
export class Interrupted extends Error {
  constructor(readonly exitCode: number) {
    super("interrupted");
  }
}

/** What signals do to a command. */
export interface Interruption {
  /** Aborted by the first signal. */
  readonly first: AbortSignal;
  /** Aborted by the second signal. */
  readonly second: AbortSignal;
  /** Calls back at the next Ctrl-C, which then counts as no signal. */
  readonly onInterrupt: (interrupt: () => void) => void;
}

/** Runs a command. After a signal it fails with {@link Interrupted}, whatever it fails with itself. */
export async function interruptible(work: (interruption: Interruption) => Promise<void>): Promise<void> {
  const [first, second] = [new AbortController(), new AbortController()];
  let interrupt: (() => void) | undefined;
  const handlers = Object.entries(SIGNALS).map(([name, code]) => {
    const handler = () => {
      if (name === "SIGINT" && interrupt !== undefined) {
        interrupt();
        interrupt = undefined;
      } else (first.signal.aborted ? second : first).abort(new Interrupted(code));
    };
    process.on(name, handler);
    return () => process.off(name, handler);
  });
  try {
    await work({ first: first.signal, second: second.signal, onInterrupt: (taken) => (interrupt = taken) });
  } catch (error) {
    const [reason = error] = [second, first].flatMap(({ signal }) =>
      signal.aborted ? [signal.reason as unknown] : [],
    );
    throw reason;
  } finally {
    handlers.forEach((remove) => remove());
  }
}
