import { BERTH, plainEnv, startBerth } from "../support/cli/berth";
import { container, group, idle, LocalArm, SUBSCRIPTION } from "../support/engine/arm";
import { EngineDoor } from "../support/engine/door";
import { Terminal } from "../support/cli/terminal";
import { asked } from "../support/waiting";

const arm = new LocalArm();
const name = `${arm.name}-stalled`;
const site = arm.site(name);
const doors: EngineDoor[] = [];

beforeAll(async () => {
  await arm.createGroup();
  await arm.run("PUT", site, group([idle("web"), container("side", ["sleep", "3600"])]));
});
afterAll(() => arm.removeGroup());
afterEach(() => Promise.all(doors.splice(0).map((door) => door.close())));

async function openDoor(): Promise<EngineDoor> {
  const door = await new EngineDoor().open();
  doors.push(door);
  return door;
}

/** What Berth says when something that it has begun goes on after the first signal. */
const GOES_ON = "berth: Waiting for the operation to finish. Another signal ends this command at once.\n";
const LISTS = /\/(volumes|containers\/json)/;

test.each<[NodeJS.Signals, number, string[]]>([
  ["SIGINT", 130, ["ls"]],
  ["SIGTERM", 143, ["ls", "--subscription", SUBSCRIPTION]],
  ["SIGTERM", 143, ["show", name]],
  ["SIGINT", 130, ["show", site]],
  ["SIGINT", 130, ["logs", name, "web"]],
  ["SIGINT", 130, ["logs", "-f", site, "web"]],
  ["SIGINT", 130, ["attach", name, "-c", "web"]],
  ["SIGINT", 130, ["exec", name, "-c", "web", "--", "true"]],
  ["SIGHUP", 129, ["exec", site, "--", "true"]],
  ["SIGINT", 130, ["restart", name]],
  ["SIGTERM", 143, ["stop", name, "-g", arm.name]],
])(
  "%s ends with %i what only looks, or looks for a group, on an engine that is stalled: %j",
  async (signal, code, args) => {
    const door = await openDoor();
    const stalled = door.hold("GET", LISTS);
    const { child, ended } = startBerth(args, { DOCKER_HOST: door.host });
    await stalled;
    child.kill(signal);
    expect(await ended).toEqual({ code, out: "", err: "" });
  },
);

test("what changes something is waited for after the first signal, and ends at once with the second", async () => {
  const door = await openDoor();
  const stalled = door.hold("POST", /\/restart/);
  const { child, ended, tells } = startBerth(["restart", site], { DOCKER_HOST: door.host });
  await stalled;
  child.kill("SIGINT");
  await tells((err) => err === GOES_ON);
  expect([child.exitCode, child.signalCode]).toEqual([null, null]);
  child.kill("SIGTERM");
  expect(await ended).toEqual({ code: 143, out: "", err: GOES_ON });
});

/** Runs its words, tells their process and what they ended with, and how they left the terminal. */
const TELLING = 'sh -c \'echo pid $$; exec "$0" "$@"\' "$0" "$@"; echo ended $?; stty -a';

test.each<NodeJS.Signals[][]>([[["SIGTERM"]], [["SIGHUP", "SIGTERM"]]])(
  "a terminal is as it was before when %j ends what is done on it",
  async (signals) => {
    const berth = [process.execPath, BERTH, "exec", site, "-c", "web", "--", "sh", "-c", "echo here; exec sleep 957"];
    const seen = new Terminal(["sh", "-c", TELLING, ...berth], { rows: 24, cols: 80 }, plainEnv());
    try {
      await seen.shows(/here/);
      await asked(
        async () => seen.isRaw(),
        (isRaw) => isRaw,
      );
      const pid = Number(/pid (\d+)/.exec(seen.output)![1]);
      for (const signal of signals) process.kill(pid, signal);
      await seen.exited;
      const [, code, settings = ""] = /ended (\d+)([^]*)/.exec(seen.output)!;
      expect([129, 143]).toContain(Number(code));
      expect(settings.split(/\s+/)).toEqual(expect.arrayContaining(["icanon", "opost", "echo", "isig"]));
    } finally {
      seen.kill();
    }
  },
);
