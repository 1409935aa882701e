/**
 * A kubeconfig comes from whoever controls the cluster: Azure, or a container of the local engine. Nothing in it may
 * make the machine that reads it run a program, read a file or send a request.
 */

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { createServer as createPlainServer } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "../../src/docker/engine";
import { KubeconfigFault, openApi } from "../../src/providers/kubernetes/api";
import { clusterKubeconfig } from "../../src/providers/local/containerservice/credentials";
import { FakeClock, operation } from "../support/arm/script";
import { selfSigned } from "../support/selfSigned";

const SECRET = { apiVersion: "v1", kind: "Secret", metadata: { name: "s", namespace: "default" } };
const certificate = selfSigned("api", "127.0.0.1");
const base64 = (text: string) => Buffer.from(text).toString("base64");

let folder: string;
let api: Server;
let proxy: Server;
/** The requests to the API server and the proxy. */
let asked: string[];

beforeAll(async () => {
  api = createServer(certificate, (request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const list = { kind: "APIResourceList", resources: [{ name: "secrets", kind: "Secret", namespaced: true }] };
    const body = request.url === "/api/v1" ? list : SECRET;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  proxy = createPlainServer().on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end();
  });
  await Promise.all(
    [api, proxy].map((server) => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))),
  );
});
afterAll(() => Promise.all([api, proxy].map((server) => new Promise((resolve) => server.close(resolve)))));

beforeEach(() => {
  asked = [];
  folder = mkdtempSync(join(tmpdir(), "berth-kubeconfig-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const addressOf = (server: Server, scheme = "https") =>
  `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
const mark = () => join(folder, "ran");

/** A kubeconfig as a cluster returns it, in JSON, which is also YAML. */
function config(cluster: object, user: object) {
  const data = base64(certificate.cert);
  return {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "c", cluster: { server: addressOf(api), "certificate-authority-data": data, ...cluster } }],
    users: [{ name: "u", user }],
    contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
    "current-context": "x",
  };
}

/** Possible contents of the file in the server's container. */
const engineWith = (stdout: string) =>
  ({ exec: async () => ({ exitCode: 0, stdout, stderr: "" }) }) as unknown as Engine;
const handedOut = (found: object | string) =>
  clusterKubeconfig(
    engineWith(typeof found === "string" ? found : JSON.stringify(found)),
    "server",
    { host: "127.0.0.1", port: 6443 },
    { cluster: "aks", context: "aks-admin", user: "clusterAdmin_rg_aks" },
  );

const TOKEN = { token: "hunter2-token" };
const exec = () => ({
  apiVersion: "client.authentication.k8s.io/v1",
  command: "sh",
  args: ["-c", `touch ${mark()}; echo '{"status":{"token":"hunter2"}}'`],
  interactiveMode: "Never",
});

const ATTACKS: [what: string, path: string, cluster: () => object, user: () => object][] = [
  ["a command", "users[0].user.exec", () => ({}), () => ({ exec: exec() })],
  ["a command beside a token", "users[0].user.exec", () => ({}), () => ({ ...TOKEN, exec: exec() })],
  [
    "a command of a provider",
    "users[0].user.auth-provider",
    () => ({}),
    () => ({ "auth-provider": { name: "gcp", config: { "cmd-path": "sh", "cmd-args": `-c "touch ${mark()}"` } } }),
  ],
  ["a file as token", "users[0].user.token-file", () => ({}), () => ({ "token-file": join(folder, "private") })],
  ["a file as token", "users[0].user.tokenFile", () => ({}), () => ({ tokenFile: join(folder, "private") })],
  [
    "a file as certificate",
    "users[0].user.client-certificate",
    () => ({}),
    () => ({ ...TOKEN, "client-certificate": join(folder, "private") }),
  ],
  [
    "a file as authority",
    "clusters[0].cluster.certificate-authority",
    () => ({ "certificate-authority": join(folder, "private") }),
    () => TOKEN,
  ],
  ["a proxy", "clusters[0].cluster.proxy-url", () => ({ "proxy-url": addressOf(proxy, "http") }), () => TOKEN],
  [
    "any server",
    "clusters[0].cluster.insecure-skip-tls-verify",
    () => ({ "insecure-skip-tls-verify": true }),
    () => TOKEN,
  ],
  ["somebody else", "users[0].user.as", () => ({}), () => ({ ...TOKEN, as: "system:admin" })],
  ["a password", "users[0].user.username", () => ({}), () => ({ username: "me", password: "hunter2" })],
];

describe.each(ATTACKS)("%s: %s", (_, path, cluster, user) => {
  beforeEach(() => writeFileSync(join(folder, "private"), "hunter2-private"));

  test("is refused by name before anything is asked", async () => {
    const opening = openApi(JSON.stringify(config(cluster(), user())), new FakeClock(), operation());
    const asking = opening.then((found) => found.read("Secret", "default", "s"));
    await expect(asking).rejects.toThrow(KubeconfigFault);
    await expect(asking).rejects.toThrow(path);
    expect(asked).toEqual([]);
    expect(existsSync(mark())).toBe(false);
  });

  test("is not handed out", async () => {
    await expect(handedOut(config(cluster(), user()))).rejects.toThrow(path);
  });
});

test("when a command is needed to sign in, the error says what to do", async () => {
  const opening = openApi(JSON.stringify(config({}, { exec: exec() })), new FakeClock(), operation());
  await expect(opening).rejects.toThrow(/Azure Kubernetes Service Cluster Admin Role.*disableLocalAccounts: false/s);
});

test("credentials alone reach the server, by its own certificate", async () => {
  const found = await openApi(JSON.stringify(config({}, TOKEN)), new FakeClock(), operation());
  expect((await found.read("Secret", "default", "s"))?.metadata?.name).toBe("s");
  expect(asked.at(-1)).toBe("GET /api/v1/namespaces/default/secrets/s Bearer hunter2-token");
});

test.each([
  ["http://127.0.0.1:1", "a server that is not an https address"],
  ["https://user:hunter2@127.0.0.1:1", "a server that is not an https address"],
  ["https://127.0.0.1:1\nusers: []", "a server that is not an https address"],
])("a server at %j", async (server, problem) => {
  const opening = openApi(JSON.stringify(config({ server }, TOKEN)), new FakeClock(), operation());
  await expect(opening).rejects.toThrow(`its kubeconfig has ${problem}.`);
});

describe("what is handed out", () => {
  const credentials = { "client-certificate-data": base64("cert"), "client-key-data": base64("key") };

  test("is made from its parts, with the published address", async () => {
    const told = await handedOut(config({ server: "https://attacker.example" }, { ...credentials, exec: null }));
    expect(told).toBe(
      [
        "apiVersion: v1",
        "clusters:",
        "- cluster:",
        `    certificate-authority-data: "${base64(certificate.cert)}"`,
        '    server: "https://127.0.0.1:6443"',
        '  name: "aks"',
        "contexts:",
        "- context:",
        '    cluster: "aks"',
        '    user: "clusterAdmin_rg_aks"',
        '  name: "aks-admin"',
        'current-context: "aks-admin"',
        "kind: Config",
        "preferences: {}",
        "users:",
        '- name: "clusterAdmin_rg_aks"',
        "  user:",
        `    client-certificate-data: "${base64("cert")}"`,
        `    client-key-data: "${base64("key")}"`,
        "",
      ].join("\n"),
    );
  });

  test("contains no text that is more than a value", async () => {
    const data = `${base64("ca")}\n    insecure-skip-tls-verify: true`;
    await expect(handedOut(config({ "certificate-authority-data": data }, credentials))).rejects.toThrow(
      "it has a certificate or key that is not in base64.",
    );
    await expect(handedOut(config({}, { token: 'a"\nexec: {}' }))).rejects.toThrow("a token with characters");
  });

  test.each(["", "null", "[]", '{"clusters":3}', '{"clusters":[null],"users":[7]}'])(
    "%j is not ready",
    async (found) => {
      await expect(handedOut(found)).rejects.toThrow("The cluster's credentials are not ready yet.");
    },
  );
});
