import type { Readable } from "node:stream";
import { PassThrough } from "node:stream";
import type { EngineError } from "../../../../src/docker/engine";
import { type ExecResult } from "../../../../src/docker/engine";
import type { Context } from "../../../../src/providers/local/context";
import { importImages } from "../../../../src/providers/local/containerservice/images";
import { Turns } from "../../../../src/providers/local/work/turns";
import { FakeClock } from "../../../support/fakeClock";

const MINUTE = 60_000;
const NAME = "docker.io/library/shop:1";
const DONE: ExecResult = { exitCode: 0, stdout: "", stderr: "" };

/** An engine that has an image, and nodes that take it or do not. */
function engineOf(silent: readonly string[] = []) {
  const tar = new PassThrough();
  const taken: string[] = [];
  let given: AbortSignal | undefined;
  const engine = {
    exec: async () => DONE,
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
