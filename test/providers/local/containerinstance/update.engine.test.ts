import { createServer } from "node:net";
import { container, group, idle, inspectGroup, LocalArm, web, fetchText } from "../../../support/engine/arm";
import { openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
const site = arm.site("site");
const ipAddress = { type: "Public", ports: [{ port: 80 }], dnsNameLabel: `${arm.name}-site` };
const page = (PAGE: string, more: object = {}) =>
  group([web({ environmentVariables: [{ name: "PAGE", value: PAGE }] }), idle("side")], { ipAddress, ...more });

beforeAll(async () => {
  await arm.createGroup();
  await arm.run("PUT", site, page("one"));
});
afterAll(() => arm.removeGroup());

const ids = (found: Awaited<ReturnType<typeof inspectGroup>>) =>
  Object.fromEntries(Object.entries(found).map(([name, { Id }]) => [name, Id]));
const served = async () => {
  const { ip } = (await arm.get(site)).body.properties.ipAddress;
  return [ip, await fetchText(`http://${ip}/page`)];
};

test("an update replaces the containers, and the sandbox keeps the address", async () => {
  const before = ids(await inspectGroup(docker, site));
  const [ip] = await served();
  const put = await arm.send("PUT", site, page("two"));
  expect(put.status).toBe(200);
  expect((await arm.follow(put)).body.status).toBe("Succeeded");
  const after = ids(await inspectGroup(docker, site));
  expect(after[""]).toBe(before[""]);
  expect([after.web === before.web, after.side === before.side]).toEqual([false, false]);
  expect(await served()).toEqual([ip, "two\n"]);
});

test("the same body again restarts all containers", async () => {
  const before = ids(await inspectGroup(docker, site));
  await arm.run("PUT", site, page("two"));
  const after = ids(await inspectGroup(docker, site));
  expect([after[""] === before[""], after.web === before.web, after.side === before.side]).toEqual([
    true,
    false,
    false,
  ]);
});

test("other ports need another sandbox, which has the same address", async () => {
  const before = ids(await inspectGroup(docker, site));
  const [ip] = await served();
  const more = { ipAddress: { ...ipAddress, ports: [{ port: 80 }, { port: 81 }] } };
  const sent = group([web({ ports: [{ port: 80 }, { port: 81 }] }), idle("side")], more);
  expect((await arm.run("PUT", site, sent)).body.status).toBe("Succeeded");
  expect(ids(await inspectGroup(docker, site))[""]).not.toBe(before[""]);
  expect(await served()).toEqual([ip, "hello\n"]);
});

test("properties that are left out are removed: a PUT is the whole group", async () => {
  await arm.run("PUT", site, { ...page("two"), tags: { a: "b" } });
  await arm.run("PUT", site, page("one", { ipAddress: { type: "Public", ports: [{ port: 80 }] } }));
  const { body } = await arm.get(site);
  expect([body.tags, body.properties.ipAddress.fqdn]).toEqual([undefined, undefined]);
  await arm.run("PUT", site, page("one"));
});

test.each([
  [
    "osType",
    {
      ...page("one"),
      properties: { ...page("one").properties, osType: "Windows", containers: [container("web", [])] },
    },
    undefined,
  ],
  ["restartPolicy", page("one", { restartPolicy: "Never" }), ["restartPolicy"]],
  [
    "cpu",
    group([web({ resources: { requests: { cpu: 1, memoryInGB: 0.5 } } }), idle("side")], { ipAddress }),
    ["containers[0].resources.requests.cpu"],
  ],
  [
    "memory",
    group([web({ resources: { requests: { cpu: 0.5, memoryInGB: 1 } } }), idle("side")], { ipAddress }),
    ["containers[0].resources.requests.memoryInGB"],
  ],
  ["a third container", group([web(), idle("side"), idle("third")], { ipAddress }), ["containers[2]"]],
])("%s cannot change in place", async (_, sent, paths) => {
  const before = ids(await inspectGroup(docker, site));
  const answer = await arm.send("PUT", site, sent);
  expect(answer.status).toBe(400);
  if (paths) {
    expect(answer.body.error.code).toBe("InvalidContainerGroupUpdate");
    expect(answer.body.error.message).toMatch(/^The updates on container group 'site' are invalid\./);
    expect(answer.body.error.details.map(({ target }: any) => target)).toEqual(paths);
  }
  expect(ids(await inspectGroup(docker, site))).toEqual(before);
});

test("another order of containers and other spellings are not a change", async () => {
  const sent = page("one", { restartPolicy: "Always" });
  sent.properties.containers.reverse();
  expect((await arm.run("PUT", site, sent)).body.status).toBe("Succeeded");
});

test("a group stays in its region", async () => {
  expect(await arm.send("PUT", site, { ...page("one"), location: "West US" })).toMatchObject({
    status: 409,
    body: { error: { code: "InvalidResourceLocation" } },
  });
});

test("two groups serve port 80 at once, at addresses of their own", async () => {
  const other = arm.site("other");
  const sent = group([web({ environmentVariables: [{ name: "PAGE", value: "other" }] }), idle("side")], {
    ipAddress: { type: "Public", ports: [{ port: 80 }] },
  });
  await arm.run("PUT", other, sent);
  const { ip } = (await arm.get(other)).body.properties.ipAddress;
  const [own, text] = await served();
  expect(ip).not.toBe(own);
  expect([text, await fetchText(`http://${ip}/page`)]).toEqual(["one\n", "other\n"]);
});

test("on systems other than Linux, a port in use is replaced by a free one, which the answer shows", async () => {
  const desktop = arm.another({ platform: "darwin", isPortFree: async (_, port) => port !== 80 });
  const id = arm.site("desktop");
  const put = () =>
    desktop.run(
      "PUT",
      id,
      group([web({ ports: [{ port: 80 }, { port: 8231 }] }), idle("side")], {
        ipAddress: { type: "Public", ports: [{ port: 80 }, { port: 8231 }] },
      }),
    );
  expect((await put()).body.status).toBe("Succeeded");
  const { ipAddress: shown } = (await desktop.get(id)).body.properties;
  expect(shown).toEqual({
    internalHost: expect.stringMatching(/^desktop\.[0-9a-f]{12}\.internal$/),
    ports: [
      { port: 80, hostPort: expect.any(Number) },
      { port: 8231, hostPort: 8231 },
    ],
    ip: "127.0.0.1",
    type: "Public",
  });
  expect(shown.ports[0].hostPort).not.toBe(80);
  expect(await fetchText(`http://127.0.0.1:${shown.ports[0].hostPort}/page`)).toBe("hello\n");
  await put();
  expect((await desktop.get(id)).body.properties.ipAddress).toEqual(shown);
});

test("when a port turns out to be in use, another address is chosen", async () => {
  const id = arm.site("taken");
  const sent = group([web({ ports: [{ port: 8233 }] }), idle("side")], {
    ipAddress: { type: "Public", ports: [{ port: 8233 }] },
  });
  await arm.run("PUT", id, sent);
  const { ip } = (await arm.get(id)).body.properties.ipAddress;
  await arm.send("DELETE", id);
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(8233, ip, resolve));
  try {
    expect((await arm.run("PUT", id, sent)).body.status).toBe("Succeeded");
    const shown = (await arm.get(id)).body.properties.ipAddress;
    expect(shown.ip).not.toBe(ip);
    expect(shown.ports).toEqual([{ port: 8233, hostPort: 8233 }]);
  } finally {
    squatter.close();
  }
});
