import { credentials, Metadata } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { harmless } from "../../model/values/text";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** How long the Pulumi engine may take to show a message. One that has ended refuses it at once. */
const DEADLINE_MS = 30_000;

/** The connection to the Pulumi engine that uses this plugin. */
export class Engine {
  #address: string | undefined;
  #client: EngineClient | undefined;
  /** By URN, what is on its way: two requests at once may arrive in another order. */
  readonly #sending = new Map<string, Promise<void>>();

  constructor(address?: string) {
    this.#address = address;
  }

  /** Connects to another engine: an attached plugin serves one command after the other. */
  connect(address: string): void {
    if (address === "" || address === this.#address) return;
    this.#address = address;
    this.#client?.close();
    this.#client = undefined;
  }

  /** Where the Pulumi engine listens; empty if that is not known. */
  get address(): string {
    return this.#address ?? "";
  }

  /** Shows a permanent message about a resource. */
  note(urn: string, message: string): void {
    this.#say(urn, message, false);
  }

  /** Shows a status line for a resource until the next one. */
  status(urn: string, message: string): void {
    this.#say(urn, message, true);
  }

  /** Waits until all messages have arrived: the engine drops those that come after the reply. */
  async flush(): Promise<void> {
    await Promise.all(this.#sending.values());
  }

  #say(urn: string, message: string, ephemeral: boolean): void {
    if (this.#address === undefined) return;
    this.#client ??= new EngineClient(this.#address, credentials.createInsecure());
    const line = new LogRequest();
    line.setSeverity(LogSeverity.INFO);
    line.setUrn(urn);
    line.setMessage(harmless(message));
    line.setEphemeral(ephemeral);
    const [client, deadlineMs] = [this.#client, Date.now() + DEADLINE_MS];
    const sending = (this.#sending.get(urn) ?? Promise.resolve()).then(() => send(client, line, deadlineMs));
    this.#sending.set(urn, sending);
    void sending.finally(() => this.#sending.get(urn) === sending && this.#sending.delete(urn));
  }
}

/** A message that cannot be sent is dropped, so that no operation fails for it. */
function send(client: EngineClient, line: LogRequest, deadline: number): Promise<void> {
  return new Promise((resolve) => {
    try {
      client.log(line, new Metadata(), { deadline }, () => resolve());
    } catch {
      // The plugin serves another engine by now.
      resolve();
    }
  });
}
