import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import type Docker from "dockerode";
import { fetchWhenUp } from "../support/asking";
import { EngineRelay } from "../support/engine/relay";
import { openDocker } from "../support/engine/docker";
import { type CliResult, PulumiStack } from "../support/pulumi/cli";
import { randomOf } from "../support/random";

/**
 * Kills a run of Pulumi at a random call of the engine and looks whether the next `pulumi up` converges. `BERTH_KILL_POINTS` says how
 * many times; `BERTH_KILL_SEED` says with which points, which are the same from run to run. Each is told with its seed.
 */
const POINTS = Number(process.env["BERTH_KILL_POINTS"] ?? 3);
const SEED = Number(process.env["BERTH_KILL_SEED"] ?? 2000);

/** A file that is told of each point as it goes, for a long run. */
const LOG = process.env["BERTH_KILL_LOG"];
const log = LOG === undefined ? undefined : (line: string) => appendFileSync(LOG, `${line}\n`);

const OPERATIONS = ["up", "update", "replace", "destroy"] as const;
const KILLS = ["plugin SIGKILL", "cli SIGINT", "cli SIGTERM", "cli SIGKILL", "all SIGKILL", "engine lost"] as const;
const RECOVERIES = ["up", "up --refresh", "refresh and up"] as const;

interface Point {
  readonly seed: number;
  readonly operation: (typeof OPERATIONS)[number];
  readonly kill: (typeof KILLS)[number];
  readonly recovery: (typeof RECOVERIES)[number];
  /** Number of the engine's call at which it happens, and whether that call reaches the engine. */
  readonly call: number;
  readonly isForwarded: boolean;
}

function pointOf(seed: number): Point {
  const random = randomOf(seed);
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  return {
    seed,
    operation: oneOf(OPERATIONS),
    kill: oneOf(KILLS),
    recovery: oneOf(RECOVERIES),
    call: 1 + Math.floor(random() * MOST_CALLS),
    isForwarded: random() < 0.5,
  };
}

/** About as many calls as an operation needs. What ends before is a point at which nothing was killed. */
const MOST_CALLS = 110;

const relay = new EngineRelay();
const stack = new PulumiStack("test/examples/programs/killed.ts");
const docker = openDocker();
const NOW = ["--yes", "--skip-preview"] as const;
let page = 0;
let cpu = 0.5;

beforeAll(async () => {
  await relay.open();
  await stack.succeed("stack", "init", "test");
  await stack.succeed("config", "set", "berth:dockerHost", relay.host);
});
afterAll(async () => {
  await stack.remove();
  relay.close();
});

const set = (name: string, value: unknown) => stack.succeed("config", "set", `test:${name}`, String(value));

/** What the program is to be after the operation. */
async function change(operation: Point["operation"]): Promise<void> {
  if (operation === "up") await stack.succeed("destroy", ...NOW);
  if (operation === "update" || operation === "up") await set("page", `page ${++page}`);
  if (operation === "replace") await set("cpu", (cpu = cpu === 0.5 ? 0.75 : 0.5));
}

function kill({ kill: how }: Point, pid: number): void {
  const children = PulumiStack.childrenOf(pid);
  const plugins = children.filter((child) => isPlugin(child));
  const end = (pids: readonly number[], signal: NodeJS.Signals) => {
    for (const each of pids) {
      try {
        process.kill(each, signal);
      } catch {
        // It has ended by itself.
      }
    }
  };
  if (how === "plugin SIGKILL") end(plugins, "SIGKILL");
  if (how === "cli SIGINT") end([pid], "SIGINT");
  if (how === "cli SIGTERM") end([pid], "SIGTERM");
  if (how === "cli SIGKILL") end([pid], "SIGKILL");
  if (how === "all SIGKILL") end([pid, ...children], "SIGKILL");
  if (how === "engine lost") relay.cut();
}

function isPlugin(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("plugin/");
  } catch {
    return false;
  }
}

/** As a user does: the lock of a killed command is the only thing that is to be removed by hand. */
async function again(...args: string[]): Promise<CliResult> {
  const result = await stack.run(...args);
  if (result.code === 0 || !/currently locked|pulumi cancel/.test(result.output)) return result;
  await stack.succeed("cancel", "--yes");
  return stack.run(...args);
}

async function recover({ recovery }: Point): Promise<string> {
  const told: string[] = [];
  const must = async (...args: string[]) => {
    const { code, output } = await again(...args);
    told.push(`pulumi ${args.join(" ")}\n${output}`);
    if (code !== 0) throw new Error(`the recovery failed:\n${told.join("\n")}`);
  };
  if (recovery === "refresh and up") await must("refresh", ...NOW);
  await must("up", ...NOW, ...(recovery === "up --refresh" ? ["--refresh"] : []));
  // The Pulumi CLI leaves it to the user whether a creation that was cut off came to something, and says so.
  if ((await pending()).length > 0) await must("refresh", "--clear-pending-creates", ...NOW);
  return told.join("\n");
}

interface Deployment {
  readonly resources?: { readonly type: string; readonly id?: string; readonly outputs?: object }[];
  readonly pending_operations?: unknown[];
}

const state = async () => (JSON.parse(await stack.succeed("stack", "export")) as { deployment: Deployment }).deployment;
const pending = async () => (await state()).pending_operations ?? [];

/** What is in the engine of the stack's resource group, by role, and the names that are there twice. */
async function inEngine(group: string): Promise<Record<string, number>> {
  const filters = { label: [`berth.group=${group.toLowerCase()}`] };
  const containers = await docker.listContainers({ all: true, filters });
  const { Volumes } = await docker.listVolumes({ filters });
  const found = [...containers, ...(Volumes ?? [])].map(({ Labels }: { Labels: Docker.ContainerInfo["Labels"] }) =>
    String(Labels["berth.role"]),
  );
  const count: Record<string, number> = {};
  for (const role of found.sort()) count[role] = (count[role] ?? 0) + 1;
  return count;
}

const WHOLE = { container: 4, deployed: 2, emptyDir: 2, record: 5, sandbox: 2, share: 1 };

/** The containers that mount the share. */
const apps = async () =>
  docker.listContainers({ filters: { label: [`berth.container=app`, `berth.group=${await groupKey()}`] } });

const groupKey = async () =>
  ((await state()).resources ?? []).find(({ type }) => type === "berth:resources:ResourceGroup")!.id!.toLowerCase();

const inApp = (id: string, script: string) =>
  execFileSync("docker", ["exec", id, "sh", "-c", script], { encoding: "utf8" });

async function check(mark: string | undefined): Promise<void> {
  const { urls } = await stack.outputs();
  const wanted = `page ${page}`;
  for (const url of urls as string[]) expect((await (await fetchWhenUp(`${url}/page`)).text()).trim()).toBe(wanted);
  expect(await inEngine(await groupKey())).toEqual(WHOLE);
  if (mark !== undefined) for (const { Id } of await apps()) expect(inApp(Id, "cat /data/mark").trim()).toBe(mark);
  const { resources } = await state();
  expect(JSON.stringify(resources)).not.toContain("__unsettled");
  expect(await pending()).toEqual([]);
  const preview = await stack.run("preview", "--refresh", "--expect-no-changes");
  expect(preview).toMatchObject({ code: 0 });
}

const points = Array.from({ length: POINTS }, (_, i) => pointOf(SEED + i));

test.each(points)("seed $seed: $operation, $kill at call $call; then $recovery", async (point) => {
  let output = "";
  const since = Date.now();
  const tell = (what: string) => log?.(`${Math.round((Date.now() - since) / 1000)} s, seed ${point.seed}: ${what}`);
  try {
    if (page === 0) {
      await set("page", `page ${++page}`);
      await stack.succeed("up", ...NOW);
    }
    await change(point.operation);
    const mark = point.operation === "up" ? undefined : String(point.seed);
    const [app] = mark === undefined ? [] : await apps();
    if (app !== undefined) inApp(app.Id, `echo ${mark} > /data/mark`);

    const reached = relay.at(point.call, point.isForwarded).then(() => true);
    const { pid, ended } = stack.start(point.operation === "destroy" ? "destroy" : "up", ...NOW);
    if (await Promise.race([reached, ended.then(() => false)])) kill(point, pid);
    const result = await ended;
    relay.disarm();
    output = `${point.operation} ended with ${result.code} after ${relay.calls} calls\n${result.output}`;
    if (point.kill === "engine lost") {
      relay.cut();
      await relay.open();
    }
    relay.calls = 0;
    tell(output.split("\n")[0]!);
    output += await recover(point);
    await check(point.operation === "destroy" ? undefined : mark);
    tell("converged");
  } catch (error) {
    tell(`MISSED\n${(error as Error).message}\n${output}`);
    throw Object.assign(error as Error, { message: `${(error as Error).message}\n${output}` });
  }
});
