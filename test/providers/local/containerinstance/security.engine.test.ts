import { missingIsolation } from "../../../../src/model/containerinstance/isolation";
import { formatProblem } from "../../../../src/model/core/problem";
import { container, group, idle, inspectGroup, LocalArm } from "../../../support/engine/arm";
import { openEngine } from "../../../support/engine/killed";
import { describeOnDocker, onDocker, openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm({ allowPrivileged: true });
beforeAll(() => arm.createGroup());
afterAll(() => arm.removeGroup());

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64");
const whole = { resources: { requests: { cpu: 1, memoryInGB: 1 } } };
const noMkdir = base64({
  defaultAction: "SCMP_ACT_ALLOW",
  syscalls: [{ names: ["mkdir", "mkdirat"], action: "SCMP_ACT_ERRNO" }],
});
/** The rights that a program has. */
const LOOK =
  "grep -E '^(Uid|Gid|NoNewPrivs|Seccomp|CapEff):' /proc/self/status; mkdir /tmp/x 2>/dev/null && echo mkdir works; true";
const rightsOf = (log: string) => {
  const value = (name: string) => new RegExp(`^${name}:\\s+(\\S+)`, "m").exec(log)?.[1] ?? "";
  const has = (bit: number) => (BigInt(`0x${value("CapEff")}`) >> BigInt(bit)) % 2n === 1n;
  return {
    user: `${value("Uid")}:${value("Gid")}`,
    noNewPrivileges: value("NoNewPrivs") === "1",
    seccomp: value("Seccomp") === "2",
    chown: has(0),
    kill: has(5),
    netAdmin: has(12),
    sysAdmin: has(21),
    mkdir: log.includes("mkdir works"),
  };
};
const plain = {
  user: "0:0",
  noNewPrivileges: false,
  seccomp: true,
  chown: true,
  kill: true,
  netAdmin: false,
  sysAdmin: false,
  mkdir: true,
};

onDocker("a container and an init container have exactly the requested rights", async () => {
  const id = arm.site("rights");
  const contexts: Record<string, [object | undefined, Partial<typeof plain>]> = {
    plain: [undefined, {}],
    user: [
      { runAsUser: 7, runAsGroup: 8 },
      { user: "7:8", chown: false, kill: false },
    ],
    privileged: [{ privileged: true }, { netAdmin: true, sysAdmin: true, seccomp: false }],
    gains: [{ allowPrivilegeEscalation: true, privileged: false }, {}],
    nogain: [{ allowPrivilegeEscalation: false }, { noNewPrivileges: true }],
    added: [{ capabilities: { add: ["NET_ADMIN"] } }, { netAdmin: true }],
    dropped: [{ capabilities: { drop: ["CAP_CHOWN"] } }, { chown: false }],
    turned: [{ capabilities: { add: ["KILL"], drop: ["ALL"] } }, { chown: false }],
    filtered: [{ seccompProfile: noMkdir }, { mkdir: false }],
  };
  const made = (prefix: string) =>
    Object.entries(contexts).map(([name, [securityContext]]) => {
      const more = {
        ...(securityContext && { securityContext }),
        resources: { requests: { cpu: 0.2, memoryInGB: 0.2 } },
      };
      const { properties } = container(name, ["sh", "-c", LOOK], more);
      return { name: prefix + name, properties: { ...properties, ...(prefix !== "" && { resources: undefined }) } };
    });
  const sent = group(made(""), { sku: "Confidential", initContainers: made("init-"), restartPolicy: "Never" });
  const end = await arm.run("PUT", id, sent);
  expect([end.body.status, end.body.error]).toEqual(["Succeeded", undefined]);
  for (const [name, [, different]] of Object.entries(contexts))
    for (const whose of [name, `init-${name}`]) {
      await docker.getContainer((await inspectGroup(docker, id))[whose]!.Id).wait();
      const log = (await arm.get(`${id}/containers/${whose}/logs`)).body.content;
      expect([whose, rightsOf(log)]).toEqual([whose, { ...plain, ...different }]);
    }
  const { properties } = (await arm.get(id)).body;
  const echoed = (items: any[]) => items.map((item) => item.properties.securityContext);
  expect(echoed(properties.containers)).toEqual(Object.values(contexts).map(([sentContext]) => sentContext));
  expect(echoed(properties.initContainers)).toEqual(Object.values(contexts).map(([sentContext]) => sentContext));
});

test.each([
  ["not base64", "{}", "must be a profile in JSON, in base64"],
  ["not JSON", Buffer.from("hello").toString("base64"), "must be a profile in JSON, in base64"],
  ["no profile", base64({ syscalls: [] }), "must be a profile in Docker's JSON form, with a defaultAction"],
])("a seccomp profile that is %s is refused", async (_, seccompProfile, why) => {
  const securityContext = { seccompProfile };
  const sent = group([idle("app", { ...whole, securityContext })], {
    initContainers: [{ name: "first", properties: { image: "busybox:1", securityContext } }],
  });
  const answer = await arm.send("PUT", arm.site("badprofile"), sent);
  expect(answer.status).toBe(400);
  const paths = answer.body.error.details.map(({ target }: any) => target);
  expect(paths).toEqual([
    "containers[0].securityContext.seccompProfile",
    "initContainers[0].securityContext.seccompProfile",
  ]);
  expect(answer.body.error.message).toContain(why);
  expect((await arm.get(arm.site("badprofile"))).status).toBe(404);
});

test("a capability that does not exist is refused", async () => {
  const securityContext = { capabilities: { add: ["NET_ADMIN", "NO_SUCH"] } };
  const answer = await arm.send("PUT", arm.site("nocap"), group([idle("app", { ...whole, securityContext })]));
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toMatch(
    /^containers\[0\]\.securityContext\.capabilities\.add\[1\]: "NO_SUCH" must be /,
  );
});

test("limits are what a container may use, requests what it gets when others compete", async () => {
  const id = arm.site("limits");
  const show =
    "cd /sys/fs/cgroup; cat cpu/cpu.cfs_quota_us cpu/cpu.shares memory/memory.limit_in_bytes memory/memory.soft_limit_in_bytes 2>/dev/null" +
    " || cat cpu.max memory.max memory.low; exec sleep 3600";
  const app = (name: string, requests: object, limits?: object) =>
    container(name, ["sh", "-c", show], { resources: { requests, ...(limits && { limits }) } });
  const sent = group([
    app("wide", { cpu: 0.5, memoryInGB: 0.5 }, { cpu: 1.5, memoryInGB: 1 }),
    app("half", { cpu: 0.5, memoryInGB: 0.5 }, { cpu: 1 }),
    app("plain", { cpu: 0.5, memoryInGB: 0.3 }),
  ]);
  expect((await arm.run("PUT", id, sent)).body.status).toBe("Succeeded");
  const found = await inspectGroup(docker, id);
  const limits = Object.fromEntries(
    ["wide", "half", "plain"].map((name) => {
      const { NanoCpus, CpuShares, Memory, MemorySwap, MemoryReservation } = found[name]!.HostConfig;
      return [name, { NanoCpus, CpuShares, Memory, MemorySwap, MemoryReservation }];
    }),
  );
  const GiB = 2 ** 30;
  const bytes = (GB: number) => Math.round(GB * GiB);
  expect(limits).toEqual({
    wide: { NanoCpus: 15e8, CpuShares: 512, Memory: GiB, MemorySwap: GiB, MemoryReservation: GiB / 2 },
    half: { NanoCpus: 1e9, CpuShares: 512, Memory: GiB / 2, MemorySwap: GiB / 2, MemoryReservation: GiB / 2 },
    plain: {
      NanoCpus: 5e8,
      CpuShares: 512,
      Memory: bytes(0.3),
      MemorySwap: bytes(0.3),
      MemoryReservation: bytes(0.3),
    },
  });
  const { CgroupVersion } = (await docker.info()) as { CgroupVersion: string };
  const seen = (await arm.get(`${id}/containers/wide/logs`)).body.content.trim().split("\n");
  expect(seen).toEqual(
    CgroupVersion === "1"
      ? ["150000", "512", String(GiB), String(GiB / 2)]
      : ["150000 100000", String(GiB), String(GiB / 2)],
  );
  const { properties } = (await arm.get(id)).body;
  expect(properties.containers.map((item: any) => item.properties.resources)).toEqual([
    { requests: { cpu: 0.5, memoryInGB: 0.5 }, limits: { cpu: 1.5, memoryInGB: 1 } },
    { requests: { cpu: 0.5, memoryInGB: 0.5 }, limits: { cpu: 1 } },
    { requests: { cpu: 0.5, memoryInGB: 0.3 } },
  ]);
  // They depend on the containers' size, which an update cannot change.
  const update = await arm.send(
    "PUT",
    id,
    group([...sent.properties.containers.slice(0, 2), app("plain", { cpu: 0.5, memoryInGB: 0.3 }, { cpu: 1 })]),
  );
  expect(update).toMatchObject({ status: 400, body: { error: { code: "InvalidContainerGroupUpdate" } } });
  expect(update.body.error.details.map(({ message }: any) => message)).toEqual([
    expect.stringMatching(/^containers\[2\]\.resources\.limits.*: none → /),
  ]);
});

describeOnDocker("isolation", () => {
  const runtimesOf = async (id: string) =>
    Object.fromEntries(
      Object.entries(await inspectGroup(docker, id)).map(([name, { HostConfig }]) => [name, HostConfig.Runtime]),
    );
  const sent = (more: object = {}) =>
    group([idle("app", whole)], {
      initContainers: [{ name: "first", properties: { image: "busybox:1", command: ["true"] } }],
      ...more,
    });
  let usual = "";
  let other = "";
  beforeAll(async () => {
    const { DefaultRuntime, Runtimes } = (await docker.info()) as { DefaultRuntime: string; Runtimes: object };
    usual = DefaultRuntime;
    other = Object.keys(Runtimes).find((name) => name !== usual && name.startsWith("runc"))!;
    // The engine of these tests has a second runtime.
    expect(other).toBeDefined();
  });

  test("is the engine's own where nobody says otherwise", async () => {
    const id = arm.site("usual");
    await arm.run("PUT", id, sent());
    expect(await runtimesOf(id)).toEqual({ "": usual, first: usual, app: usual });
  });

  test("is what the group says, of its containers but not of its sandbox, and changes in place", async () => {
    const id = arm.site("isolated");
    const end = await arm.run("PUT", id, sent({ isolation: other }));
    expect([end.body.status, end.body.error]).toEqual(["Succeeded", undefined]);
    expect(await runtimesOf(id)).toEqual({ "": usual, first: other, app: other });
    expect((await arm.get(id)).body.properties.isolation).toBe(other);
    expect((await arm.send("POST", `${id}/stop`)).status).toBe(204);
    await arm.follow(await arm.send("POST", `${id}/start`));
    expect(await runtimesOf(id)).toEqual({ "": usual, first: other, app: other });
    expect((await arm.run("PUT", id, sent({ isolation: usual }))).body.status).toBe("Succeeded");
    expect(await runtimesOf(id)).toEqual({ "": usual, first: usual, app: usual });
  });

  test("is the service's choice for groups that say nothing", async () => {
    const isolated = arm.another({ isolation: other });
    const id = arm.site("byservice");
    await isolated.run("PUT", id, sent());
    expect(await runtimesOf(id)).toEqual({ "": usual, first: other, app: other });
    expect((await isolated.get(id)).body.properties.isolation).toBeUndefined();
    await isolated.run("PUT", id, sent({ isolation: usual }));
    expect(await runtimesOf(id)).toEqual({ "": usual, first: usual, app: usual });
  });

  test("stays when a stopped group is started by a service that chooses none", async () => {
    const id = arm.site("restarted");
    await arm.another({ isolation: other }).run("PUT", id, sent());
    expect((await arm.send("POST", `${id}/stop`)).status).toBe(204);
    await arm.follow(await arm.send("POST", `${id}/start`));
    expect(await runtimesOf(id)).toEqual({ "": usual, first: other, app: other });
  });

  test("that the engine does not have is refused, with what it has and how to get it", async () => {
    const engine = await openEngine();
    const { runtimes } = await engine.info();
    engine.close();
    const message = formatProblem(missingIsolation("no-such-runtime", "isolation", runtimes)!);
    expect(message).toContain(`must be a runtime of the container engine, which has ${runtimes[0]!.name}, `);
    const id = arm.site("noruntime");
    const refused = await arm.send("PUT", id, sent({ isolation: "no-such-runtime" }));
    expect([refused.status, refused.body]).toEqual([
      400,
      {
        error: {
          code: "IsolationNotAvailable",
          message,
          details: [{ code: "IsolationNotAvailable", target: "isolation", message }],
        },
      },
    ]);
    const providers = `${arm.group.replace(/\/resourceGroups.*/, "")}/providers`;
    expect((await arm.get(`${providers}/Microsoft.ContainerInstance/runtimes`)).body).toEqual({
      value: runtimes,
      isPodman: expect.any(Boolean),
    });
    const byService = await arm.another({ isolation: "no-such-runtime" }).send("PUT", id, sent());
    expect(byService.body.error.message).toBe(message);
    expect((await arm.get(id)).status).toBe(404);
  });
});
