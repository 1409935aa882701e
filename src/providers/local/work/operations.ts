/**
 * Work that outlives its request lives here: operations, how they are polled, and the steps that several kinds of
 * resources share. All of the local service imports it. It never knows what the work is about.
 */

import { type Clock, doneOrAfter } from "../../../clock";
import type { ArmErrorDetail } from "../http/errors";
import { keyOf } from "../../../docker/labels";

/** An event of a container or group, as ARM writes it. */
export interface ArmEvent {
  count: number;
  firstTimestamp: string;
  lastTimestamp: string;
  name: string;
  message: string;
  type: "Normal" | "Warning";
}

export interface OperationFault {
  readonly code: string;
  readonly message: string;
  readonly details?: readonly ArmErrorDetail[];
}

/** What is done to a resource: the request, and the work that goes on after it was answered. */
export interface Operation {
  readonly id: string;
  /** ARM id of the resource that it works on, and its key. */
  readonly resourceId: string;
  readonly key: string;
  readonly kind: "put" | "patch" | "action" | "restart" | "start" | "stop" | "delete";
  /** Whether it has the resources below its own as well. */
  readonly covers: boolean;
  /** ISO 8601. */
  readonly startTime: string;
  /** Accepting while its request is not answered yet and no work has started. */
  status: "Accepting" | "Pending" | "Succeeded" | "Failed";
  events: ArmEvent[];
  error?: OperationFault;
  /** ISO 8601, once it has ended. */
  endTime?: string;
  readonly abort: AbortController;
  /** Resolves, never rejects, when the request is answered and the work has ended. */
  readonly done: Promise<void>;
}

/** What a request wants to have of a resource. */
export interface Claim {
  readonly resourceId: string;
  readonly kind: Operation["kind"];
  /** Whether it wants the resources below as well. Default false. */
  readonly covers?: boolean;
  /**
   * What it does when it meets an operation: it is refused with an error, waits for its end, ends it and waits, or joins it: its
   * answer is the other's.
   */
  readonly meets: (other: Operation) => Error | "wait" | "end" | "join";
}

/** What a request has that was accepted. */
export interface Held {
  readonly operation: Operation;
  /** Aborted when another request ends this one. */
  readonly signal: AbortSignal;
  /** Starts the work that the request was about. Events that it reports and the error that it throws become the operation's. */
  start(work: (operation: Operation) => Promise<void>): Operation;
  /** Does the work that the request waits for. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** How many operations that have ended are remembered. */
const REMEMBERED = 500;

/** An operation whose promises can be kept. */
interface Entry {
  readonly operation: Operation;
  readonly end: () => void;
  /** Of its request. */
  answer: Promise<unknown>;
}

/**
 * What this instance of the service does, and to which resources. A request that changes a resource has it from its first step to
 * the end of its work: whoever comes in between is refused, waits or ends it, so nobody acts on what has changed since it looked.
 */
export class Operations {
  private readonly byId = new Map<string, Operation>();
  /** Those that have a resource or wait for it, in the order in which they came. */
  private readonly entries = new Set<Entry>();

  constructor(
    private readonly now: () => Date,
    private readonly uuid: () => string,
    private readonly clock: Clock,
    private readonly pollWaitMs: number,
    private readonly faultOf: (error: unknown) => OperationFault,
  ) {}

  /**
   * Answers a request that changes a resource. It has the resource from now on, or, if it waits, after all that came before it; it
   * gives it up with its answer, or with the end of the work that it starts.
   */
  async accept<T>(claim: Claim, request: (held: Held) => Promise<T>): Promise<T> {
    // Nothing is awaited between the question who is there and the entry.
    const others = this.conflicts(claim);
    const answers = others.map(({ operation }) => claim.meets(operation));
    const refusal = answers.find((answer) => answer instanceof Error);
    if (refusal) throw refusal;
    const joined = others[answers.indexOf("join")];
    if (joined) return joined.answer as Promise<T>;
    const entry = this.enter(claim);
    others.forEach(({ operation }, i) => answers[i] === "end" && operation.abort.abort());
    const answer = this.answer(entry, others, request);
    entry.answer = answer;
    return answer;
  }

  private async answer<T>(entry: Entry, others: readonly Entry[], request: (held: Held) => Promise<T>): Promise<T> {
    await Promise.all(others.map(({ operation }) => operation.done));
    try {
      return await request(this.held(entry));
    } finally {
      if (entry.operation.status === "Accepting") entry.end();
    }
  }

  find(id: string): Operation | undefined {
    return this.byId.get(id);
  }

  /** The work that this instance does on a resource at the moment, after its request was answered. */
  current(key: string): Operation | undefined {
    return [...this.entries].map(({ operation }) => operation).find((it) => it.key === key && it.status === "Pending");
  }

  /** Waits for the end of an operation, but not longer than a poll may take. */
  async wait(operation: Operation): Promise<void> {
    await doneOrAfter(this.clock, operation.done, this.pollWaitMs);
  }

  async settled(): Promise<void> {
    while (this.entries.size > 0) await Promise.all([...this.entries].map(({ operation }) => operation.done));
  }

  /** Operations that a claim cannot go beside: on the same resource, on one above that covers it, or below one that it covers. */
  private conflicts({ resourceId, covers = false }: Claim): Entry[] {
    const key = keyOf(resourceId);
    return [...this.entries].filter(
      ({ operation: other }) =>
        other.key === key ||
        (other.covers && key.startsWith(`${other.key}/`)) ||
        (covers && other.key.startsWith(`${key}/`)),
    );
  }

  private enter({ resourceId, kind, covers = false }: Claim): Entry {
    let resolve = () => {};
    const operation: Operation = {
      id: this.uuid(),
      resourceId,
      key: keyOf(resourceId),
      kind,
      covers,
      startTime: this.now().toISOString(),
      status: "Accepting",
      events: [],
      abort: new AbortController(),
      done: new Promise((done) => (resolve = done)),
    };
    const entry: Entry = {
      operation,
      answer: operation.done,
      end: () => {
        this.entries.delete(entry);
        resolve();
      },
    };
    this.entries.add(entry);
    return entry;
  }

  private held({ operation, end }: Entry): Held {
    const start = (work: (running: Operation) => Promise<void>): Operation => {
      operation.status = "Pending";
      this.remember(operation);
      const ended = (status: Operation["status"], error?: OperationFault) => {
        Object.assign(operation, { status, endTime: this.now().toISOString(), ...(error && { error }) });
        end();
      };
      work(operation).then(
        () => ended("Succeeded"),
        (error: unknown) => ended("Failed", this.faultOf(error)),
      );
      return operation;
    };
    return {
      operation,
      signal: operation.abort.signal,
      start,
      async run<T>(work: () => Promise<T>): Promise<T> {
        let outcome: Promise<T> | undefined;
        start(async () => void (await (outcome = work())));
        await operation.done;
        return outcome as Promise<T>;
      },
    };
  }

  private remember(operation: Operation): void {
    this.byId.set(operation.id, operation);
    if (this.byId.size <= REMEMBERED) return;
    for (const [id, { status }] of this.byId) {
      if (status !== "Pending") return void this.byId.delete(id);
    }
  }
}
