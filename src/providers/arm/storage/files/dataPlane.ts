import type { HttpMethods, Pipeline, PipelinePolicy, PipelineResponse } from "@azure/core-rest-pipeline";
import { asRecord } from "../../../../model/core/json";
import { own } from "../../../../model/core/json";
import { isNotFound } from "../../resource";
import { ArmFault, retryAfterOf } from "../../wire/fault";
import type { Call } from "../../wire/call";
import { Reply, type Session } from "../../wire/session";
import { attemptPolicy } from "../../wire/attempt";
import { retryPolicy } from "../../wire/retry";
import { listKeys } from "../storageKeys";
import { sharedKeyPolicy } from "./sharedKey";
import type { ShareNames } from "./store";

/** Version of the Azure Files REST API: files can be renamed over others. */
const VERSION = "2023-11-03";

/** A request to the Azure Files data plane. */
export interface Question {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Whether the content of the answer is read as a stream. */
  readonly isStream?: boolean;
}

/** The data plane of one share. */
export interface DataPlane {
  /** Sends a request about a path of the share. Rejects with an {@link ArmFault} for each answer from 400 on. */
  ask(method: HttpMethods, path: string, question?: Question): Promise<PipelineResponse>;
  urlOf(path: string): string;
}

/** Asks ARM for the account's address and its key, and connects to a share with them. */
export async function dataPlane(session: Session, names: ShareNames, call: Call): Promise<DataPlane> {
  const { resourceGroupName, accountName, shareName } = names;
  const [address, keys] = await Promise.all([
    fileEndpoint(session, resourceGroupName, accountName, call),
    listKeys(session, resourceGroupName, accountName, call),
  ]);
  const [key] = keys;
  if (key === undefined) throw new ArmFault(`the storage account "${accountName}" has no key.`);
  const pipeline = await pipelineOf(session, accountName, key.value);
  const { createDefaultHttpClient, createHttpHeaders, createPipelineRequest } =
    await import("@azure/core-rest-pipeline");
  const client = session.connection.httpClient ?? createDefaultHttpClient();
  const urlOf = (path: string) =>
    [address, shareName, ...path.split("/").filter((part) => part !== "")].map(encoded).join("/");
  return {
    urlOf,
    async ask(method, path, { query = {}, headers = {}, body, isStream = false } = {}) {
      const url = new URL(urlOf(path));
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const request = createPipelineRequest({
        method,
        url: url.href,
        headers: createHttpHeaders({
          "x-ms-version": VERSION,
          ...(method === "PUT" && { "content-length": String(body?.length ?? 0) }),
          ...headers,
        }),
        abortSignal: call.signal,
        ...(body !== undefined && { body }),
        ...(isStream && { streamResponseStatusCodes: new Set([200, 206]) }),
      });
      return pipeline.sendRequest(client, request);
    },
  };
}

/** The address comes first, and is no part of a path. */
const encoded = (part: string, i: number): string => (i === 0 ? part : encodeURIComponent(part));

async function fileEndpoint(session: Session, group: string, account: string, call: Call): Promise<string> {
  const { accounts, context } = await session.sdk.storage();
  const reply = new Reply();
  await accounts.getProperties(context, group, account, { abortSignal: call.signal, onResponse: reply.onResponse });
  const { file } = asRecord(asRecord(reply.json().properties).primaryEndpoints);
  if (typeof file !== "string") throw new ArmFault(`the storage account "${account}" has no service for files.`);
  return file.replace(/\/+$/, "");
}

async function pipelineOf(session: Session, account: string, key: string): Promise<Pipeline> {
  const { createEmptyPipeline, userAgentPolicy } = await import("@azure/core-rest-pipeline");
  const { clock, random, connection } = session;
  const { pollIntervalMs, silenceMs } = connection;
  const running = () => session.running;
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(userAgentPolicy({ userAgentPrefix: "pulumi-berth" }));
  pipeline.addPolicy(retryPolicy({ clock, random, pollIntervalMs, running }), { phase: "Retry" });
  pipeline.addPolicy(faultOfPolicy, { afterPhase: "Retry" });
  pipeline.addPolicy(attemptPolicy(clock, silenceMs, running), { afterPhase: "Sign" });
  pipeline.addPolicy(
    sharedKeyPolicy(account, key, () => new Date(clock.nowMs())),
    { phase: "Sign" },
  );
  return pipeline;
}

/** What a refusal of the key means. */
const ADVICE: Readonly<Record<string, string>> = {
  KeyBasedAuthenticationNotPermitted:
    " Berth reaches the files with the account's key: set allowSharedKeyAccess of the storage account to true.",
  AuthorizationFailure: " The account's firewall may refuse this machine's address.",
};

const faultOfPolicy: PipelinePolicy = {
  name: "berthFilesFaultPolicy",
  async sendRequest(request, next) {
    const answer = await next(request);
    if (answer.status >= 400) throw faultOf(answer, request.method);
    return answer;
  },
};

/** The service answers in XML, and to some requests with headers alone. */
function faultOf({ status, headers, bodyAsText }: PipelineResponse, method: string): ArmFault {
  const text = bodyAsText ?? "";
  const code = headers.get("x-ms-error-code") ?? textIn(text, "Code");
  const told = (textIn(text, "Message") ?? "it gave no explanation.").split("\n")[0]!.trim();
  const advice = code === undefined ? undefined : own(ADVICE, code);
  const retryAfterMs = retryAfterOf(headers);
  return new ArmFault(`${told}${advice ?? ""}`, {
    ...(code !== undefined && { code }),
    statusCode: status,
    method,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** Whether the service said that there is nothing at a path of a share that exists. */
export function isMissing(error: unknown): boolean {
  return isNotFound(error) && error.details.code !== "ShareNotFound";
}

/** Text of the first element of a name in XML. */
export function textIn(xml: string, name: string): string | undefined {
  const found = new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1];
  return found === undefined ? undefined : unescaped(found);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return own(ENTITIES, name ?? "") ?? whole;
  });
}
