import { stopSupervisor, supervisorLink } from "../../src/supervisor/client";
import { allLabels, openDocker } from "../support/engine/docker";
import { LocalArm } from "../support/engine/arm";
import { EngineDoor } from "../support/engine/door";
import { inside } from "../support/engine/inside";
import { GitServer } from "../support/gitServer";
import { PulumiStack } from "../support/pulumi/cli";
import { asked } from "../support/waiting";

const docker = openDocker();
const door = new EngineDoor();
const stack = new PulumiStack("test/security/programs/marked.ts");
const CLONE = "clone-3e9d2b70cc";
const [withPassword, plain] = [new GitServer({ username: "robot", password: CLONE }), new GitServer()];
/** By the place where the program puts it. */
const SECRETS: Record<string, string> = {
  tag: "tag-7f3a9c51d2",
  command: "command-b84e60f1aa",
  header: "header-90c4d2e6b1",
  value: "value-1d5f7a3c88",
  setting: "setting-6e2b9d40f7",
  long: "long-c3a81f5e29",
};
let id: string;

beforeAll(async () => {
  await Promise.all([door.open(), withPassword.start(), plain.start()]);
  SECRETS.url = plain.url();
  await stack.succeed("stack", "init", "test");
  await stack.succeed("config", "set", "berth:dockerHost", door.host);
  await stack.succeed("config", "set", "--plaintext", "test:password", withPassword.url());
  for (const [name, text] of Object.entries(SECRETS))
    await stack.succeed("config", "set", "--secret", `test:${name}`, text);
  // Its readiness and liveness probes need the secrets in them.
  await stack.succeed("up", "--yes", "--skip-preview");
  ({ id } = await stack.outputs());
});
afterAll(async () => {
  await stack.remove();
  // It would wait for an engine behind the door for a long time.
  await stopSupervisor({ kind: "socket", path: door.socket });
  await Promise.all([door.close(), withPassword.stop(), plain.stop()]);
});

/** The secrets in a text, by their places, as they are, in base64 or encoded as part of a URL. */
function secretsIn(text: string): string[] {
  const basic = Buffer.from(`robot:${SECRETS.header}`).toString("base64");
  const all = { ...SECRETS, basic, clone: CLONE };
  return Object.entries(all).flatMap(([place, secret]) => {
    const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")];
    return forms.some((form) => text.includes(form)) ? [place] : [];
  });
}

const page = () => inside(docker, id, "web", "cat", "/www/all");
const wanted = () => new RegExp(`^${SECRETS.value} ${SECRETS.command} ${SECRETS.long}9x{8000}`);

test("a container gets the secrets whole, ten long ones among them", async () => {
  expect(await page()).toMatch(wanted());
  expect(await inside(docker, id, "web", "cat", "/mnt/configmap/web/a.setting")).toBe(SECRETS.setting);
});

test("a job runs with a secret in its command", async () => {
  expect((await stack.outputs()).logs).toBe("done\n");
});

test("no secret is in a label, and so in no record, wherever the program puts it", async () => {
  expect(secretsIn(await allLabels(docker))).toEqual([]);
});

test("no secret is in the path or query of a request to the engine: the engine's log and proxies keep these", () => {
  const creates = door.calls.filter(({ path }) => path.includes("/containers/create"));
  expect(creates.length).toBeGreaterThan(0);
  expect(creates.filter(({ path }) => !/^\/containers\/create\?name=[\w.-]+$/.test(path))).toEqual([]);
  expect(secretsIn(JSON.stringify(door.calls))).toEqual([]);
});

test("no secret is in the recorded calls or in clear in the state", async () => {
  expect(stack.takeCalls().map((call) => secretsIn(JSON.stringify(call)))).toEqual(
    expect.not.arrayContaining([[expect.anything()]]),
  );
  // Pulumi keeps the URL that the program did not mark in the configuration, and in no resource.
  expect(secretsIn(await stack.succeed("stack", "export"))).toEqual([]);
});

test.each(["password", "url"])("the volume of a cloned repository has no secret (%s)", async (volume) => {
  expect(await inside(docker, id, "web", "test", "-s", `/${volume}/.git/config`)).toBe("");
  const secret = volume === "url" ? SECRETS.url! : CLONE;
  expect(await inside(docker, id, "web", "grep", "-rlF", secret, `/${volume}`)).toBe("exit code 1\n");
});

test("what ARM shows lacks them, and the state knows them: there is nothing to refresh or to update", async () => {
  const arm = new LocalArm();
  expect(secretsIn(JSON.stringify((await arm.get(id)).body))).toEqual([]);
  await stack.succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  await stack.succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
});

test("a stopped group starts again with its secrets, and its probes succeed", async () => {
  const arm = new LocalArm({ dockerHost: door.host, supervisor: supervisorLink });
  await arm.run("POST", `${id}/stop`);
  await arm.run("POST", `${id}/start`);
  await asked(page, (text) => wanted().test(text));
  expect(secretsIn(await allLabels(docker))).toEqual([]);
  const view = async () => (await arm.get(id)).body.properties.containers[0].properties.instanceView;
  await asked(view, ({ ready }) => ready === true);
});

test("a change of a tag that is secret is hidden too", async () => {
  SECRETS.tag = "tag-later-552bb1";
  await stack.succeed("config", "set", "--secret", "test:tag", SECRETS.tag);
  await stack.succeed("up", "--yes", "--skip-preview");
  expect(secretsIn(await allLabels(docker))).toEqual([]);
  await stack.succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
});
