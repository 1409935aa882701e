import type { HttpClient, PipelineRequest } from "@azure/core-rest-pipeline";
import { parseArmId } from "../../../model/core/armId";
import { REDACTED } from "../../../model/core/secrets";
import { redactArmBody } from "../../../model/models";
import type { ArmConnection } from "../contract";

/** An ARM request in the record, for auditors. */
interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly apiVersion?: string;
  /** With secrets redacted. */
  readonly body?: unknown;
}

/**
 * Wraps a connection so that `record` gets every request as a line of JSON before it is sent, including repeated ones
 * and polls. A request that cannot be recorded is not sent. Headers are not recorded, since they contain the token. Of
 * the query only the version is: operations' URLs are signed in the rest.
 */
export function recordCalls(connection: ArmConnection, record: (line: string) => Promise<void>): ArmConnection {
  let transport = connection.httpClient;
  const httpClient: HttpClient = {
    async sendRequest(request) {
      await record(`${JSON.stringify(recordedCall(request))}\n`);
      transport ??= (await import("@azure/core-rest-pipeline")).createDefaultHttpClient();
      return transport.sendRequest(request);
    },
  };
  return { ...connection, httpClient };
}

function recordedCall({ method, url, body }: PipelineRequest): RecordedCall {
  const { pathname, searchParams } = new URL(url);
  return {
    method,
    path: pathname,
    apiVersion: searchParams.get("api-version") ?? undefined,
    ...(body !== undefined && body !== null && body !== "" && { body: redactedBody(pathname, body) }),
  };
}

function redactedBody(path: string, body: unknown): unknown {
  if (typeof body !== "string") return REDACTED;
  try {
    return redactArmBody(parseArmId(path)?.type ?? "", JSON.parse(body));
  } catch {
    return REDACTED;
  }
}
