import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sandboxProgram } from "../../../src/providers/local/sandbox/program";
import { packFile } from "../../../src/docker/tar";

const digest = (content: Buffer) => `sha256:${createHash("sha256").update(content).digest("hex")}`;

/** A line of an htpasswd file, with SHA-1. */
export const htpasswd = (username: string, password: string) => `${username}:{SHA}${sha1(password)}`;
const sha1 = (text: string) => createHash("sha1").update(text).digest("base64");

/**
 * A registry with one image, `test/pause:1`, whose program does nothing forever. Other images are not found. If it has
 * lines of an htpasswd file, only those users are answered.
 */
export class Registry {
  private server: Server | undefined;
  /** Requested paths. */
  readonly requests: string[] = [];
  /** The callers, as `user:password`, without anonymous ones. */
  readonly signIns: string[] = [];

  constructor(private readonly users?: readonly string[]) {}

  async start(): Promise<void> {
    const layer = packFile(
      "pause",
      Buffer.from(sandboxProgram[process.arch === "arm64" ? "arm64" : "amd64"]!, "base64"),
      0o755,
    );
    const config = Buffer.from(
      JSON.stringify({
        architecture: process.arch === "arm64" ? "arm64" : "amd64",
        os: "linux",
        config: { Entrypoint: ["/pause"] },
        rootfs: { type: "layers", diff_ids: [digest(layer)] },
      }),
    );
    const type = "application/vnd.docker.distribution.manifest.v2+json";
    const describe = (mediaType: string, content: Buffer) => ({
      mediaType,
      size: content.length,
      digest: digest(content),
    });
    const manifest = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: type,
        config: describe("application/vnd.docker.container.image.v1+json", config),
        layers: [describe("application/vnd.docker.image.rootfs.diff.tar.gzip", layer)],
      }),
    );
    const files: Record<string, Buffer> = {
      "/v2/": Buffer.from("{}"),
      "/v2/test/pause/manifests/1": manifest,
      [`/v2/test/pause/manifests/${digest(manifest)}`]: manifest,
      [`/v2/test/pause/blobs/${digest(config)}`]: config,
      [`/v2/test/pause/blobs/${digest(layer)}`]: layer,
    };
    this.server = createServer((request, response) => {
      const file = files[request.url ?? ""];
      this.requests.push(request.url ?? "");
      const isManifest = request.url?.includes("/manifests/");
      const headers = {
        "docker-distribution-api-version": "registry/2.0",
        "content-type": isManifest ? type : "application/octet-stream",
      };
      if (!this.isKnown(request.headers.authorization)) {
        const challenge = { ...headers, "content-type": "application/json", "www-authenticate": 'Basic realm="test"' };
        return void response.writeHead(401, challenge).end('{"errors":[{"code":"UNAUTHORIZED"}]}');
      }
      if (file === undefined)
        return void response.writeHead(404, headers).end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
      response.writeHead(200, { ...headers, "content-length": file.length, "docker-content-digest": digest(file) });
      response.end(request.method === "HEAD" ? undefined : file);
    });
    await new Promise<void>((resolve) => this.server!.listen(0, "127.0.0.1", resolve));
  }

  private isKnown(authorization = ""): boolean {
    if (this.users === undefined) return true;
    const [, sent = ""] = /^Basic (.*)$/i.exec(authorization) ?? [];
    const signIn = Buffer.from(sent, "base64").toString();
    if (signIn !== "") this.signIns.push(signIn);
    const [, username = "", password = ""] = /^([^:]*):(.*)$/s.exec(signIn) ?? [];
    return this.users.includes(htpasswd(username, password));
  }

  /** Host and port. */
  get host(): string {
    return `127.0.0.1:${(this.server!.address() as AddressInfo).port}`;
  }

  /** The image's name at this registry. */
  name(repository = "test/pause", tag = "1"): string {
    return `${this.host}/${repository}:${tag}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}
