import type { EngineLog } from "./engineLog";

/** The Pulumi engine that this plugin works for, as far as one can talk to it. */
export class Engine {
  #address: string | undefined;
  #log: Promise<EngineLog> | undefined;
  readonly #sending = new Set<Promise<void>>();

  constructor(address?: string) {
    this.#address = address;
  }

  /** Moves to another engine, which is how one attached plugin serves one command after the other. */
  connect(address: string): void {
    if (address === "" || address === this.#address) return;
    this.#address = address;
    this.#log = undefined;
  }

  /** Shows a line of information about a resource, which stays. */
  note(urn: string, message: string): void {
    this.#send(urn, message, false);
  }

  /** Shows a line beside a resource until the next one comes. */
  status(urn: string, message: string): void {
    this.#send(urn, message, true);
  }

  /** Waits until everything that was said has arrived: the engine drops what comes after a reply. */
  async flush(): Promise<void> {
    await Promise.all(this.#sending);
  }

  #send(urn: string, message: string, ephemeral: boolean): void {
    const address = this.#address;
    if (address === undefined) return;
    this.#log ??= import("./engineLog").then(({ EngineLog }) => new EngineLog(address));
    const sending = this.#log.then((log) => log.send({ urn, message, ephemeral })).catch(() => undefined);
    this.#sending.add(sending);
    void sending.finally(() => this.#sending.delete(sending));
  }
}
