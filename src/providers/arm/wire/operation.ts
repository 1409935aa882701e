import type { OperationContext } from "../contract";
import { Redactor } from "./secrets";

/** One operation on one resource, in ARM or in a cluster. */
export class Operation implements OperationContext {
  readonly signal: AbortSignal;
  readonly secrets: readonly string[];
  readonly redactor = new Redactor();
  /** Whether a request that changes something has been sent. */
  sent = false;
  private shown = "";

  constructor(private readonly context: OperationContext) {
    this.signal = context.signal;
    this.secrets = context.secrets ?? [];
  }

  /** Tells the user something that stays to be read. */
  note(message: string): void {
    this.context.note?.(this.redactor.redact(message));
  }

  /** Shows a status line, unless it is the one shown last. */
  progress(message: string): void {
    if (message === this.shown) return;
    this.shown = message;
    this.context.progress(this.redactor.redact(message));
  }
}
