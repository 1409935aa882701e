import * as http from "node:http";
import type { Duplex } from "node:stream";
import * as tls from "node:tls";
import type { ContainerHttpGet } from "../model/generated/shapes";
import { failure, type ProbePlace, type ProbeRun, SUCCESS, UNKNOWN } from "./probeOutcome";
import { ANSWER_MS } from "./agent/agent";
import { orLate } from "./pause";

/** Maximum size of a response body that is read. */
const BODY_BYTES = 10 * 1024;
const HOST = "127.0.0.1";
const ECONNREFUSED = 111;
/**
 * If the server had less than this share of the timeout, the delay was on the way: in the engine or in this process.
 */
const OWN_SHARE = 0.8;

/** Sends a request from inside the group's network, through the agent in its sandbox. */
export async function runHttpProbe(
  { agent, clock }: ProbePlace,
  get: ContainerHttpGet,
  timeoutSeconds: number,
): Promise<ProbeRun> {
  const channel = await agent.connect(get.port);
  const begunMs = clock.nowMs();
  // Readers of the channel handle the error.
  channel.on("error", () => {});
  const answer = await orLate(clock, timeoutSeconds * 1000, ask(channel, get));
  channel.destroy();
  if (answer !== "late" && answer.kind === "status") {
    const isGood = answer.status >= 200 && answer.status < 400;
    return { begunMs, outcome: isGood ? SUCCESS : failure(`HTTP probe failed with statuscode: ${answer.status}`) };
  }
  const end = await orLate(clock, ANSWER_MS, channel.ended);
  if (end === "late") await agent.reset();
  if (end === "late" || end === "lost") return { begunMs, outcome: UNKNOWN };
  const why = answer === "late" ? whyLate(end.sinceMs, timeoutSeconds) : whyBroken(answer.error, end.errno, get);
  return { begunMs, outcome: why === undefined ? UNKNOWN : failure(`Get "${urlOf(get)}": ${why}`) };
}

function whyLate(sinceMs: number, timeoutSeconds: number): string | undefined {
  return sinceMs < OWN_SHARE * timeoutSeconds * 1000 ? undefined : `no answer within ${timeoutSeconds} s`;
}

/** The agent knows why its connection failed. */
function whyBroken(error: ConnectionError, errno: number, { port }: ContainerHttpGet): string {
  if (error.code !== "ECONNRESET") return error.reason ?? error.message;
  if (errno === ECONNREFUSED) return `dial tcp ${HOST}:${port}: connect: connection refused`;
  return errno === 0 ? "the connection was closed before an answer" : `connect: error ${errno}`;
}

type Answer = { kind: "status"; status: number } | { kind: "broken"; error: ConnectionError };

/** `reason` is OpenSSL's error. Unlike it, the message differs each time. */
type ConnectionError = Error & { readonly code?: string; readonly reason?: string };

function ask(stream: Duplex, get: ContainerHttpGet): Promise<Answer> {
  return new Promise((resolve) => {
    const broken = (error: Error) => resolve({ kind: "broken", error });
    try {
      const asking = http.request({
        host: HOST,
        port: get.port,
        defaultPort: isSecure(get) ? 443 : 80,
        path: pathOf(get),
        headers: headersOf(get),
        createConnection: () => {
          if (!isSecure(get)) return stream;
          return tls.connect({ socket: stream, rejectUnauthorized: false }).on("error", broken);
        },
      });
      asking.on("error", broken);
      asking.on("response", (response) => {
        const status = () => resolve({ kind: "status", status: response.statusCode ?? 0 });
        let bytes = 0;
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes >= BODY_BYTES) status();
        });
        response.on("error", broken).on("end", status);
      });
      asking.end();
    } catch (error) {
      broken(error as Error);
    }
  });
}

const isSecure = ({ scheme = "http" }: ContainerHttpGet): boolean => scheme.toLowerCase() === "https";

const urlOf = (get: ContainerHttpGet): string =>
  `${isSecure(get) ? "https" : "http"}://${HOST}:${get.port}${pathOf(get)}`;

/** The request line of HTTP allows only ASCII without spaces. */
function pathOf({ path = "/" }: ContainerHttpGet): string {
  const whole = path.startsWith("/") ? path : `/${path}`;
  const escaped = (text: string) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  return whole.replace(/[^\x21-\x7e]+/g, escaped);
}

function headersOf({ httpHeaders = [] }: ContainerHttpGet): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {
    "User-Agent": "berth-probe",
    Accept: "*/*",
    Connection: "close",
  };
  for (const { name = "", value = "" } of httpHeaders) {
    const known = Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase());
    const isOwn = known !== undefined && ["User-Agent", "Accept", "Connection"].includes(known);
    if (known === undefined) headers[name] = value;
    else headers[known] = isOwn ? value : [headers[known]!, value].flat();
  }
  return headers;
}
