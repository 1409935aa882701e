import { randomBytes } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import { runClusterCommand } from "../../../../src/providers/local/containerservice/command";
import { openDockerEngine } from "../../../../src/docker/dockerode/engine";
import type { Engine } from "../../../../src/docker/engine";

const server = `berth-test-${randomBytes(4).toString("hex")}`;
let engine: Engine;

beforeAll(async () => {
  engine = await openDockerEngine({ kind: "socket", path: "/var/run/docker.sock" });
  const command = ["sleep", "3600"];
  await engine.createContainer(server, { image: "busybox:1", command, labels: {}, restart: "no", network: "none" });
  await engine.startContainer(server);
});
afterAll(async () => {
  await engine.removeContainer(server);
  engine.close();
});

const zip = (files: Record<string, string>) =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))).toString(
    "base64",
  );
const leftovers = async () => (await engine.exec(server, { command: ["ls", "/berth/commands"] })).stdout;

test("a command runs among its files, says all in order, and leaves nothing", async () => {
  const long = `${"folder/".repeat(30)}${"x".repeat(90)}`;
  const context = zip({
    "run.sh": "cat data/text; cat $1; echo problem >&2; echo $KUBECONFIG; exit 3",
    "data/text": "one\n",
    [long]: "two\n",
  });
  const result = await runClusterCommand(engine, server, { command: `./run.sh ${long}`, context });
  expect(result).toEqual({
    exitCode: 3,
    logs: "one\ntwo\nproblem\n/etc/rancher/k3s/k3s.yaml\n",
    startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    finishedAt: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(result.startedAt < result.finishedAt).toBe(true);
  const quoted = `printf '%s|' "$0" 'a b' "$(ls | wc -l)"`;
  expect(await runClusterCommand(engine, server, { command: quoted })).toMatchObject({
    exitCode: 0,
    logs: "sh|a b|0|",
  });
  expect(await leftovers()).toBe("");
});

test.each([
  [Buffer.from("no zip").toString("base64"), /^The context of the command is not a zip in base64: /],
  [zip({ "../up": "" }), /^The context of the command holds the path '\.\.\/up', which is not inside it\.$/],
  [zip({ "/etc/passwd": "" }), /^The context of the command holds the path '\/etc\/passwd', which is not inside it\.$/],
])("refuses the context %#", async (context, message) => {
  await expect(runClusterCommand(engine, server, { command: "true", context })).rejects.toMatchObject({
    status: 400,
    code: "InvalidParameter",
    message: expect.stringMatching(message),
  });
});
