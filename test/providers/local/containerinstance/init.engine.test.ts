import { group, happened, idle, inspectGroup, LocalArm, masked, objectsOf, web } from "../../../support/engine/arm";
import { killedAt, openEngine } from "../../../support/engine/killed";
import { until } from "../../../support/waiting";
import { inside } from "../../../support/engine/inside";
import { EngineDaemon } from "../../../support/engine/daemon";
import { isPodman, openDocker } from "../../../support/engine/docker";

// How earlier runs ended is known from the engine's events. The engine keeps only a limited number, so other tests
// would displace them.
const daemon = new EngineDaemon();
const { docker } = daemon;
const arm = new LocalArm({ dockerHost: daemon.host });
beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  await arm.createGroup();
});
afterAll(() => daemon.remove());

const sh = (script: string) => ["sh", "-c", script];
const init = (name: string, script: string, more: object = {}) => ({
  name,
  properties: { image: "busybox:1", command: sh(script), ...more },
});
const volumeMounts = [{ name: "scratch", mountPath: "/scratch" }];
const volumes = [{ name: "scratch", emptyDir: {} }];
const whole = { resources: { requests: { cpu: 1, memoryInGB: 1 } } };
const shown = async (id: string) => (await arm.get(id)).body.properties;
const logOf = async (id: string, name: string) => (await arm.get(`${id}/containers/${name}/logs`)).body.content;

/** Two init containers that write their names and secrets into a file, which the group then serves. */
const pair = (more: object = {}) =>
  group(
    [
      web({
        command: sh("cp /scratch/page /scratch/served; exec httpd -f -p 80 -h /scratch"),
        resources: { requests: { cpu: 0.7, memoryInGB: 0.6 } },
        volumeMounts,
      }),
      idle("side", { resources: { requests: { cpu: 0.5, memoryInGB: 0.9 } } }),
    ],
    {
      initContainers: [
        init("first", "sleep 0.5; echo $TOKEN >> /scratch/page; echo first ran", {
          volumeMounts,
          environmentVariables: [{ name: "TOKEN", secureValue: "top-secret" }],
        }),
        init("second", "ping -c1 localhost >/dev/null && echo second >> /scratch/page; echo second ran", {
          volumeMounts,
        }),
      ],
      ipAddress: { type: "Public", ports: [{ port: 80 }] },
      volumes,
      ...more,
    },
  );

const done = {
  restartCount: 0,
  currentState: {
    state: "Terminated",
    startTime: "TIME",
    exitCode: 0,
    finishTime: "TIME",
    detailStatus: "Completed",
  },
  events: [
    happened("Pulled", 'Container image "busybox:1" already present on machine'),
    happened("Created", "Created container"),
    happened("Started", "Started container"),
  ],
};

describe("init containers", () => {
  const id = arm.site("inits");
  let ip = "";

  test("run one after the other, and the others start after them", async () => {
    const end = await arm.run("PUT", id, pair());
    expect([end.body.status, end.body.error]).toEqual(["Succeeded", undefined]);
    const names = end.body.properties.events.map(({ message }: any) => message);
    expect(names.slice(0, 4)).toEqual([
      "Started container first",
      "running init container first",
      "Started container second",
      "running init container second",
    ]);
    expect(names.slice(4).sort()).toEqual([
      "Started container side",
      "Started container web",
      expect.stringMatching(/^starting /),
    ]);
    const { first, second, web: app, side } = await inspectGroup(docker, id);
    const at = (time: string) => Date.parse(time);
    expect(at(first!.State.FinishedAt)).toBeLessThanOrEqual(at(second!.State.StartedAt));
    for (const later of [app, side])
      expect(at(second!.State.FinishedAt)).toBeLessThanOrEqual(at(later!.State.StartedAt));
    ip = (await shown(id)).ipAddress.ip;
    expect(await daemon.page(`http://${ip}/served`)).toBe("top-secret\nsecond\n");
  });

  test("are shown with how they ended, and without their secrets", async () => {
    const { initContainers, provisioningState, instanceView } = await shown(id);
    expect([provisioningState, instanceView.state]).toEqual(["Succeeded", "Running"]);
    expect(masked(initContainers)).toEqual([
      {
        name: "first",
        properties: {
          image: "busybox:1",
          command: expect.any(Array),
          environmentVariables: [{ name: "TOKEN" }],
          instanceView: done,
          volumeMounts,
        },
      },
      {
        name: "second",
        properties: { image: "busybox:1", command: expect.any(Array), instanceView: done, volumeMounts },
      },
    ]);
    expect(Object.keys(initContainers[0].properties)).toEqual([
      "image",
      "command",
      "environmentVariables",
      "instanceView",
      "volumeMounts",
    ]);
    const listed = (await arm.get(id.replace(/\/inits$/, ""))).body.value[0].properties;
    expect(listed.initContainers[1].properties).not.toHaveProperty("instanceView");
    expect(await logOf(id, "first")).toBe("first ran\n");
    expect(await logOf(id, "SECOND")).toBe("second ran\n");
  });

  test("may use all that the group requests, its network, and the engine's retry", async () => {
    const { first, "": sandbox } = await inspectGroup(docker, id);
    const { NanoCpus, Memory, RestartPolicy, NetworkMode } = first!.HostConfig as any;
    expect({ NanoCpus, Memory, policy: RestartPolicy.Name }).toEqual({
      NanoCpus: 1.2e9,
      Memory: 1.5 * 2 ** 30,
      policy: "on-failure",
    });
    // By its name or, on Podman, its id.
    expect([sandbox!.Name.slice(1), sandbox!.Id]).toContain(NetworkMode.replace("container:", ""));
    expect(first!.Config.Labels["berth.role"]).toBe("init");
  });

  test("run again at a restart of the group, which keeps its containers", async () => {
    const before = await inspectGroup(docker, id);
    const answer = await arm.send("POST", `${id}/restart`);
    expect(answer.status).toBe(204);
    const end = await arm.follow(answer);
    expect([end.body.status, end.body.error]).toEqual(["Succeeded", undefined]);
    const after = await inspectGroup(docker, id);
    const ids = (found: typeof before) =>
      Object.values(found)
        .map(({ Id }) => Id)
        .sort();
    expect(ids(after)).toEqual(ids(before));
    expect(Date.parse(after.web!.State.StartedAt)).toBeGreaterThan(Date.parse(after.second!.State.FinishedAt));
    expect(await logOf(id, "first")).toBe("first ran\nfirst ran\n");
    expect(await daemon.page(`http://${ip}/served`)).toBe("top-secret\nsecond\ntop-secret\nsecond\n");
    const { initContainers } = await shown(id);
    const { previousState, events } = initContainers[1].properties.instanceView;
    expect(masked(previousState)).toEqual(done.currentState);
    expect(masked(events.at(-1))).toEqual({ ...happened("Started", "Started container"), count: 2 });
  });

  test("have ended when a group is stopped, and run again when it starts, with their secrets", async () => {
    expect((await arm.send("POST", `${id}/stop`)).status).toBe(204);
    const stopped = await shown(id);
    expect([stopped.instanceView.state, stopped.provisioningState]).toEqual(["Stopped", "Succeeded"]);
    expect(masked(stopped.initContainers[0].properties.instanceView.currentState)).toEqual(done.currentState);
    const end = await arm.follow(await arm.send("POST", `${id}/start`));
    expect([end.body.status, end.body.error]).toEqual(["Succeeded", undefined]);
    expect(await daemon.page(`http://${ip}/served`)).toBe("top-secret\nsecond\n");
    expect(await logOf(id, "first")).toBe("first ran\n");
    expect((await arm.send("DELETE", id)).status).toBe(200);
    expect((await objectsOf(docker, arm.group)).filter((name) => name.includes("inits"))).toEqual([]);
  });
});

test("one that fails under policy Never fails the group, whose containers never start", async () => {
  const id = arm.site("never");
  const sent = group([idle("app", whole)], {
    restartPolicy: "Never",
    initContainers: [init("good", "true"), init("bad", "echo boom; exit 7"), init("late", "true")],
  });
  const put = await arm.send("PUT", id, sent);
  const end = await arm.follow(put);
  const message =
    "The init container 'bad' in container group 'never' failed with exit code 7. " +
    "The containers of the group were not started. Last log lines:\nboom";
  expect([end.body.status, end.body.error]).toEqual(["Failed", { code: "InitContainerFailed", message }]);
  expect(masked(end.body.properties.events.at(-1))).toEqual({
    ...happened("Failed", message),
    type: "Warning",
  });
  // Another process comes to the same verdict.
  expect((await arm.another().follow(put)).body).toMatchObject({
    status: "Failed",
    error: { code: "InitContainerFailed", message },
  });
  const { provisioningState, instanceView, initContainers, containers } = await shown(id);
  expect([provisioningState, instanceView.state]).toEqual(["Failed", "Failed"]);
  const states = [...initContainers, ...containers].map((item: any) => item.properties.instanceView.currentState);
  expect(masked(states)).toEqual([
    done.currentState,
    { ...done.currentState, exitCode: 7, detailStatus: "Error" },
    { state: "Waiting", detailStatus: "" },
    { state: "Waiting", detailStatus: "" },
  ]);
  expect(await arm.get(`${id}/containers/late/logs`)).toMatchObject({
    status: 404,
    body: { error: { code: "ContainerLogNotAvailable" } },
  });
  // It may change in any way now.
  const other = group([idle("other", { resources: { requests: { cpu: 2, memoryInGB: 1 } } })]);
  expect((await arm.run("PUT", id, other)).body.status).toBe("Succeeded");
});

test.each(["Always", "OnFailure"])(
  "one that fails is started again under policy %s, until it is right",
  async (policy) => {
    const id = arm.site(`retried-${policy.toLowerCase()}`);
    const sent = group([idle("app", whole)], {
      restartPolicy: policy,
      initContainers: [
        init("flaky", "echo try >> /scratch/tries; test $(wc -l < /scratch/tries) = 3 || exit 4", { volumeMounts }),
      ],
      volumes,
    });
    const end = await arm.run("PUT", id, sent);
    expect([end.body.status, end.body.error]).toEqual(["Succeeded", undefined]);
    const { restartCount, currentState, previousState, events } = (await shown(id)).initContainers[0].properties
      .instanceView;
    expect(masked({ restartCount, currentState, previousState })).toEqual({
      restartCount: 2,
      currentState: done.currentState,
      previousState: { ...done.currentState, exitCode: 4, detailStatus: "Error" },
    });
    expect(events.at(-1)).toMatchObject({ name: "Started", count: 3 });
  },
);

test("one that keeps failing fails the group, and is not started any more", async () => {
  const id = arm.site("hopeless");
  const sent = (script: string) => group([idle("app", whole)], { initContainers: [init("bad", script)] });
  const put = await arm.send("PUT", id, sent("echo boom; exit 9"));
  const meanwhile = await until(
    docker,
    () => shown(id),
    ({ initContainers: [bad] }) => bad.properties.instanceView.restartCount >= 3,
  );
  expect([meanwhile.provisioningState, meanwhile.instanceView.state]).toEqual(["Pending", "Pending"]);
  const end = await arm.follow(put);
  expect([end.body.status, end.body.error.code]).toEqual(["Failed", "InitContainerFailed"]);
  expect(end.body.error.message).toMatch(
    /^The init container 'bad' in container group 'hopeless' keeps failing with exit code 9; it was restarted \d+ times\. The containers of the group were not started\. Last log lines:\nboom\n/,
  );
  const { provisioningState, instanceView, initContainers } = await shown(id);
  expect([provisioningState, instanceView.state]).toEqual(["Failed", "Pending"]);
  expect(initContainers[0].properties.instanceView.currentState).toMatchObject({ state: "Terminated", exitCode: 9 });
  const { bad } = await inspectGroup(docker, id);
  expect([bad!.State.Running, bad!.HostConfig.RestartPolicy!.Name]).toEqual([false, isPodman ? "on-failure" : "no"]);
  // A restart tries again.
  const again = await arm.follow(await arm.send("POST", `${id}/restart`));
  expect(again.body.error.code).toBe("InitContainerFailed");
  expect((await arm.run("PUT", id, sent("true"))).body.status).toBe("Succeeded");
  expect((await shown(id)).instanceView.state).toBe("Running");
});

test("one whose image cannot be pulled makes the PUT fail", async () => {
  const sent = group([idle("app", whole)], {
    initContainers: [{ name: "first", properties: { image: "localhost:1/no/such:1" } }],
  });
  const answer = await arm.send("PUT", arm.site("noimage"), sent);
  expect([answer.status, answer.body.error.code]).toEqual([400, "InaccessibleImage"]);
  expect(answer.body.error.message).toMatch(/^The image 'localhost:1\/no\/such:1' in container group 'noimage' /);
});

test("one whose program does not exist fails the group", async () => {
  const id = arm.site("noprogram");
  const sent = group([idle("app", whole)], {
    initContainers: [{ name: "first", properties: { image: "busybox:1", command: ["/no/such/program"] } }],
  });
  const end = await arm.run("PUT", id, sent);
  expect([end.body.status, end.body.error.code]).toEqual(["Failed", "ContainerStartFailed"]);
  expect(end.body.error.message).toContain("'first'");
  const { provisioningState } = await shown(id);
  expect(provisioningState).toBe("Failed");
});

describe("while an init container runs", () => {
  const slow = (page: string, script = "sleep 3600") =>
    group([idle("app", { ...whole, environmentVariables: [{ name: "PAGE", value: page }] })], {
      initContainers: [init("slow", script)],
    });
  /** Whoever reads from a pipe waits for a writer. */
  const UNTIL_TOLD = "mkfifo /go; read go < /go";
  const started = (id: string) =>
    until(
      docker,
      () => inspectGroup(docker, id),
      ({ slow: found }) => found?.State.Running === true,
    );

  test("the group is pending, and another change of it is refused", async () => {
    const id = arm.site("busy");
    await arm.send("PUT", id, slow("one"));
    await started(id);
    const { provisioningState, instanceView, initContainers } = await shown(id);
    expect([provisioningState, instanceView]).toEqual(["Pending", { events: [], state: "Pending" }]);
    expect(initContainers[0].properties.instanceView.currentState.state).toBe("Running");
    expect((await arm.send("PUT", id, slow("two"))).body.error.code).toBe("ContainerGroupTransitioning");
    const poll = await arm.another().get(`${id}`);
    expect(poll.body.properties.provisioningState).toBe("Pending");
    await arm.send("DELETE", id);
  });

  test("DELETE ends it at once and leaves nothing", async () => {
    const id = arm.site("deleted");
    const put = await arm.send("PUT", id, slow("one"));
    await started(id);
    expect((await arm.send("DELETE", id)).status).toBe(200);
    expect((await arm.follow(put)).body).toMatchObject({ status: "Failed", error: { code: "OperationPreempted" } });
    expect((await objectsOf(docker, arm.group)).filter((name) => name.includes("deleted"))).toEqual([]);
  });

  test("a PUT of another process takes over the group's place, and the first starts nothing of it", async () => {
    const id = arm.site("replaced");
    const first = await arm.send("PUT", id, slow("one"));
    await started(id);
    const other = arm.another();
    const second = await other.send("PUT", id, slow("two", UNTIL_TOLD));
    expect(second.status).toBe(200);
    expect((await arm.follow(first)).body).toMatchObject({ status: "Failed", error: { code: "OperationPreempted" } });
    const { app } = await inspectGroup(docker, id);
    expect(app?.State.Running ?? false).toBe(false);
    await started(id);
    await inside(docker, id, "slow", "sh", "-c", "until [ -p /go ]; do sleep 0.1; done; echo > /go");
    expect((await other.follow(second)).body.status).toBe("Succeeded");
    const { app: running } = await inspectGroup(docker, id);
    expect([running!.State.Running, running!.Config.Env.includes("PAGE=two")]).toEqual([true, true]);
  });

  test("a process that is killed leaves a group that the next PUT makes whole", async () => {
    const id = arm.site("cutoff");
    const opened = await openEngine(daemon.host);
    // It never learns how the init container ended.
    const deaf = new Proxy(opened, {
      get: (target, name: keyof typeof opened) =>
        name === "waitContainer" ? () => new Promise(() => {}) : (target[name] as unknown as () => void).bind?.(target),
    });
    const put = await arm.another({ engine: deaf }).send("PUT", id, slow("one", "true"));
    await until(
      docker,
      () => inspectGroup(docker, id),
      ({ slow: found }) => found?.State.Status === "exited",
    );
    expect((await arm.send("GET", put.headers["azure-asyncoperation"]!)).body.status).toBe("Pending");
    const long = arm.another({ now: () => new Date(Date.now() + 31 * 60_000) });
    expect((await long.get(id)).body.properties.provisioningState).toBe("Failed");
    expect((await arm.run("PUT", id, slow("two", "true"))).body.status).toBe("Succeeded");
    const { app } = await inspectGroup(docker, id);
    expect([app!.State.Running, app!.Config.Env.includes("PAGE=two")]).toEqual([true, true]);
    opened.close();
  });
});

test("a PUT with init containers that is cut off anywhere: the next PUT converges, DELETE leaves nothing", async () => {
  const id = arm.site("anywhere");
  let steps = 0;
  for (; ; steps++) {
    const opened = await openEngine(daemon.host);
    const { engine, wasKilled } = killedAt(opened, steps);
    const client = arm.another({ engine });
    await client.run("PUT", id, pair());
    await client.service.settled();
    opened.close();
    expect((await arm.run("PUT", id, pair({ tags: undefined }))).body.status).toBe("Succeeded");
    const { provisioningState, instanceView, ipAddress } = await shown(id);
    expect([provisioningState, instanceView.state]).toEqual(["Succeeded", "Running"]);
    expect(await daemon.page(`http://${ipAddress.ip}/served`)).toBe("top-secret\nsecond\n");
    await arm.send("DELETE", id);
    expect((await objectsOf(docker, arm.group)).filter((name) => name.includes("anywhere"))).toEqual([]);
    if (!wasKilled()) break;
  }
  // A record, a sandbox, four containers, and their five starts.
  expect(steps).toBeGreaterThanOrEqual(11);
});
