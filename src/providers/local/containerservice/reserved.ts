import type { Readable } from "node:stream";
import { within } from "../../../clock";
import { EngineError } from "../../../docker/engine";
import type { Context } from "../context";

/** Ends the wait, and is told about it. */
interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress?: (message: string) => void;
}

/** How long others may have a node for themselves: a large image takes minutes, and several may wait. */
const RESERVED_MS = 30 * 60_000;
/** After this long, the user is told what is waited for. */
const TELL_MS = 5_000;

const RESERVED = "reserved";

/**
 * Says that a node is reserved, and keeps it so until the input ends. That ends with the process that has it, however that ends, and
 * the folder's file system ends with the node.
 */
const RESERVE = `until mkdir /run/berth-import 2>/dev/null; do [ -w /run ] || exit 1; sleep 0.2 2>/dev/null || sleep 1; done
trap 'rmdir /run/berth-import' EXIT; trap 'exit 1' HUP INT TERM; echo ${RESERVED}; cat >/dev/null`;

/**
 * Does work while no other process copies images to the same nodes. The nodes are reserved one after the other, by all in the same
 * order, so that two who want some of the same never wait for each other.
 */
export async function whileReserved<T>(
  context: Pick<Context, "engine" | "clock">,
  nodes: readonly string[],
  watch: Watch,
  work: () => Promise<T>,
): Promise<T> {
  const { engine } = context;
  // Callers have names or ids.
  const ids = await Promise.all(nodes.map(async (node) => (await engine.inspectContainer(node))?.id ?? node));
  const ends: (() => void)[] = [];
  try {
    for (const id of [...new Set(ids)].sort()) ends.push(await reserve(context, id, watch));
    return await work();
  } finally {
    for (const end of ends) end();
  }
}

async function reserve(
  { engine, clock }: Pick<Context, "engine" | "clock">,
  node: string,
  { signal, onProgress }: Watch,
): Promise<() => void> {
  const { stream } = await engine.openExec(node, { command: ["sh", "-c", RESERVE] });
  const told = clock.after(TELL_MS, () =>
    onProgress?.(`waiting for another process that copies images to the node ${node.slice(0, 12)}`),
  );
  const late = () =>
    new EngineError(
      "failed",
      `The node '${node}' gets images of other processes for more than ${RESERVED_MS / 60_000} minutes.`,
    );
  try {
    await within(clock, { ms: RESERVED_MS, late }, signal, (over) => said(stream, over));
  } catch (error) {
    stream.destroy();
    throw error;
  } finally {
    told();
  }
  return () => stream.destroy();
}

/** Resolves when a program has said something. Rejects when it ends before that. */
async function said(output: Readable, signal: AbortSignal): Promise<void> {
  let text = "";
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (signal.aborted || text.includes(RESERVED)) return;
  }
  throw new EngineError(
    "failed",
    `The node cannot be reserved for the images that it needs: ${text.trim() || "it does not run"}`,
  );
}
