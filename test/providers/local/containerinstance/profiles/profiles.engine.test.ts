import { KEPT_SECRET } from "../../../../../src/model/core/secrets";
import { encodeSecrets, SECRETS_HEADER } from "../../../../../src/model/core/secretsHeader";
import { container, inspectGroup, LocalArm, SUBSCRIPTION } from "../../../../support/engine/arm";
import { openDocker } from "../../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
const VERSION = "2026-07-01";
const profileId = (name: string) => `${arm.group}/providers/Microsoft.ContainerInstance/containerGroupProfiles/${name}`;
const send = (method: string, path: string, body?: unknown, version = VERSION, by = arm) =>
  by.send(method, path, body, { version });
const said = async (method: string, path: string, body?: unknown, version?: string) => {
  const answer = await send(method, path, body, version);
  return [answer.status, answer.body];
};

beforeAll(() => arm.createGroup());
afterAll(() => arm.removeGroup());

const secure = { name: "KEY", secureValue: "hunter-env" };
const mounts = [{ name: "certs", mountPath: "/certs" }];
const app = (page: string) =>
  container("app", ["sh", "-c", "exec sleep 3600"], {
    environmentVariables: [{ name: "PAGE", value: page }, secure],
    volumeMounts: mounts,
    configMap: { keyValuePairs: { "a.txt": page, "b.txt": "b" } },
  });
const side = container("side", ["sleep", "3600"]);
const profile = (page: string, more: object = {}) => ({
  location: "West Europe",
  properties: {
    osType: "Linux",
    restartPolicy: "Never",
    containers: [app(page), side],
    volumes: [{ name: "certs", secret: { key: Buffer.from("hunter-file").toString("base64") } }],
    imageRegistryCredentials: [{ server: "registry.example.com", username: "robot", password: "hunter-password" }],
    shutdownGracePeriod: "PT1H",
    ...more,
  },
});

const resources = { requests: { cpu: 0.5, memoryInGB: 0.5 } };
const shownSide = {
  name: "side",
  properties: {
    image: "busybox:1",
    command: ["sleep", "3600"],
    ports: [],
    environmentVariables: [],
    configMap: { keyValuePairs: {} },
    resources,
  },
};
/** A profile as it is shown, without its secrets. */
const shown = (page: string, revision: number, all: number[], tags?: object) => ({
  properties: {
    sku: "Standard",
    containers: [
      {
        name: "app",
        properties: {
          image: "busybox:1",
          command: ["sh", "-c", "exec sleep 3600"],
          ports: [],
          environmentVariables: [{ name: "PAGE", value: page }, { name: "KEY" }],
          configMap: { keyValuePairs: { "a.txt": page, "b.txt": "b" } },
          resources,
          volumeMounts: mounts,
        },
      },
      shownSide,
    ],
    initContainers: [],
    imageRegistryCredentials: [{ server: "registry.example.com", username: "robot" }],
    restartPolicy: "Never",
    osType: "Linux",
    volumes: [{ name: "certs", secret: {} }],
    shutdownGracePeriod: "PT1H",
    revision,
    registeredRevisions: all,
  },
  id: profileId("web"),
  name: "web",
  type: "Microsoft.ContainerInstance/containerGroupProfiles",
  location: "westeurope",
  ...(tags && { tags }),
});

test("a profile has revisions that outlive this process, and shows no secret, nor does a label have one", async () => {
  expect(await said("GET", profileId("web"))).toEqual([404, expect.anything()]);
  expect(await said("PUT", profileId("web"), profile("one"))).toEqual([201, shown("one", 1, [1])]);
  // The same again is no new revision.
  expect(await said("PUT", profileId("web"), profile("one"))).toEqual([200, shown("one", 1, [1])]);
  const tags = { stage: "test" };
  expect(await said("PATCH", profileId("web"), { tags })).toEqual([200, shown("one", 1, [1], tags)]);
  expect(await said("PUT", profileId("web"), { ...profile("two"), tags })).toEqual([
    200,
    shown("two", 2, [1, 2], tags),
  ]);
  const all = [shown("one", 1, [1, 2], tags), shown("two", 2, [1, 2], tags)];
  const other = arm.another();
  const ask = async (path: string) => (await send("GET", path, undefined, VERSION, other)).body;
  expect(await ask(`${profileId("web")}/revisions`)).toEqual({ value: all });
  expect(await ask(`${profileId("web")}/revisions/1`)).toEqual(all[0]);
  expect(await said("GET", `${profileId("web")}/revisions/3`)).toEqual([404, expect.anything()]);
  expect(await ask(profileId("web").replace(/\/web$/, ""))).toEqual({ value: [all[1]] });
  const whole = await ask(
    `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.ContainerInstance/containerGroupProfiles`,
  );
  expect(whole.value.filter(({ id }: { id: string }) => id === profileId("web"))).toEqual([all[1]]);
  const filters = { label: [`berth.group=${arm.group.toLowerCase()}`] };
  const [{ Volumes }, containers] = await Promise.all([
    docker.listVolumes({ filters: filters as never }),
    docker.listContainers({ all: true, filters }),
  ]);
  expect([Volumes.length, containers.length]).toEqual([3, 2]);
  expect(JSON.stringify([Volumes, containers])).not.toMatch(/hunter|aHVudGVy/);
  const resource = ({ id, name, type, location }: ReturnType<typeof shown>) => ({ id, name, type, location, tags });
  const query = `$filter=resourceType eq 'Microsoft.ContainerInstance/containergroupprofiles'&$top=1`;
  expect((await send("GET", `${arm.group}/resources?${query}`)).body).toEqual({ value: [resource(all[1]!)] });
});

test("a group from a profile has what its revision says with secrets, and its own settings on that", async () => {
  const containerGroupProfile = { id: profileId("web"), revision: 1 };
  const own = { name: "nobody", properties: {} };
  const configMap = { keyValuePairs: { "b.txt": "own" } };
  const containers = [
    { name: "side", properties: {} },
    { name: "app", properties: { configMap } },
  ];
  const body = (more: object = {}) => ({ properties: { containerGroupProfile, containers, ...more } });
  expect(await said("PUT", arm.site("g"), body({ containers: [own, containers[0]] }))).toEqual([
    400,
    {
      error: {
        code: "InvalidParameter",
        message: expect.stringContaining('containers[0].name: "nobody" must be one of the containers of the'),
        details: [expect.objectContaining({ target: "containers[0].name" })],
      },
    },
  ]);
  const absent = { ...containerGroupProfile, id: profileId("nothing") };
  expect((await send("PUT", arm.site("g"), body({ containerGroupProfile: absent }))).body.error).toEqual({
    code: "ContainerGroupProfileNotFound",
    message: `The container group profile 'nothing' in resource group '${arm.name}', which container group 'g' refers to, was not found.`,
  });
  const later = { ...containerGroupProfile, revision: 7 };
  expect((await send("PUT", arm.site("g"), body({ containerGroupProfile: later }))).body.error).toEqual({
    code: "ContainerGroupProfileRevisionNotFound",
    message: `The container group profile 'web' in resource group '${arm.name}' has no revision 7. Its revisions: 1, 2.`,
  });
  const answer = await send("PUT", arm.site("g"), body());
  expect(answer.status).toBe(201);
  expect((await arm.follow(answer)).body).toMatchObject({ status: "Succeeded" });
  const { properties } = (await send("GET", arm.site("g"))).body;
  const [first, second] = shown("one", 1, [1]).properties.containers;
  const seen = ({ name, properties: { instanceView: _, ...rest } }: any) => ({ name, properties: rest });
  expect(properties.containers.map(seen)).toEqual([
    {
      ...first,
      properties: { ...first!.properties, configMap: { keyValuePairs: { "a.txt": "one", "b.txt": "own" } } },
    },
    second,
  ]);
  expect(properties).toMatchObject({ restartPolicy: "Never", containerGroupProfile, volumes: [{ name: "certs" }] });
  expect(properties.revision).toBeUndefined();
  const { app: made } = await inspectGroup(docker, arm.site("g"));
  expect(made!.Config.Env).toEqual(expect.arrayContaining(["PAGE=one", "KEY=hunter-env"]));
  // An older version knows no profiles.
  expect((await send("GET", arm.site("g"), undefined, "2023-05-01")).body.properties).not.toHaveProperty(
    "containerGroupProfile",
  );
});

test("without a revision, a group stays with the one that it was made from", async () => {
  const containers = ["app", "side"].map((name) => ({ name, properties: {} }));
  const body = (more: object = {}) => ({
    properties: { containerGroupProfile: { id: profileId("web") }, containers },
    ...more,
  });
  const old = await send("PUT", arm.site("g"), body());
  expect(old.body.properties.containerGroupProfile).toEqual({ id: profileId("web"), revision: 1 });
  await arm.follow(old);
  const made = await send("PUT", arm.site("later"), body());
  expect(made.body.properties.containerGroupProfile).toEqual({ id: profileId("web"), revision: 2 });
  await arm.follow(made);
  const { app: latest } = await inspectGroup(docker, arm.site("later"));
  expect(latest!.Config.Env).toContain("PAGE=two");
});

test("a profile goes with all that belongs to it, and its groups stay", async () => {
  expect(await said("DELETE", profileId("web"))).toEqual([200, undefined]);
  expect(await said("DELETE", profileId("web"))).toEqual([204, undefined]);
  const filters = { label: [`berth.key=${profileId("web").toLowerCase()}`] };
  expect(await docker.listContainers({ all: true, filters })).toEqual([]);
  expect((await send("GET", "/berth/leftovers")).body.value.filter(({ of }: any) => of.includes(arm.name))).toEqual([]);
  expect((await send("GET", arm.site("g"))).body.properties.provisioningState).toBe("Succeeded");
  // A new profile of the name begins anew.
  expect((await send("PUT", profileId("web"), profile("three"))).body.properties).toMatchObject({
    revision: 1,
    registeredRevisions: [1],
  });
});

test("bad profiles are refused with all of their problems, and so are versions without profiles", async () => {
  const bad = profile("x", { osType: undefined, containers: [{ name: "UPPER", properties: {} }] });
  const { status, body } = await send("PUT", profileId("bad"), bad);
  expect([status, body.error.details.map(({ target }: { target: string }) => target).sort()]).toEqual([
    400,
    ["containers[0].image", "containers[0].name", "containers[0].resources", "osType"],
  ]);
  expect(await said("GET", profileId("web"), undefined, "2023-05-01")).toEqual([
    400,
    { error: expect.objectContaining({ code: "NoRegisteredProviderFound" }) },
  ]);
});

test("what the program says is secret is in no label, and a group has it", async () => {
  const text = "hunter-header";
  const headers = { [SECRETS_HEADER]: encodeSecrets([text]) };
  const one = container("app", ["sh", "-c", "exec sleep 3600"], { environmentVariables: [{ name: "A", value: text }] });
  const body = { properties: { osType: "Linux", containers: [one, side] } };
  const { status, body: made } = await arm.send("PUT", profileId("told"), body, { version: VERSION, headers });
  const hidden = [{ name: "A", value: KEPT_SECRET }];
  expect([status, made.properties.containers[0].properties.environmentVariables]).toEqual([201, hidden]);
  const containers = ["app", "side"].map((name) => ({ name, properties: {} }));
  // The group's own request names no secret.
  const group = await send("PUT", arm.site("told"), {
    properties: { containerGroupProfile: { id: profileId("told") }, containers },
  });
  await arm.follow(group);
  const { properties } = (await send("GET", arm.site("told"))).body;
  expect(properties.containers[0].properties.environmentVariables).toEqual(hidden);
  const { app: running } = await inspectGroup(docker, arm.site("told"));
  expect(running!.Config.Env).toContain(`A=${text}`);
  const filters = { label: [`berth.group=${arm.group.toLowerCase()}`] };
  const all = [
    await docker.listVolumes({ filters: filters as never }),
    await docker.listContainers({ all: true, filters }),
  ];
  expect(JSON.stringify(all)).not.toContain(text);
});

test("of several processes that write a profile at once, each makes a revision of its own or is refused", async () => {
  const others = [arm, arm.another(), arm.another()];
  const answers = await Promise.all(
    others.map((by, i) => send("PUT", profileId("raced"), profile(`page ${i}`), VERSION, by)),
  );
  const won = answers.filter(({ status }) => status < 300);
  expect(won.length).toBeGreaterThan(0);
  expect(answers.filter((answer) => !won.includes(answer)).map(({ body }) => body.error.code)).toEqual(
    Array(others.length - won.length).fill("Conflict"),
  );
  const { value } = (await send("GET", `${profileId("raced")}/revisions`)).body;
  expect(value.map((item: any) => item.properties.revision)).toEqual(won.map((_, i) => i + 1));
  expect((await send("GET", "/berth/leftovers")).body.value.filter(({ of }: any) => of.includes("/raced"))).toEqual([]);
});
