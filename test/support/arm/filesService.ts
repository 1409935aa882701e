import { createHmac } from "node:crypto";
import { Readable } from "node:stream";
import { createHttpHeaders, type HttpClient, type PipelineRequest } from "@azure/core-rest-pipeline";
import type { ArmConnection } from "../../../src/providers/arm/contract";
import { ArmScript } from "./script";

export const FILES_KEY = Buffer.from("a key of sixty-four bytes").toString("base64");
const HOST = "acct.file.core.test";

interface Stored {
  content: Buffer;
  readonly owner: string;
}

/** An account with the share "data", whose files are in memory, behind ARM and the Files data plane as Azure has them. */
export class FilesService {
  readonly files = new Map<string, Stored>();
  readonly directories = new Set<string>([""]);
  /** Requests to the data plane, as method, path and query. */
  readonly asked: string[] = [];
  readonly signed: { text: string; given: string }[] = [];
  /** Answers in place of the service. */
  refuse: (request: PipelineRequest) => { status: number; code: string; message: string } | undefined = () => undefined;
  /** Entries in one page of a list. */
  pageSize = 2;
  private readonly arm = new ArmScript(({ path }) =>
    path.endsWith("/listKeys")
      ? { status: 200, body: { keys: [{ keyName: "key1", value: FILES_KEY }] } }
      : { status: 200, body: { name: "acct", properties: { primaryEndpoints: { file: `https://${HOST}/` } } } },
  );

  readonly httpClient: HttpClient = {
    sendRequest: async (request) => {
      const url = new URL(request.url);
      if (url.host !== HOST) return this.arm.httpClient.sendRequest(request);
      this.asked.push(`${request.method} ${decodeURIComponent(url.pathname)}${decodeURIComponent(url.search)}`);
      const { status, headers = {}, body = "" } = this.answer(request, url);
      const isStream = request.streamResponseStatusCodes?.has(status) === true;
      const sent = createHttpHeaders(headers);
      if (isStream) return { request, status, headers: sent, readableStreamBody: Readable.from([Buffer.from(body)]) };
      return { request, status, headers: sent, bodyAsText: String(body) };
    },
  };

  connection(): ArmConnection {
    return this.arm.connection({ httpClient: this.httpClient });
  }

  private answer(
    request: PipelineRequest,
    url: URL,
  ): { status: number; headers?: Record<string, string>; body?: string | Buffer } {
    const { method, headers } = request;
    const refused = this.refuse(request);
    if (refused) return fault(refused.status, refused.code, refused.message);
    const own = Object.entries(headers.toJSON())
      .filter(([name]) => name.startsWith("x-ms-"))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}:${value}\n`)
      .join("");
    const query = [...url.searchParams]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `\n${name}:${value}`);
    const length = headers.get("content-length") ?? "";
    const text = `${method}\n\n\n${length === "0" ? "" : length}\n\n\n\n\n\n\n\n\n${own}/acct${url.pathname}${query.join("")}`;
    const wanted = createHmac("sha256", Buffer.from(FILES_KEY, "base64")).update(text).digest("base64");
    if (headers.get("authorization") !== `SharedKey acct:${wanted}`)
      return fault(403, "AuthenticationFailed", "Server failed to authenticate the request.");
    const [, share, ...rest] = url.pathname.split("/").map(decodeURIComponent);
    if (share !== "data") return fault(404, "ShareNotFound", "The specified share does not exist.");
    return this.handle(method, rest.join("/"), url.searchParams, request);
  }

  private handle(method: string, path: string, query: URLSearchParams, { headers, body }: PipelineRequest) {
    const file = this.files.get(path);
    const parent = path.split("/").slice(0, -1).join("/");
    const missing = fault(404, "ResourceNotFound", "The specified resource does not exist.");
    const other = fault(409, "ResourceTypeMismatch", "The specified resource type does not match.");
    const isDirectory = this.directories.has(path);
    if (query.get("comp") === "list") {
      if (file) return other;
      return isDirectory ? { status: 200, body: this.list(path, query.get("marker") ?? "") } : missing;
    }
    if (query.get("restype") === "directory") {
      if (method === "PUT") {
        if (isDirectory) return fault(409, "ResourceAlreadyExists", "The specified resource already exists.");
        if (!this.directories.has(parent))
          return fault(404, "ParentNotFound", "The specified parent path does not exist.");
        this.directories.add(path);
        return { status: 201 };
      }
      if (!isDirectory) return missing;
      if (method === "HEAD") return { status: 200 };
      const inside = [...this.files.keys(), ...this.directories].some((name) => name.startsWith(`${path}/`));
      if (inside) return fault(409, "DirectoryNotEmpty", "The specified directory is not empty.");
      this.directories.delete(path);
      return { status: 202 };
    }
    if (method === "PUT" && query.get("comp") === "range") {
      const [, from = "", to = ""] = /^bytes=(\d+)-(\d+)$/.exec(headers.get("x-ms-range") ?? "") ?? [];
      const part = body as unknown as Buffer;
      if (file === undefined || part.length !== Number(to) - Number(from) + 1 || part.length > 4 * 1024 * 1024)
        return fault(416, "InvalidRange", "The range is wrong.");
      part.copy(file.content, Number(from));
      return { status: 201 };
    }
    if (method === "PUT" && query.get("comp") === "rename") {
      const source = new URL(headers.get("x-ms-file-rename-source") ?? "").pathname;
      const from = source.split("/").slice(2).map(decodeURIComponent).join("/");
      if (isDirectory) return other;
      this.files.set(path, this.files.get(from)!);
      this.files.delete(from);
      return { status: 200 };
    }
    if (method === "PUT") {
      if (!this.directories.has(parent))
        return fault(404, "ParentNotFound", "The specified parent path does not exist.");
      const content = Buffer.alloc(Number(headers.get("x-ms-content-length")));
      this.files.set(path, { content, owner: headers.get("x-ms-meta-berthowner") ?? "" });
      return { status: 201 };
    }
    if (file === undefined) return missing;
    if (method === "DELETE") {
      this.files.delete(path);
      return { status: 202 };
    }
    return { status: 200, headers: headersOf(file), ...(method === "GET" && { body: file.content }) };
  }

  private list(path: string, marker: string): string {
    const inside = (name: string) => name !== "" && name.split("/").slice(0, -1).join("/") === path;
    const nameOf = (name: string) => name.split("/").at(-1)!.replaceAll("&", "&amp;");
    const times = "<LastWriteTime>2026-01-02T03:04:05.0000000Z</LastWriteTime>";
    const all = [
      ...[...this.files]
        .filter(([name]) => inside(name))
        .map(([name, { content }]) => {
          return `<File><Name>${nameOf(name)}</Name><Properties><Content-Length>${content.length}</Content-Length>${times}</Properties></File>`;
        }),
      ...[...this.directories]
        .filter(inside)
        .map((name) => `<Directory><Name>${nameOf(name)}</Name><Properties>${times}</Properties></Directory>`),
    ];
    const start = Number(marker);
    const next = start + this.pageSize < all.length ? String(start + this.pageSize) : "";
    const page = all.slice(start, start + this.pageSize).join("");
    return `<?xml version="1.0"?><EnumerationResults><Entries>${page}</Entries><NextMarker>${next}</NextMarker></EnumerationResults>`;
  }
}

const headersOf = ({ content, owner }: Stored) => ({
  "content-length": String(content.length),
  "x-ms-file-last-write-time": "2026-01-02T03:04:05.0000000Z",
  ...(owner !== "" && { "x-ms-meta-berthowner": owner }),
});

const fault = (status: number, code: string, message: string) => ({
  status,
  headers: { "x-ms-error-code": code },
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}\nRequestId:1</Message></Error>`,
});
