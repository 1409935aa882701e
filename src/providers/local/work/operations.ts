/**
 * Work that outlives its request lives here: operations, how they are polled, and the steps that several kinds of
 * resources share. All of the local service imports it. It never knows what the work is about.
 */

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

/** Work that goes on after its request was answered. */
export interface Operation {
  readonly id: string;
  /** ARM id of the resource that it works on, and its key. */
  readonly resourceId: string;
  readonly key: string;
  readonly kind: "put" | "restart" | "start" | "stop" | "delete";
  /** ISO 8601. */
  readonly startTime: string;
  status: "Pending" | "Succeeded" | "Failed";
  events: ArmEvent[];
  error?: OperationFault;
  /** ISO 8601, once it has ended. */
  endTime?: string;
  readonly abort: AbortController;
  /** Resolves, never rejects, when the work has ended. */
  done: Promise<void>;
}

/** How many operations that have ended are remembered. */
const REMEMBERED = 500;

/** The operations that this instance of the service started. */
export class Operations {
  private readonly byId = new Map<string, Operation>();
  private readonly busy = new Map<string, Operation>();

  constructor(
    private readonly now: () => Date,
    private readonly uuid: () => string,
    private readonly pollWaitMs: number,
    private readonly faultOf: (error: unknown) => OperationFault,
  ) {}

  /** Starts work on a resource. Events that it reports and the error that it throws become the operation's. */
  start(resourceId: string, kind: Operation["kind"], work: (operation: Operation) => Promise<void>): Operation {
    const key = keyOf(resourceId);
    const operation: Operation = {
      id: this.uuid(),
      resourceId,
      key,
      kind,
      startTime: this.now().toISOString(),
      status: "Pending",
      events: [],
      abort: new AbortController(),
      done: Promise.resolve(),
    };
    this.remember(operation);
    this.busy.set(key, operation);
    const end = (status: Operation["status"], error?: OperationFault) => {
      Object.assign(operation, { status, endTime: this.now().toISOString(), ...(error && { error }) });
      this.busy.delete(key);
    };
    operation.done = work(operation).then(
      () => end("Succeeded"),
      (error: unknown) => end("Failed", this.faultOf(error)),
    );
    return operation;
  }

  /** Does work on a resource that its request waits for. Meanwhile no other work can begin on it. */
  async run<T>(resourceId: string, kind: Operation["kind"], work: () => Promise<T>): Promise<T> {
    let outcome: Promise<T> | undefined;
    const operation = this.start(resourceId, kind, async () => {
      outcome = work();
      await outcome;
    });
    await operation.done;
    return outcome as Promise<T>;
  }

  find(id: string): Operation | undefined {
    return this.byId.get(id);
  }

  /** What this instance does to a resource at the moment. */
  current(key: string): Operation | undefined {
    return this.busy.get(key);
  }

  /** What this instance does to the resources below a key at the moment. */
  below(key: string): Operation[] {
    return [...this.busy.values()].filter((operation) => operation.key.startsWith(`${key}/`));
  }

  /** Waits for the end of an operation, but not longer than a poll may take. */
  async wait(operation: Operation): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => (timer = setTimeout(resolve, this.pollWaitMs)));
    await Promise.race([operation.done, timeout]);
    clearTimeout(timer);
  }

  async settled(): Promise<void> {
    while (this.busy.size > 0) await Promise.all([...this.busy.values()].map((operation) => operation.done));
  }

  private remember(operation: Operation): void {
    this.byId.set(operation.id, operation);
    if (this.byId.size <= REMEMBERED) return;
    for (const [id, { status }] of this.byId) {
      if (status !== "Pending") return void this.byId.delete(id);
    }
  }
}
