import { PassThrough, type Readable } from "node:stream";
import { parseImage } from "../../../model/values/image";
import { type Engine, EngineError } from "../../../docker/engine";

const CTR = ["ctr", "-n", "k8s.io"];
/** How long a node may take to tell of its images. */
const LIST_MS = 60_000;

/** What a node's containerd has. */
interface NodeImages {
  readonly node: string;
  /** Digest of what each name stands for. */
  readonly digests: ReadonlyMap<string, string>;
}

/**
 * Gives nodes those images of the engine that they lack, or have in an older build. Images that the engine does not have are the
 * registries' matter. Nodes are names or ids of running containers.
 */
export async function importImages(engine: Engine, nodes: readonly string[], images: readonly string[]): Promise<void> {
  const names = new Set(images.map(nodeName).filter((name) => name !== undefined));
  if (nodes.length === 0 || names.size === 0) return;
  const held = await Promise.all(nodes.map((node) => imagesOf(engine, node)));
  for (const name of names) {
    const found = await engine.inspectImage(name);
    if (found === undefined) continue;
    const lacking = await Promise.all(
      held.map(async (item) => ((await has(engine, item, name, found.id)) ? [] : item.node)),
    );
    await importImage(engine, lacking.flat(), name);
  }
}

/** The engine's images that a node has, under the names that the node knows them by. */
export async function clusterImages(engine: Engine, node: string): Promise<string[]> {
  const [{ digests }, names] = await Promise.all([imagesOf(engine, node), engine.imageNames()]);
  return [...new Set(names.map(nodeName).filter((name) => name !== undefined && digests.has(name)))] as string[];
}

/** The name under which Kubernetes asks for an image. Undefined for one with a digest, which only its registry can give. */
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
    timeoutMs: LIST_MS,
  });
  if (exitCode !== 0)
    throw new EngineError("failed", `The images of the node '${node}' cannot be listed: ${stderr.trim()}`);
  const rows = stdout.split("\n").map((line) => line.split(/\s+/));
  return { node, digests: new Map(rows.map(([name = "", , digest = ""]) => [name, digest])) };
}

/** The engine's id of an image is the digest of its configuration, which the manifest names, or of the manifest. */
async function has(engine: Engine, { node, digests }: NodeImages, name: string, id: string): Promise<boolean> {
  const digest = digests.get(name);
  if (digest === undefined || digest === id) return digest === id;
  const { stdout } = await engine.exec(node, { command: [...CTR, "content", "get", digest], timeoutMs: LIST_MS });
  return stdout.includes(id);
}

/** Reads the image from the engine once, however many nodes get it. */
async function importImage(engine: Engine, nodes: readonly string[], name: string): Promise<void> {
  if (nodes.length === 0) return;
  const tar = (await engine.saveImage(name)) as Readable;
  const results = await Promise.allSettled(nodes.map((node) => importTar(engine, node, name, tar)));
  tar.destroy();
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

async function importTar(engine: Engine, node: string, name: string, tar: Readable): Promise<void> {
  const input = new PassThrough();
  tar.on("error", (error) => input.destroy(error));
  tar.pipe(input);
  try {
    const { exitCode, stderr } = await engine.execWith(node, { command: [...CTR, "images", "import", "-"] }, input);
    if (exitCode !== 0)
      throw new EngineError("failed", `The node '${node}' cannot take the image '${name}': ${stderr.trim()}`);
  } finally {
    // An input that nobody reads any more would hold up those of the other nodes.
    input.destroy();
  }
}
