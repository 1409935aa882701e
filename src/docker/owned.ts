import { randomBytes } from "node:crypto";
import { all } from "../clock";
import {
  type ContainerSpec,
  type Engine,
  EngineError,
  type EngineNetwork,
  type EngineVolume,
  type LabelFilter,
  type Labels,
  type NetworkSpec,
} from "./engine";
import { fits, IMAGE, ROLE } from "./labels";
import { Remembered } from "./remembered";
import { isBerths, keyOf, labelsOf, marked, type Thing } from "./marks.cjs";

const KEY_BYTES = 16;
/**
 * The volume that reserves the key of an engine. The engine answers a creation with the volume that is there already, so the process
 * that comes first decides, and the others take over its key.
 */
export const KEY_VOLUME = "berth-key";
export const KEY_LABELS: Labels = { [ROLE]: "key" };
/** An image can lose its name to a newer one. */
const ANY_NAME = "";

/**
 * The engine as far as Berth made what is in it. What Berth makes bears a mark, which depends on its name and labels and on a key that
 * no image can know; things without it are not listed, and neither changed nor removed, whatever their labels say. Labels that a
 * container has from its image are not told. Whatever stands in the way rejects with fault `foreign` and says what it is.
 */
export function ownedEngine(engine: Engine, random: (size: number) => Buffer = randomBytes): Engine {
  const owned = new Owned(engine, random);
  return Object.assign(Object.create(engine) as Engine, {
    listVolumes: (filter) => owned.listVolumes(filter),
    createVolume: (name, labels) => owned.createVolume(name, labels),
    removeVolume: (name) => owned.removeVolume(name),

    listContainers: (filter) => owned.listContainers(filter),
    inspectContainer: (ref) => owned.inspectContainer(ref),
    createContainer: (name, spec) => owned.createContainer(name, spec),
    removeContainer: (ref) => owned.removeContainer(ref),
    startContainer: (ref) => owned.of(ref, (id) => engine.startContainer(id)),
    stopContainer: (ref, graceSeconds) => owned.of(ref, (id) => engine.stopContainer(id, graceSeconds)),
    restartContainer: (ref, graceSeconds) => owned.of(ref, (id) => engine.restartContainer(id, graceSeconds)),
    unpauseContainer: (ref) => owned.of(ref, (id) => engine.unpauseContainer(id)),
    killContainer: (ref, signal) => owned.of(ref, (id) => engine.killContainer(id, signal)),
    setRestartPolicy: (ref, policy) => owned.of(ref, (id) => engine.setRestartPolicy(id, policy)),
    exec: (ref, options) => owned.of(ref, (id) => engine.exec(id, options)),
    execWith: (ref, ...rest) => owned.of(ref, (id) => engine.execWith(id, ...rest)),
    openExec: (ref, options) => owned.of(ref, (id) => engine.openExec(id, options)),
    putArchive: (ref, path, tar) => owned.of(ref, (id) => engine.putArchive(id, path, tar)),
    getArchive: (ref, path) => owned.of(ref, (id) => engine.getArchive(id, path)),
    openArchive: (ref, path, signal) => owned.of(ref, (id) => engine.openArchive(id, path, signal)),

    listNetworks: (filter) => owned.listNetworks(filter),
    createNetwork: (name, spec) => owned.createNetwork(name, spec),
    removeNetwork: (id) => owned.removeNetwork(id),

    importImage: (ref, tar, changes, labels) => owned.importImage(ref, tar, changes, labels),
    listImages: (filter) => owned.listImages(filter),
    removeImage: (ref) => owned.removeImage(ref),
  } satisfies Partial<Engine>);
}

class Owned {
  /** Of marks that were seen. More than one where a version of Berth that reserved none has been. */
  private readonly keys = new Set<string>();
  /** Ids of containers and networks that are Berth's. The engine gives no id twice. */
  private readonly ids = new Remembered<string, true>();
  /** Labels of containers that this process made, which may not have their last name yet. */
  private readonly made = new Remembered<string, Labels>();
  /** Their ids by the names that they were made with. */
  private readonly names = new Remembered<string, string>();
  /** Berth's labels of images, by the images' names. */
  private readonly imageLabels = new Remembered<string, Labels>();
  /**
   * What came of the last look at a thing, by its kind and name, or by the id of a container: a mark takes longer to check than to find
   * that nothing has changed since. The labels are Berth's, undefined when the thing is somebody else's.
   */
  private readonly judged = new Remembered<string, { readonly seen: string; readonly labels: Labels | undefined }>();
  private making: Promise<string> | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly random: (size: number) => Buffer,
  ) {}

  async listVolumes(filter: LabelFilter): Promise<EngineVolume[]> {
    const found = await this.engine.listVolumes(filter);
    return found.filter((volume) => this.isOwn("volume", volume));
  }

  async createVolume(name: string, labels: Labels): Promise<EngineVolume> {
    const key = await this.key();
    const volume = await this.engine.createVolume(name, marked(key, { kind: "volume", name, labels }));
    if (!this.isOwn("volume", volume)) throw foreign("volume", name);
    // It may have been removed, and reserved for another key, since this process has looked.
    if (name === KEY_VOLUME) this.making = Promise.resolve(keyOf({ kind: "volume", ...volume }) ?? key);
    return volume;
  }

  async removeVolume(name: string): Promise<boolean> {
    const volume = await this.engine.inspectVolume(name);
    const isRemoved = volume !== undefined && this.isOwn("volume", volume) && (await this.engine.removeVolume(name));
    this.judged.delete(`volume ${name}`);
    return isRemoved;
  }

  async listNetworks(filter: LabelFilter): Promise<EngineNetwork[]> {
    const found = await this.engine.listNetworks(filter);
    return found.filter((network) => this.isOwnNetwork(network));
  }

  async createNetwork(name: string, spec: NetworkSpec): Promise<void> {
    const labels = marked(await this.key(), { kind: "network", name, labels: spec.labels });
    try {
      await this.engine.createNetwork(name, { ...spec, labels });
    } catch (error) {
      if (!isConflict(error)) throw error;
      const other = (await this.engine.listNetworks([])).find((network) => network.name === name);
      throw other === undefined || this.isOwnNetwork(other) ? error : foreign("network", name);
    }
  }

  async removeNetwork(id: string): Promise<boolean> {
    if (!this.ids.has(id)) await this.listNetworks([ROLE]);
    return this.ids.has(id) && this.engine.removeNetwork(id);
  }

  async listContainers(filter: LabelFilter) {
    const found = await this.engine.listContainers(filter);
    const own = await Promise.all(found.map((item) => this.asOwn(item)));
    // A label that the filter asks for may be the image's.
    return own.filter((item) => item !== undefined).filter(({ labels }) => fits(labels, filter));
  }

  async inspectContainer(ref: string) {
    const found = await this.engine.inspectContainer(ref);
    return found && this.asOwn(found);
  }

  /** Its volumes are made before it: one that is there already is mounted as it is, whoever made it. */
  async createContainer(name: string, spec: ContainerSpec): Promise<string> {
    const key = await this.key();
    const { mounts = [] } = spec;
    const volumes = mounts.filter((mount) => mount.kind === "volume");
    const [blank] = await all([
      this.blankLabels(spec.image),
      // One without a name is the container's own, which the engine makes with it.
      ...volumes.map(({ volume, labels }) => volume !== undefined && this.createVolume(volume, labels)),
    ]);
    const labels = { ...blank, ...marked(key, { kind: "container", name, labels: spec.labels }) };
    try {
      const id = await this.engine.createContainer(name, { ...spec, labels });
      this.ids.set(id, true);
      this.names.set(name, id);
      this.made.set(id, spec.labels);
      return id;
    } catch (error) {
      if (!isConflict(error)) throw error;
      const other = await this.engine.inspectContainer(name);
      throw other === undefined || (await this.asOwn(other)) ? error : foreign("container", name);
    }
  }

  async removeContainer(ref: string): Promise<boolean> {
    const id = this.ids.has(ref) ? ref : (await this.inspectContainer(ref))?.id;
    if (id === undefined) return false;
    const isRemoved = await this.engine.removeContainer(id);
    for (const known of [this.judged, this.made, this.ids]) known.delete(id);
    if (this.names.get(ref) === id) this.names.delete(ref);
    return isRemoved;
  }

  /** Does something to a container that is Berth's, or lets the engine say that it is not there. */
  async of<T>(ref: string, call: (id: string) => Promise<T>): Promise<T> {
    if (this.ids.has(ref)) return call(ref);
    const known = this.names.get(ref);
    if (known !== undefined) {
      try {
        return await call(known);
      } catch (error) {
        if (!(error instanceof EngineError) || error.fault !== "notFound") throw error;
        // Another process may have made it anew.
        this.names.delete(ref);
      }
    }
    const found = await this.engine.inspectContainer(ref);
    if (found === undefined) return call(ref);
    if ((await this.asOwn(found)) === undefined) throw foreign("container", found.name);
    return call(found.id);
  }

  /** Labels of an image that would pass for Berth's on a container. Others who look at labels shall not be misled either. */
  private async blankLabels(image: string): Promise<Labels> {
    const known = this.imageLabels.get(image);
    if (known !== undefined) return known;
    const found = await this.engine.inspectImage(image);
    if (found === undefined) return {};
    const labels = Object.fromEntries(
      Object.keys(found.labels).flatMap((name) => (isBerths(name) ? [[name, ""]] : [])),
    );
    this.imageLabels.set(image, labels);
    return labels;
  }

  async importImage(ref: string, tar: Buffer, changes: readonly string[], labels: Labels = {}): Promise<void> {
    const own = marked(await this.key(), { kind: "image", name: ANY_NAME, labels: { ...labels, [IMAGE]: ref } });
    await this.engine.importImage(ref, tar, changes, own);
  }

  async listImages(filter: LabelFilter): Promise<string[]> {
    const found = await this.engine.listImages(filter);
    const own = await Promise.all(found.map(async (id) => ((await this.isOwnImage(id)) ? id : undefined)));
    return own.filter((id) => id !== undefined);
  }

  async removeImage(ref: string): Promise<boolean> {
    return (await this.isOwnImage(ref)) && this.engine.removeImage(ref);
  }

  /** An image that was made from one of Berth's has its labels, but another name or more layers. */
  private async isOwnImage(ref: string): Promise<boolean> {
    const image = await this.engine.inspectImage(ref);
    if (image === undefined || image.layers !== 1) return false;
    const { labels, names } = image;
    return (
      keyOf({ kind: "image", name: ANY_NAME, labels }) !== undefined && names.every((name) => name === labels[IMAGE])
    );
  }

  private async asOwn<T extends { readonly id: string; readonly name: string; readonly labels: Labels }>(
    item: T,
  ): Promise<T | undefined> {
    const labels = this.made.get(item.id) ?? (await this.labelsOf(item));
    if (labels === undefined) return undefined;
    this.ids.set(item.id, true);
    return { ...item, labels };
  }

  private async labelsOf(thing: { readonly id: string; readonly name: string; readonly labels: Labels }) {
    const seen = JSON.stringify([thing.name, thing.labels]);
    const known = this.judged.get(thing.id);
    if (known?.seen === seen) return known.labels;
    let labels = labelsOf(this.keys, thing);
    if (labels === undefined) {
      await this.findKeys();
      labels = labelsOf(this.keys, thing);
    }
    this.judged.set(thing.id, { seen, labels });
    return labels;
  }

  private isOwn(kind: "volume" | "network", { name, labels }: Pick<Thing, "name" | "labels">): boolean {
    const seen = JSON.stringify(labels);
    const known = this.judged.get(`${kind} ${name}`);
    if (known?.seen === seen) return known.labels !== undefined;
    const key = keyOf({ kind, name, labels });
    if (key !== undefined) this.keys.add(key);
    this.judged.set(`${kind} ${name}`, { seen, labels: key === undefined ? undefined : labels });
    return key !== undefined;
  }

  private isOwnNetwork(network: EngineNetwork): boolean {
    const isOwn = this.isOwn("network", network);
    if (isOwn) this.ids.set(network.id, true);
    return isOwn;
  }

  /** Volumes and networks tell the keys: they have no labels but those that they were made with. */
  private async findKeys(): Promise<void> {
    await this.listNetworks([ROLE]);
    await this.listVolumes([ROLE]);
  }

  private key(): Promise<string> {
    this.making ??= this.findKey().catch((error: unknown) => {
      this.making = undefined;
      throw error;
    });
    return this.making;
  }

  private async findKey(): Promise<string> {
    const volume = (await this.engine.inspectVolume(KEY_VOLUME)) ?? (await this.reserve());
    const key = keyOf({ kind: "volume", ...volume });
    if (key === undefined) throw foreign("volume", KEY_VOLUME);
    this.keys.add(key);
    return key;
  }

  /** Things that an earlier version made tell a key already. */
  private async reserve(): Promise<EngineVolume> {
    if (this.keys.size === 0) await this.findKeys();
    const key = [...this.keys][0] ?? this.random(KEY_BYTES).toString("hex");
    const thing: Thing = { kind: "volume", name: KEY_VOLUME, labels: KEY_LABELS };
    return this.engine.createVolume(KEY_VOLUME, marked(key, thing));
  }
}

const isConflict = (error: unknown): boolean => error instanceof EngineError && error.fault === "conflict";

/** The error of what stands in the way. */
export function foreign(kind: Thing["kind"], name: string): EngineError {
  const commands = {
    container: `docker rename ${name} NAME`,
    network: `docker network rm ${name}`,
    volume: `docker volume rm ${name}`,
    image: `docker rmi ${name}`,
  };
  const way = kind === "container" ? "Give it another name" : "Remove it if it may go";
  return new EngineError(
    "foreign",
    `The engine has ${kind === "image" ? "an" : "a"} ${kind} named '${name}' that Berth did not make, and leaves alone. ${way}: ${commands[kind]}`,
  );
}
