import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { group, idle, LocalArm } from "../support/engine/arm";
import { berth, startBerth } from "../support/cli/berth";
import { type Got, sendTo } from "../support/serve/served";

const folder = mkdtempSync(join(tmpdir(), "berth-serve-"));
const place = ["--folder", folder];
const arm = new LocalArm();
beforeAll(() => arm.createGroup());
afterAll(async () => {
  await arm.removeGroup();
  rmSync(folder, { recursive: true });
});

const origin = () =>
  (JSON.parse(readFileSync(join(folder, "serve-address.json"), "utf8")) as { origin: string }).origin;

/** A client that has nothing but what `berth env` prints. */
async function client(): Promise<(method: string, path: string, body?: object) => Promise<Got>> {
  const { out } = await berth(["env", "node", "--shell", "sh", ...place]);
  const set = Object.fromEntries([...out.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]));
  const ca = readFileSync(set["NODE_EXTRA_CA_CERTS"] ?? "", "utf8");
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: set["AZURE_CLIENT_ID"] ?? "",
    client_secret: set["AZURE_CLIENT_SECRET"] ?? "",
    scope: "https://management.azure.com/.default",
  });
  const tokens = `${set["AZURE_AUTHORITY_HOST"]}/${set["AZURE_TENANT_ID"]}/oauth2/v2.0/token`;
  const { body } = await sendTo(tokens, ca, { method: "POST", body: form.toString() });
  const headers = { authorization: `Bearer ${body.access_token}`, "content-type": "application/json" };
  return (method, path, content) =>
    sendTo(`${set["AZURE_RESOURCE_MANAGER_ENDPOINT"]}${path}?api-version=2023-05-01`, ca, {
      ...{ method, headers },
      ...(content !== undefined && { body: JSON.stringify(content) }),
    });
}

test("what a client makes over the socket is what everybody sees, and Ctrl-C waits for it", async () => {
  const served = startBerth(["serve", "--port", "0", ...place]);
  await served.says((out) => out.includes("Ctrl-C ends it"));
  const send = await client();
  const id = arm.site("served");
  const put = await send("PUT", id, group([idle("one")]));
  expect([put.status, put.body.properties.provisioningState]).toEqual([201, "Pending"]);
  served.child.kill("SIGINT");
  expect((await served.ended).code).toBe(0);
  // The operation that was under way has ended: nothing is left to do.
  const { status, body } = await arm.get(id);
  expect([status, body.properties.provisioningState, body.properties.instanceView.state]).toEqual([
    200,
    "Succeeded",
    "Running",
  ]);
  const { out, err } = served.seen;
  expect(
    out
      .replaceAll(/\d{2}:\d{2}:\d{2}|\d+ ms/g, "…")
      .split("\n\n")
      .at(-1),
  ).toBe(`…  200  POST   /adfs/oauth2/v2.0/token  …\n…  201  PUT    ${id}  …\n`);
  expect(err).toBe(
    "berth: Waiting for the requests and operations that are under way. Another signal ends it at once.\n",
  );
});

test("without a server, berth env says how to start one", async () => {
  const { code, err } = await berth(["env", "az", ...place]);
  expect([code, err]).toEqual([1, "berth: No server runs. Start one in another shell: berth serve\n"]);
});

test("a port that is taken, an odd address and an unknown client are refused", async () => {
  const first = startBerth(["serve", "--port", "0", ...place]);
  await first.says((out) => out.includes("Ctrl-C ends it"));
  const { port } = new URL(origin());
  const told = await Promise.all([
    berth(["serve", "--port", port, ...place]),
    berth(["serve", "--listen", "here", ...place]),
    berth(["serve", "--target", "azure", "--subscription", arm.group.split("/")[2]!, ...place]),
    berth(["env", "curl", ...place]),
  ]);
  first.child.kill("SIGTERM");
  expect((await first.ended).code).toBe(0);
  expect(told.map(({ code, err }) => [code, err])).toEqual([
    [1, `berth: Port ${port} of 127.0.0.1 is in use. Choose another one with --port, or 0 for a free one.\n`],
    [2, 'berth: --listen: "here" must be an IP address of this machine.\n'],
    [2, "berth: serve is for target local: Azure has an endpoint of its own.\n"],
    [2, "berth: curl is no client that berth env knows: az, terraform, python, go, node.\n"],
  ]);
});
