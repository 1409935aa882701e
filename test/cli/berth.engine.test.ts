import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { container, group, idle, LocalArm, SUBSCRIPTION, web } from "../support/engine/arm";
import { BERTH, berth, plainEnv, startBerth } from "../support/cli/berth";
import { openDocker } from "../support/engine/docker";
import { Terminal } from "../support/cli/terminal";
import { logged } from "../support/waiting";

const docker = openDocker();
const arm = new LocalArm();
const other = new LocalArm();
const name = `${arm.name}-cli`;
const site = arm.site(name);
const dns = `${arm.name}-site`;
/** Counts until it is told to end. */
const counter = container("counter", [
  "sh",
  "-c",
  "echo started; i=0; while [ ! -e /tmp/end ]; do i=$((i+1)); echo line $i; sleep 0.1; done; echo bye; exit 3",
]);
const address = { type: "Public", ports: [{ port: 80, protocol: "TCP" }], dnsNameLabel: dns };

beforeAll(async () => {
  await Promise.all([arm.createGroup(), other.createGroup()]);
  await arm.run("PUT", site, group([web(), counter], { ipAddress: address }));
});
afterAll(() => Promise.all([arm.removeGroup(), other.removeGroup()]));

const endRun = () => berth(["exec", name, "-c", "counter", "--", "touch", "/tmp/end"]);
const masked = (text: string) =>
  text
    .replace(/\d+ (s|min) ago/g, "AGO")
    .replace(/127(\.\d+){3}/g, "IP")
    .replace(/ {2,}/g, "   ");

test("prints the line that makes a group's domain name resolve on this machine", async () => {
  const { code, out, err } = await berth(["hosts", "-g", arm.name]);
  expect({ code, out: masked(out), err }).toEqual({
    code: 0,
    out: `IP ${dns}.westeurope.azurecontainer.io\n`,
    err: "",
  });
});

test("lists groups and shows one", async () => {
  const listed = await berth(["ls", "--resource-group", arm.name]);
  const head = "NAME   RESOURCE GROUP   LOCATION   STATE   RUNNING   IP   FQDN";
  const line = `${name}   ${arm.name}   westeurope   Running   2/2   IP   ${dns}.westeurope.azurecontainer.io`;
  expect({ ...listed, out: masked(listed.out) }).toEqual({ code: 0, out: `${head}\n${line}\n`, err: "" });
  expect(await berth(["ls", "-g", other.name, "--subscription", SUBSCRIPTION])).toEqual({
    code: 0,
    out: "There is no container group.\n",
    err: "",
  });
  expect(await berth(["ls", "-g", "berth-no-such-group"])).toEqual({
    code: 1,
    out: "",
    err: `berth: resource group "berth-no-such-group": ResourceGroupNotFound (404): Resource group 'berth-no-such-group' could not be found. Create the resource group first, or correct resourceGroupName.\n`,
  });

  const shown = await berth(["show", name]);
  const [summary = "", containers = "", events = ""] = masked(shown.out).trimEnd().split("\n\n");
  expect({ code: shown.code, err: shown.err }).toEqual({ code: 0, err: "" });
  expect(summary.split("\n")).toEqual([
    name,
    "   state   Running",
    `   id   ${site}`,
    "   location   westeurope",
    "   restart policy   Always",
    "   ip   IP",
    `   fqdn   ${dns}.westeurope.azurecontainer.io`,
    "   ports   80/TCP",
  ]);
  expect(containers.split("\n")).toEqual([
    "CONTAINER   IMAGE   STATE   SINCE   EXIT CODE   RESTARTS   READY   PREVIOUS STATE",
    "web   busybox:1   Running   AGO   -   0   -   -",
    "counter   busybox:1   Running   AGO   -   0   -   -",
  ]);
  const happened = (of: string) => [
    `AGO   ${of}   Normal   Created   1   Created container`,
    `AGO   ${of}   Normal   Pulled   1   Container image "busybox:1" already present on machine`,
    `AGO   ${of}   Normal   Started   1   Started container`,
  ];
  const [head2, ...lines] = events.split("\n");
  expect(head2).toBe("LAST   CONTAINER   TYPE   EVENT   COUNT   MESSAGE");
  expect(lines.sort()).toEqual([...happened("counter"), ...happened("web")]);
  const asJson = await berth(["show", site, "--json"]);
  expect(JSON.parse(asJson.out)).toMatchObject({ id: site, properties: { provisioningState: "Succeeded" } });
});

test("prints logs: all, the last lines, with timestamps, of a named container", async () => {
  await logged(docker, site, "counter", (log) => log.split("\n").length > 4);
  const all = await berth(["logs", name, "counter"]);
  expect(all.out).toMatch(/^started\nline 1\nline 2\n(line \d+\n)+$/);
  expect((await berth(["logs", "-n", "2", name, "counter"])).out).toMatch(/^line \d+\nline \d+\n$/);
  expect((await berth(["logs", "--tail", "1", "-t", name, "counter"])).out).toMatch(/^\S+T\S+Z line \d+\n$/);
});

test("prints the logs of all containers, each line after its container's name", async () => {
  const { code, out, err } = await berth(["logs", "-n", "2", name]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^counter \| line \d+\ncounter \| line \d+\n$/);
  const followed = startBerth(["logs", "-f", "-n", "1", arm.name]);
  await followed.says((text) => text.split("\n").length > 3);
  followed.child.kill("SIGINT");
  const { out: live } = await followed.ended;
  expect(live).toMatch(/^(counter \| line \d+\n)+$/);
});

test("the options of a program are its own, and need no mark", async () =>
  expect(await berth(["exec", name, "-c", "web", "ls", "-d", "/tmp"])).toEqual({ code: 0, out: "/tmp\n", err: "" }));

test("a group of the local engine completes a command line, and so do its containers", async () => {
  expect((await berth(["complete", "--", "show", name.slice(0, -1)])).out).toBe(`${name}\n`);
  expect((await berth(["complete", "--", "exec", name, "-c", "w"])).out).toBe("web\n");
  expect((await berth(["complete", "--", "ls", "-g", arm.name])).out).toBe(`${arm.name}\n`);
});

test("bash completes a command line by the script", async () => {
  const script =
    'source <(berth completion bash); COMP_WORDS=(berth show "$1"); COMP_CWORD=2; _berth; echo "${COMPREPLY[@]}"';
  const path = `${dirname(BERTH)}:${process.env.PATH}`;
  const done = spawnSync("bash", ["-c", script, "bash", name.slice(0, -1)], { env: plainEnv({ PATH: path }) });
  expect([String(done.stdout), String(done.stderr)]).toEqual([`${name}\n`, ""]);
});

/** The lines of a counting log. No line may be missing or doubled within a run. */
function runsOf(out: string): string[][] {
  const runs: string[][] = [];
  for (const line of out.split("\n").slice(0, -1))
    if (line === "started") runs.push([]);
    else runs.at(-1)?.push(line);
  return runs;
}

test("follows a log over a restart of its container, with no line lost or doubled; attach shows new lines", async () => {
  const followed = startBerth(["logs", "-f", name, "counter"]);
  const attached = startBerth(["attach", name, "-c", "counter"]);
  await Promise.all([followed, attached].map(({ says }) => says((out) => out.includes("line"))));
  expect(await endRun()).toEqual({ code: 0, out: "", err: "" });
  // The container's files, including the one that ends it, are the same in its next run. So that run ends at once, as
  // do all later ones until the container is deleted.
  await followed.says((out) => runsOf(out).length >= 3);
  const restarted = await berth(["restart", name]);
  expect({ code: restarted.code, out: restarted.out }).toEqual({ code: 1, out: "" });
  expect(restarted.err).toMatch(
    /^berth: container group ".*": it does not become ready: container "counter" keeps ending with exit code 3; it was restarted \d+ times\.\n$/,
  );
  followed.child.kill("SIGINT");
  attached.child.kill("SIGINT");
  const [log, live] = await Promise.all([followed.ended, attached.ended]);
  expect([log.code, log.err, live.code, live.err]).toEqual([130, "", 130, ""]);
  const [first = [], ...more] = runsOf(log.out);
  expect(first).toEqual([...first.slice(0, -1).map((_, i) => `line ${i + 1}`), "bye"]);
  for (const run of more.slice(0, -1)) expect(run).toEqual(["bye"]);
  // attach began at some point within the first run.
  const [begin = "", ...rest] = live.out.split("started\n");
  expect(log.out).toContain(begin);
  expect(begin).toMatch(/^line \d+\n(line \d+\n)+bye\n$/);
  expect(rest.length).toBeGreaterThanOrEqual(2);
});

test("stops, starts and restarts a group", async () => {
  expect(await berth(["stop", name])).toEqual({ code: 0, out: `Stopped ${name}.\n`, err: "" });
  expect((await arm.get(site)).body.properties.instanceView.state).toBe("Stopped");
  expect(await berth(["exec", name, "-c", "web", "--", "true"])).toEqual({
    code: 125,
    out: "",
    err: `berth: container "web" of container group "${name}": ContainerNotRunning (409): The container 'web' in container group '${name}' is not running.\n`,
  });
  const refused = await berth(["restart", name]);
  expect({ code: refused.code, out: refused.out }).toEqual({ code: 1, out: "" });
  expect(refused.err).toMatch(/^berth: container group ".*": ContainerGroupStopped \(409\): .*\n$/);
  // A followed log ends when its group does.
  const followed = await berth(["logs", "-f", "-n", "1", name, "counter"]);
  expect({ code: followed.code, err: followed.err }).toEqual({ code: 0, err: "" });
  expect(await berth(["start", site])).toEqual({ code: 0, out: `Started ${name}.\n`, err: "" });
  const { instanceView } = (await arm.get(site)).body.properties;
  expect(instanceView.state).toBe("Running");
});

test("names an error in the command line, and what would be right", async () => {
  await arm.run("PUT", arm.site("twin"), group([idle("web"), idle("side")]));
  await other.run("PUT", other.site("twin"), group([idle("web"), idle("side")]));
  expect(await berth(["show", "twin"])).toEqual({
    code: 2,
    out: "",
    err:
      'berth: 2 container groups fit "twin". Say more of the name, --resource-group, or one of these ids:\n' +
      [arm.site("twin"), other.site("twin")]
        .sort()
        .map((id) => `  ${id}\n`)
        .join(""),
  });
  expect((await berth(["show", "twin", "-g", arm.name])).out).toContain(arm.site("twin"));
  expect((await berth(["--resource-group", arm.name, "show", "twin"])).out).toContain(arm.site("twin"));

  const nothing = await berth(["show", "nothing", "-g", other.name]);
  expect(nothing).toEqual({
    code: 1,
    out: "",
    err: `berth: No container group fits "nothing" in resource group "${other.name}". There are: twin.\n`,
  });
  const wrong: [string[], string, object?][] = [
    [["show", "/subscriptions/x"], 'berth: "/subscriptions/x" is not the ARM id of a container group.\n'],
    [["ls", "--target", "mars"], 'berth: --target: "mars" must be local or azure (Berth)\n'],
    [["ls"], 'berth: BERTH_TARGET: "mars" must be local or azure (Berth)\n', { BERTH_TARGET: "mars" }],
    [
      ["ls", "--target", "azure"],
      "berth: --subscription: is required for target azure, or set ARM_SUBSCRIPTION_ID or AZURE_SUBSCRIPTION_ID\n",
    ],
    [
      ["logs", "-n", "few", name],
      "error: option '-n, --tail <lines>' argument 'few' is invalid. It must be a whole number, 0 or more.\n",
    ],
    [["frobnicate"], "error: unknown command 'frobnicate'\n"],
  ];
  for (const [args, err, env = {}] of wrong) expect(await berth(args, { env })).toEqual({ code: 2, out: "", err });
});

test("Ctrl-C on a terminal ends a log that is followed", async () => {
  const terminal = new Terminal(
    [process.execPath, BERTH, "logs", "-f", name, "counter"],
    { rows: 24, cols: 80 },
    plainEnv(),
  );
  try {
    await terminal.shows(/line \d+/);
    terminal.type("\x03");
    expect(await terminal.exited).toBe(130);
  } finally {
    terminal.kill();
  }
});
