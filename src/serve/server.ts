/**
 * The local engine's ARM service as a server lives here: HTTPS, certificates, sign-in and the documents that Azure's clients ask for
 * before they come to ARM. The berth command imports this folder. It never answers for a resource: that is the service's.
 */

import { createServer, type Server as HttpsServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ArmResponse, type LocalArmService, TENANT } from "../providers/local/contract";
import { makeServerCertificate } from "./certificates";
import { type Answer, bodyOf, checkOrigin, headersOf, pathOf, Refusal, refusal, write } from "./door";
import { publicRoute } from "./publicRoutes";
import { EXCHANGE_AUDIENCE, SignIn } from "./signIn";
import type { ServerState } from "./state";
import { TokenIssuer } from "./tokens";

/** Time that a client has to send the headers, and the whole request. */
const HEADERS_MS = 15_000;
const REQUEST_MS = 120_000;
/** Longer than clients keep a connection without using it, so that they close it and not the server. */
const IDLE_MS = 130_000;
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_CONNECTIONS = 512;

export interface ServerOptions {
  readonly service: LocalArmService;
  readonly state: ServerState;
  /** Address to listen at. Default 127.0.0.1. */
  readonly listen?: string;
  /** Port to listen at; 0 is a free one. */
  readonly port: number;
  /** More names by which clients reach it. Default: none but localhost and this machine's addresses of loopback. */
  readonly names?: readonly string[];
  readonly now: () => Date;
  /** Told of each answered request. */
  readonly log?: (line: RequestLine) => void;
}

/** An answered request. */
export interface RequestLine {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly tookMs: number;
}

export interface Server {
  readonly port: number;
  /** Address for clients. */
  readonly origin: string;
  /** Takes no more requests, and waits until those that were taken and their operations have ended. */
  close(): Promise<void>;
}

const OWN_NAMES = ["localhost", "127.0.0.1", "::1"];

export async function startServer(options: ServerOptions): Promise<Server> {
  const { service, state, listen = "127.0.0.1", now } = options;
  const names = [...new Set([...OWN_NAMES, ...(options.names ?? [])])];
  const { cert, key } = await makeServerCertificate(state.authority, names, now());
  const issuer = new TokenIssuer(state.tokenKey, TENANT, now);
  const signIn = new SignIn(state, issuer, now);
  const server = createServer({
    cert: cert + state.authority.cert,
    key,
    minVersion: "TLSv1.2",
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: IDLE_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  server.maxConnections = MAX_CONNECTIONS;
  const port = await listening(server, options.port, listen);
  const hosts = new Set(names.map((name) => `${name.includes(":") ? `[${name}]` : name.toLowerCase()}:${port}`));

  /** ARM, for those who have a token. */
  async function arm(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    signal: AbortSignal,
  ): Promise<Answer> {
    const [, token = ""] = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? "") ?? [];
    const claims = await issuer.read(token);
    if (claims === undefined || claims.audience === EXCHANGE_AUDIENCE) throw unauthorized(request, port);
    const origin = checkOrigin(request, hosts);
    const text = await bodyOf(request, response);
    const answer = await service.handle({
      method: request.method ?? "GET",
      url: `${origin}${url.pathname}${url.search}`,
      headers: headersOf(request),
      ...(text !== "" && { body: text }),
      signal,
      isFromOutside: true,
    });
    return withSeconds(answer);
  }

  async function answer(request: IncomingMessage, response: ServerResponse, signal: AbortSignal): Promise<Answer> {
    const url = pathOf(request);
    const route = publicRoute(request.method ?? "GET", url.pathname);
    if (route === undefined) return arm(request, response, url, signal);
    const place = { origin: checkOrigin(request, hosts), tenantId: TENANT };
    const form = request.method === "POST" ? await bodyOf(request, response) : "";
    return route({ place, url, headers: headersOf(request), form, signIn, issuer, state });
  }

  const running = new Set<Promise<void>>();
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const began = performance.now();
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const isHead = request.method === "HEAD";
    let status = 500;
    try {
      const found = await answer(request, response, gone.signal);
      status = found.status;
      write(response, found, isHead);
    } catch (error) {
      // A client that goes away in the middle of its request has no answer to get.
      const told =
        error instanceof Refusal ? error : refusal(400, "BadRequest", "The request could not be read to its end.");
      status = told.answer.status;
      write(response, told.answer, isHead);
    } finally {
      // What was not read of the request must not be taken for the next one.
      if (!request.complete) response.shouldKeepAlive = false;
      const path = (request.url ?? "").split("?", 1)[0] ?? "";
      options.log?.({ method: request.method ?? "", path, status, tookMs: performance.now() - began });
    }
  }
  const take = (request: IncomingMessage, response: ServerResponse) => {
    const work = serve(request, response).finally(() => running.delete(work));
    running.add(work);
  };
  // Node.js would answer the latter two by itself, whoever asks.
  for (const kind of ["request", "checkContinue", "checkExpectation"]) server.on(kind, take);

  return {
    port,
    origin: `https://localhost:${port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      while (running.size > 0) await Promise.all(running);
      await service.settled();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Most clients know a pause of milliseconds, which is for Berth's own, only in seconds: without one they wait for 10 or 30. */
function withSeconds(answer: ArmResponse): ArmResponse {
  const { headers } = answer;
  if (headers["retry-after-ms"] === undefined || headers["retry-after"] !== undefined) return answer;
  const seconds = Math.max(1, Math.ceil(Number(headers["retry-after-ms"]) / 1000));
  return { ...answer, headers: { ...headers, "retry-after": String(seconds) } };
}

function unauthorized({ headers }: IncomingMessage, port: number): Refusal {
  const { authorization } = headers;
  const why =
    authorization === undefined
      ? "Authentication failed. The 'Authorization' header is missing."
      : "Authentication failed. The access token is not one of this server's, or has expired.";
  const challenge = `Bearer authorization_uri="https://localhost:${port}/adfs", error="invalid_token"`;
  return refusal(401, "AuthenticationFailed", why, { "www-authenticate": challenge, connection: "close" });
}

function listening(server: HttpsServer, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
