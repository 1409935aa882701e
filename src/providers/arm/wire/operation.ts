import type { OperationContext } from "../contract";
import { Redactor } from "./secrets";

/** One operation on one resource, in ARM or in a cluster. */
export class Operation implements OperationContext {
  readonly signal: AbortSignal;
  readonly secrets: readonly string[];
  readonly redactor = new Redactor();
  /** Whether a request that changes something has been sent. */
  sent = false;
  /** How long the last answer asks to wait before the next request, in milliseconds. */
  askedPauseMs: number | undefined;
  private shown = "";

  constructor(private readonly context: OperationContext) {
    this.signal = context.signal;
    this.secrets = context.secrets ?? [];
    context.inherited?.forEach((secret) => this.redactor.add(secret));
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

  /** Shows that it goes on, without anything new to say. */
  lingers(minutes: number): void {
    const what = this.shown === "" ? "ARM is working on it" : this.shown;
    this.context.progress(`${this.redactor.redact(what)} (${minutes} min so far)`);
  }
}
