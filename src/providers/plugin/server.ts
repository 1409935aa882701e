/**
 * Pulumi's provider protocol over gRPC lives here: check, diff, preview, create, read, update and delete. Only the
 * plugin's process and the targets import it. It never sends HTTP requests and knows no kind of resource: it uses the
 * model for rules and ARM's contract for work.
 */

import { writeSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { systemClock } from "../../clock";
import { Engine } from "./engine";
import { watchEngine } from "./engineWatch";
import { isOwnPeer } from "./peer";
import { providerService } from "./service";
import { type Host, Session } from "./session";

const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** Signals that end the plugin, from the engine or from the user of an attached plugin. */
const END_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"] as const;

/**
 * Serves the provider on loopback to this user and prints the port, as Pulumi expects of a plugin. The last of the process's
 * `args` is the engine's address. A plugin that was started by hand, to be attached to, has none.
 */
export function serve(host: Omit<Host, "clock">, args: readonly string[]): void {
  const last = args.at(-1);
  const engineAddress = last === undefined || last.startsWith("-") || !last.includes(":") ? undefined : last;
  for (const signal of END_SIGNALS) process.on(signal, () => process.exit(0));

  const session = new Session({ ...host, clock: systemClock }, new Engine(engineAddress));
  const server = new Server({
    "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
  });
  server.addService(ResourceProviderService, providerService(session));
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  // Pulumi's protocol knows no sign-in: whoever reaches the port reads secrets and deletes resources.
  const door = createServer({ noDelay: true }, (socket) => {
    if (isOwnPeer(socket)) injector.injectConnection(socket);
    else socket.destroy();
  });
  door.once("error", (error) => {
    console.error(`Berth could not listen on loopback: ${error.message}`);
    process.exit(1);
  });
  door.listen(0, "127.0.0.1", () => {
    writeSync(1, `${(door.address() as AddressInfo).port}\n`);
    if (engineAddress !== undefined) watchEngine(engineAddress, () => process.exit(0));
  });
}
