import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { berth } from "../support/cli/berth";
import { EngineDaemon } from "../support/engine/daemon";

const cache = mkdtempSync(join(tmpdir(), "berth-cli-supervise-"));
// With an engine of its own, since two supervisors of one engine would both run the probes of other tests.
const daemon = new EngineDaemon();
const supervise = (...args: string[]) =>
  berth(["supervise", ...args], { env: { XDG_CACHE_HOME: cache, DOCKER_HOST: `unix://${daemon.socket}` } });

beforeAll(() => daemon.start());
afterAll(async () => {
  await supervise("--stop");
  await daemon.remove();
  rmSync(cache, { recursive: true });
});

const NOT_RUNNING = "The supervisor of probes is not running.";

test("starts the supervisor of the engine's probes, tells of it and ends it", async () => {
  expect(await supervise("--status")).toEqual({ code: 1, out: "", err: `berth: ${NOT_RUNNING}\n` });
  const started = await supervise();
  expect(started).toEqual({
    code: 0,
    out: expect.stringMatching(
      /^The supervisor of probes, version \S+, is running as process \d+ since \S+Z; the engine is connected\.\nNo group has probes\.\nIts log is .*\.log\.\n$/,
    ),
    err: "",
  });
  const processOf = ({ out }: { out: string }) => /process (\d+)/.exec(out)?.[1];
  expect(processOf(await supervise("--status"))).toBe(processOf(started));
  expect(processOf(await supervise())).toBe(processOf(started));
  expect(await supervise("--stop")).toEqual({ code: 0, out: "Stopped.\n", err: "" });
  expect(await supervise("--stop")).toEqual({ code: 0, out: `${NOT_RUNNING}\n`, err: "" });
  expect(() => process.kill(Number(processOf(started)), 0)).toThrow("ESRCH");
});

test("works on the local engine only", async () => {
  const azure = await berth([
    "supervise",
    "--target",
    "azure",
    "--subscription",
    "00000000-0000-0000-0000-000000000001",
  ]);
  const err = "berth: supervise is for target local: on Azure the service itself runs the probes.\n";
  expect(azure).toEqual({ code: 2, out: "", err });
  expect(await supervise("--status", "--stop")).toEqual({
    code: 2,
    out: "",
    err: "berth: --status and --stop exclude each other.\n",
  });
});
