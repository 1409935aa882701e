import { PassThrough } from "node:stream";
import type { Context } from "../../../../../src/providers/local/context";
import { firewallProblem } from "../../../../../src/providers/local/containerinstance/network/firewall";
import type { ArmEvent } from "../../../../../src/providers/local/work/operations";
import { FakeClock } from "../../../../support/fakeClock";

const group = { containers: [] } as never;

/** A wait for a sandbox whose log the test writes. */
function waiting(podman?: Partial<Context["engine"]>) {
  const clock = new FakeClock();
  const log = new PassThrough();
  const abort = new AbortController();
  const events: ArmEvent[] = [];
  const engine = {
    isPodman: async () => podman !== undefined,
    followLogs: async () => log,
    ...podman,
  } as unknown as Context["engine"];
  const now = () => new Date(clock.nowMs());
  const problem = firewallProblem({ engine, clock, now }, group, "sandbox-a", { abort, events });
  problem.catch(() => undefined);
  return { clock, log, abort, events, problem };
}

const TOLD = {
  name: "Waiting",
  message: "waiting for the sandbox 'sandbox-a' to close the ports that the group does not expose",
};

test.each([
  ["firewall\n", undefined],
  ["no firewall: Operation not supported\n", "Operation not supported"],
])("a sandbox says %j", async (said, problem) => {
  const wait = waiting();
  wait.log.write(said);
  expect(await wait.problem).toBe(problem);
  expect(wait.log.destroyed).toBe(true);
  await wait.clock.pass(600_000);
  expect(wait.events).toEqual([]);
});

test("a sandbox ends without a word", async () => {
  const { log, problem } = waiting();
  log.end();
  expect(await problem).toBe("the sandbox ended");
});

test("a slow sandbox is waited for, which the user is told, and given up in the end", async () => {
  const { clock, log, events, problem } = waiting();
  await clock.pass(4_999);
  expect(events).toEqual([]);
  await clock.pass(1);
  expect(events).toMatchObject([TOLD]);
  await clock.pass(294_999);
  expect(log.destroyed).toBe(false);
  await clock.pass(1);
  await expect(problem).rejects.toMatchObject({
    code: "SandboxNotReady",
    message:
      "The sandbox 'sandbox-a' did not say within 5 minutes whether it has closed the ports that the group does not expose. " +
      "The containers of the group were not started.",
  });
  expect(log.destroyed).toBe(true);
});

test("an operation that is ended by another one waits no more", async () => {
  const { clock, log, abort, problem } = waiting();
  await clock.pass(100);
  abort.abort();
  await expect(problem).rejects.toMatchObject({ code: "OperationPreempted" });
  expect(log.destroyed).toBe(true);
});

describe("on Podman, which may leave out a line of a log that is followed", () => {
  test.each([
    ["firewall\n", undefined],
    ["no firewall: Operation not supported\n", "Operation not supported"],
    ["", "the sandbox ended"],
  ])("the sandbox is asked until it says %j or has ended", async (said, problem) => {
    let asked = 0;
    const { clock, problem: found } = waiting({
      inspectContainer: async () => ({ running: asked < 4 || said !== "" }) as never,
      containerLogs: async () => (++asked > 3 ? said : ""),
      followLogs: () => Promise.reject(new Error("not followed")),
    });
    await clock.pass(20 + 40 + 80 + 160);
    expect([await found, asked]).toEqual([problem, said === "" ? 5 : 4]);
  });

  test("the wait ends", async () => {
    const silent = { inspectContainer: async () => ({ running: true }) as never, containerLogs: async () => "" };
    const { clock, problem } = waiting(silent);
    await clock.pass(300_000);
    await expect(problem).rejects.toMatchObject({ code: "SandboxNotReady" });
  });
});
