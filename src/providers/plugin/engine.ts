import { credentials, Metadata } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { harmless } from "../../model/values/text";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

const DEADLINE_MS = 2000;

/** The Pulumi engine that this plugin works for, as far as one can talk to it. */
export class Engine {
  #address: string | undefined;
  #client: EngineClient | undefined;
  readonly #sending = new Set<Promise<void>>();

  constructor(address?: string) {
    this.#address = address;
  }

  /** Moves to another engine, which is how one attached plugin serves one command after the other. */
  connect(address: string): void {
    if (address === "" || address === this.#address) return;
    this.#address = address;
    this.#client?.close();
    this.#client = undefined;
  }

  /** Shows a line of information about a resource, which stays. */
  note(urn: string, message: string): void {
    this.#say(urn, message, false);
  }

  /** Shows a line beside a resource until the next one comes. */
  status(urn: string, message: string): void {
    this.#say(urn, message, true);
  }

  /** Waits until everything that was said has arrived: the engine drops what comes after a reply. */
  async flush(): Promise<void> {
    await Promise.all(this.#sending);
  }

  #say(urn: string, message: string, ephemeral: boolean): void {
    if (this.#address === undefined) return;
    this.#client ??= new EngineClient(this.#address, credentials.createInsecure());
    const line = new LogRequest();
    line.setSeverity(LogSeverity.INFO);
    line.setUrn(urn);
    line.setMessage(harmless(message));
    line.setEphemeral(ephemeral);
    const sending = send(this.#client, line);
    this.#sending.add(sending);
    void sending.finally(() => this.#sending.delete(sending));
  }
}

/** What cannot be said is lost: no operation fails for it. */
function send(client: EngineClient, line: LogRequest): Promise<void> {
  return new Promise((resolve) => {
    client.log(line, new Metadata(), { deadline: Date.now() + DEADLINE_MS }, () => resolve());
  });
}
