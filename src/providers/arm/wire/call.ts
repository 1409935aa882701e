import type { OperationContext } from "../contract";
import { Operation } from "./operation";

/** One operation on one ARM resource. */
export class Call extends Operation {
  /** Whether ARM has accepted one of its requests for a change, even if others failed. */
  accepted = false;
  /** Whether one of its requests for a change may have had its effect, although no answer said so. */
  isUncertain = false;
  /** Whether the resource has been made or changed as a whole, so that only reading it is left. */
  isMade = false;
  /** Whether nothing may be there yet. */
  onlyNew: boolean;
  /** Time limit that the program set, in milliseconds; 0 for none. */
  readonly limitMs: number;
  /** Whether the resource that this one is part of is known to stay. */
  readonly wholeStays: boolean;
  /** When the program's time limit ends. */
  deadlineMs = Infinity;

  constructor(context: OperationContext) {
    super(context);
    this.onlyNew = context.onlyNew === true;
    this.limitMs = context.limitMs ?? 0;
    this.wholeStays = context.wholeStays === true;
  }

  began(nowMs: number): void {
    if (this.limitMs > 0 && this.deadlineMs === Infinity) this.deadlineMs = nowMs + this.limitMs;
  }
}
