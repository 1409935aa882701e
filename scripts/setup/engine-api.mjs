import { existsSync, readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import path from "node:path";
import { Readable } from "node:stream";

/**
 * Options of node:http to connect to an engine.
 * @param {import("../../src/docker/places.cjs").Place} place
 */
export function reach({ endpoint, problem }) {
  if (!endpoint) {
    throw new Error(problem);
  }
  if (endpoint.kind === "socket") {
    const isPipe = endpoint.path.startsWith("//");
    return { transport: http, options: { socketPath: isPipe ? endpoint.path.replaceAll("/", "\\") : endpoint.path } };
  }
  if (endpoint.kind === "ssh") {
    throw new Error("an engine behind ssh:// cannot be used here; use a socket or tcp://");
  }
  const { host, port, certificates, trustsAny } = endpoint;
  if (!certificates && !trustsAny) {
    return { transport: http, options: { host, port } };
  }
  const file = (name) => {
    const at = certificates && path.join(certificates, name);
    return at && existsSync(at) ? readFileSync(at) : undefined;
  };
  const tls = { ca: file("ca.pem"), cert: file("cert.pem"), key: file("key.pem") };
  return { transport: https, options: { host, port, ...tls, ...(trustsAny && { rejectUnauthorized: false }) } };
}

/**
 * One call of the Docker Engine API.
 * @param {import("../../src/docker/places.cjs").Place} place
 * @param {string} method
 * @param {string} route
 * @param {{body?: Buffer | import("node:stream").Readable, type?: string, silenceMs?: number, signal?: AbortSignal}} [options] silenceMs: how long the
 *   engine may say nothing
 * @returns {Promise<{status: number, text: string}>}
 */
export function callEngine(place, method, route, { body, type, silenceMs = 30_000, signal } = {}) {
  return new Promise((resolve, reject) => {
    const { transport, options } = reach(place);
    const length = Buffer.isBuffer(body) ? { "Content-Length": body.length } : {};
    const headers = body ? { "Content-Type": type ?? "application/json", ...length } : {};
    const request = transport.request(
      { ...options, method, path: route, headers, signal, agent: false },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part) => (text += part));
        response.on("end", () => resolve({ status: response.statusCode, text }));
        response.on("error", reject);
      },
    );
    request.setTimeout(silenceMs, () => {
      request.destroy(Object.assign(new Error(`no answer for ${silenceMs / 1000} s`), { code: "ETIMEDOUT" }));
    });
    request.on("error", reject);
    if (body instanceof Readable) {
      body.on("error", (error) => request.destroy(error)).pipe(request);
    } else {
      request.end(body);
    }
  });
}

/**
 * @param {import("../../src/docker/places.cjs").Place} place
 * @param {number} [silenceMs]
 * @returns {Promise<{version: string, arch: string} | {error: Error & {code?: string}}>}
 */
export async function pingEngine(place, silenceMs = 3_000) {
  try {
    const { status, text } = await callEngine(place, "GET", "/version", { silenceMs });
    if (status !== 200) {
      throw new Error(`it answers with status ${status}`);
    }
    const { Version: version, Arch: arch } = JSON.parse(text);
    return { version, arch };
  } catch (error) {
    return { error };
  }
}

/**
 * Calls the engine and parses the JSON that it answers.
 * @param {import("../../src/docker/places.cjs").Place} place
 * @param {string} route
 */
export async function getJson(place, route) {
  const { status, text } = await callEngine(place, "GET", route);
  if (status !== 200) {
    throw new Error(`the engine answered ${status} to GET ${route}: ${text.trim()}`);
  }
  return JSON.parse(text);
}
