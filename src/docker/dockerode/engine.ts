import { readFileSync } from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import { join } from "node:path";
import { Readable } from "node:stream";
import type Docker from "dockerode";
import { asked, orUndefined, unlessDone, unlessMissing } from "./errors";
import { eventFilters, eventsOf, unixTime } from "./events";
import { execOptions, openExecSession, runExec } from "./exec";
import { containerOptions, detailsOf, infoOf, networkOf, networkOptions, pullAuth } from "./shapes";
import {
  type ContainerDetails,
  type ContainerSpec,
  type Engine,
  type EngineContainer,
  EngineError,
  type EngineEvent,
  type EngineImage,
  type EngineInfo,
  type EngineNetwork,
  type EngineVersion,
  type EngineVolume,
  type ExecOptions,
  type ExecResult,
  type ExecSession,
  type LabelFilter,
  type Labels,
  type LogOptions,
  type NetworkSpec,
  type RegistryAuth,
  type RestartPolicy,
  type TerminalSize,
} from "../engine";
import { Demultiplexer, demultiplex, readAll, readMessages, readWithin, StampedLines } from "./streams";
import type { EngineEndpoint } from "../discovery";

/** Enough for the containers of a group to be handled at once. */
const MAX_SOCKETS = 32;
/** How long the engine may take to tell what it remembers. */
const EVENTS_MS = 2000;

interface Modem {
  dial(request: object, callback: (error: Error | null, answer: unknown) => void): void;
}

/** Opens a Docker Engine. dockerode is loaded now: that takes longer than all else. */
export async function openDockerEngine(endpoint: EngineEndpoint): Promise<Engine> {
  const { default: Dockerode } = await import("dockerode");
  const options = dockerOptions(endpoint);
  const pool = { keepAlive: true, maxSockets: MAX_SOCKETS };
  const agent = options.protocol === "https" ? new https.Agent(pool) : new http.Agent(pool);
  const docker = new Dockerode(options.protocol === "ssh" ? options : ({ ...options, agent } as Docker.DockerOptions));
  // Calls that last would take the sockets from those that end.
  const lasting = new Dockerode(options);
  const isLocal = endpoint.kind === "socket" && endpoint.path.startsWith("/");
  return new DockerEngine(docker, lasting, agent, isLocal ? endpoint.path : "/var/run/docker.sock");
}

/** A Docker Engine, through dockerode. */
class DockerEngine implements Engine {
  constructor(
    private readonly docker: Docker,
    private readonly lasting: Docker,
    private readonly agent: http.Agent,
    readonly socketPath: string,
  ) {}

  async version(): Promise<EngineVersion> {
    const { Os, Arch } = await asked(this.docker.version());
    return { os: Os, arch: Arch };
  }

  async info(): Promise<EngineInfo> {
    return infoOf(await asked(this.docker.info()));
  }

  async listVolumes(filter: LabelFilter): Promise<EngineVolume[]> {
    const found = await asked(this.docker.listVolumes({ filters: { label: [...filter] } }));
    return (found.Volumes ?? []).map((volume) => ({ name: volume.Name, labels: volume.Labels ?? {} }));
  }

  async createVolume(name: string, labels: Labels): Promise<EngineVolume> {
    const volume = await asked(this.rawCreateVolume({ Name: name, Labels: labels }));
    return { name, labels: volume.Labels ?? {} };
  }

  /** dockerode's own call drops the answer, which tells whose labels the volume has. */
  private rawCreateVolume(options: object): Promise<{ Labels: Labels | null }> {
    const request = { path: "/volumes/create?", method: "POST", options, statusCodes: { 200: true, 201: true } };
    const modem = this.docker.modem as Modem;
    return new Promise((resolve, reject) =>
      modem.dial(request, (error, answer) => (error ? reject(error) : resolve(answer as { Labels: Labels | null }))),
    );
  }

  removeVolume(name: string): Promise<boolean> {
    return unlessMissing(this.docker.getVolume(name).remove());
  }

  async volumePath(name: string): Promise<string | undefined> {
    return (await orUndefined(this.docker.getVolume(name).inspect()))?.Mountpoint;
  }

  async listContainers(filter: LabelFilter): Promise<EngineContainer[]> {
    const found = await asked(this.docker.listContainers({ all: true, filters: { label: [...filter] } }));
    return found.map(({ Id, Names, Labels, State, Image }) => ({
      id: Id,
      name: (Names[0] ?? "").replace(/^\//, ""),
      labels: Labels,
      running: State === "running",
      image: Image,
    }));
  }

  async inspectContainer(ref: string): Promise<ContainerDetails | undefined> {
    const found = await orUndefined(this.docker.getContainer(ref).inspect());
    return found && detailsOf(found);
  }

  async createContainer(name: string, spec: ContainerSpec): Promise<string> {
    const options = containerOptions(name, spec);
    try {
      return (await asked(this.docker.createContainer(options))).id;
    } catch (error) {
      // Docker refuses more CPUs than the machine has. As a quota it takes them.
      if (!(error instanceof EngineError) || !/range of CPUs/i.test(error.message)) throw error;
      const quota = { NanoCpus: 0, CpuPeriod: 100_000, CpuQuota: Math.round((spec.cpu ?? 0) * 100_000) };
      const HostConfig = { ...options.HostConfig, ...quota };
      return (await asked(this.docker.createContainer({ ...options, HostConfig }))).id;
    }
  }

  async startContainer(ref: string): Promise<void> {
    await unlessDone(this.docker.getContainer(ref).start());
  }

  async stopContainer(ref: string, graceSeconds: number): Promise<void> {
    await unlessDone(this.docker.getContainer(ref).stop({ t: graceSeconds }));
  }

  async restartContainer(ref: string, graceSeconds: number): Promise<void> {
    await asked(this.docker.getContainer(ref).restart({ t: graceSeconds }));
  }

  async killContainer(ref: string, signal: string): Promise<void> {
    await asked(this.docker.getContainer(ref).kill({ signal }));
  }

  async setRestartPolicy(ref: string, policy: RestartPolicy): Promise<void> {
    await asked(this.docker.getContainer(ref).update({ RestartPolicy: { Name: policy } }));
  }

  async renameContainer(ref: string, name: string): Promise<void> {
    await asked(this.docker.getContainer(ref).rename({ name }));
  }

  async waitContainer(ref: string, signal: AbortSignal): Promise<number> {
    const waiting = this.lasting.getContainer(ref).wait({ abortSignal: signal });
    return ((await asked(waiting)) as { StatusCode: number }).StatusCode;
  }

  async events(filter: LabelFilter, since: string, until: string): Promise<EngineEvent[]> {
    const span = { since: unixTime(since), until: unixTime(until) + 0.001 };
    const stream = await asked(this.docker.getEvents({ ...span, filters: eventFilters(filter) }));
    // Of an engine whose clock is behind ours the span has not ended yet.
    return eventsOf(await readWithin(stream, EVENTS_MS));
  }

  removeContainer(ref: string): Promise<boolean> {
    return unlessMissing(this.docker.getContainer(ref).remove({ force: true, v: true }));
  }

  async followLogs(ref: string, { since, ...options }: LogOptions): Promise<Readable> {
    const wanted = { follow: true as const, stdout: true, stderr: true, ...options, ...(since && { since }) };
    // dockerode takes text, which its types don't say: a number has no room for nanoseconds.
    const asking = this.lasting.getContainer(ref).logs(wanted as object as { follow: true });
    const log = (await asked(asking)) as Readable;
    const lines = new Demultiplexer(options.timestamps ? new StampedLines() : undefined);
    lines.once("close", () => log.destroy());
    // An engine that goes away ends the log.
    log.on("error", () => lines.end());
    return log.pipe(lines);
  }

  async containerLogs(ref: string, options: Omit<LogOptions, "since">): Promise<string> {
    const log = await asked(
      this.docker.getContainer(ref).logs({ follow: false, stdout: true, stderr: true, ...options }),
    );
    return demultiplex(log, options.timestamps);
  }

  async exec(ref: string, options: ExecOptions & { input?: Buffer; timeoutMs?: number }): Promise<ExecResult> {
    const { input, timeoutMs } = options;
    const created = await asked(this.docker.getContainer(ref).exec(execOptions(options, input !== undefined)));
    return runExec(created, input && Readable.from([input], { objectMode: false }), timeoutMs);
  }

  async execWith(ref: string, options: ExecOptions, input: NodeJS.ReadableStream): Promise<ExecResult> {
    return runExec(await asked(this.docker.getContainer(ref).exec(execOptions(options, true))), input);
  }

  async openExec(ref: string, options: ExecOptions & { terminal?: TerminalSize }): Promise<ExecSession> {
    const { terminal } = options;
    const created = await asked(
      this.lasting.getContainer(ref).exec(execOptions(options, true, terminal !== undefined)),
    );
    return openExecSession(created, terminal);
  }

  async putArchive(ref: string, path: string, tar: Buffer): Promise<void> {
    await asked(this.docker.getContainer(ref).putArchive(tar, { path }));
  }

  async getArchive(ref: string, path: string): Promise<Buffer | undefined> {
    const stream = await orUndefined(this.docker.getContainer(ref).getArchive({ path }));
    return stream && readAll(stream);
  }

  async inspectImage(ref: string): Promise<EngineImage | undefined> {
    const found = await orUndefined(this.docker.getImage(ref).inspect());
    return found && { id: found.Id, user: found.Config?.User ?? "" };
  }

  async pullImage(ref: string, auth?: RegistryAuth): Promise<{ done: Promise<void> }> {
    const stream = await asked(this.docker.pull(ref, auth === undefined ? {} : { authconfig: pullAuth(auth) }));
    return new Promise((resolve, reject) => {
      // The first message comes once the registry has given the manifest.
      const done: Promise<void> = readMessages(stream, () => resolve({ done }));
      done.then(() => resolve({ done }), reject);
    });
  }

  saveImage(ref: string): Promise<NodeJS.ReadableStream> {
    return asked(this.docker.getImage(ref).get());
  }

  async imageNames(): Promise<string[]> {
    const found = await asked(this.docker.listImages());
    return found.flatMap(({ RepoTags }) => (RepoTags ?? []).filter((name) => name !== "<none>:<none>"));
  }

  async importImage(ref: string, tar: Buffer, changes: readonly string[]): Promise<void> {
    const colon = ref.lastIndexOf(":");
    const [repo, tag] = [ref.slice(0, colon), ref.slice(colon + 1)];
    // dockerode takes buffers, which its types don't say.
    const file = tar as unknown as string;
    await readMessages(await asked(this.docker.importImage(file, { repo, tag, changes: [...changes] })));
  }

  async listImages(filter: LabelFilter): Promise<string[]> {
    const found = await asked(this.docker.listImages({ filters: { label: [...filter] } }));
    return found.map(({ Id }) => Id);
  }

  removeImage(ref: string): Promise<boolean> {
    return unlessMissing(this.docker.getImage(ref).remove());
  }

  async createNetwork(name: string, spec: NetworkSpec): Promise<void> {
    await asked(this.docker.createNetwork(networkOptions(name, spec)));
  }

  async listNetworks(filter: LabelFilter): Promise<EngineNetwork[]> {
    const found = await asked(this.docker.listNetworks({ filters: { label: [...filter] } }));
    return found.map(networkOf);
  }

  async removeNetwork(id: string): Promise<boolean> {
    try {
      return await unlessMissing(this.docker.getNetwork(id).remove());
    } catch (error) {
      if (error instanceof EngineError && error.fault === "conflict") return false;
      throw error;
    }
  }

  close(): void {
    this.agent.destroy();
  }
}

function dockerOptions(endpoint: EngineEndpoint): Docker.DockerOptions {
  // docker-modem reads DOCKER_HOST itself: what is not said here as undefined comes from there.
  const plain = {
    socketPath: undefined,
    host: undefined,
    port: undefined,
    ca: undefined,
    cert: undefined,
    key: undefined,
  };
  if (endpoint.kind === "socket") return { ...plain, protocol: "http", socketPath: endpoint.path };
  const { host, port } = endpoint;
  if (endpoint.kind === "ssh") return { ...plain, protocol: "ssh", host, port, username: endpoint.user };
  const { certificates } = endpoint;
  if (certificates === undefined) return { ...plain, protocol: "http", host, port };
  const file = (name: string) => readFileSync(join(certificates, name));
  const keys = { ca: file("ca.pem"), cert: file("cert.pem"), key: file("key.pem") };
  return { ...plain, protocol: "https", host, port, ...keys };
}
