import type { Readable } from "node:stream";
import { Duplex, PassThrough } from "node:stream";
import type { EngineError } from "../../../../src/docker/engine";
import { type ExecResult } from "../../../../src/docker/engine";
import type { Context } from "../../../../src/providers/local/context";
import { importImages } from "../../../../src/providers/local/containerservice/images";
import { Turns } from "../../../../src/providers/local/work/turns";
import { FakeClock } from "../../../support/fakeClock";

const MINUTE = 60_000;
const NAME = "docker.io/library/shop:1";
const DONE: ExecResult = { exitCode: 0, stdout: "", stderr: "" };

/** Lets one hold a node at a time, in the order in which they ask. */
class Places {
  private readonly last = new Map<string, Promise<void>>();

  async take(place: string): Promise<() => void> {
    const before = this.last.get(place);
    let free = () => {};
    this.last.set(place, new Promise((resolve) => (free = resolve)));
    await before;
    return free;
  }
}

/** A program that reserves a node, until its input ends. */
async function reservation(places: Places, node: string) {
  let free = () => {};
  const stream = new Duplex({
    read: () => undefined,
    write: (_chunk, _encoding, done) => done(),
    destroy: (error, done) => {
      free();
      done(error);
    },
  });
  void places.take(node).then((own) => {
    free = own;
    stream.push("reserved\n");
  });
  return { stream };
}

/** An engine that has an image, and nodes that take it or do not. */
function engineOf(silent: readonly string[] = []) {
  const tar = new PassThrough();
  const taken: string[] = [];
  let given: AbortSignal | undefined;
  const places = new Places();
  const engine = {
    exec: async () => DONE,
    inspectContainer: async (node: string) => ({ id: `id of ${node}` }),
    openExec: (node: string) => reservation(places, node),
    inspectImage: async () => ({ id: "sha256:1", user: "" }),
    saveImage: async (_name: string, signal: AbortSignal) => {
      given = signal;
      signal.addEventListener("abort", () => tar.destroy(signal.reason as Error));
      return tar;
    },
    execWith: async (node: string, _options: unknown, input: Readable, signal: AbortSignal) => {
      for await (const chunk of input) taken.push(`${node} ${String(chunk).length}`);
      if (!silent.includes(node)) return DONE;
      return new Promise<never>((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error));
      });
    },
  };
  const clock = new FakeClock();
  const context = { engine, clock, turns: new Turns() } as unknown as Context;
  return { context, clock, tar, taken, signal: () => given };
}

function importing(silent: readonly string[] = []) {
  const found = engineOf(silent);
  const abort = new AbortController();
  const told: string[] = [];
  const done = importImages(found.context, ["one", "two"], ["shop:1"], {
    signal: abort.signal,
    onProgress: (message) => told.push(message),
  });
  done.catch(() => undefined);
  return { ...found, abort, told, done };
}

test("an image that comes slowly is waited for, and how much of it has come is told", async () => {
  const { clock, tar, done, told, taken } = importing();
  for (let i = 0; i < 3; i++) {
    await clock.pass(4 * MINUTE);
    tar.write(Buffer.alloc(1_000_000));
  }
  tar.end();
  await clock.pass(1);
  await done;
  expect(told).toEqual([1, 2, 3].map((mb) => `copying image "${NAME}" to 2 nodes: ${mb} MB`));
  expect(taken.sort()).toEqual(["one 1000000", "two 1000000"].flatMap((line) => [line, line, line]));
});

test("an image that two want at once is copied once, for each would wait for the other at a node that takes one at a time", async () => {
  const { context, clock, tar, taken } = engineOf();
  const images = { exec: async () => ({ ...DONE, stdout: taken.length > 0 ? `${NAME} type sha256:1` : "" }) };
  Object.assign(context.engine, images);
  const watch = { signal: new AbortController().signal };
  const [first, second] = [
    ["one", "two"],
    ["two", "one"],
  ].map((nodes) => importImages(context, nodes, ["shop:1"], watch));
  await clock.pass(0);
  tar.end(Buffer.alloc(10));
  await Promise.all([first, second]);
  expect(taken.sort()).toEqual(["one 10", "two 10"]);
});

test("two processes that copy one image to the same nodes do so one after the other, whichever node each has come to first", async () => {
  const engine = engineOf();
  // Nodes that take one import at a time, each at the pace of its own input.
  const taking = new Places();
  const taken: string[] = [];
  const tars: PassThrough[] = [];
  const holders: string[] = [];
  Object.assign(engine.context.engine, {
    exec: async (node: string) => ({ ...DONE, stdout: taken.includes(node) ? `${NAME} type sha256:1` : "" }),
    saveImage: async () => {
      const tar = new PassThrough();
      tars.push(tar);
      return tar;
    },
    execWith: async (node: string, _options: unknown, input: Readable) => {
      const free = await taking.take(node);
      holders.push(node);
      for await (const chunk of input) expect(String(chunk).length).toBeGreaterThan(0);
      taken.push(node);
      free();
      return DONE;
    },
  });
  const watch = { signal: new AbortController().signal };
  // Each process has its own turns.
  const [first, second] = [
    ["one", "two"],
    ["two", "one"],
  ].map((nodes) => importImages({ ...engine.context, turns: new Turns() }, nodes, ["shop:1"], watch));
  await engine.clock.pass(0);
  expect([tars.length, holders.sort()]).toEqual([1, ["one", "two"]]);
  tars[0]!.end(Buffer.alloc(10));
  await Promise.all([first, second]);
  expect([tars.length, taken.sort()]).toEqual([1, ["one", "two"]]);
});

test("a process that waits for another says so, and gives up when it is no longer wanted", async () => {
  const { context, clock, tar } = engineOf();
  const told: string[] = [];
  const abort = new AbortController();
  const own = () => ({ ...context, turns: new Turns() });
  const first = importImages(own(), ["one"], ["shop:1"], { signal: new AbortController().signal });
  await clock.pass(0);
  const second = importImages(own(), ["one"], ["shop:1"], {
    signal: abort.signal,
    onProgress: (message) => told.push(message),
  });
  second.catch(() => undefined);
  await clock.pass(5_000);
  expect(told).toEqual(["waiting for another process that copies images to the node id of one"]);
  abort.abort();
  await expect(second).rejects.toMatchObject({ code: "OperationPreempted" });
  tar.end(Buffer.alloc(10));
  await first;
});

test.each([
  ["an engine that gives nothing of an image any more", [], false, "one, two"],
  ["a node that has all of an image and does not take it", ["two"], true, "two"],
])("%s is given up after five minutes", async (_, silent, isWhole, left) => {
  const { clock, tar, done, signal } = importing(silent);
  await clock.pass(0);
  tar.write(Buffer.alloc(1_000_000));
  if (isWhole) tar.end();
  await clock.pass(5 * MINUTE - 1);
  expect(signal()?.aborted).toBe(false);
  await clock.pass(1);
  await expect(done).rejects.toMatchObject({
    name: "EngineError",
    fault: "failed",
    message: `The image '${NAME}' cannot be given to the nodes ${left}: nothing of it has moved for 5 minutes.`,
  } satisfies Partial<EngineError>);
  expect([signal()?.aborted, tar.destroyed]).toEqual([true, true]);
});

test("an abort ends an import, whatever it waits for", async () => {
  const { clock, tar, done, abort, signal } = importing();
  await clock.pass(0);
  tar.write(Buffer.alloc(1_000_000));
  await clock.pass(0);
  abort.abort();
  await expect(done).rejects.toMatchObject({ code: "OperationPreempted" });
  expect([signal()?.aborted, tar.destroyed]).toEqual([true, true]);

  const { context } = engineOf();
  Object.assign(context.engine, { exec: () => new Promise(() => undefined) });
  const listing = importImages(context, ["one"], ["shop:1"], { signal: AbortSignal.abort() });
  await expect(listing).rejects.toMatchObject({ code: "OperationPreempted" });
});
