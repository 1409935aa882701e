import { PassThrough, type Readable, Transform } from "node:stream";
import { within } from "../../../clock";
import { parseImage } from "../../../model/values/image";
import { type Engine, EngineError } from "../../../docker/engine";
import type { Context } from "../context";
import { SILENCE_MS } from "../work/pull";
import { whileWanted } from "../work/steps";
import { whileReserved } from "./reserved";

const CTR = ["ctr", "-n", "k8s.io"];
/** How long a node may take to list its images. */
const LIST_MS = 300_000;

/** The images in a node's containerd. */
interface NodeImages {
  readonly node: string;
  /** Digest of the image that each name stands for. */
  readonly digests: ReadonlyMap<string, string>;
}

/** Limits of an import, and who is told about its progress. */
export interface ImportWatch {
  /** Ends the import. */
  readonly signal: AbortSignal;
  /** Called with the image that is being copied and its progress. */
  readonly onProgress?: (message: string) => void;
}

/**
 * Copies those images of the engine to the nodes that they lack or have in an older build. Images that the engine does
 * not have are left to their registries. Nodes are names or ids of running containers.
 */
export function importImages(
  context: Importing,
  nodes: readonly string[],
  images: readonly string[],
  watch: ImportWatch,
): Promise<void> {
  // All nodes get a copy at the pace of the slowest, and a node that takes one lets others with the same layers wait: two that have
  // each begun at another node would wait for each other. Other processes are kept off by a reservation of the nodes.
  const importing = context.turns.take("copying images to nodes", () => importAll(context, nodes, images, watch));
  return whileWanted(watch.signal, importing);
}

type Importing = Pick<Context, "engine" | "clock" | "turns">;

async function importAll(
  context: Importing,
  nodes: readonly string[],
  images: readonly string[],
  watch: ImportWatch,
): Promise<void> {
  const { engine } = context;
  watch.signal.throwIfAborted();
  const names = new Set(images.map(nodeName).filter((name) => name !== undefined));
  if (nodes.length === 0 || names.size === 0) return;
  const wanted = await Promise.all(
    [...names].map(async (name) => ({ name, id: (await engine.inspectImage(name))?.id })),
  );
  const lacking = (): Promise<Lacking[]> => lackingOf(engine, nodes, wanted);
  const first = await lacking();
  const needy = [...new Set(first.flatMap((item) => item.nodes))];
  if (needy.length === 0) return;
  await whileReserved(context, needy, watch, async () => {
    // Another process may have copied them while this one waited.
    for (const { name, nodes: left } of await lacking()) {
      watch.signal.throwIfAborted();
      await importImage(
        context,
        left.filter((node) => needy.includes(node)),
        name,
        watch,
      );
    }
  });
}

/** An image, and the nodes that lack it or have an older build. */
interface Lacking {
  readonly name: string;
  readonly nodes: readonly string[];
}

async function lackingOf(
  engine: Engine,
  nodes: readonly string[],
  wanted: readonly { readonly name: string; readonly id: string | undefined }[],
): Promise<Lacking[]> {
  const held = await Promise.all(nodes.map((node) => imagesOf(engine, node)));
  return Promise.all(
    wanted.map(async ({ name, id }) => {
      const lack = held.map(async (item) => (id === undefined || (await has(engine, item, name, id)) ? [] : item.node));
      return { name, nodes: (await Promise.all(lack)).flat() };
    }),
  );
}

/** The engine's images that a node has, by their names on the node. */
export async function clusterImages(engine: Engine, node: string): Promise<string[]> {
  const [{ digests }, names] = await Promise.all([imagesOf(engine, node), engine.imageNames()]);
  return [...new Set(names.map(nodeName).filter((name) => name !== undefined && digests.has(name)))] as string[];
}

/**
 * The name under which Kubernetes requests an image. Undefined for one with a digest, which only its registry can
 * serve.
 */
function nodeName(reference: string): string | undefined {
  const parsed = parseImage(reference);
  if (typeof parsed === "string" || parsed.digest !== undefined) return undefined;
  const { registry = "docker.io", repository, tag = "latest" } = parsed;
  const isOfficial = registry === "docker.io" && !repository.includes("/");
  return `${registry}/${isOfficial ? "library/" : ""}${repository}:${tag}`;
}

async function imagesOf(engine: Engine, node: string): Promise<NodeImages> {
  const { exitCode, stdout, stderr } = await engine.exec(node, {
    command: [...CTR, "images", "ls"],
    limit: { ms: LIST_MS, what: `Listing the images of the node '${node}'` },
  });
  if (exitCode !== 0)
    throw new EngineError("failed", `The images of the node '${node}' cannot be listed: ${stderr.trim()}`);
  const rows = stdout.split("\n").map((line) => line.split(/\s+/));
  return { node, digests: new Map(rows.map(([name = "", , digest = ""]) => [name, digest])) };
}

/**
 * The engine's id of an image is the digest of its configuration, which the manifest contains, or of the manifest
 * itself.
 */
async function has(engine: Engine, { node, digests }: NodeImages, name: string, id: string): Promise<boolean> {
  const digest = digests.get(name);
  if (digest === undefined || digest === id) return digest === id;
  const limit = { ms: LIST_MS, what: `Reading an image's manifest in the node '${node}'` };
  const { stdout } = await engine.exec(node, { command: [...CTR, "content", "get", digest], limit });
  return stdout.includes(id);
}

/** Reads the image from the engine once, however many nodes get it. Fails when nothing has moved for too long. */
async function importImage(
  { engine, clock }: Pick<Context, "engine" | "clock">,
  nodes: readonly string[],
  name: string,
  { signal, onProgress }: ImportWatch,
): Promise<void> {
  if (nodes.length === 0) return;
  const waiting = new Set(nodes);
  const late = () =>
    new EngineError(
      "failed",
      `The image '${name}' cannot be given to the nodes ${[...waiting].join(", ")}: nothing of it has moved for ` +
        `${SILENCE_MS / 60_000} minutes.`,
    );
  await within(clock, { ms: SILENCE_MS, late }, signal, async (ended, goesOn) => {
    const tar = (await engine.saveImage(name, ended)) as Readable;
    const told = new Amount((bytes) => {
      goesOn();
      onProgress?.(`copying image "${name}" to ${nodes.length} nodes: ${Math.round(bytes / 1_000_000)} MB`);
    });
    tar.on("error", (error) => told.destroy(error)).pipe(told);
    const results = await Promise.allSettled(
      nodes.map(async (node) => {
        await importTar(engine, node, name, told, ended);
        waiting.delete(node);
        goesOn();
      }),
    );
    tar.destroy();
    const failed = results.find((result) => result.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  });
}

/** Passes data on and reports how much it was. */
class Amount extends Transform {
  private bytes = 0;

  constructor(tell: (bytes: number) => void) {
    super({
      transform: (chunk: Buffer, _encoding, done) => {
        this.bytes += chunk.length;
        tell(this.bytes);
        done(null, chunk);
      },
    });
  }
}

async function importTar(
  engine: Engine,
  node: string,
  name: string,
  tar: Readable,
  signal: AbortSignal,
): Promise<void> {
  const input = new PassThrough();
  tar.on("error", (error) => input.destroy(error));
  tar.pipe(input);
  try {
    const command = [...CTR, "images", "import", "-"];
    const { exitCode, stderr } = await engine.execWith(node, { command }, input, signal);
    if (exitCode !== 0)
      throw new EngineError("failed", `The node '${node}' cannot take the image '${name}': ${stderr.trim()}`);
  } finally {
    // An input that is not read any more would block those of the other nodes.
    input.destroy();
  }
}
