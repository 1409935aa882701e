import * as http from "node:http";
import type { Duplex } from "node:stream";
import * as tls from "node:tls";
import type { ContainerHttpGet } from "../model/generated/shapes";
import { EngineError, type ExecSession } from "../docker/engine";
import type { Clock } from "../clock";
import { failure, type Outcome, type ProbePlace, type ProbeRun, SUCCESS, UNKNOWN } from "./probeOutcome";
import { orLate } from "./pause";

/** How long the engine may take to start the relay. */
const START_MS = 30_000;
/** How much of an answer is waited for. */
const BODY_BYTES = 10 * 1024;
const HOST = "127.0.0.1";
const ECONNREFUSED = 111;

/** Sends a request from within the group's network, through a relay in the sandbox container. */
export async function runHttpProbe(
  { engine, clock, sandbox }: ProbePlace,
  get: ContainerHttpGet,
  timeoutSeconds: number,
): Promise<ProbeRun> {
  const session = await engine.openExec(sandbox, { command: ["/sandbox", "relay", String(get.port)] });
  const { stream } = session;
  // Whoever reads learns of it.
  stream.on("error", () => {});
  try {
    if (!(await relayStarted(stream, clock))) return { outcome: UNKNOWN };
    const answer = await orLate(clock, timeoutSeconds * 1000, ask(stream, get));
    if (answer === "late") return { outcome: failure(`Get "${urlOf(get)}": no answer within ${timeoutSeconds} s`) };
    if (answer.kind === "status") {
      const isGood = answer.status >= 200 && answer.status < 400;
      return { outcome: isGood ? SUCCESS : failure(`HTTP probe failed with statuscode: ${answer.status}`) };
    }
    return { outcome: await whyBroken(answer.error, session, get) };
  } finally {
    stream.destroy();
  }
}

/** Waits for the byte by which the relay says that it has started. */
async function relayStarted(stream: Duplex, clock: Clock): Promise<boolean> {
  const first = new Promise<boolean>((resolve) => {
    const look = () => {
      if (stream.read(1) === null) return;
      stream.off("readable", look);
      resolve(true);
    };
    stream.on("readable", look);
    stream.once("end", () => resolve(false)).once("close", () => resolve(false));
  });
  return (await orLate(clock, START_MS, first)) === true;
}

type Answer = { kind: "status"; status: number } | { kind: "broken"; error: ConnectionError };

/** `reason` is OpenSSL's, whose messages differ each time. */
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

/** The relay knows what became of its connection. */
async function whyBroken(error: ConnectionError, session: ExecSession, get: ContainerHttpGet): Promise<Outcome> {
  const explained = (why: string) => failure(`Get "${urlOf(get)}": ${why}`);
  if (error.code !== "ECONNRESET") return explained(error.reason ?? error.message);
  try {
    const code = await session.exitCode();
    if (code === ECONNREFUSED) return explained(`dial tcp ${HOST}:${get.port}: connect: connection refused`);
    return explained(code === 0 ? "the connection was closed before an answer" : `connect: error ${code}`);
  } catch (unanswered) {
    if (unanswered instanceof EngineError) return UNKNOWN;
    throw unanswered;
  }
}

const isSecure = ({ scheme = "http" }: ContainerHttpGet): boolean => scheme.toLowerCase() === "https";

const urlOf = (get: ContainerHttpGet): string =>
  `${isSecure(get) ? "https" : "http"}://${HOST}:${get.port}${pathOf(get)}`;

/** An HTTP request's line has no blanks and no letters beyond ASCII. */
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
