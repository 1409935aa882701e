import type { HttpClient } from "@azure/core-rest-pipeline";
import { type Clock, systemClock } from "../../../clock";
import { asList, asRecord } from "../../../model/core/json";
import { ArmFailure } from "../contract";
import { attemptPolicy } from "./attempt";
import { explain } from "./explain";
import { faultPolicy } from "./fault";
import { retryPolicy } from "./retry";

/** The version whose answer is one object and not a list of clouds. */
const VERSION = "2022-09-01";
/** Where the host's name comes from, in messages. */
const KEY = "berth:metadataHost (or ARM_METADATA_HOSTNAME)";

/** Where a cloud is, as it says itself. */
export interface CloudEndpoints {
  /** Base URL of the resource manager, without a slash at the end. */
  readonly endpoint: string;
  /** What tokens for it are for, without a slash at the end. */
  readonly audience: string;
  /** Where to sign in. */
  readonly authorityHost: string;
}

/** Asks a host, which may have a port, for the endpoints of its cloud. */
export async function askMetadata(
  host: string,
  silenceMs: number,
  around: { readonly clock?: Clock; readonly random?: () => number; readonly httpClient?: HttpClient } = {},
): Promise<CloudEndpoints> {
  const { clock = systemClock, random = Math.random, httpClient } = around;
  const { createDefaultHttpClient, createEmptyPipeline, createPipelineRequest } =
    await import("@azure/core-rest-pipeline");
  const title = `metadata of the cloud at ${host}, as ${KEY} says`;
  const running = () => undefined;
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(retryPolicy({ clock, random, pollIntervalMs: undefined, running }));
  pipeline.addPolicy(faultPolicy);
  pipeline.addPolicy(attemptPolicy(clock, silenceMs, running));
  const url = `https://${host}/metadata/endpoints?api-version=${VERSION}`;
  let answer: unknown;
  try {
    const request = createPipelineRequest({ url, method: "GET" });
    request.headers.set("accept", "application/json");
    const reply = await pipeline.sendRequest(httpClient ?? createDefaultHttpClient(), request);
    answer = JSON.parse(reply.bodyAsText ?? "");
  } catch (error) {
    if (error instanceof SyntaxError) throw strange(title, "it is not JSON");
    throw explain(title, error);
  }
  const { resourceManager, authentication } = asRecord(answer);
  const { loginEndpoint, audiences } = asRecord(authentication);
  const [audience] = asList(audiences);
  if (!isHttps(resourceManager)) throw strange(title, "its resourceManager is not an https URL");
  if (!isHttps(loginEndpoint)) throw strange(title, "its authentication.loginEndpoint is not an https URL");
  const endpoint = withoutSlash(resourceManager);
  return {
    endpoint,
    audience: typeof audience === "string" && audience !== "" ? withoutSlash(audience) : endpoint,
    authorityHost: withoutSlash(loginEndpoint),
  };
}

/** Tokens are sent to these places. */
const isHttps = (value: unknown): value is string =>
  typeof value === "string" && /^https:/i.test(value) && URL.canParse(value);

const withoutSlash = (url: string): string => url.replace(/\/+$/, "");

const strange = (title: string, what: string): ArmFailure =>
  new ArmFailure(
    `${title}: the answer cannot be used, for ${what}. Check that the host is a cloud's resource manager.`,
    {
      code: "MetadataInvalid",
    },
  );
