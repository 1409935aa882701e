import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Docker from "dockerode";
import { asked, PATIENCE_MS } from "../waiting";
import { isPodman } from "./docker";
import { daemonArguments, NAME_SERVERS, podmanService, removePodmansContainers, unmountBelow } from "./ownDaemon.cjs";

/**
 * An engine that belongs to the test: of the kind that is under test, Docker or Podman. It has its own network namespace, since two
 * daemons in one delete each other's firewall rules and bridge. One of Docker's can be stopped and started.
 */
export class EngineDaemon {
  private readonly folder = mkdtempSync(join(tmpdir(), "berth-engine-"));
  readonly socket = join(this.folder, "docker.sock");
  readonly host = `unix://${this.socket}`;
  readonly docker = new Docker({ socketPath: this.socket });
  private process: ChildProcess | undefined;

  /** `more` are arguments of dockerd. With `ownRun` it also listens at an engine's usual place, in its own /run. */
  constructor(
    private readonly more: readonly string[] = [],
    private readonly ownRun = false,
  ) {}

  async start(): Promise<void> {
    const at = (name: string) => join(this.folder, name);
    const { command, mounts } = isPodman ? this.podman() : this.dockerd();
    const script = `${mounts.map((mount) => `${mount} && `).join("")}ip link set lo up && exec "$@"`;
    const spaces = ["--net", ...(mounts.length > 0 ? ["--mount"] : [])];
    const log = openSync(at("log"), "a");
    const process = spawn("unshare", [...spaces, "sh", "-c", script, "sh", ...command], {
      stdio: ["ignore", log, log],
    });
    this.process = process;
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      if (existsSync(this.socket) && (await this.docker.ping().catch(() => undefined))) return;
      if (process.exitCode !== null || Date.now() > end)
        throw new Error(`${command[0]} did not start:\n${readFileSync(at("log"), "utf8").slice(-2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private dockerd() {
    const own = this.ownRun ? ["-H", "unix:///run/docker.sock"] : [];
    const command = ["dockerd", ...daemonArguments(this.folder, "10.213.0.0/16"), ...own, ...this.more];
    return { command, mounts: this.ownRun ? ["mount -t tmpfs tmpfs /run", "mkdir /run/lock"] : [] };
  }

  private podman() {
    if (this.ownRun || this.more.length > 0) throw new Error("arguments of dockerd mean nothing to Podman");
    const mounts = [`mkdir -p ${NAME_SERVERS}`, `mount -t tmpfs berth ${NAME_SERVERS}`];
    return { command: podmanService(this.folder), mounts };
  }

  async stop(): Promise<void> {
    const process = this.process;
    if (process === undefined || process.exitCode !== null) return;
    const ended = new Promise((resolve) => process.once("exit", resolve));
    process.kill("SIGTERM");
    await ended;
  }

  /** Of Docker's alone: what Podman runs does not depend on it. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** The process that is in its namespaces. */
  get pid(): number {
    return this.process!.pid!;
  }

  /** Path of the network namespace of its host. */
  get networkNamespace(): string {
    return `/proc/${this.process!.pid}/ns/net`;
  }

  /** Runs a command in the engine's network, as if on its host. */
  onHost(command: string, ...args: string[]): string {
    return execFileSync("nsenter", [`--net=${this.networkNamespace}`, command, ...args], { encoding: "utf8" });
  }

  /** The text of a page, requested from the engine's host once its server listens. */
  page(url: string): Promise<string> {
    const ask = async () => {
      try {
        return this.onHost("wget", "-qO-", url);
      } catch {
        return undefined;
      }
    };
    return asked(ask, (text) => text !== undefined) as Promise<string>;
  }

  /** Copies an image from another engine. */
  async copyImage(from: Docker, name: string): Promise<void> {
    const stream = await from.getImage(name).get();
    const answer = await this.docker.loadImage(stream);
    await new Promise((resolve, reject) => answer.on("end", resolve).on("error", reject).resume());
  }

  /** Stops the engine and deletes everything it has stored. */
  async remove(): Promise<void> {
    const { pid } = this.process ?? {};
    if (isPodman && pid !== undefined) removePodmansContainers(this.folder, pid, process.env);
    await this.stop();
    try {
      unmountBelow(this.folder);
    } finally {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }
}
