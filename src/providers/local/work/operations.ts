/**
 * Work that outlives its request lives here: operations, how they are polled, and steps that several kinds of resources
 * share. All of the local service imports this folder. It never knows what the work is about.
 */

import { type Clock, doneOrAfter } from "../../../clock";
import type { ArmErrorDetail } from "../http/errors";
import { keyOf } from "../../../docker/labels";

/** An event of a container or group, in ARM's form. */
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

/** A request that changes a resource, and the work that continues after its answer. */
export interface Operation {
  readonly id: string;
  /** ARM id of the resource that it changes, and its key. */
  readonly resourceId: string;
  readonly key: string;
  readonly kind: "put" | "patch" | "action" | "restart" | "start" | "stop" | "delete";
  /** Whether it also claims the resources below its own. */
  readonly covers: boolean;
  /** ISO 8601. */
  readonly startTime: string;
  /** Accepting until its request is answered or its work has started. */
  status: "Accepting" | "Pending" | "Succeeded" | "Failed";
  events: ArmEvent[];
  error?: OperationFault;
  /** ISO 8601, once it has ended. */
  endTime?: string;
  readonly abort: AbortController;
  /** Resolves when the request is answered and the work has ended. Never rejects. */
  readonly done: Promise<void>;
}

/** What a request claims. */
export interface Claim {
  readonly resourceId: string;
  readonly kind: Operation["kind"];
  /** Whether it also claims the resources below. Default false. */
  readonly covers?: boolean;
  /**
   * What the request does when it meets another operation: it fails with an error, waits for the operation's end, ends
   * it and waits, or joins it and returns the same answer.
   */
  readonly meets: (other: Operation) => Error | "wait" | "end" | "join";
}

/** An accepted claim. */
export interface Held {
  readonly operation: Operation;
  /** Aborted when another request ends this operation. */
  readonly signal: AbortSignal;
  /** Starts the work of the request. The events that it reports and the error that it throws become the operation's. */
  start(work: (operation: Operation) => Promise<void>): Operation;
  /** Does work that the request waits for. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** How many finished operations are remembered. */
const REMEMBERED = 500;

/** An operation that can still be waited for. */
interface Entry {
  readonly operation: Operation;
  readonly end: () => void;
  /** The answer of its request. */
  answer: Promise<unknown>;
}

/**
 * The operations of this instance of the service, by resource. A request that changes a resource claims it from its
 * first step to the end of its work. Other requests are refused, wait, or end it. So nobody acts on a state that has
 * changed since it was read.
 */
export class Operations {
  private readonly byId = new Map<string, Operation>();
  /** Operations that claim a resource or wait for it, in the order of their arrival. */
  private readonly entries = new Set<Entry>();

  constructor(
    private readonly now: () => Date,
    private readonly uuid: () => string,
    private readonly clock: Clock,
    private readonly pollWaitMs: number,
    private readonly faultOf: (error: unknown) => OperationFault,
  ) {}

  /**
   * Answers a request that changes a resource. It claims the resource at once, or after all earlier requests if it
   * waits. It frees the resource with its answer, or when the work that it starts has ended.
   */
  async accept<T>(claim: Claim, request: (held: Held) => Promise<T>): Promise<T> {
    // Nothing may be awaited between the search for conflicts and the new entry.
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

  /** The work that this instance is doing on a resource after the request was answered. */
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

  /**
   * Operations that conflict with a claim: on the same resource, on one above that covers it, or below one that it
   * covers.
   */
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
