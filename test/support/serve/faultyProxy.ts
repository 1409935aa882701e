import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, request as send, type Server } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { makeServerCertificate } from "../../../src/serve/certificates";
import { type ServerState, stateFiles } from "../../../src/serve/state";
import { AROUND } from "./served";

/** What happens to a request: an answer in place of the server's, or the end of the connection before or after the server has acted. */
export type ProxyFault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | "reset"
  | "reset after"
  | "cut off";

/** Stands between clients and a `berth serve`, under a certificate of the same authority, and has faults. */
export class FaultyProxy {
  /** Requests, as method and path, with what happened to them. */
  readonly seen: string[] = [];
  private constructor(
    private readonly server: Server,
    private readonly behind: URL,
    readonly authority: string,
  ) {}

  /** `fault` says what happens to a request, by its method and path. */
  static async start(
    { folder, origin }: { readonly folder: string; readonly origin: string },
    fault: (method: string, path: string) => ProxyFault | undefined,
  ): Promise<FaultyProxy> {
    const files = stateFiles(AROUND, folder);
    const { authority } = JSON.parse(readFileSync(join(folder, "serve.json"), "utf8")) as ServerState;
    const { cert, key } = await makeServerCertificate(authority, ["localhost"], new Date());
    const server = createServer({ cert, key }, (request, response) => void proxy.pass(request, response, fault));
    const proxy: FaultyProxy = new FaultyProxy(server, new URL(origin), files.authority);
    await once(server.listen(0, "127.0.0.1"), "listening");
    return proxy;
  }

  get host(): string {
    return `localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async end(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async pass(
    request: IncomingMessage,
    response: ServerResponse,
    faultOf: (method: string, path: string) => ProxyFault | undefined,
  ): Promise<void> {
    const { method = "", url = "" } = request;
    const path = url.split("?")[0]!;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const fault = faultOf(method, path);
    this.seen.push(`${method} ${path}${fault === undefined ? "" : ` ${JSON.stringify(fault)}`}`);
    if (fault === "reset") return void request.socket.destroy();
    if (typeof fault === "object") return void response.writeHead(fault.status, fault.headers).end(fault.body);
    const { hostname, port, host } = this.behind;
    const asked = send(
      {
        hostname,
        port,
        method,
        path: url,
        headers: { ...request.headers, host },
        ca: readFileSync(this.authority),
        agent: false,
      },
      (answer) => void this.answer(answer, request, response, fault),
    );
    asked.on("error", () => request.socket.destroy());
    asked.end(Buffer.concat(parts));
  }

  private async answer(
    answer: IncomingMessage,
    request: IncomingMessage,
    response: ServerResponse,
    fault?: ProxyFault,
  ) {
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part as Buffer);
    if (fault === "reset after") return void request.socket.destroy();
    // The server names itself in links, as the client must find it.
    const mine = (text: string) => text.replaceAll(this.behind.host, this.host);
    const body = Buffer.from(mine(Buffer.concat(parts).toString()));
    const headers = Object.entries(answer.headers).map(
      ([name, value]) => [name, typeof value === "string" ? mine(value) : value] as const,
    );
    const length = body.length > 0 ? { "content-length": body.length } : {};
    response.writeHead(answer.statusCode ?? 500, { ...Object.fromEntries(headers), ...length });
    if (fault === "cut off") response.write(body.subarray(0, body.length / 2), () => request.socket.destroy());
    else response.end(body);
  }
}
