import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { credentials, Server, ServerCredentials } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ProviderHandshakeRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Caller } from "./caller";

const root = join(__dirname, "../../..");
export const bundle = join(root, "dist/plugin/main.mjs");
export const script = join(root, "bin/pulumi-resource-berth");

/** The part of the engine's protocol that a plugin sees. */
export class FakeEngine {
  readonly lines: LogRequest.AsObject[] = [];
  private readonly server = new Server();
  address = "";

  async start(): Promise<this> {
    this.server.addService(EngineService, {
      log: (call: { request: LogRequest }, done: (error: null, answer: Empty) => void) => {
        this.lines.push(call.request.toObject());
        done(null, new Empty());
      },
    });
    const port = await new Promise<number>((resolve, reject) => {
      this.server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    this.address = `127.0.0.1:${port}`;
    return this;
  }

  said(message: RegExp): boolean {
    return this.lines.some((line) => message.test(line.message));
  }

  stop(): void {
    this.server.forceShutdown();
  }
}

/** The plugin in a process of its own, as Pulumi runs it. */
export class PluginProcess extends Caller {
  private constructor(
    readonly child: ChildProcess,
    /** On loopback. */
    readonly port: number,
    private readonly client: ResourceProviderClient,
    /** Output of the process other than its port. */
    readonly printed: () => string,
  ) {
    super();
  }

  static async start(
    engine?: FakeEngine,
    options: { env?: Record<string, string>; command?: readonly string[] } = {},
  ): Promise<PluginProcess> {
    const [command = "", ...args] = options.command ?? [process.execPath, bundle];
    const child = spawn(command, engine === undefined ? args : [...args, engine.address], {
      env: { ...process.env, BERTH_NODE: process.execPath, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    child.stderr.on("data", (text: Buffer) => (printed += text.toString()));
    const port = await new Promise<string>((resolve, reject) => {
      createInterface(child.stdout).once("line", resolve);
      child.once("exit", (code) => reject(new Error(`the plugin ended with ${code}: ${printed}`)));
    });
    child.stdout.on("data", (text: Buffer) => (printed += text.toString()));
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
    return new PluginProcess(child, Number(port), client, () => printed);
  }

  /** Starts it and performs the handshake. */
  static async connected(engine: FakeEngine, options?: { env?: Record<string, string> }): Promise<PluginProcess> {
    const plugin = await PluginProcess.start(engine, options);
    const request = new ProviderHandshakeRequest();
    request.setEngineAddress(engine.address);
    await plugin.call("handshake", request);
    return plugin;
  }

  call<Response>(method: string, request: unknown): Promise<Response> {
    return new Promise((resolve, reject) => {
      (this.client as any)[method](request, (error: Error | null, response: Response) =>
        error === null ? resolve(response) : reject(error),
      );
    });
  }

  /** Time in ms until the process ends after `cause`. */
  async endsAfter(cause: () => void): Promise<void> {
    const ended = once(this.child, "exit");
    cause();
    if (this.child.exitCode === null && this.child.signalCode === null) await ended;
  }

  async stop(): Promise<void> {
    this.client.close();
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
  }
}
