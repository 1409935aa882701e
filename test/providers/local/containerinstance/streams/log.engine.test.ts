import { createHash, randomBytes } from "node:crypto";
import { Transform } from "node:stream";
import { systemClock } from "../../../../../src/clock";
import type { Engine } from "../../../../../src/docker/engine";
import { openWebSocket } from "../../../../../src/providers/arm/wire/webSocket";
import { lookAt, serveLog } from "../../../../../src/providers/local/containerinstance/streams/log";
import { StreamServer } from "../../../../../src/providers/local/http/streamServer";
import { onDocker, openMachine } from "../../../../support/engine/docker";

jest.setTimeout(600_000);

const name = `berth-test-log-${randomBytes(4).toString("hex")}`;
const abort = new AbortController();
let engine: Engine;
beforeAll(async () => {
  engine = await openMachine();
});
afterAll(async () => {
  abort.abort();
  await engine.removeContainer(name);
  engine.close();
});

const MEGABYTE = 1024 * 1024;
const LINES = 100_000;
const lineOf = (i: number) => `${i} ${"x".repeat(1_000)}\n`;
/** Bytes that were read from the engine. */
let taken = 0;

/** The engine, with a count of the bytes of its logs that were read. */
const counted = (): Engine =>
  Object.assign(Object.create(engine) as Engine, {
    followLogs: async (...args: Parameters<Engine["followLogs"]>) => {
      const log = await engine.followLogs(...args);
      const counter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          taken += chunk.length;
          done(null, chunk);
        },
      });
      return log.pipe(counter);
    },
  });

/** A log that is read by a client which reads no more than `write` takes. */
async function read(write: (piece: Buffer) => Promise<void>): Promise<void> {
  const streams = new StreamServer(() => "log");
  const address = await streams.offer("logstream", "", (client) =>
    serveLog(
      { engine: counted(), clock: systemClock },
      lookAt(engine, name),
      { tail: "all", timestamps: false },
      client,
    ),
  );
  const socket = await openWebSocket(address, {
    header: true,
    onData: write,
    signal: abort.signal,
    clock: systemClock,
  });
  await socket.closed;
  await streams.settled();
}

onDocker(
  "a log of 100 MB reaches a slow reader completely and in order, and hardly any of it is buffered",
  async () => {
    const script = `BEGIN { for (i = 0; i < ${LINES}; i++) printf "%d ${"x".repeat(1_000)}\\n", i }`;
    const command = ["awk", script];
    await engine.createContainer(name, { image: "busybox:1", command, labels: {}, restart: "no", network: "none" });
    await engine.startContainer(name);
    expect(await engine.waitContainer(name, abort.signal)).toBe(0);

    const [hash, wanted] = [createHash("sha256"), createHash("sha256")];
    let [bytes, wantedBytes, mostHeld] = [0, 0, 0];
    await read(async (piece) => {
      hash.update(piece);
      bytes += piece.length;
      mostHeld = Math.max(mostHeld, taken - bytes);
      // Other tasks get their turns, in which a source without flow control would go on.
      await new Promise((resolve) => setImmediate(resolve));
    });
    for (let i = 0; i < LINES; i++) {
      const line = lineOf(i);
      wanted.update(line);
      wantedBytes += line.length;
    }
    expect([bytes, hash.digest("hex")]).toEqual([wantedBytes, wanted.digest("hex")]);
    expect(bytes).toBeGreaterThan(95 * MEGABYTE);
    // The timestamps before the lines are read as well.
    expect(mostHeld).toBeLessThan(LINES * 31 + 16 * MEGABYTE);

    // When the log is read at once, only its end is returned.
    const end = await engine.containerLogs(name, { maxBytes: 3_000 });
    const last = [LINES - 3, LINES - 2, LINES - 1].map(lineOf).join("");
    expect(end).toBe(last.slice(-3_000));
  },
);
