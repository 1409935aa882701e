import { createHash } from "node:crypto";
import { EngineError, type EngineEvent } from "../../../../src/docker/engine";
import { container, group, happened, idle, inspectGroup, LocalArm, masked } from "../../../support/engine/arm";
import { openEngine } from "../../../support/engine/killed";
import { until } from "../../../support/waiting";
import { EngineDaemon } from "../../../support/engine/daemon";
import { onDocker, openDocker } from "../../../support/engine/docker";

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

const VERSION = "2026-07-01";
const WORKSPACE = "00000000-0000-0000-0000-00000000beef";
const whole = { resources: { requests: { cpu: 1, memoryInGB: 1 } } };
const sh = (script: string) => ["sh", "-c", script];
const show = async (id: string) => (await arm.send("GET", id, undefined, { version: VERSION })).body;
const viewOf = async (id: string, i = 0) => (await show(id)).properties.containers[i].properties.instanceView;
const born = [
  happened("Pulled", 'Container image "busybox:1" already present on machine'),
  happened("Created", "Created container"),
];
const running = { state: "Running", startTime: "TIME", detailStatus: "" };
const ended = (exitCode: number, detailStatus = exitCode === 0 ? "Completed" : "Error") => ({
  state: "Terminated",
  startTime: "TIME",
  exitCode,
  finishTime: "TIME",
  detailStatus,
});

test("a container's earlier run is told with its exit code, and its starts and delays are counted", async () => {
  const id = arm.site("crashes");
  const script =
    "test -e /third && exec sleep 3600; test -e /second && { touch /third; exit 5; }; touch /second; exit 4";
  await arm.run("PUT", id, group([container("one", sh(script), whole)]));
  const view = await until(
    docker,
    () => viewOf(id),
    ({ currentState, restartCount }) => currentState.state === "Running" && restartCount === 2,
  );
  expect(masked(view)).toEqual({
    restartCount: 2,
    currentState: running,
    previousState: ended(5),
    events: [...born, happened("Started", "Started container", { count: 3 })],
  });
  expect(Date.parse(view.previousState.startTime)).toBeLessThanOrEqual(Date.parse(view.previousState.finishTime));
  expect(Date.parse(view.previousState.finishTime)).toBeLessThanOrEqual(Date.parse(view.currentState.startTime));
  expect(view.events[2].firstTimestamp <= view.events[2].lastTimestamp).toBe(true);
});

test("what the engine has forgotten is left out", async () => {
  const id = arm.site("forgotten");
  await arm.run(
    "PUT",
    id,
    group([container("one", sh("test -e /again && exec sleep 3600; touch /again; exit 4"), whole)]),
  );
  await until(
    docker,
    () => viewOf(id),
    ({ currentState, restartCount }) => currentState.state === "Running" && restartCount === 1,
  );
  const engine = await openEngine(daemon.host);
  const told = async (events: () => Promise<EngineEvent[]>) => {
    const forgetful = new Proxy(engine, {
      get: (target, name: keyof typeof engine) =>
        name === "events" ? events : (target[name] as unknown as () => void).bind?.(target),
    });
    const { body } = await arm.another({ engine: forgetful }).send("GET", id, undefined, { version: VERSION });
    return masked(body.properties.containers[0].properties.instanceView);
  };
  const rest = {
    restartCount: 1,
    currentState: running,
    previousState: { state: "Terminated", finishTime: "TIME", detailStatus: "" },
    events: [...born, happened("Started", "Started container", { count: 2 })],
  };
  expect(await told(async () => [])).toEqual(rest);
  // An engine without events must not cause a failure.
  expect(await told(() => Promise.reject(new EngineError("failed", "page not found")))).toEqual(rest);
  engine.close();
});

test("a container that crashes again and again waits, with a warning", async () => {
  const id = arm.site("backoff");
  await arm.run("PUT", id, group([container("one", sh("echo boom; exit 7"), whole)]));
  const view = await until(
    docker,
    () => viewOf(id),
    ({ currentState, restartCount }) => currentState.state === "Waiting" && restartCount > 2,
  );
  expect((await arm.get(`${id}/containers/one/logs?tail=1`)).body.content).toBe("boom\n");
  expect(masked(view)).toEqual({
    restartCount: expect.any(Number),
    currentState: { state: "Waiting", detailStatus: "CrashLoopBackOff: Back-off restarting failed" },
    previousState: ended(7),
    events: [
      ...born,
      happened("Started", "Started container", { count: view.restartCount + 1 }),
      happened("BackOff", "Back-off restarting failed container", { count: view.restartCount, type: "Warning" }),
    ],
  });
});

onDocker("a container that takes more memory than its limit was killed for it", async () => {
  const id = arm.site("greedy");
  const resources = { requests: { cpu: 1, memoryInGB: 1 } };
  const greedy = container("one", sh("exec tail /dev/zero"), {
    resources: { requests: { cpu: 0.5, memoryInGB: 0.1 } },
  });
  await arm.run("PUT", id, group([greedy, idle("two", { resources })], { restartPolicy: "Never" }));
  const view = await until(
    docker,
    () => viewOf(id),
    ({ currentState }) => currentState.state === "Terminated",
  );
  expect(masked(view.currentState)).toEqual(ended(137, "OOMKilled"));
});

test("a restart stops and starts the container, and is not counted as a restart by the engine's", async () => {
  const id = arm.site("restarted");
  await arm.run("PUT", id, group([container("one", sh("trap 'exit 3' TERM; sleep 3600 & wait"), whole)]));
  expect((await arm.follow(await arm.send("POST", `${id}/restart`))).body.status).toBe("Succeeded");
  expect(masked(await viewOf(id))).toEqual({
    restartCount: 0,
    currentState: running,
    previousState: ended(3),
    events: [
      ...born,
      happened("Started", "Started container", { count: 2 }),
      happened("Killing", "Killing container one (platform initiated)."),
    ],
  });
  // Older versions of the service used other words.
  const old = (await arm.get(id)).body.properties.containers[0].properties.instanceView;
  expect(masked(old.events.at(-1).message)).toBe("Killing container with id ID.");
});

test("of a stopped group those that ran were stopped, and those that had ended are as they ended", async () => {
  const id = arm.site("stopped");
  const sent = group([container("job", sh("exit 0")), idle("app")], { restartPolicy: "OnFailure" });
  await arm.run("PUT", id, sent);
  await until(
    docker,
    () => viewOf(id),
    ({ currentState }) => currentState.state === "Terminated",
  );
  await arm.send("POST", `${id}/stop`);
  const { properties } = await show(id);
  expect(properties.instanceView).toEqual({ events: [], state: "Stopped" });
  const [job, app] = properties.containers.map((item: any) => masked(item.properties.instanceView));
  expect(job).toEqual({
    restartCount: 0,
    currentState: ended(0),
    events: [...born, happened("Started", "Started container")],
  });
  expect(app).toEqual({
    restartCount: 0,
    currentState: { state: "Terminated", finishTime: "TIME", detailStatus: "Container stopped per client request" },
    previousState: running,
    events: [
      ...born,
      happened("Started", "Started container"),
      happened("Killing", "Killing container app (platform initiated)."),
    ],
  });
});

describe("a body with all of ARM's properties", () => {
  const id = arm.site("whole");
  const user = `${arm.group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/me`;
  const first = {
    name: "first",
    properties: { image: "busybox:1", command: ["true"], securityContext: { allowPrivilegeEscalation: false } },
  };
  const app = idle("app", {
    ...whole,
    ports: [{ port: 80, protocol: "TCP" }],
    environmentVariables: [{ name: "A", value: "b" }],
    configMap: { keyValuePairs: { key: "value" } },
    livenessProbe: { exec: { command: ["true"] }, periodSeconds: 30 },
    readinessProbe: { httpGet: { path: "/", port: 80, scheme: "http" }, failureThreshold: 2 },
    securityContext: { runAsUser: 0 },
  });
  const diagnostics = {
    logAnalytics: { workspaceId: WORKSPACE, workspaceKey: Buffer.from("key").toString("base64") },
  };
  const sent = {
    identity: { type: "SystemAssigned, UserAssigned", userAssignedIdentities: { [user]: {} } },
    ...group([app], {
      sku: "Standard",
      initContainers: [first],
      restartPolicy: "Always",
      ipAddress: {
        type: "Public",
        ports: [{ port: 80, protocol: "TCP" }],
        dnsNameLabel: `${arm.name}-whole`,
        autoGeneratedDomainNameLabelScope: "TenantReuse",
      },
      volumes: [{ name: "scratch", emptyDir: {} }],
      dnsConfig: { nameServers: ["127.0.0.11"], searchDomains: "example.com", options: "ndots:2" },
      diagnostics,
    }),
    tags: { team: "a" },
    zones: ["1"],
  };
  const guid = (text: string) => {
    const hash = createHash("sha256").update(text.toLowerCase()).digest("hex");
    return [
      hash.slice(0, 8),
      hash.slice(8, 12),
      `5${hash.slice(13, 16)}`,
      `8${hash.slice(17, 20)}`,
      hash.slice(20, 32),
    ].join("-");
  };

  test("is shown whole and in ARM's order, without its secrets", async () => {
    const { body: answer } = await arm.send("PUT", id, sent, { version: VERSION });
    expect([answer.error, answer.properties?.provisioningState]).toEqual([undefined, "Pending"]);
    await arm.service.settled();
    const body = await show(id);
    const { instanceView: view, ...appProperties } = body.properties.containers[0].properties;
    const { ip, ports, ...address } = body.properties.ipAddress;
    expect(view.currentState.state).toBe("Running");
    expect(typeof ip).toBe("string");
    expect(ports).toEqual([{ port: 80, protocol: "TCP", hostPort: 80 }]);
    expect(address).toEqual({
      type: "Public",
      dnsNameLabel: `${arm.name}-whole`,
      autoGeneratedDomainNameLabelScope: "TenantReuse",
      fqdn: expect.stringMatching(new RegExp(`^${arm.name}-whole\\..*westeurope\\.azurecontainer\\.io$`)),
    });
    expect(appProperties).toEqual(app.properties);
    const { containers, initContainers, ipAddress, instanceView, ...properties } = body.properties;
    expect([containers.length, initContainers.length, ipAddress.ip]).toEqual([1, 1, ip]);
    expect(instanceView).toMatchObject({ events: [], state: "Running" });
    expect({ ...body, properties }).toEqual({
      properties: {
        sku: "Standard",
        isCreatedFromStandbyPool: false,
        provisioningState: "Succeeded",
        provisioningTimeoutInSeconds: 1800,
        isCustomProvisioningTimeout: false,
        restartPolicy: "Always",
        osType: "Linux",
        volumes: [{ name: "scratch", emptyDir: {} }],
        dnsConfig: { nameServers: ["127.0.0.11"], searchDomains: "example.com", options: "ndots:2" },
        diagnostics: { logAnalytics: { workspaceId: WORKSPACE } },
      },
      identity: {
        principalId: guid(`principal ${id}`),
        tenantId: guid(`tenant ${id.split("/")[2]}`),
        type: "SystemAssigned, UserAssigned",
        userAssignedIdentities: {
          [user]: { principalId: guid(`principal ${user}`), clientId: guid(`client ${user}`) },
        },
      },
      id,
      name: "whole",
      type: "Microsoft.ContainerInstance/containerGroups",
      location: "westeurope",
      tags: { team: "a" },
      zones: ["1"],
    });
    expect(Object.keys(body)).toEqual(["properties", "identity", "id", "name", "type", "location", "tags", "zones"]);
    expect(Object.keys(body.properties)).toEqual([
      "sku",
      "isCreatedFromStandbyPool",
      "provisioningState",
      "provisioningTimeoutInSeconds",
      "isCustomProvisioningTimeout",
      "containers",
      "initContainers",
      "restartPolicy",
      "ipAddress",
      "osType",
      "volumes",
      "instanceView",
      "dnsConfig",
      "diagnostics",
    ]);
    expect(Object.keys(body.properties.containers[0].properties).slice(0, 7)).toEqual([
      "image",
      "command",
      "ports",
      "environmentVariables",
      "configMap",
      "instanceView",
      "resources",
    ]);
  });

  test("may be sent back as it was read, and keeps address and name when it changes in place", async () => {
    const before = await show(id);
    // The sender must add a secret that ARM does not return.
    const back = { ...before, properties: { ...before.properties, diagnostics } };
    const put = await arm.send("PUT", id, back, { version: VERSION });
    expect([put.status, put.body.error]).toEqual([200, undefined]);
    await arm.service.settled();
    const changed = structuredClone(sent);
    changed.properties.containers = [
      { ...app, properties: { ...app.properties, environmentVariables: [{ name: "A", value: "c" }] } },
    ];
    expect((await arm.send("PUT", id, changed, { version: VERSION })).status).toBe(200);
    await arm.service.settled();
    const after = await show(id);
    expect(after.properties.ipAddress).toEqual(before.properties.ipAddress);
    expect(after.identity).toEqual(before.identity);
    expect((await inspectGroup(docker, id)).app!.Config.Env).toContain("A=c");
  });

  test("says which of its properties cannot change in place, from what to what", async () => {
    const other = structuredClone(sent) as any;
    Object.assign(other.properties, {
      restartPolicy: "Never",
      containers: [
        { ...app, properties: { ...app.properties, resources: { requests: { cpu: 2, memoryInGB: 1 } } } },
        idle("more", whole),
      ],
      dnsConfig: { nameServers: ["127.0.0.12"] },
    });
    const answer = await arm.send("PUT", id, { ...other, zones: ["2"] }, { version: VERSION });
    expect([answer.status, answer.body.error?.code]).toEqual([400, "InvalidContainerGroupUpdate"]);
    const told = answer.body.error.details.map(({ message }: any) => message);
    expect(told.sort()).toEqual(
      [
        'containers[1]: none → "more"',
        "containers[0].resources.requests.cpu: 1 → 2",
        'dnsConfig.nameServers[0]: "127.0.0.11" → "127.0.0.12"',
        'dnsConfig.options: "ndots:2" → none',
        'dnsConfig.searchDomains: "example.com" → none',
        'restartPolicy: "Always" → "Never"',
        'zones[0]: "1" → "2"',
      ].sort(),
    );
    for (const line of told) expect(answer.body.error.message).toContain(line);
  });
});

test("a list item that cannot change in place is matched by name", async () => {
  const id = arm.site("named");
  const sized = (name: string, cpu: number) => idle(name, { resources: { requests: { cpu, memoryInGB: 1 } } });
  await arm.run("PUT", id, group([sized("one", 0.5), sized("two", 0.7)]));
  const answer = await arm.send("PUT", id, group([sized("two", 0.9), sized("one", 0.5)]));
  expect(answer.body.error.details).toEqual([
    {
      code: "InvalidContainerGroupUpdate",
      target: "containers[0].resources.requests.cpu",
      message: "containers[0].resources.requests.cpu: 0.7 → 0.9",
    },
  ]);
});
