import type { IncomingMessage, ServerResponse } from "node:http";

/** The most that ARM takes, in bytes. */
const MAX_BODY = 4 * 1024 * 1024;

/** An answer, ready to be written. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, or what becomes JSON. */
  readonly body?: string | object;
}

/** A request that is answered without being looked at any further. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super("refused");
  }
}

/** ARM's form of an error. */
export function refusal(status: number, code: string, message: string, headers: Answer["headers"] = {}): Refusal {
  return new Refusal({ status, headers, body: { error: { code, message } } });
}

/** Paths that differ only in repeated slashes are the same for ARM, and clients write them so. */
export function pathOf({ url = "/" }: IncomingMessage): URL {
  const [path = "", query] = url.split("?", 2) as [string, string?];
  // A request to a proxy names a whole address.
  if (!path.startsWith("/")) throw refusal(400, "InvalidRequestUri", "The request's target must be a path.");
  try {
    return new URL(`http://path${path.replaceAll(/\/{2,}/g, "/")}${query === undefined ? "" : `?${query}`}`);
  } catch {
    throw refusal(400, "InvalidRequestUri", "The request's path is not valid.");
  }
}

/**
 * Refuses what a page of another site sends, or a name that leads to this machine without being its own: neither is a client that was
 * given this address.
 */
export function checkOrigin({ headers }: IncomingMessage, hosts: ReadonlySet<string>): string {
  const host = (headers.host ?? "").toLowerCase();
  if (!hosts.has(host))
    throw refusal(403, "ForeignHost", `This server is not '${host.slice(0, 200)}'. It is: ${[...hosts].join(", ")}.`);
  const { origin, "sec-fetch-site": site } = headers;
  const isForeign = origin !== undefined && origin.toLowerCase() !== `https://${host}`;
  if (isForeign || (site !== undefined && site !== "same-origin" && site !== "none"))
    throw refusal(403, "CrossSiteRequest", "Pages of other sites are not answered.");
  return `https://${host}`;
}

/** The whole body as text. Rejects with a refusal when it is larger than ARM takes. A client that asks first is told to send it. */
export async function bodyOf(request: IncomingMessage, response: ServerResponse): Promise<string> {
  const tooLarge = () =>
    refusal(413, "RequestContentTooLarge", `The request content has more than ${MAX_BODY} bytes.`, {
      connection: "close",
    });
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY) throw tooLarge();
  if (request.headers.expect?.toLowerCase() === "100-continue") response.writeContinue();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Headers as ARM's service takes them: one text each. */
export function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(", ")]],
    ),
  );
}

/** Writes an answer whole. Nobody may be listening any more. */
export function write(response: ServerResponse, { status, headers = {}, body = "" }: Answer, isHead: boolean): void {
  if (response.destroyed || response.headersSent) return;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = typeof body === "string" ? {} : { "content-type": "application/json; charset=utf-8" };
  const length = status === 204 ? {} : { "content-length": String(Buffer.byteLength(text)) };
  response.writeHead(status, { "cache-control": "no-store", ...type, ...headers, ...length });
  response.end(isHead || status === 204 ? undefined : text);
}
