import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** More than fits into the header of a tar entry. */
const LONG = "long-name-".repeat(15);

/**
 * git's own server over HTTP, with the repository `site.git` and its two commits. If it has credentials, it demands
 * them.
 */
export class GitServer {
  private readonly folder = mkdtempSync(join(tmpdir(), "berth-git-server-"));
  private server: Server | undefined;
  /** Commit hashes, oldest first. */
  readonly commits: string[] = [];

  constructor(private readonly credentials?: { username: string; password: string }) {}

  async start(): Promise<void> {
    this.makeRepository();
    this.server = createServer((request, response) => this.serve(request, response));
    await new Promise<void>((resolve) => this.server!.listen(0, "127.0.0.1", resolve));
  }

  /** The repository's URL, with user name and password if there are any. */
  url({ username, password } = this.credentials ?? { username: "", password: "" }): string {
    const url = new URL(`http://127.0.0.1:${(this.server!.address() as AddressInfo).port}/site.git`);
    url.username = encodeURIComponent(username);
    url.password = encodeURIComponent(password);
    return url.href;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private makeRepository(): void {
    const work = join(this.folder, "work");
    const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
    const git = (...args: string[]) => execFileSync("git", ["-C", work, ...args], { encoding: "utf8", env }).trim();
    const commit = (message: string) => {
      git("add", "-A");
      git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", message);
      this.commits.push(git("rev-parse", "HEAD"));
    };
    mkdirSync(join(work, "pages/deep"), { recursive: true });
    git("init", "-qb", "main");
    writeFileSync(join(work, "pages/deep/index.html"), "first\n");
    writeFileSync(join(work, "run.sh"), "#!/bin/sh\necho ran\n");
    chmodSync(join(work, "run.sh"), 0o755);
    symlinkSync("pages/deep/index.html", join(work, "link"));
    mkdirSync(join(work, "pages", LONG));
    writeFileSync(join(work, "pages", LONG, "file"), "long\n");
    symlinkSync(join(LONG, "file"), join(work, "pages/long"));
    commit("first");
    writeFileSync(join(work, "pages/deep/index.html"), "second\n");
    commit("second");
    git("clone", "-q", "--bare", work, join(this.folder, "site.git"));
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const { username, password } = this.credentials ?? {};
    const wanted = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
    if (this.credentials !== undefined && request.headers.authorization !== wanted)
      return void response.writeHead(401, { "www-authenticate": 'Basic realm="git"' }).end();
    const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
    const cgi = spawn("git", ["http-backend"], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: this.folder,
        GIT_HTTP_EXPORT_ALL: "1",
        REQUEST_METHOD: request.method,
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        CONTENT_TYPE: request.headers["content-type"] ?? "",
        HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
        GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      },
    });
    request.pipe(cgi.stdin);
    const chunks: Buffer[] = [];
    cgi.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    cgi.on("close", () => {
      const answer = Buffer.concat(chunks);
      const end = answer.indexOf("\r\n\r\n");
      const headers = answer.subarray(0, end).toString().split("\r\n");
      const entries = headers.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]);
      const { Status = "200", ...rest } = Object.fromEntries(entries);
      response.writeHead(parseInt(Status), rest).end(answer.subarray(end + 4));
    });
  }
}
