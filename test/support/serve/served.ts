import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArmRequest, LocalArmService } from "../../../src/providers/local/contract";
import { type RequestLine, type Server, startServer } from "../../../src/serve/server";
import { type Around, openState, type ServerState, type StateFiles, stateFiles } from "../../../src/serve/state";

export const AROUND: Around = { env: {}, platform: process.platform, home: "/nobody", hostname: "a machine, of mine" };

/** What a client sends. */
export interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Ends the request. */
  readonly signal?: AbortSignal;
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: any;
}

/** A server of the test's own, with its files in a folder of its own, in front of a service. */
export class Served {
  readonly lines: RequestLine[] = [];
  private constructor(
    readonly server: Server,
    readonly state: ServerState,
    readonly files: StateFiles,
  ) {}

  static async start(service: LocalArmService, names: readonly string[] = []): Promise<Served> {
    const files = stateFiles(AROUND, mkdtempSync(join(tmpdir(), "berth-serve-")));
    const now = () => new Date();
    const state = await openState(files, AROUND, now());
    const log = (line: RequestLine) => void served.lines.push(line);
    const served: Served = new Served(await startServer({ service, state, port: 0, names, now, log }), state, files);
    return served;
  }

  send(path: string, sent: Sent = {}): Promise<Got> {
    return sendTo(`https://localhost:${this.server.port}${path}`, this.state.authority.cert, sent);
  }

  /** Asks for a token with a form. */
  signIn(form: Record<string, string>, path = "/adfs/oauth2/v2.0/token", headers: Record<string, string> = {}) {
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams(form).toString();
    return this.send(path, { method: "POST", headers: { ...type, ...headers }, body });
  }

  /** The form of a client that has the secret. */
  get form(): Record<string, string> {
    const { clientId, clientSecret } = this.state;
    const scope = `${this.server.origin}/.default`;
    return { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret, scope };
  }

  /** A header with a token. */
  async bearer(): Promise<Record<string, string>> {
    const { body } = await this.signIn(this.form);
    return { authorization: `Bearer ${body.access_token}` };
  }

  async remove(): Promise<void> {
    await this.server.close();
    rmSync(this.files.folder, { recursive: true });
  }
}

/** Sends a request as any client does that trusts the authority. */
export function sendTo(url: string, ca: string, { method = "GET", headers = {}, body, signal }: Sent): Promise<Got> {
  return new Promise((resolve, reject) => {
    // A path goes as it is written, which a URL would put right.
    const [, host = "", port = "", path = ""] = /^https:\/\/([^:/]+):(\d+)(.*)$/.exec(url) ?? [];
    const asked = request({ host, port, path, method, headers, signal, ca, servername: host, agent: false });
    asked.once("response", (response) => void read(response).then(resolve, reject));
    asked.once("error", reject);
    asked.end(body);
  });
}

async function read(response: IncomingMessage): Promise<Got> {
  const parts: Buffer[] = [];
  for await (const part of response as AsyncIterable<Buffer>) parts.push(part);
  const text = Buffer.concat(parts).toString();
  const isJson = text !== "" && response.headers["content-type"]?.startsWith("application/json");
  return { status: response.statusCode ?? 0, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** A service that tells what it was asked. */
export function echo(): LocalArmService & { readonly asked: ArmRequest[] } {
  const asked: ArmRequest[] = [];
  return {
    asked,
    handle: async (call) => {
      asked.push(call);
      return { status: 200, headers: { "content-type": "application/json", "x-of": "service" }, body: '{"ok":true}' };
    },
    settled: async () => undefined,
  };
}
