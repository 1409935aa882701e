import {
  container,
  fetchText,
  group,
  happened,
  idle,
  inspectGroup,
  LocalArm,
  masked,
  objectsOf,
  web,
} from "../../../support/engine/arm";
import { until } from "../../../support/waiting";
import { openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
const site = arm.site("site");
const dns = `${arm.name}-site`;
const address = { type: "Public", ports: [{ port: 80, protocol: "TCP" }], dnsNameLabel: dns };
const side = container("side", ["sh", "-c", "echo started; echo oops >&2; exec sleep 3600"], {
  environmentVariables: [
    { name: "MODE", value: "calm" },
    { name: "TOKEN", secureValue: "top-secret" },
  ],
  resources: { requests: { cpu: 1, memoryInGB: 1.5 } },
});
const body = { ...group([web(), side], { ipAddress: address }), tags: { team: "a" } };

beforeAll(() => arm.createGroup());
afterAll(() => arm.removeGroup());

/** ARM's answer about the test's group, without what only some answers contain. */
const view = (provisioningState: string, views: object[], ip: object, tags?: object) => ({
  properties: {
    sku: "Standard",
    provisioningState,
    provisioningTimeoutInSeconds: 1800,
    isCustomProvisioningTimeout: false,
    containers: [
      {
        name: "web",
        properties: {
          image: "busybox:1",
          command: web().properties.command,
          ports: [{ port: 80 }],
          environmentVariables: [],
          ...views[0],
          resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
        },
      },
      {
        name: "side",
        properties: {
          image: "busybox:1",
          command: side.properties.command,
          ports: [],
          environmentVariables: [{ name: "MODE", value: "calm" }, { name: "TOKEN" }],
          ...views[1],
          resources: { requests: { cpu: 1, memoryInGB: 1.5 } },
        },
      },
    ],
    initContainers: [],
    ipAddress: { type: "Public", dnsNameLabel: dns, fqdn: `${dns}.westeurope.azurecontainer.io`, ...ip },
    osType: "Linux",
  },
  id: site,
  name: "site",
  type: "Microsoft.ContainerInstance/containerGroups",
  location: "westeurope",
  tags: tags ?? { team: "a" },
});

const running = {
  instanceView: {
    restartCount: 0,
    currentState: { state: "Running", startTime: "TIME", detailStatus: "" },
    events: [
      happened("Pulled", 'Container image "busybox:1" already present on machine'),
      happened("Created", "Created container"),
      happened("Started", "Started container"),
    ],
  },
};
const withView = (value: ReturnType<typeof view>, instanceView: object) => ({
  ...value,
  properties: { ...value.properties, instanceView },
});

describe("a container group", () => {
  let ip = "";

  test("does not exist before", async () => {
    const answer = await arm.get(site);
    expect({ status: answer.status, cause: answer.headers["x-ms-failure-cause"], body: answer.body }).toEqual({
      status: 404,
      cause: "gateway",
      body: {
        error: {
          code: "ResourceNotFound",
          message:
            `The Resource 'Microsoft.ContainerInstance/containerGroups/site' under resource group '${arm.name}' was not found. ` +
            "For more details please go to https://aka.ms/ARMResourceNotFoundFix",
        },
      },
    });
    expect((await arm.send("DELETE", site)).status).toBe(204);
  });

  test("is created by a PUT that answers at once and an operation that ends when the containers run", async () => {
    const answer = await arm.send("PUT", site, body);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual(
      withView(view("Pending", [], { ports: [{ port: 80, protocol: "TCP" }] }), { events: [], state: "Pending" }),
    );
    const url = new URL(answer.headers["azure-asyncoperation"]!);
    expect(answer.headers["x-ms-request-id"]).toBe(`westeurope:${url.pathname.split("/").at(-1)}`);
    expect(url.host).toBe("localhost:9443");
    expect(url.searchParams.get("api-version")).toBe("2018-06-01");
    expect(url.pathname).toMatch(/\/Microsoft\.ContainerInstance\/locations\/westeurope\/operations\/[0-9a-f-]{36}$/);
    const end = await arm.follow(answer);
    end.body.properties.events.sort((a: any, b: any) => (a.message < b.message ? -1 : 1));
    expect(masked(end.body)).toEqual({
      id: site,
      status: "Succeeded",
      startTime: "TIME",
      properties: {
        events: [
          happened("Started", "Started container side"),
          happened("Started", "Started container web"),
          happened("Starting", "starting web, side"),
        ],
      },
    });
  });

  test("is shown with its address and what happened", async () => {
    const { status, body: shown } = await arm.get(
      site.replace("resourceGroups", "resourcegroups").toUpperCase().replace("/SUBSCRIPTIONS", "//subscriptions"),
    );
    expect(status).toBe(200);
    ip = shown.properties.ipAddress.ip;
    expect(ip).toMatch(/^127\.(?!0\.0\.)\d+\.\d+\.\d+$/);
    expect(masked(shown)).toEqual(
      withView(view("Succeeded", [running, running], { ports: [{ port: 80, protocol: "TCP", hostPort: 80 }], ip }), {
        events: [],
        state: "Running",
      }),
    );
  });

  test("is listed without its instance view, in its resource group and its subscription", async () => {
    const listed = view("Succeeded", [], { ports: [{ port: 80, protocol: "TCP", hostPort: 80 }], ip });
    const inGroup = await arm.get(site.replace(/\/site$/, ""));
    expect(inGroup.body).toEqual({ value: [listed] });
    const all = await arm.get(site.replace(/\/resourceGroups\/[^/]+/, "").replace(/\/site$/, ""));
    expect(all.body.value.filter(({ id }: any) => id.startsWith(arm.group))).toEqual([listed]);
  });

  test("has the limits, the environment and the restart policy that were asked for", async () => {
    const { web: first, side: second, "": sandbox } = await inspectGroup(docker, site);
    const size = { "max-size": "2m", "max-file": "2" };
    const limits = ({ HostConfig: { NanoCpus, Memory, MemorySwap, RestartPolicy, LogConfig } }: any) => ({
      NanoCpus,
      Memory,
      MemorySwap,
      policy: RestartPolicy.Name,
      // Podman does not tell of it here.
      log: [LogConfig.Type, LogConfig.Config ?? size],
    });
    const log = ["json-file", size];
    expect(limits(first)).toEqual({ NanoCpus: 5e8, Memory: 2 ** 29, MemorySwap: 2 ** 29, policy: "always", log });
    expect(limits(second)).toEqual({
      NanoCpus: 1e9,
      Memory: 1.5 * 2 ** 30,
      MemorySwap: 1.5 * 2 ** 30,
      policy: "always",
      log,
    });
    expect(second!.Config.Env).toEqual(expect.arrayContaining(["MODE=calm", "TOKEN=top-secret"]));
    expect(second!.Config.Entrypoint).toEqual(side.properties.command);
    expect(sandbox!.HostConfig.PortBindings).toEqual({ "80/tcp": [{ HostIp: ip, HostPort: "80" }] });
  });

  test("answers at its address, and its containers share localhost", async () => {
    expect(await fetchText(`http://${ip}/page`)).toBe("hello\n");
    const { side: second } = await inspectGroup(docker, site);
    const exec = await docker
      .getContainer(second!.Id)
      .exec({ Cmd: ["wget", "-qO-", "localhost/page"], AttachStdout: true });
    const stream = await exec.start({});
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toContain("hello");
  });

  test("returns its logs: all, the end, or with timestamps", async () => {
    const log = `${site}/containers/side/logs`;
    expect((await arm.get(log)).body).toEqual({ content: expect.stringMatching(/^(started\noops|oops\nstarted)\n$/) });
    expect((await arm.get(`${log}?tail=1`)).body).toEqual({ content: expect.stringMatching(/^(started|oops)\n$/) });
    expect((await arm.get(`${log}?tail=1&timestamps=true`)).body.content).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z (started|oops)\n$/,
    );
    expect(await arm.get(`${log}?tail=x`)).toMatchObject({
      status: 400,
      body: { error: { code: "InvalidParameter" } },
    });
    expect(await arm.get(`${site}/containers/other/logs`)).toMatchObject({
      status: 404,
      body: { error: { code: "ContainerNotFound" } },
    });
  });

  test("changes its tags without touching a container", async () => {
    const before = await inspectGroup(docker, site);
    const answer = await arm.send("PATCH", site, { tags: { other: "b" } });
    expect(answer.status).toBe(200);
    expect(answer.body.tags).toEqual({ other: "b" });
    const after = await inspectGroup(docker, site);
    const identity = (found: typeof before) =>
      Object.values(found).map(({ Id, State }) => [Id, State.StartedAt, State.Pid]);
    expect(identity(after)).toEqual(identity(before));
    expect((await arm.get(site)).body.tags).toEqual({ other: "b" });
    expect((await arm.get(site)).body.properties.provisioningState).toBe("Succeeded");
  });

  test("is restarted in place", async () => {
    const before = await inspectGroup(docker, site);
    const answer = await arm.send("POST", `${site}/restart`);
    expect(answer.status).toBe(204);
    expect((await arm.get(site)).body.properties).toMatchObject({
      provisioningState: "Updating",
      instanceView: { state: "Running" },
    });
    expect((await arm.follow(answer)).body.status).toBe("Succeeded");
    const after = await inspectGroup(docker, site);
    expect(after.web!.Id).toBe(before.web!.Id);
    expect(after.web!.State.StartedAt).not.toBe(before.web!.State.StartedAt);
    expect(after[""]!.State.StartedAt).toBe(before[""]!.State.StartedAt);
    expect(await fetchText(`http://${ip}/page`)).toBe("hello\n");
  });

  test("is stopped and started, with its secure values and address", async () => {
    expect((await arm.send("POST", `${site}/start`)).status).toBe(204);
    expect((await arm.send("POST", `${site}/stop`)).status).toBe(204);
    const stopped = (await arm.get(site)).body.properties;
    expect(stopped.instanceView.state).toBe("Stopped");
    expect(masked(stopped.containers[0].properties.instanceView)).toMatchObject({
      currentState: { state: "Terminated", finishTime: "TIME", detailStatus: "Container stopped per client request" },
      previousState: { state: "Running", startTime: "TIME", detailStatus: "" },
    });
    expect((await arm.send("POST", `${site}/stop`)).status).toBe(204);
    expect(await arm.send("POST", `${site}/restart`)).toMatchObject({
      status: 409,
      body: { error: { code: "ContainerGroupStopped" } },
    });
    const answer = await arm.send("POST", `${site}/start`);
    expect(answer.status).toBe(202);
    expect((await arm.follow(answer)).body.status).toBe("Succeeded");
    const started = (await arm.get(site)).body.properties;
    expect([started.instanceView.state, started.ipAddress.ip]).toEqual(["Running", ip]);
    const { side: second } = await inspectGroup(docker, site);
    expect(second!.Config.Env).toContain("TOKEN=top-secret");
  });

  test("is deleted with everything that belongs to it, and the answer is its last body", async () => {
    const answer = await arm.send("DELETE", site);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id: site,
      properties: { provisioningState: "Succeeded", instanceView: { state: "Running" } },
    });
    expect((await objectsOf(docker, arm.group)).filter((name) => name.includes("site"))).toEqual([]);
    expect((await arm.get(site)).status).toBe(404);
  });
});

test("a group without an address, of the smallest body, with defaults of newer versions", async () => {
  const small = arm.site("small");
  const sent = { properties: { containers: [idle("one", { resources: { requests: { cpu: 1, memoryInGB: 1 } } })] } };
  expect((await arm.run("PUT", small, sent)).body.status).toBe("Succeeded");
  const { body: shown } = await arm.send("GET", small, undefined, { version: "2024-05-01-preview" });
  delete shown.properties.containers[0].properties.instanceView;
  expect(shown).toEqual({
    properties: {
      sku: "Standard",
      isCreatedFromStandbyPool: false,
      provisioningState: "Succeeded",
      provisioningTimeoutInSeconds: 1800,
      isCustomProvisioningTimeout: false,
      containers: [
        {
          name: "one",
          properties: {
            image: "busybox:1",
            command: ["sleep", "3600"],
            ports: [],
            environmentVariables: [],
            configMap: { keyValuePairs: {} },
            resources: { requests: { cpu: 1, memoryInGB: 1 } },
          },
        },
      ],
      initContainers: [],
      osType: "Linux",
      instanceView: { events: [], state: "Running" },
    },
    id: small,
    name: "small",
    type: "Microsoft.ContainerInstance/containerGroups",
    location: "westeurope",
  });
  const old = await arm.send("GET", small, undefined, { version: "2018-10-01" });
  expect(Object.keys(old.body.properties)).toEqual(["provisioningState", "containers", "osType", "instanceView"]);
  // A client may send back what it has read.
  expect((await arm.run("PUT", small, shown)).body.status).toBe("Succeeded");
});

test("a run-to-completion group ends Succeeded or Failed, by its exit codes, and its operation succeeds", async () => {
  for (const [code, state, detailStatus] of [
    [0, "Succeeded", "Completed"],
    [3, "Failed", "Error"],
  ] as const) {
    const job = arm.site(`job${code}`);
    const sent = group(
      [
        container("main", ["sh", "-c", `echo done; exit ${code}`], {
          resources: { requests: { cpu: 1, memoryInGB: 1 } },
        }),
      ],
      { restartPolicy: "Never" },
    );
    expect((await arm.run("PUT", job, sent)).body.status).toBe("Succeeded");
    const shown = await until(
      docker,
      async () => (await arm.get(job)).body.properties,
      (properties) => properties.instanceView.state !== "Running",
    );
    expect([shown.provisioningState, shown.instanceView.state]).toEqual(["Succeeded", state]);
    expect(masked(shown.containers[0].properties.instanceView.currentState)).toEqual({
      state: "Terminated",
      startTime: "TIME",
      exitCode: code,
      finishTime: "TIME",
      detailStatus,
    });
    expect((await arm.get(`${job}/containers/main/logs`)).body).toEqual({ content: "done\n" });
    // It may change in any way now.
    const other = group([idle("other", { resources: { requests: { cpu: 2, memoryInGB: 1 } } })]);
    expect((await arm.run("PUT", job, other)).body.status).toBe("Succeeded");
  }
});

test("a container may ask for more CPUs than the machine has", async () => {
  const big = arm.site("big");
  const sent = group([idle("one", { resources: { requests: { cpu: 31, memoryInGB: 1 } } })]);
  expect((await arm.run("PUT", big, sent)).body.status).toBe("Succeeded");
  const { one } = await inspectGroup(docker, big);
  const { NanoCpus, CpuPeriod, CpuQuota } = one!.HostConfig;
  const cores = NanoCpus ? NanoCpus / 1e9 : CpuQuota! / CpuPeriod!;
  expect(cores).toBe(31);
});
