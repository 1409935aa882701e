import { Server, ServerCredentials } from "@grpc/grpc-js";
import { EngineService, type IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Engine } from "../../../src/providers/plugin/engine";

test("messages about a resource come in their order, and those of others do not wait for them", async () => {
  const underway = new Map<string, number>();
  const seen: string[] = [];
  let most = 0;
  const server = new Server();
  const log: IEngineServer["log"] = ({ request }: { request: LogRequest }, answer) => {
    const urn = request.getUrn();
    underway.set(urn, (underway.get(urn) ?? 0) + 1);
    most = Math.max(most, underway.get(urn)!);
    seen.push(`${urn} ${request.getMessage()}`);
    // All that was sent by now arrives first.
    setImmediate(() => {
      underway.set(urn, underway.get(urn)! - 1);
      answer(null, new Empty());
    });
  };
  server.addService(EngineService, { log });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  try {
    const engine = new Engine(`127.0.0.1:${port}`);
    const messages = ["1", "2", "3", "4", "5"];
    for (const message of messages) for (const urn of ["a", "b"]) engine.status(urn, message);
    await engine.flush();
    expect(most).toBe(1);
    for (const urn of ["a", "b"])
      expect(seen.filter((line) => line.startsWith(urn))).toEqual(messages.map((message) => `${urn} ${message}`));
    expect(seen.indexOf("b 1")).toBeLessThan(seen.indexOf("a 5"));
  } finally {
    server.forceShutdown();
  }
});
