import { allLabels, onDocker, openDocker } from "../../../../support/engine/docker";
import {
  container,
  group,
  idle,
  inspectGroup,
  LocalArm,
  masked,
  objectsOf,
  SUBSCRIPTION,
} from "../../../../support/engine/arm";
import { EngineDaemon } from "../../../../support/engine/daemon";
import { inside } from "../../../../support/engine/inside";
import { GitServer } from "../../../../support/gitServer";
import { asked } from "../../../../support/waiting";

const docker = openDocker();
const arm = new LocalArm();
const git = new GitServer();
const closed = new GitServer({ username: "clone-bot", password: "p%ss word" });
const base64 = (text: string) => Buffer.from(text).toString("base64");

beforeAll(() => Promise.all([arm.createGroup(), git.start(), closed.start()]));
afterAll(async () => {
  await arm.removeGroup();
  await Promise.all([git.stop(), closed.stop()]);
});

const whole = { resources: { requests: { cpu: 1, memoryInGB: 1 } } };
const mounts = (...names: string[]) => ({
  ...whole,
  volumeMounts: names.map((name) => ({ name, mountPath: `/mnt/${name}` })),
});
const member = (...names: string[]) => idle("main", mounts(...names));
const remove = async (id: string) => {
  expect((await arm.send("DELETE", id)).status).toBe(200);
  const own = await objectsOf(docker, arm.group);
  expect(own.filter((name) => name.includes(`-${id.split("/").at(-1)}-`))).toEqual([]);
};

describe("a secret volume", () => {
  const id = arm.site("secrets");
  const volumes = [{ name: "keys-volume", secret: { token: base64("s3cr3t-token"), "b.bin": base64("\0\xff") } }];
  const shown = (...command: string[]) => inside(docker, id, "main", ...command);
  const seen = () => shown("sh", "-c", "cd /mnt/keys-volume; stat -c '%a %u %n' *; cat token; touch new");
  const expected = "444 0 b.bin\n444 0 token\ns3cr3t-tokentouch: new: Read-only file system\nexit code 1\n";

  test("contains its decoded files, which are stored nowhere else", async () => {
    const put = await arm.send("PUT", id, group([member("keys-volume")], { volumes }));
    expect((await arm.follow(put)).body.status).toBe("Succeeded");
    expect(await seen()).toBe(expected);
    expect(await shown("sh", "-c", "wc -c < /mnt/keys-volume/b.bin")).toBe("3\n");
    const got = await arm.get(id);
    expect(got.body.properties.volumes).toEqual([{ name: "keys-volume", secret: {} }]);
    const told = JSON.stringify([put, got, await arm.get(arm.site("")), await allLabels(docker)]);
    for (const text of ["s3cr3t-token", base64("s3cr3t-token")]) expect(told).not.toContain(text);
    const { "": sandbox, main } = await inspectGroup(docker, id);
    expect(JSON.stringify([sandbox, main])).not.toContain("s3cr3t-token");
  });

  test("survives restarts, and a stop with the start after it", async () => {
    await arm.send("POST", `${id}/restart`);
    await arm.service.settled();
    expect(await seen()).toBe(expected);
    expect((await arm.send("POST", `${id}/stop`)).status).toBe(204);
    // Another process does the start.
    const other = arm.another();
    const start = await other.send("POST", `${id}/start`);
    expect(start.status).toBe(202);
    expect((await other.follow(start)).body.status).toBe("Succeeded");
    expect(await seen()).toBe(expected);
  });

  test("is replaced by an update, and deleted with the group", async () => {
    const changed = [{ name: "keys-volume", secret: { other: base64("new") } }];
    expect((await arm.run("PUT", id, group([member("keys-volume")], { volumes: changed }))).body.status).toBe(
      "Succeeded",
    );
    expect(await shown("sh", "-c", "cd /mnt/keys-volume; ls; cat other")).toBe("other\nnew");
    await remove(id);
  });

  onDocker("survives a restart of the engine, and so does a private address", async () => {
    const daemon = new EngineDaemon();
    try {
      await daemon.start();
      await daemon.copyImage(docker, "busybox:1");
      const there = new LocalArm({ dockerHost: `unix://${daemon.socket}` });
      await there.createGroup();
      const site = there.site("secrets");
      const id = `${there.group}/providers/Microsoft.Network/virtualNetworks/net/subnets/inner`;
      const ipAddress = { type: "Private", ports: [{ port: 80, protocol: "TCP" }] };
      const server = { ...member("keys-volume") };
      server.properties = { ...server.properties, ports: [{ port: 80 }] } as never;
      const sent = group([server], { volumes, subnetIds: [{ id }], ipAddress });
      expect((await there.run("PUT", site, sent)).body.status).toBe("Succeeded");
      const { ip } = (await there.get(site)).body.properties.ipAddress;
      await daemon.restart();
      const token = () =>
        inside(daemon.docker, site, "main", "cat", "/mnt/keys-volume/token").catch((error: Error) => error.message);
      expect(await asked(token, (text) => text === "s3cr3t-token")).toBe("s3cr3t-token");
      expect(await inside(daemon.docker, site, "main", "hostname", "-i")).toBe(`${ip}\n`);
      await there.removeGroup();
      const { Volumes } = await daemon.docker.listVolumes();
      expect([await daemon.docker.listContainers({ all: true }), Volumes ?? []]).toEqual([[], []]);
    } finally {
      await daemon.remove();
    }
  });
});

describe("a git repository volume", () => {
  const volume = (more: object = {}) => [{ name: "site-volume", gitRepo: { repository: git.url(), ...more } }];
  const put = (name: string, volumes: object[]) =>
    arm.run("PUT", arm.site(name), group([member("site-volume")], { volumes }));
  const seen = (name: string, script: string) =>
    inside(docker, arm.site(name), "main", "sh", "-c", `cd /mnt/site-volume; ${script}`);

  test("is cloned into a directory of the repository's name, with modes and links, and can be written to", async () => {
    expect((await put("cloned", volume())).body.status).toBe("Succeeded");
    const script =
      "ls -A; cd site; ls -A; cat link pages/long; ./run.sh; readlink link; touch new; cat .git/HEAD; stat -c %a ..";
    expect(await seen("cloned", script)).toBe(
      "site\n.git\nlink\npages\nrun.sh\nsecond\nlong\nran\npages/deep/index.html\nref: refs/heads/main\n777\n",
    );
    expect((await arm.get(arm.site("cloned"))).body.properties.volumes).toEqual(volume());
    await remove(arm.site("cloned"));
  });

  test("is cloned into the given directory, at a commit", async () => {
    const [first = ""] = git.commits;
    expect((await put("here", volume({ directory: ".", revision: first }))).body.status).toBe("Succeeded");
    expect(await seen("here", "ls -A; cat link; cat .git/HEAD")).toBe(`.git\nlink\npages\nrun.sh\nfirst\n${first}\n`);
    expect((await put("here", volume({ directory: "a/b", revision: first.slice(0, 9) }))).body.status).toBe(
      "Succeeded",
    );
    expect(await seen("here", "ls -A . a; cat a/b/link")).toBe(".:\na\n\na:\nb\nfirst\n");
  });

  test("is cloned with the credentials in its URL, which nobody is shown; a start clones again", async () => {
    const id = arm.site("closed");
    const volumes = volume({ repository: closed.url() });
    const sent = await arm.send("PUT", id, group([member("site-volume")], { volumes }));
    expect((await arm.follow(sent)).body.status).toBe("Succeeded");
    expect(await seen("closed", "cat site/link")).toBe("second\n");
    const told = JSON.stringify([sent, await arm.get(id), await allLabels(docker)]);
    expect(told).toContain(closed.url({ username: "", password: "" }));
    for (const secret of ["clone-bot", "p%25ss", "p%ss"]) expect(told).not.toContain(secret);
    await arm.send("POST", `${id}/stop`);
    expect((await arm.run("POST", `${id}/start`)).body.status).toBe("Succeeded");
    expect(await seen("closed", "cat site/link")).toBe("second\n");
    await remove(id);
  });

  const failed = async (name: string, repository: string, more: object = {}) => {
    const end = await put(name, volume({ repository, ...more }));
    const { error, properties, status } = end.body;
    const events = masked(properties.events);
    const event = { count: 1, firstTimestamp: "TIME", lastTimestamp: "TIME" };
    const cloning = 'cloning the git repository of volume "site-volume"';
    expect([status, error.code, events]).toEqual([
      "Failed",
      "FailedMount",
      [
        { ...event, name: "Cloning", message: cloning, type: "Normal" },
        { ...event, name: "FailedMount", message: error.message, type: "Warning" },
      ],
    ]);
    return error.message as string;
  };

  test("fails the group with the reason when it cannot be cloned, and the group says so to everybody", async () => {
    const id = arm.site("broken");
    const start = "Failed to mount the git repository volume 'site-volume': ";
    expect(await failed("broken", git.url().replace("site.git", "nosuch.git"))).toBe(
      `${start}HTTP Error: 404 Not Found`,
    );
    const shown = async () => (await arm.another().get(id)).body.properties;
    expect(await shown()).toMatchObject({
      provisioningState: "Failed",
      instanceView: { events: [{ name: "FailedMount" }], state: "Pending" },
    });
    expect(Object.keys(await inspectGroup(docker, id))).toEqual([]);
    const wrong = await failed("broken", closed.url({ username: "clone-bot", password: "wrong-pass" }));
    expect(wrong).toBe(`${start}HTTP Error: 401 Unauthorized`);
    expect(await failed("broken", git.url(), { revision: "0".repeat(40) })).toMatch(/^Failed to mount .*0{40}/);
    const unreachable = await failed("broken", "http://robot:hidden-pass@127.0.0.1:81/site.git");
    expect(unreachable).toMatch(/^Failed to mount .*ECONNREFUSED/);
    expect(unreachable).not.toContain("hidden-pass");
    expect(await failed("broken", "ssh://git@127.0.0.1/site.git")).toContain("clones over http and https");
    expect((await put("broken", volume())).body.status).toBe("Succeeded");
    expect((await shown()).provisioningState).toBe("Succeeded");
    await remove(id);
  });

  test("is not waited for when the group is deleted meanwhile", async () => {
    const silent = await import("node:net").then(({ createServer }) => {
      const server = createServer(() => {});
      return new Promise<typeof server>((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
    });
    const { port } = silent.address() as { port: number };
    const id = arm.site("silent");
    const sent = group([member("site-volume")], { volumes: volume({ repository: `http://127.0.0.1:${port}/x.git` }) });
    expect((await arm.send("PUT", id, sent)).status).toBe(201);
    expect((await arm.send("DELETE", id)).status).toBe(200);
    silent.close();
    expect((await arm.get(id)).status).toBe(404);
  });
});

test("a config map becomes files of its container only", async () => {
  const id = arm.site("configured");
  const configMap = { keyValuePairs: { key1: "value1", "app.json": '{"a": "ü"}' } };
  const half = { resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } } };
  const sent = group([idle("main", { ...half, configMap }), idle("side", half)]);
  expect((await arm.run("PUT", id, sent)).body.status).toBe("Succeeded");
  const script = "cd /mnt/configmap/main && ls && cat key1 app.json && touch new";
  expect(await inside(docker, id, "main", "sh", "-c", script)).toBe(
    'app.json\nkey1\nvalue1{"a": "ü"}touch: new: Read-only file system\nexit code 1\n',
  );
  expect(await inside(docker, id, "side", "ls", "/mnt")).toMatch(/No such file/);
  const { containers } = (await arm.send("GET", id, undefined, { version: "2026-07-01" })).body.properties;
  expect(containers.map((item: any) => item.properties.configMap)).toEqual([configMap, { keyValuePairs: {} }]);
  await arm.send("POST", `${id}/stop`);
  expect((await arm.run("POST", `${id}/start`)).body.status).toBe("Succeeded");
  expect(await inside(docker, id, "main", "cat", "/mnt/configmap/main/key1")).toBe("value1");
  await remove(id);
});

test("an empty directory is anyone's, shared by the group and empty for each deployment", async () => {
  const id = arm.site("scratch");
  const user = { securityContext: { runAsUser: 1000 } };
  const mounted = (mountPath: string, readOnly = false) => ({
    volumeMounts: [{ name: "scratch", mountPath, readOnly }],
    resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
  });
  const write = ["sh", "-c", "test -e /a/file && echo old > /a/was; echo $(id -u) > /a/file; exec sleep 3600"];
  const sent = group([container("main", write, { ...mounted("/a"), ...user }), idle("side", mounted("/b", true))], {
    volumes: [{ name: "scratch", emptyDir: {} }],
  });
  const seen = () => inside(docker, id, "side", "sh", "-c", "ls /b; cat /b/file; touch /b/no");
  for (let i = 0; i < 2; i++) {
    expect((await arm.run("PUT", id, sent)).body.status).toBe("Succeeded");
    expect(await asked(seen, (text) => text.startsWith("file"))).toBe(
      "file\n1000\ntouch: /b/no: Read-only file system\nexit code 1\n",
    );
  }
  await remove(id);
});

test.each([
  ["a reference", { storageAccountKeyReference: "key" }, "r"],
  ["an identity", { userAssignedIdentityClientId: SUBSCRIPTION }, "i"],
])("a share needs no key when %s stands for it", async (_, signIn, letter) => {
  const account = `v${letter}${arm.name}`;
  await arm.createShare(account, "data");
  const id = arm.site(`keyless-${letter}`);
  const azureFile = { shareName: "data", storageAccountName: account, ...signIn, readOnly: true };
  const identity = `${arm.group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/me`;
  const secretReferences = [{ name: "key", identity, secretReferenceUri: "https://vault.example.com/secrets/key" }];
  const sent = {
    ...group([member("share")], { volumes: [{ name: "share", azureFile }], secretReferences }),
    identity: { type: "UserAssigned", userAssignedIdentities: { [identity]: {} } },
  };
  expect((await arm.run("PUT", id, sent)).body.status).toBe("Succeeded");
  expect(await inside(docker, id, "main", "touch", "/mnt/share/no")).toBe(
    "touch: /mnt/share/no: Read-only file system\nexit code 1\n",
  );
  const shown = await arm.send("GET", id, undefined, { version: "2026-07-01" });
  expect(shown.body.properties.volumes).toEqual([{ name: "share", azureFile }]);
});

test("unsupported properties are refused by name", async () => {
  const sent = group([{ ...member(), properties: { ...member().properties, ...whole } }], {
    volumes: [{ name: "vault-files", secretReference: { file: "key" } }],
    secretReferences: [],
  });
  const { status, body } = await arm.send("PUT", arm.site("refused"), sent);
  expect([status, body.error.details.map(({ target }: any) => target)]).toEqual([
    400,
    expect.arrayContaining(["volumes[0].secretReference"]),
  ]);
  expect(JSON.stringify(body.error.details)).toContain("NotSupportedLocally");
});
