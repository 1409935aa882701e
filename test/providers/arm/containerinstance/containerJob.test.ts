import type { Json } from "../../../../src/model/core/armBody";
import { createArmClient } from "../../../../src/providers/arm/client";
import type { ArmResource, KnownResource } from "../../../../src/providers/arm/contract";
import { ACCEPTED, group, ok, operationStatus, RUNNING, type View } from "../../../support/arm/bodies";
import { armError, ArmScript, CONTAINER_GROUP, FakeClock, operation, type Step } from "../../../support/arm/script";
import { containerJob } from "../../../../src/model/containerinstance/containerJob";
import { updateOf } from "../../../support/arm/update";

const INPUTS = {
  resourceGroupName: "rg",
  containerGroupName: "web",
  location: "westeurope",
  containers: [{ name: "app", image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } } }],
};
const BODY = {
  location: "westeurope",
  properties: {
    osType: "Linux",
    restartPolicy: "Never",
    containers: [
      { name: "app", properties: { image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } } } },
    ],
  },
};
const START = "2026-01-01T00:00:00Z";
const END = "2026-01-01T00:01:00Z";
const ended = (exitCode: number): View => ({
  restartCount: 0,
  currentState: { state: "Terminated", exitCode, startTime: START, finishTime: END, detailStatus: "" },
});
const job = (views: Record<string, View>, more: Json = {}) => group(views, { restartPolicy: "Never", ...more });
const result = (exitCode: number, logs = "", name = "app") => ({
  name,
  exitCode,
  logs,
  restartCount: 0,
  startTime: START,
  finishTime: END,
});

const MISSING: Step = ["GET /containerGroups/web", armError(404, "ResourceNotFound", "not found")];
const PUT: Step[] = [
  ["PUT /containerGroups/web", ACCEPTED],
  ["GET /operations/1", operationStatus("Succeeded")],
];
const look = (body: Json): Step => ["GET /containerGroups/web", ok(body)];
const log = (content: string | null, name = "app"): Step => [`GET /containers/${name}/logs`, ok({ content })];
const DELETE: Step = ["DELETE /containerGroups/web", ok(group())];

function scripted(steps: readonly Step[]): { arm: ArmScript; resource: ArmResource; clock: FakeClock } {
  const arm = new ArmScript(steps);
  const clock = new FakeClock();
  const client = createArmClient(arm.connection(), { clock });
  return { arm, clock, resource: client.resources["berth:containerinstance:ContainerJob"]! };
}

/** The parts of an error for the user and the state. */
async function failureOf(work: Promise<unknown>): Promise<object> {
  const error = await work.then(
    () => new Error("it did not fail"),
    (failure: Error) => failure,
  );
  const { reasons, result: left } = (error as unknown as { details: { reasons?: string[]; result?: Json } }).details;
  return { message: error.message, reasons, left };
}

const outputsOf = (found: { outputs: Json } | undefined) => {
  const { exitCode, logs, results, deleted } = found?.outputs ?? {};
  return { exitCode, logs, results, deleted };
};

const TITLE = 'container job "web" in resource group "rg": ';
const EXIT_3_LOG = ['container "app" is Terminated with exit code 3; its last log lines:', "  first", "  it broke"];

describe("create", () => {
  test("a run that succeeds: looks for leftovers, puts the group, waits, reads the logs", async () => {
    const { arm, resource } = scripted([
      MISSING,
      ...PUT,
      look(job({ app: RUNNING })),
      look(job({ app: RUNNING })),
      look(job({ app: ended(0) })),
      log("one\ntwo\n"),
    ]);
    const context = operation();
    const found = await resource.create({ ...INPUTS, triggers: { a: "1" }, timeoutMinutes: 5 }, context);
    expect(arm.done).toBe(true);
    expect(arm.requests.find(({ method }) => method === "PUT")?.body).toEqual(BODY);
    expect(found.id).toBe(CONTAINER_GROUP);
    expect(outputsOf(found)).toEqual({
      exitCode: 0,
      logs: "one\ntwo\n",
      results: [result(0, "one\ntwo\n")],
      deleted: false,
    });
    expect(context.lines).toEqual(["Waiting for the job's end: app: Running"]);
  });

  test("what an earlier run left under the name is deleted first", async () => {
    const { arm, resource } = scripted([
      look(job({ app: ended(0) })),
      DELETE,
      ...PUT,
      look(job({ app: ended(0) })),
      log(""),
    ]);
    await resource.create(INPUTS, operation());
    expect(arm.done).toBe(true);
  });

  test("an exit code fails it, with the log in the error and the result in the state", async () => {
    const content = "first\nit broke\n";
    const { arm, resource } = scripted([MISSING, ...PUT, look(job({ app: ended(3) })), log(content), log(content)]);
    const failure = await failureOf(resource.create(INPUTS, operation()));
    expect(failure).toMatchObject({
      message: `${TITLE}container "app" ended with exit code 3.`,
      reasons: EXIT_3_LOG,
      left: {
        id: CONTAINER_GROUP,
        outputs: { name: "web", exitCode: 3, logs: content, results: [result(3, content)], deleted: false },
      },
    });
    expect(arm.done).toBe(true);
  });

  test("deleteAfterRun, of a run that ended well and of one that did not", async () => {
    const well = scripted([MISSING, ...PUT, look(job({ app: ended(0) })), log("x"), DELETE]);
    const found = await well.resource.create({ ...INPUTS, deleteAfterRun: true }, operation());
    expect(outputsOf(found)).toEqual({ exitCode: 0, logs: "x", results: [result(0, "x")], deleted: true });
    expect(well.arm.done).toBe(true);

    const content = "first\nit broke\n";
    const ill = scripted([MISSING, ...PUT, look(job({ app: ended(3) })), log(content), log(content), DELETE]);
    expect(await failureOf(ill.resource.create({ ...INPUTS, deleteAfterRun: true }, operation()))).toMatchObject({
      message: `${TITLE}container "app" ended with exit code 3.`,
      reasons: EXIT_3_LOG,
      left: { outputs: { exitCode: 3, deleted: true } },
    });
    expect(ill.arm.done).toBe(true);
  });

  test("allowFailure makes an exit code a result; the job's is that of the first that failed", async () => {
    const containers = ["a", "b", "c"].map((name) => ({ ...INPUTS.containers[0], name }));
    const { resource } = scripted([
      MISSING,
      ...PUT,
      look(job({ a: ended(0), b: ended(4), c: RUNNING })),
      look(job({ a: ended(0), b: ended(4), c: ended(5) })),
      log("A", "a"),
      log("B", "b"),
      log("C", "c"),
    ]);
    const found = await resource.create({ ...INPUTS, containers, allowFailure: true }, operation());
    expect(outputsOf(found)).toEqual({
      exitCode: 4,
      logs: "A",
      results: [result(0, "A", "a"), result(4, "B", "b"), result(5, "C", "c")],
      deleted: false,
    });
  });

  test("OnFailure waits for the start that ends well", async () => {
    const body = (view: View) => group({ app: view }, { restartPolicy: "OnFailure" });
    const again = { restartCount: 3, currentState: { state: "Waiting" }, events: [{ name: "BackOff", count: 9 }] };
    const { arm, resource } = scripted([
      MISSING,
      ...PUT,
      look(body(ended(1))),
      look(body(again)),
      look(body({ ...ended(0), restartCount: 4 })),
      log("x"),
    ]);
    const found = await resource.create({ ...INPUTS, restartPolicy: "OnFailure" }, operation());
    expect(outputsOf(found)).toMatchObject({ exitCode: 0, results: [{ restartCount: 4 }] });
    expect(arm.done).toBe(true);
  });

  test("too long: the log is read while there is one, and the group is stopped", async () => {
    const steps: Step[] = [];
    const { arm, clock, resource } = (() => {
      const script = new ArmScript((request) => {
        steps.push([`${request.method} ${request.path.split("/").at(-1)}`, "hang"]);
        if (request.method === "PUT") return ACCEPTED;
        if (request.path.endsWith("/operations/1")) return operationStatus("Succeeded");
        if (request.path.endsWith("/logs")) return ok({ content: "still at it\n" });
        if (request.method === "POST") return { status: 204 };
        return steps.length === 1 ? armError(404, "ResourceNotFound", "no") : ok(job({ app: RUNNING }));
      });
      const fake = new FakeClock();
      const client = createArmClient(script.connection(), { clock: fake });
      return { arm: script, clock: fake, resource: client.resources["berth:containerinstance:ContainerJob"]! };
    })();
    expect(await failureOf(resource.create({ ...INPUTS, timeoutMinutes: 0.5 }, operation()))).toMatchObject({
      message: `${TITLE}it did not end within 0.5 minutes: app: Running. It was stopped.`,
      reasons: ['container "app" is Running; its last log lines:', "  still at it"],
      left: { id: CONTAINER_GROUP },
    });
    expect(clock.elapsedMs).toBeGreaterThanOrEqual(30_000);
    expect(clock.elapsedMs).toBeLessThan(31_000);
    const last = arm.requests.slice(-2).map(({ method, path }) => `${method} ${path.split("/").at(-1)}`);
    expect(last).toEqual(["GET logs", "POST stop"]);
  });

  test.each<[string, Json, string]>([
    [
      "an init container failed",
      job({ app: { currentState: { state: "Waiting" } } }, { initContainers: [init(7)] }),
      'it cannot end: init container "prepare" ended with exit code 7.',
    ],
    [
      "someone stopped it",
      job({ app: { currentState: { state: "Terminated", detailStatus: "Container stopped per client request" } } }),
      'it cannot end: container "app" was stopped before it ended.',
    ],
    [
      "a mount keeps failing",
      job({ app: { currentState: { state: "Waiting" }, events: [{ name: "FailedMount", count: 3, message: "no" }] } }),
      'it cannot end: container "app" cannot start: FailedMount: no',
    ],
    [
      "the group keeps failing",
      job({ app: {} }, { instanceView: { events: [{ name: "Failed", count: 3, message: "no room" }] } }),
      "it cannot end: Failed: no room",
    ],
    [
      "provisioning failed",
      job({ app: {} }, { provisioningState: "Failed" }),
      "it cannot end: its provisioning failed.",
    ],
  ])("%s", async (_what, body, message) => {
    const { resource } = scripted([MISSING, ...PUT, look(body), look(body), log("x"), log("x", "prepare")]);
    const failure = (await failureOf(resource.create(INPUTS, operation()))) as { message: string; left?: unknown };
    expect(failure.message).toBe(TITLE + message);
    expect(failure.left).toMatchObject({ id: CONTAINER_GROUP });
  });

  test("a body that ARM refuses leaves nothing behind", async () => {
    const { resource } = scripted([MISSING, ["PUT /containerGroups/web", armError(400, "InaccessibleImage", "no")]]);
    expect(await failureOf(resource.create(INPUTS, operation()))).toMatchObject({ left: undefined });
  });

  test("an interrupted run keeps the id, and the group runs on", async () => {
    const controller = new AbortController();
    const { arm, resource } = scripted([
      MISSING,
      ...PUT,
      look(job({ app: RUNNING })),
      look(job({ app: RUNNING })),
      log("x"),
    ]);
    arm.onRequest = () => {
      if (arm.requests.length === 4) controller.abort();
    };
    expect(await failureOf(resource.create(INPUTS, operation(controller.signal)))).toMatchObject({
      message: `${TITLE}interrupted. The next \`pulumi up\` goes on from here.`,
      left: { id: CONTAINER_GROUP },
    });
    expect(arm.requests.filter(({ method }) => method !== "GET").map(({ method }) => method)).toEqual(["PUT"]);
  });
});

function init(exitCode: number): Json {
  const instanceView = { currentState: { state: "Terminated", exitCode } };
  return { name: "prepare", properties: { image: "busybox:1", instanceView } };
}

describe("update, after a run that did not end well", () => {
  test.each<[string, Json[]]>([
    ["still runs", [job({ app: RUNNING }), job({ app: ended(0) })]],
    ["has ended well meanwhile", [job({ app: ended(0) })]],
  ])("a run that %s is waited for", async (_what, bodies) => {
    const { arm, resource } = scripted([...bodies.map(look), log("x")]);
    const found = await resource.update(CONTAINER_GROUP, updateOf(containerJob, {}, INPUTS), operation());
    expect(outputsOf(found)).toMatchObject({ exitCode: 0, logs: "x" });
    expect(arm.done).toBe(true);
  });

  test("a run that failed is deleted and started again", async () => {
    const { arm, resource } = scripted([
      look(job({ app: ended(3) })),
      DELETE,
      ...PUT,
      look(job({ app: ended(0) })),
      log("x"),
    ]);
    expect(
      outputsOf(await resource.update(CONTAINER_GROUP, updateOf(containerJob, INPUTS, INPUTS), operation())),
    ).toMatchObject({
      exitCode: 0,
    });
    expect(arm.done).toBe(true);
  });
});

describe("read", () => {
  const known = (outputs: Json, inputs: Json = {}): KnownResource => ({ inputs: { ...INPUTS, ...inputs }, outputs });
  const run = (exitCode: number, deleted = false) => ({ exitCode, logs: "kept", results: [result(exitCode)], deleted });

  test("a job that was deleted after its run still exists for Pulumi, without a request", async () => {
    const { arm, resource } = scripted([]);
    const found = await resource.read(CONTAINER_GROUP, operation(), known(run(0, true)));
    expect(found).toEqual({ id: CONTAINER_GROUP, outputs: run(0, true) });
    expect(arm.requests).toEqual([]);
  });

  test("the result of the run stays, whatever becomes of the group", async () => {
    const { resource } = scripted([look(job({ app: RUNNING }))]);
    const found = await resource.read(CONTAINER_GROUP, operation(), known(run(0)));
    expect(found?.outputs).toMatchObject({ ...run(0), osType: "Linux" });
  });

  test("a group that someone deleted is gone", async () => {
    const { resource } = scripted([MISSING]);
    expect(await resource.read(CONTAINER_GROUP, operation(), known(run(0)))).toBeUndefined();
  });

  test("a run that failed keeps failing the resource, so that the next update runs it again", async () => {
    const message = `container job ${CONTAINER_GROUP}: its last run ended with exit code 3. The next \`pulumi up\` runs it again.`;
    const kept = scripted([look(job({ app: ended(3) }))]);
    expect(await failureOf(kept.resource.read(CONTAINER_GROUP, operation(), known(run(3))))).toMatchObject({
      message,
      left: { id: CONTAINER_GROUP, outputs: { exitCode: 3 } },
    });
    const deleted = scripted([]);
    expect(await failureOf(deleted.resource.read(CONTAINER_GROUP, operation(), known(run(3, true))))).toMatchObject({
      message,
    });
    const allowed = scripted([look(job({ app: ended(3) }))]);
    const found = await allowed.resource.read(CONTAINER_GROUP, operation(), known(run(3), { allowFailure: true }));
    expect(found?.outputs.exitCode).toBe(3);
  });

  test("a run that was cut off: its result, if it has one by now", async () => {
    const done = scripted([look(job({ app: ended(0) })), log("late")]);
    const found = await done.resource.read(CONTAINER_GROUP, operation(), known({ name: "web" }));
    expect(outputsOf(found)).toEqual({ exitCode: 0, logs: "late", results: [result(0, "late")], deleted: false });
    const running = scripted([look(job({ app: RUNNING }))]);
    expect(await failureOf(running.resource.read(CONTAINER_GROUP, operation(), known({ name: "web" })))).toMatchObject({
      message: `container job ${CONTAINER_GROUP}: its last run has not ended, or not by itself. The next \`pulumi up\` runs it again.`,
      left: { id: CONTAINER_GROUP },
    });
  });

  test("an import needs a group that has ended", async () => {
    const done = scripted([look(job({ app: ended(3) })), log("x")]);
    expect(outputsOf(await done.resource.read(CONTAINER_GROUP, operation()))).toMatchObject({ exitCode: 3, logs: "x" });
    const running = scripted([look(job({ app: RUNNING }))]);
    await expect(running.resource.read(CONTAINER_GROUP, operation())).rejects.toThrow(
      `container job ${CONTAINER_GROUP}: it has not ended, so there is no result to import.`,
    );
  });
});

test("delete deletes the group, and a group that is gone is deleted", async () => {
  const { resource, arm } = scripted([DELETE, ["DELETE /containerGroups/web", { status: 204 }]]);
  await resource.delete(CONTAINER_GROUP, operation());
  await resource.delete(CONTAINER_GROUP, operation());
  expect(arm.done).toBe(true);
});

describe("logs", () => {
  test("a log that is not there yet is asked for again, for a while", async () => {
    const late = scripted([
      MISSING,
      ...PUT,
      look(job({ app: ended(0) })),
      log(null),
      ["GET /containers/app/logs", armError(404, "ContainerLogNotAvailable", "not yet")],
      log("late"),
    ]);
    expect((await late.resource.create(INPUTS, operation())).outputs.logs).toBe("late");
    const never = scripted([
      MISSING,
      ...PUT,
      look(job({ app: ended(0) })),
      ...Array.from({ length: 5 }, () => log(null)),
    ]);
    expect((await never.resource.create(INPUTS, operation())).outputs.logs).toBe("");
    expect(never.arm.done).toBe(true);
  });
});
