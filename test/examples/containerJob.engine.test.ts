import { berthObjects, openDocker } from "../support/engine/docker";
import { inside } from "../support/engine/inside";
import { PulumiStack } from "../support/pulumi/cli";
import { engineEvent } from "../support/waiting";

const stack = new PulumiStack("test/examples/programs/job.ts");
const docker = openDocker();
let stackGroup = "";
const WRITES = ["PUT", "PATCH", "POST", "DELETE"];

beforeAll(() => stack.succeed("stack", "init", "test"));
afterAll(() => stack.remove());

const set = (name: string, value: string) => stack.succeed("config", "set", `test:${name}`, value);

/** The writes on container groups since the last call. */
const writes = () =>
  stack
    .takeCalls()
    .filter(({ method, path }) => WRITES.includes(method) && path.includes("/containerGroups/"))
    .map(({ method }) => method);

/** The start of the job's main container. */
const start = () => engineEvent(docker, "start", [`berth.group=${stackGroup.toLowerCase()}`, "berth.container=main"]);

interface Resource {
  readonly type: string;
  readonly id?: string;
  readonly initErrors?: string[];
  readonly outputs?: Record<string, unknown>;
}

async function resourceOf(type: string): Promise<Resource | undefined> {
  const state = JSON.parse(await stack.succeed("stack", "export")) as { deployment: { resources?: Resource[] } };
  return state.deployment.resources?.find((resource) => resource.type === type);
}

const jobState = () => resourceOf("berth:containerinstance:ContainerJob");

/** The job's things in the engine. */
async function leftOfJob(): Promise<string[]> {
  return berthObjects(docker, [(await jobState())?.id ?? "none"]);
}

test("a run that ends well: exit code and logs are outputs, and nothing runs without a change", async () => {
  await set("script", "for i in 1 2 3; do echo line $i; sleep 0.1; done; echo to stderr >&2");
  await stack.succeed("up", "--yes");
  expect(writes()).toEqual(["PUT"]);
  stackGroup = (await resourceOf("berth:resources:ResourceGroup"))?.id ?? "none";
  const { exitCode, logs, results } = await stack.outputs();
  expect(exitCode).toBe(0);
  expect(logs.split("\n").sort()).toEqual(["", "line 1", "line 2", "line 3", "to stderr"]);
  expect(results).toEqual({
    main: { exitCode: 0, logs, restartCount: 0, startTime: expect.any(String), finishTime: expect.any(String) },
    side: {
      exitCode: 0,
      logs: "from the side\n",
      restartCount: 0,
      startTime: expect.any(String),
      finishTime: expect.any(String),
    },
  });
  await stack.succeed("up", "--yes", "--expect-no-changes");
  await stack.succeed("refresh", "--yes", "--expect-no-changes");
  await stack.succeed("up", "--yes", "--expect-no-changes");
  expect(writes()).toEqual([]);
});

test("a trigger runs it again, and the preview says so", async () => {
  await set("round", "2");
  expect(await stack.succeed("preview")).toContain("The job runs again, because triggers.round changed.");
  await stack.succeed("up", "--yes");
  expect(writes()).toEqual(["DELETE", "PUT"]);
});

test("exit code 3 fails it, with the log in the error; the next up runs it again, until it ends well", async () => {
  await set("script", "echo before it breaks; exit 3");
  const failed = await stack.run("up", "--yes");
  expect(failed.code).not.toBe(0);
  expect(failed.output).toContain('container "main" ended with exit code 3.');
  expect(failed.output).toContain("before it breaks");
  expect(await jobState()).toMatchObject({
    id: expect.stringContaining("/containerGroups/job-"),
    outputs: { exitCode: 3, logs: "before it breaks\n" },
  });
  writes();

  // The failure outlives a refresh.
  await stack.run("refresh", "--yes");
  expect((await jobState())?.initErrors?.join()).toContain("its last run ended with exit code 3");
  const again = await stack.run("up", "--yes");
  expect(again.code).not.toBe(0);
  expect(again.output).toContain("before it breaks");
  expect(writes()).toEqual(["DELETE", "PUT"]);

  await set("allowFailure", "true");
  await stack.succeed("up", "--yes");
  expect((await stack.outputs()).exitCode).toBe(3);
  await stack.succeed("refresh", "--yes", "--expect-no-changes");
  await stack.succeed("config", "rm", "test:allowFailure");
});

test("deleteAfterRun leaves nothing, and neither a second up nor a refresh runs it again", async () => {
  await set("script", "echo gone soon");
  await set("deleteAfterRun", "true");
  await stack.succeed("up", "--yes");
  expect(await stack.outputs()).toMatchObject({ exitCode: 0, logs: "gone soon\n" });
  expect(await leftOfJob()).toEqual([]);
  writes();
  await stack.succeed("up", "--yes", "--expect-no-changes");
  await stack.succeed("refresh", "--yes", "--expect-no-changes");
  await stack.succeed("up", "--yes", "--expect-no-changes");
  expect(writes()).toEqual([]);

  await set("script", "echo gone after failing; exit 4");
  const failed = await stack.run("up", "--yes");
  expect(failed.code).not.toBe(0);
  expect(failed.output).toContain("gone after failing");
  expect(await leftOfJob()).toEqual([]);
  await stack.succeed("config", "rm", "test:deleteAfterRun");
});

test("a job that takes too long is stopped", async () => {
  await set("script", "echo waiting; sleep 300");
  await set("timeoutMinutes", "0.05");
  const failed = await stack.run("up", "--yes");
  expect(failed.code).not.toBe(0);
  expect(failed.output).toContain("it did not end within 0.05 minutes");
  expect(failed.output).toContain("waiting");
  const names = (await docker.listContainers({ filters: { status: ["running"] } })).flatMap(({ Names }) => Names);
  const { id = "" } = (await jobState()) ?? {};
  expect(names.filter((name) => name.includes(id.split("/").at(-1)!))).toEqual([]);
  await stack.succeed("config", "rm", "test:timeoutMinutes");
});

test("a killed up leaves a run that the next one replaces", async () => {
  await set("script", "echo started; sleep 300");
  await stack.killAt((await start()).happened, "up", "--yes", "--skip-preview");
  await set("script", "echo done");
  await stack.run("cancel", "--yes");
  await stack.succeed("up", "--yes");
  expect(await stack.outputs()).toMatchObject({ exitCode: 0, logs: "done\n" });
});

test("the run of an interrupted up goes on, and the next one takes its result", async () => {
  // Whoever reads from a pipe waits for a writer.
  await set("script", "mkfifo /go; echo started; read go < /go; echo done");
  const { code, output } = await stack.interruptAt((await start()).happened, "up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(output).toContain("interrupted. The next `pulumi up` goes on from here.");
  writes();
  const id = (await jobState())?.id ?? "none";
  const isLooking = stack.whenCalled(({ method, path }) => method === "GET" && path === id);
  const up = stack.succeed("up", "--yes");
  await isLooking;
  expect(await inside(docker, id, "main", "sh", "-c", "echo > /go")).toBe("");
  await up;
  expect(await stack.outputs()).toMatchObject({ exitCode: 0, logs: "started\ndone\n" });
  expect(writes()).toEqual([]);
});

test("a secret in the log makes the log a secret", async () => {
  await stack.succeed("config", "set", "--secret", "test:token", "token-91c7e2f05a");
  await set("script", "echo the token is $TOKEN");
  await stack.succeed("up", "--yes");
  expect((await stack.outputs()).logs).toBe("the token is token-91c7e2f05a\n");
  expect(await stack.succeed("stack", "export")).not.toContain("token-91c7e2f05a");
  await set("script", "echo the token is $TOKEN; exit 5");
  const failed = await stack.run("up", "--yes");
  expect(failed.output).toContain("the token is [secret]");
  expect(failed.output).not.toContain("token-91c7e2f05a");
  await stack.succeed("config", "rm", "test:token");
});

test("destroy leaves nothing", async () => {
  const group = (await resourceOf("berth:resources:ResourceGroup"))?.id ?? "none";
  await stack.succeed("destroy", "--yes");
  expect(await berthObjects(docker, [group])).toEqual([]);
});
