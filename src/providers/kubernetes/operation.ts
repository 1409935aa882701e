import type { OperationContext } from "../arm/contract";
import { Redactor } from "../arm/wire/secrets";

/** One operation on one Deployment. */
export class Operation implements OperationContext {
  readonly signal: AbortSignal;
  readonly redactor = new Redactor();
  /** Whether something of the Deployment has been written. */
  sent = false;
  private shown = "";

  constructor(private readonly context: OperationContext) {
    this.signal = context.signal;
  }

  /** Shows a status line, unless it is shown already. */
  progress(message: string): void {
    if (message === this.shown) return;
    this.shown = message;
    this.context.progress(this.redactor.redact(message));
  }
}
