import { createHmac } from "node:crypto";
import type { PipelinePolicy, PipelineRequest } from "@azure/core-rest-pipeline";

/** Headers whose values are signed without their names, in the service's order. */
const SIGNED = [
  "content-encoding",
  "content-language",
  "content-length",
  "content-md5",
  "content-type",
  "date",
  "if-modified-since",
  "if-match",
  "if-none-match",
  "if-unmodified-since",
  "range",
];

/**
 * Signs each request with an account's key, as https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key demands
 * it. The key itself is not sent.
 */
export function sharedKeyPolicy(account: string, key: string, now: () => Date): PipelinePolicy {
  return {
    name: "berthSharedKeyPolicy",
    sendRequest(request, next) {
      request.headers.set("x-ms-date", now().toUTCString());
      const signature = createHmac("sha256", Buffer.from(key, "base64")).update(signedText(account, request));
      request.headers.set("authorization", `SharedKey ${account}:${signature.digest("base64")}`);
      return next(request);
    },
  };
}

function signedText(account: string, { method, url, headers }: PipelineRequest): string {
  const standard = SIGNED.map((name) => {
    const value = headers.get(name) ?? "";
    return name === "content-length" && value === "0" ? "" : value;
  });
  const own = Object.entries(headers.toJSON())
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .filter(([name]) => name.startsWith("x-ms-"))
    .sort(byName)
    .map(([name, value]) => `${name}:${value}`);
  const { pathname, searchParams } = new URL(url);
  const query = [...searchParams]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(byName)
    .map(([name, value]) => `${name}:${value}`);
  return [method, ...standard, ...own, [`/${account}${pathname}`, ...query].join("\n")].join("\n");
}

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : a > b ? 1 : 0);
