/**
 * The implementation of the engine's interface for a real Docker Engine lives here, over its socket, TLS or ssh. To
 * open an engine, import `engine.ts`. Only this folder knows the Engine's API, and it never knows what containers are
 * for.
 */

import { fits } from "../labels";
import { Readable } from "node:stream";
import type {
  ContainerCreateResponse,
  ContainerInspectResponse,
  ContainerSummary,
  ImageInspect,
  ImageSummary,
  Network,
  SystemInfo,
  SystemVersion,
  Volume,
  VolumeCreateOptions,
} from "@docker/node-sdk";
import { EngineClient } from "./client";
import { openPool } from "./connections";
import { orUndefined, removedContainer, unlessMissing } from "./errors";
import { eventFilters, eventsOf, podmanEventsOf, unixTime } from "./events";
import { Exec, execOptions, openExecSession, runExec } from "./exec";
import { shortName, whenRemovable } from "./podman";
import { authHeader, containerOptions, detailsOf, imageParts, infoOf, networkOf, networkOptions } from "./shapes";
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
  type ExecLimit,
  type ExecOptions,
  type ExecResult,
  type ExecSession,
  type LabelFilter,
  type Labels,
  type LogOptions,
  type NetworkSpec,
  type PullOptions,
  type RegistryAuth,
  type RestartPolicy,
  type TerminalSize,
} from "../engine";
import { Demultiplexer, LayerProgress, readEnd, readMessages, readUntilSilent, StampedLines } from "./streams";
import { type EngineEndpoint, ownSocket } from "../discovery";

/** How long the engine may be silent while it lists past events. Then it has listed them, and waits for new ones. */
const EVENTS_MS = 5_000;

export async function openDockerEngine(endpoint: EngineEndpoint): Promise<Engine> {
  const client = new EngineClient(await openPool(endpoint));
  return new DockerEngine(client, ownSocket(endpoint, process.platform));
}

const container = (ref: string) => `/containers/${encodeURIComponent(ref)}`;
/** Maximum size of a log that is read at once. */
const LOG_BYTES = 4 * 1024 * 1024;

const volume = (name: string) => `/volumes/${encodeURIComponent(name)}`;
/** Slashes in an image's name stay slashes in the URL. */
const image = (ref: string) => `/images/${ref.split("/").map(encodeURIComponent).join("/")}`;
const filters = (conditions: object) => ({ filters: JSON.stringify(conditions) });
const labelled = (filter: LabelFilter) => filters({ label: filter });
/** Podman returns volumes and networks that have any of several labels, where Docker returns those that have all. */
const fitting = <T extends { readonly labels: Labels }>(found: readonly T[], filter: LabelFilter): T[] =>
  found.filter(({ labels }) => fits(labels, filter));

class DockerEngine implements Engine {
  constructor(
    private readonly client: EngineClient,
    readonly socketPath: string,
  ) {}

  async version(): Promise<EngineVersion> {
    const { Version = "", Os = "", Arch = "" } = await this.client.ask<SystemVersion>("GET", "/version");
    return { version: Version, os: Os, arch: Arch };
  }

  async info(): Promise<EngineInfo> {
    return infoOf(await this.client.ask<SystemInfo>("GET", "/info"));
  }

  isPodman(): Promise<boolean> {
    return this.client.isPodman();
  }

  async listVolumes(filter: LabelFilter): Promise<EngineVolume[]> {
    const query = labelled(filter);
    const { Volumes } = await this.client.ask<{ Volumes?: Volume[] | null }>("GET", "/volumes", { query });
    return fitting(
      (Volumes ?? []).map(({ Name, Labels }) => ({ name: Name, labels: Labels ?? {} })),
      filter,
    );
  }

  async createVolume(name: string, labels: Labels): Promise<EngineVolume> {
    const body: VolumeCreateOptions = { Name: name, Labels: labels };
    const { Labels } = await this.client
      .ask<Volume>("POST", "/volumes/create", { body })
      .catch(async (error: unknown) => {
        // Podman answers so when two make it at the same time.
        if (!(error instanceof EngineError) || error.fault !== "conflict") throw error;
        const other = await this.inspectVolume(name);
        if (other === undefined) throw error;
        return { Labels: { ...other.labels } };
      });
    // An engine that has restarted answers without the labels of a volume that it has not read since.
    if (!Labels && Object.keys(labels).length > 0) return (await this.inspectVolume(name)) ?? { name, labels: {} };
    return { name, labels: Labels ?? {} };
  }

  async inspectVolume(name: string): Promise<EngineVolume | undefined> {
    const found = await orUndefined(this.client.ask<Volume>("GET", volume(name)));
    return found && { name, labels: found.Labels ?? {} };
  }

  removeVolume(name: string): Promise<boolean> {
    return unlessMissing(this.client.ask("DELETE", volume(name)));
  }

  async volumePath(name: string): Promise<string | undefined> {
    return (await orUndefined(this.client.ask<Volume>("GET", volume(name))))?.Mountpoint;
  }

  async listContainers(filter: LabelFilter): Promise<EngineContainer[]> {
    const query = { all: true, ...labelled(filter) };
    const found = await this.client.ask<ContainerSummary[]>("GET", "/containers/json", { query });
    const all = found.map(({ Id = "", Names = [], Labels, State, Image = "" }) => ({
      id: Id,
      name: (Names[0] ?? "").replace(/^\//, ""),
      labels: Labels ?? {},
      running: State === "running",
      image: Image,
    }));
    return fitting(all, filter);
  }

  async inspectContainer(ref: string): Promise<ContainerDetails | undefined> {
    const found = await orUndefined(this.client.ask<ContainerInspectResponse>("GET", `${container(ref)}/json`));
    return found && detailsOf(found);
  }

  async createContainer(name: string, spec: ContainerSpec): Promise<string> {
    const options = containerOptions(spec);
    const create = async (body: typeof options) => {
      const made = await this.client.ask<ContainerCreateResponse>("POST", "/containers/create", {
        query: { name },
        body,
      });
      return made.Id;
    };
    try {
      return await create(options);
    } catch (error) {
      // Docker refuses more CPUs than the machine has, but accepts them as a quota.
      if (!(error instanceof EngineError) || !/range of CPUs/i.test(error.message)) throw error;
      const quota = { NanoCpus: 0, CpuPeriod: 100_000, CpuQuota: Math.round((spec.cpu ?? 0) * 100_000) };
      return create({ ...options, HostConfig: { ...options.HostConfig, ...quota } });
    }
  }

  /** For a container that already runs the engine answers 304, which is not an error. */
  async startContainer(ref: string): Promise<void> {
    await this.client.ask("POST", `${container(ref)}/start`);
  }

  async stopContainer(ref: string, graceSeconds: number): Promise<void> {
    await this.client.ask("POST", `${container(ref)}/stop`, { query: { t: graceSeconds } });
  }

  async restartContainer(ref: string, graceSeconds: number): Promise<void> {
    await this.client.ask("POST", `${container(ref)}/restart`, { query: { t: graceSeconds } });
  }

  async unpauseContainer(ref: string): Promise<void> {
    await this.client.ask("POST", `${container(ref)}/unpause`);
  }

  async killContainer(ref: string, signal: string): Promise<void> {
    await this.client.ask("POST", `${container(ref)}/kill`, { query: { signal } });
  }

  async setRestartPolicy(ref: string, policy: RestartPolicy): Promise<void> {
    const body = { RestartPolicy: { Name: policy } };
    await this.client.ask("POST", `${container(ref)}/update`, { body });
  }

  async waitContainer(ref: string, signal: AbortSignal): Promise<number> {
    const question = { signal, lasts: true };
    const answer = await this.client.ask<{ StatusCode: number }>("POST", `${container(ref)}/wait`, question);
    return answer.StatusCode;
  }

  async events(filter: LabelFilter, since: string, until: string): Promise<EngineEvent[]> {
    if (await this.client.isPodman()) return this.podmanEvents(filter, since, until);
    const span = { since: unixTime(since), until: unixTime(until) + 0.001 };
    const stream = await this.client.open("GET", "/events", { query: { ...span, ...filters(eventFilters(filter)) } });
    // If the engine's clock is behind ours, the span has not ended yet and the stream stays open.
    return eventsOf(await readUntilSilent(stream, EVENTS_MS));
  }

  /** With an end, Podman may leave events out that happened before, and it finds no label without its value. */
  private async podmanEvents(filter: LabelFilter, since: string, until: string): Promise<EngineEvent[]> {
    const query = {
      since,
      stream: false,
      ...filters({ type: ["container"], label: filter.filter((label) => label.includes("=")) }),
    };
    const told = podmanEventsOf(await this.client.read("GET", "/events", { query }), filter);
    return told.filter(({ time }) => Date.parse(time) <= Date.parse(until));
  }

  removeContainer(ref: string): Promise<boolean> {
    const query = { force: true, v: true };
    return removedContainer(() => whenRemovable(() => this.client.ask("DELETE", container(ref), { query })));
  }

  async followLogs(ref: string, options: LogOptions): Promise<Readable> {
    const query = { follow: true, stdout: true, stderr: true, ...options };
    const log = await this.client.open("GET", `${container(ref)}/logs`, { query });
    const lines = new Demultiplexer(options.timestamps ? new StampedLines() : undefined);
    lines.once("close", () => log.destroy());
    // When the engine goes away, the log ends.
    log.on("error", () => lines.end());
    return log.pipe(lines);
  }

  async containerLogs(ref: string, options: Omit<LogOptions, "since"> & { maxBytes?: number }): Promise<string> {
    const { maxBytes = LOG_BYTES, ...wanted } = options;
    const query = { stdout: true, stderr: true, ...wanted };
    const log = await this.client.open("GET", `${container(ref)}/logs`, { query });
    const lines = new Demultiplexer(options.timestamps ? new StampedLines() : undefined);
    log.on("error", (error) => lines.destroy(error));
    return readEnd(log.pipe(lines), maxBytes);
  }

  async exec(ref: string, options: ExecOptions & { input?: Buffer; limit?: ExecLimit }): Promise<ExecResult> {
    const { input, limit } = options;
    const creating = Exec.create(this.client, ref, execOptions(options, input !== undefined));
    return runExec(creating, input && Readable.from([input], { objectMode: false }), { limit });
  }

  async execWith(
    ref: string,
    options: ExecOptions,
    input: NodeJS.ReadableStream,
    signal?: AbortSignal,
  ): Promise<ExecResult> {
    return runExec(Exec.create(this.client, ref, execOptions(options, true), signal), input, { signal });
  }

  async openExec(ref: string, options: ExecOptions & { terminal?: TerminalSize }): Promise<ExecSession> {
    const { terminal } = options;
    const created = await Exec.create(this.client, ref, execOptions(options, true, terminal !== undefined));
    return openExecSession(created, terminal);
  }

  async putArchive(ref: string, path: string, tar: Buffer): Promise<void> {
    await this.client.ask("PUT", `${container(ref)}/archive`, { query: { path }, body: tar });
  }

  getArchive(ref: string, path: string): Promise<Buffer | undefined> {
    return orUndefined(this.client.read("GET", `${container(ref)}/archive`, { query: { path } }));
  }

  openArchive(ref: string, path: string, signal?: AbortSignal): Promise<Readable | undefined> {
    return orUndefined(
      this.client.open("GET", `${container(ref)}/archive`, { query: { path }, ...(signal && { signal }) }),
    );
  }

  async inspectImage(ref: string): Promise<EngineImage | undefined> {
    const found = await orUndefined(this.client.ask<ImageInspect>("GET", `${image(ref)}/json`));
    if (found === undefined) return undefined;
    const { Id: id = "", RepoTags, Config, RootFS } = found;
    return {
      id,
      names: (RepoTags ?? []).map(shortName),
      labels: Config?.Labels ?? {},
      layers: RootFS?.Layers?.length ?? 0,
      user: Config?.User ?? "",
    };
  }

  async pullImage(
    ref: string,
    auth?: RegistryAuth,
    { signal, onProgress }: PullOptions = {},
  ): Promise<{ done: Promise<void> }> {
    const { name, tag } = imageParts(ref);
    const question = { query: { fromImage: name, tag }, headers: authHeader(auth), ...(signal && { signal }) };
    const stream = await this.client.open("POST", "/images/create", question);
    const layers = new LayerProgress();
    return new Promise((resolve, reject) => {
      // The engine sends the first message once the registry has returned the manifest.
      const done: Promise<void> = readMessages(
        stream,
        (message) => {
          onProgress?.(layers.add(message));
          resolve({ done });
        },
        signal,
      );
      done.then(() => resolve({ done }), reject);
    });
  }

  saveImage(ref: string, signal?: AbortSignal): Promise<Readable> {
    return this.client.open("GET", `${image(ref)}/get`, signal && { signal });
  }

  async imageNames(): Promise<string[]> {
    const found = await this.client.ask<ImageSummary[]>("GET", "/images/json");
    return found.flatMap(({ RepoTags }) => (RepoTags ?? []).filter((name) => name !== "<none>:<none>").map(shortName));
  }

  async importImage(ref: string, tar: Buffer, lines: readonly string[], labels: Labels = {}): Promise<void> {
    const labelLines = Object.entries(labels).map(([label, value]) => `LABEL ${label}=${JSON.stringify(value)}`);
    // With its tag: Podman does not look at a tag beside it.
    const query = { fromSrc: "-", repo: ref, changes: [...labelLines, ...lines] };
    await readMessages(await this.client.open("POST", "/images/create", { query, body: tar }));
  }

  async listImages(filter: LabelFilter): Promise<string[]> {
    const found = await this.client.ask<ImageSummary[]>("GET", "/images/json", { query: labelled(filter) });
    const all = found.map(({ Id, Labels }) => ({ id: Id, labels: Labels ?? {} }));
    return fitting(all, filter).map(({ id }) => id);
  }

  removeImage(ref: string): Promise<boolean> {
    return unlessMissing(this.client.ask("DELETE", image(ref)));
  }

  async createNetwork(name: string, spec: NetworkSpec): Promise<void> {
    await this.client.ask("POST", "/networks/create", { body: networkOptions(name, spec) });
  }

  async listNetworks(filter: LabelFilter): Promise<EngineNetwork[]> {
    const found = await this.client.ask<Network[]>("GET", "/networks", { query: labelled(filter) });
    return fitting(found.map(networkOf), filter);
  }

  async addressRanges() {
    const found = await this.client.ask<Network[]>("GET", "/networks");
    return found.flatMap(({ Name = "", IPAM }) =>
      (IPAM?.Config ?? []).flatMap(({ Subnet }) => (Subnet ? [{ name: Name, range: Subnet }] : [])),
    );
  }

  async removeNetwork(id: string): Promise<boolean> {
    try {
      return await unlessMissing(this.client.ask("DELETE", `/networks/${encodeURIComponent(id)}`));
    } catch (error) {
      if (error instanceof EngineError && error.fault === "conflict") return false;
      throw error;
    }
  }

  close(): void {
    this.client.close();
  }
}
