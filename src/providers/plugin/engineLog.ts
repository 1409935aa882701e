import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

const DEADLINE_MS = 2000;

/** The log of a Pulumi engine. */
export class EngineLog {
  readonly #client: EngineClient;

  constructor(address: string) {
    this.#client = new EngineClient(address, credentials.createInsecure());
  }

  send(line: { urn: string; message: string; ephemeral: boolean }): Promise<void> {
    const request = new LogRequest();
    request.setSeverity(LogSeverity.INFO);
    request.setUrn(line.urn);
    request.setMessage(line.message);
    request.setEphemeral(line.ephemeral);
    return new Promise((resolve, reject) => {
      this.#client.log(request, { deadline: Date.now() + DEADLINE_MS }, (error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }
}
