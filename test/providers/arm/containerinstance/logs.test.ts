import * as fc from "fast-check";
import {
  hasEnded,
  knownOf,
  LogFollower,
  linesOf,
  stampOf,
  withoutStamp,
} from "../../../../src/providers/arm/containerinstance/logs";

/** A line with its own timestamp. */
const line = (n: number, text = "") => `2026-01-02T03:04:05.${String(n).padStart(9, "0")}Z ${text || n}`;
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => line(from + i));

test("finds how much of a log is known", () => {
  const rows: [string[], string[], number][] = [
    [[], lines(0, 3), 0],
    [lines(0, 3), lines(0, 3), 3],
    [lines(0, 3), lines(0, 5), 3],
    // The end of the log begins within or before the known lines.
    [lines(0, 10), lines(7, 12), 3],
    [lines(5, 8), lines(0, 12), 8],
    [lines(0, 3), lines(7, 9), 0],
    [["a", "a", "a"], ["a", "a", "b"], 2],
    [["a", "b"], ["a", "b", "a", "b", "c"], 4],
  ];
  for (const [seen, now, known] of rows) expect([seen, now, knownOf(seen, now)]).toEqual([seen, now, known]);
});

/** A log that grows, drops its oldest lines, and starts again. */
class Log {
  readonly all: string[] = [];
  kept: string[] = [];
  read = async (tail?: number) => (tail === undefined ? [...this.kept] : this.kept.slice(-tail));

  write(count: number): void {
    for (let i = 0; i < count; i++) {
      this.kept.push(line(this.all.length));
      this.all.push(line(this.all.length));
    }
  }
}

test("returns every line once, however the log grows, is cut and starts again", async () => {
  const step = fc.oneof(
    fc.record({ write: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(700), fc.constant(6_000)) }),
    // Known lines may be dropped, or the log may start again, at any time.
    fc.constant({ forget: true }),
    fc.constant({ restart: true }),
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 900 }), fc.array(step, { maxLength: 6 }), async (first, steps) => {
      const log = new Log();
      log.write(first);
      const follower = new LogFollower(log.read);
      const told = await follower.begin();
      for (const next of steps) {
        if ("write" in next) log.write(next.write);
        else if ("forget" in next) log.kept = log.kept.slice(-3);
        else log.kept = [];
        if ("write" in next) told.push(...(await follower.more()));
      }
      expect(told).toEqual(log.all);
    }),
    { numRuns: 60 },
  );
});

test("begins with the last lines that are wanted, and goes on from there", async () => {
  for (const [tail, expected] of [
    [undefined, lines(0, 600)],
    [2, lines(598, 600)],
    [0, []],
  ] as const) {
    const log = new Log();
    log.write(600);
    const follower = new LogFollower(log.read);
    expect(await follower.begin(tail)).toEqual(expected);
    log.write(1);
    expect(await follower.more()).toEqual(lines(600, 601));
    expect(await follower.more()).toEqual([]);
  }
});

test("reads no more of a log than it must", async () => {
  const log = new Log();
  const asked: (number | undefined)[] = [];
  const follower = new LogFollower((tail) => {
    asked.push(tail);
    return log.read(tail);
  });
  await follower.begin();
  log.write(6_000);
  await follower.more();
  await follower.more();
  expect(asked).toEqual([undefined, 500, 5_000, 50_000, 500]);
});

test("removes timestamps of any precision from lines, and sorts by them", () => {
  expect(stampOf("2026-01-02T03:04:05Z x") < stampOf("2026-01-02T03:04:05.1Z x")).toBe(true);
  expect(stampOf("2026-01-02T03:04:05.1Z x")).toBe("2026-01-02T03:04:05.100000000");
  expect(stampOf("no time")).toBe("");
  expect(withoutStamp("2026-01-02T03:04:05.1Z   indented ")).toBe("  indented ");
  expect(withoutStamp("no time")).toBe("no time");
  expect([linesOf(""), linesOf("a\n\nb"), linesOf("a\n")]).toEqual([[], ["a", "", "b"], ["a"]]);
});

test.each([
  ["a running container", "Always", "Running", { state: "Running" }, false],
  ["one that is started again", "Always", "Running", { state: "Terminated", exitCode: 0 }, false],
  ["one that has done its work", "OnFailure", "Running", { state: "Terminated", exitCode: 0 }, true],
  ["one that is tried again", "OnFailure", "Running", { state: "Terminated", exitCode: 1 }, false],
  ["one that is never tried again", "Never", "Running", { state: "Terminated", exitCode: 1 }, true],
  ["one of a stopped group", undefined, "Stopped", { state: "Terminated" }, true],
  ["one without a policy", undefined, "Running", { state: "Terminated", exitCode: 1 }, false],
  ["one that waits", "Never", "Pending", { state: "Waiting" }, false],
])("%s has ended for good or not", (_, restartPolicy, state, currentState, expected) => {
  const container = (name: string, own: object) => ({ name, properties: { instanceView: { currentState: own } } });
  const containers = [container("web", currentState), container("side", { state: "Running" })];
  const body = { properties: { restartPolicy, containers, instanceView: { state } } };
  expect(hasEnded(body, "web")).toBe(expected);
});
