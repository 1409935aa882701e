import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { authFor, cliLogins, registryOf } from "../../src/docker/registries";
import { allLabels, openDocker } from "../support/engine/docker";
import { group, idle, inspectGroup, LocalArm } from "../support/engine/arm";
import { htpasswd, Registry } from "../support/engine/registry";

const docker = openDocker();
const password = "p:ass w0rd-of-robot";
const registry = new Registry([htpasswd("robot", password), htpasswd("cli", "cli-pass")]);
const home = mkdtempSync(join(tmpdir(), "berth-docker-config-"));
const arm = new LocalArm({ env: { ...process.env, DOCKER_CONFIG: home } });
const identity = `${arm.group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/puller`;

beforeAll(() => Promise.all([registry.start(), arm.createGroup()]));
afterAll(async () => {
  await arm.removeGroup();
  await forget();
  await registry.stop();
  rmSync(home, { recursive: true });
});

const forget = () =>
  docker
    .getImage(registry.name())
    .remove({ force: true })
    .catch(() => undefined);
const whole = { resources: { requests: { cpu: 1, memoryInGB: 1 } } };
const pulling = (credential?: object, image = registry.name()) => ({
  ...group([{ name: "main", properties: { image, ...whole } }], {
    ...(credential && { imageRegistryCredentials: [{ server: registry.host, ...credential }] }),
  }),
  identity: { type: "UserAssigned", userAssignedIdentities: { [identity]: {} } },
});

describe("a registry with a password", () => {
  const id = arm.site("private");

  const refusal = async (credential?: object) => {
    const { status, body } = await arm.send("PUT", id, pulling(credential));
    expect((await arm.get(id)).status).toBe(404);
    return [status, body.error.code, body.error.message];
  };

  test("refuses a pull without a password or with a wrong one, which is not shown", async () => {
    const start = `The image '${registry.name()}' in container group 'private' is not accessible. Please check the image and registry credential.`;
    const [status, code, message] = await refusal();
    expect([status, code]).toEqual([400, "InaccessibleImage"]);
    expect(message).toContain(`${start} The registry '${registry.host}' was asked without a user name and password. `);
    const [, wrong, why] = await refusal({ username: "robot", password: "wrong-password" });
    expect(wrong).toBe("InaccessibleImage");
    expect(why).toContain(`${start} The registry '${registry.host}' was asked as user 'robot'. `);
    expect(why).not.toContain("wrong-password");
  });

  test("gives the image to a group with its credential, and again when it is started without the image", async () => {
    const sent = await arm.send("PUT", id, pulling({ username: "robot", password }));
    expect((await arm.follow(sent)).body.status).toBe("Succeeded");
    const shown = await arm.get(id);
    expect(shown.body.properties.imageRegistryCredentials).toEqual([{ server: registry.host, username: "robot" }]);
    await arm.send("POST", `${id}/stop`);
    const told = JSON.stringify([sent, shown, await allLabels(docker), await inspectGroup(docker, id)]);
    for (const secret of [password, Buffer.from(`robot:${password}`).toString("base64")])
      expect(told).not.toContain(secret);
    await docker.getContainer((await inspectGroup(docker, id)).main!.Id).remove();
    await forget();
    expect((await arm.another().run("POST", `${id}/start`)).body.status).toBe("Succeeded");
    await arm.send("DELETE", id);
    await forget();
  });

  test("is asked with the docker CLI's sign-in where the credential is an identity", async () => {
    expect((await refusal({ identity }))[1]).toBe("InaccessibleImage");
    const auth = Buffer.from("cli:cli-pass").toString("base64");
    writeFileSync(join(home, "config.json"), JSON.stringify({ auths: { [registry.host]: { auth } } }));
    expect((await arm.run("PUT", id, pulling({ identity }))).body.status).toBe("Succeeded");
    expect((await arm.get(id)).body.properties.imageRegistryCredentials).toEqual([{ server: registry.host, identity }]);
    await arm.send("DELETE", id);
    await forget();
  });
});

test("a credential is for its registry alone", async () => {
  const id = arm.site("other");
  const sent = pulling({ server: "registry.example.com", username: "robot", password });
  expect((await arm.send("PUT", id, sent)).body.error.message).toContain("without a user name and password");
  const group = {
    imageRegistryCredentials: [{ server: "https://Index.Docker.io/v1/", username: "me", password: "x" }],
  };
  const logins = { find: () => Promise.resolve(undefined) };
  const hub = { server: "https://index.docker.io/v1/", username: "me", password: "x" };
  const images = ["busybox:1", "docker.io/team/app", "index.docker.io/a/b:1", "registry.example.com/busybox:1"];
  expect(await Promise.all(images.map((image) => authFor(logins, group, image)))).toEqual([hub, hub, hub, undefined]);
  expect(
    ["busybox", "team/app", "localhost/x", "[::1]:5000/x", "a.b:1/x@sha256:" + "0".repeat(64)].map(registryOf),
  ).toEqual(["docker.io", "docker.io", "localhost", "[::1]:5000", "a.b:1"]);
});

test("the docker CLI's sign-ins are found where it keeps them", async () => {
  const encoded = (text: string) => Buffer.from(text).toString("base64");
  const config = {
    auths: {
      "https://index.docker.io/v1/": { auth: encoded("hub:pw:1") },
      "team.azurecr.io": { auth: encoded("00000000-0000-0000-0000-000000000000:"), identitytoken: "token-1" },
      "https://old.example.com/v2/": { auth: encoded("old:pw") },
      "helped.example.com": {},
    },
    credHelpers: { "helped.example.com": "one", "token.example.com": "two", "failing.example.com": "three" },
  };
  const asked: string[] = [];
  const helpers: Record<string, object> = {
    one: { Username: "u", Secret: "s" },
    two: { Username: "<token>", Secret: "token-2" },
  };
  const logins = cliLogins(
    () => JSON.stringify(config),
    async (helper, registry) => {
      asked.push(`${helper} ${registry}`);
      if (helpers[helper] === undefined) throw new Error("credentials not found in native keychain");
      return JSON.stringify(helpers[helper]);
    },
  );
  const registries = [
    "docker.io",
    "team.azurecr.io",
    "old.example.com",
    ...Object.keys(config.credHelpers),
    "no.example.com",
  ];
  expect(await Promise.all(registries.map((name) => logins.find(name)))).toEqual([
    { server: "https://index.docker.io/v1/", username: "hub", password: "pw:1" },
    {
      server: "team.azurecr.io",
      username: "00000000-0000-0000-0000-000000000000",
      password: "",
      identityToken: "token-1",
    },
    { server: "old.example.com", username: "old", password: "pw" },
    { server: "helped.example.com", username: "u", password: "s" },
    { server: "token.example.com", username: "", password: "", identityToken: "token-2" },
    undefined,
    undefined,
  ]);
  expect(asked).toEqual(["one helped.example.com", "two token.example.com", "three failing.example.com"]);
  for (const text of [undefined, "", "not json", "null"])
    expect(await cliLogins(() => text).find("docker.io")).toBeUndefined();
  expect(await cliLogins(() => '{"credsStore": "no-such-helper-berth"}').find("docker.io")).toBeUndefined();
});

test("an image that is here is not asked for", async () => {
  const before = registry.requests.length;
  const sent = { ...group([idle("main", whole)], {}) };
  expect((await arm.run("PUT", arm.site("here"), sent)).body.status).toBe("Succeeded");
  expect(registry.requests.length).toBe(before);
});
