import { container, group, idle, inspectGroup, LocalArm, masked, objectsOf, web } from "../../../support/engine/arm";
import { logged, until } from "../../../support/waiting";
import { openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
const name = `f${arm.name}`;
const shares = `${arm.account(name)}/fileServices/default/shares`;
const share = `${shares}/data`;
let key = "";
beforeAll(async () => {
  await arm.createGroup();
  key = await arm.createShare(name);
});
afterAll(() => arm.removeGroup());

const head = { id: share, name: "data", type: "Microsoft.Storage/storageAccounts/fileServices/shares" };
const tag = { etag: expect.stringMatching(/^"0x8D[0-9A-F]{12}"$/) };
const state = {
  leaseStatus: "unlocked",
  leaseState: "available",
  lastModifiedTime: "TIME",
  accessTier: "TransactionOptimized",
  enabledProtocols: "SMB",
};

test("the life of a share", async () => {
  expect(await arm.get(share)).toMatchObject({
    status: 404,
    body: {
      error: {
        code: "ShareNotFound",
        message: expect.stringMatching(/^The specified share does not exist\.\nRequestId:/),
      },
    },
  });
  expect(await arm.send("PUT", share.replace(name, "nosuchaccount"), {})).toMatchObject({
    status: 404,
    body: {
      error: {
        code: "ResourceNotFound",
        message: expect.stringContaining("'Microsoft.Storage/storageAccounts/nosuchaccount'"),
      },
    },
  });
  expect((await arm.send("DELETE", share)).status).toBe(204);

  const created = await arm.send("PUT", share, { properties: { shareQuota: 5, metadata: { a: "b" } } });
  expect([created.status, created.body]).toEqual([
    201,
    { ...head, properties: { shareQuota: 5, metadata: { a: "b" } } },
  ]);
  const shown = await arm.get(share);
  expect(masked(shown.body)).toEqual({
    ...head,
    ...tag,
    properties: {
      ...state,
      shareQuota: 5,
      signedIdentifiers: [],
      metadata: { a: "b" },
      nodePath: expect.stringMatching(/^\/berth\/volumes\/berth-data-[0-9a-f]{12}-files\/_data$/),
    },
  });
  expect([shown.headers.etag, shown.body.etag]).toEqual([created.headers.etag, created.headers.etag]);

  const again = await arm.send("PUT", share, { properties: { shareQuota: 6 } });
  expect([again.status, again.headers.etag === created.headers.etag]).toEqual([200, false]);
  expect((await arm.send("PATCH", share, { properties: { metadata: { c: "d" } } })).body).toEqual({
    ...head,
    properties: { metadata: { c: "d" } },
  });
  expect((await arm.get(share)).body.properties).toMatchObject({ shareQuota: 6, metadata: { c: "d" } });
  expect(masked((await arm.get(shares)).body)).toEqual({
    value: [{ ...head, ...tag, properties: { ...state, shareQuota: 6 } }],
  });
  expect(await arm.get(shares.replace("/shares", ""))).toMatchObject({ status: 200, body: { name: "default" } });

  const policies = [{ id: "read", accessPolicy: { permission: "r" } }];
  const settings = { accessTier: "Hot", shareQuota: 7, provisionedIops: 3000, provisionedBandwidthMibps: 100 };
  await arm.send("PUT", share, { properties: { ...settings, signedIdentifiers: policies } });
  const read = async () => (await arm.get(share)).body.properties;
  expect(await read()).toMatchObject({ ...settings, signedIdentifiers: policies });
  expect((await arm.get(shares)).body.value[0].properties).toEqual({
    ...state,
    ...settings,
    lastModifiedTime: expect.any(String),
  });
  await arm.send("PATCH", share, { properties: { signedIdentifiers: [] } });
  expect(await read()).toMatchObject({ ...settings, signedIdentifiers: [] });

  expect(await arm.send("PUT", `${shares}/nfs`, { properties: { enabledProtocols: "NFS" } })).toMatchObject({
    status: 400,
    body: { error: { details: [{ target: "enabledProtocols" }] } },
  });
  expect(await arm.send("PUT", `${shares}/Bad`, { properties: { shareQuota: 0 } })).toMatchObject({ status: 400 });
  expect((await arm.send("DELETE", `${share}?$include=none`)).status).toBe(200);
  expect((await objectsOf(docker, arm.group)).filter((item) => item.includes("-data-"))).toEqual([]);
});

const whole = { resources: { requests: { cpu: 1, memoryInGB: 1 } } };
const mount = (readOnly = false) => ({ volumeMounts: [{ name: "share", mountPath: "/srv", readOnly }] });
const volumes = () => ({
  volumes: [{ name: "share", azureFile: { shareName: "data", storageAccountName: name, storageAccountKey: key } }],
});
const logOf = async (id: string, member: string) =>
  (await arm.get(`${id}/containers/${member}/logs`)).body.content as string;

test("two groups see each other's writes, and files outlive groups but not their share", async () => {
  await arm.send("PUT", share, {});
  const [writer, reader] = [arm.site("writer"), arm.site("reader")];
  const write = container("main", ["sh", "-c", "echo hello > /srv/file; exec sleep 3600"], { ...whole, ...mount() });
  const read = container(
    "main",
    ["sh", "-c", "until cat /srv/file; do sleep 0.1; done; touch /srv/no || echo read-only; exec sleep 3600"],
    { ...whole, ...mount(true) },
  );
  const ends = await Promise.all([
    arm.run("PUT", writer, group([write], volumes())),
    arm.run("PUT", reader, group([read], volumes())),
  ]);
  expect(ends.map(({ body }) => body.status)).toEqual(["Succeeded", "Succeeded"]);
  expect(await logged(docker, reader, "main", (log) => log.includes("read-only"))).toMatch(/hello\n/);
  expect(await logOf(reader, "main")).toMatch(/hello\n/);

  expect(await arm.send("DELETE", share)).toMatchObject({ status: 409, body: { error: { code: "ShareInUse" } } });
  await Promise.all([arm.send("DELETE", writer), arm.send("DELETE", reader)]);
  const later = arm.site("later");
  await arm.run(
    "PUT",
    later,
    group([container("main", ["cat", "/srv/file"], { ...whole, ...mount() })], {
      ...volumes(),
      restartPolicy: "Never",
    }),
  );
  expect(await logged(docker, later, "main", (log) => log.includes("\n"))).toBe("hello\n");
  await arm.send("DELETE", later);

  await arm.send("DELETE", share);
  await arm.send("PUT", share, {});
  await arm.run(
    "PUT",
    later,
    group([container("main", ["ls", "-A", "/srv"], { ...whole, ...mount() })], {
      ...volumes(),
      restartPolicy: "Never",
    }),
  );
  await until(
    docker,
    async () => (await arm.get(later)).body.properties.instanceView.state,
    (now) => now === "Succeeded",
  );
  expect(await logOf(later, "main")).toBe("");
  await arm.send("DELETE", later);
});

test("an empty directory is the group's, shared by its containers, kept over a restart of one, and empty after a PUT", async () => {
  const id = arm.site("scratch");
  const more = { volumeMounts: [{ name: "scratch", mountPath: "/scratch" }] };
  const counts =
    "echo >> /starts; until test -e /scratch/file && [ $(wc -l < /scratch/file) -ge $(wc -l < /starts) ]; do sleep 0.1; done";
  const sent = group(
    [
      container("one", ["sh", "-c", "echo x >> /scratch/file; exec sleep 3600"], more),
      // As many lines as it has started: the other may start later.
      container("two", ["sh", "-c", `${counts}; cat /scratch/file; exec sleep 3600`], more),
    ],
    { volumes: [{ name: "scratch", emptyDir: {} }] },
  );
  const lines = (count = 1) => logged(docker, id, "two", (log) => log.split("\n").length > count);
  await arm.run("PUT", id, sent);
  expect(await lines()).toBe("x\n");
  await arm.run("POST", `${id}/restart`);
  expect(await lines(3)).toBe("x\nx\nx\n");
  await arm.run("PUT", id, sent);
  expect(await lines()).toBe("x\n");
  expect(
    (await objectsOf(docker, arm.group)).filter(
      (item) => item.includes("-scratch-") && item.includes("-scratch-", item.indexOf("-scratch-") + 1),
    ),
  ).toHaveLength(1);
  await arm.send("DELETE", id);
  expect((await objectsOf(docker, arm.group)).filter((item) => item.includes("scratch"))).toEqual([]);
});

test("groups reach each other by their domain names", async () => {
  const label = `${arm.name}-server`;
  const server = arm.site("server");
  await arm.run(
    "PUT",
    server,
    group([web(), idle("side")], { ipAddress: { type: "Public", ports: [{ port: 80 }], dnsNameLabel: label } }),
  );
  const { fqdn } = (await arm.get(server)).body.properties.ipAddress;
  const client = arm.site("client");
  await arm.run(
    "PUT",
    client,
    group([container("main", ["wget", "-qO-", `http://${fqdn}/page`], whole)], { restartPolicy: "OnFailure" }),
  );
  await logged(docker, client, "main", (log) => log.includes("hello\n"));
});

test("labels and answers contain no secret", async () => {
  const id = arm.site("secrets");
  const secret = "s3cr3t-value";
  const sent = group(
    [idle("one", { ...whole, ...mount(), environmentVariables: [{ name: "TOKEN", secureValue: secret }] })],
    volumes(),
  );
  const put = await arm.send("PUT", id, sent);
  const answers = [
    put,
    await arm.follow(put),
    await arm.get(id),
    await arm.get(id.replace("/secrets", "")),
    await arm.send("PATCH", id, { tags: {} }),
  ];
  const inspected = await inspectGroup(docker, id);
  expect(inspected.one!.Config.Env).toContain(`TOKEN=${secret}`);
  const { Volumes } = await docker.listVolumes();
  const all = await docker.listContainers({ all: true });
  const labels = [...Volumes.map(({ Labels }) => Labels), ...all.map(({ Labels }) => Labels)];
  answers.push(await arm.send("DELETE", id));
  const text = JSON.stringify([answers, labels]);
  for (const hidden of [secret, key, JSON.stringify(key).slice(1, -1)]) expect(text).not.toContain(hidden);
  const found = await docker.getContainer("berth-secret").inspect();
  expect(JSON.stringify(found)).not.toContain(key);
});

test("an account is deleted with its shares", async () => {
  await arm.send("PUT", `${shares}/second`, {});
  expect((await arm.send("DELETE", arm.account(name))).status).toBe(200);
  expect(
    (await objectsOf(docker, arm.group)).filter(
      (item) => item.includes(name) || item.includes("second") || item.includes("-data-"),
    ),
  ).toEqual([]);
});
