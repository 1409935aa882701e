import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { ArmFailure } from "../../../src/providers/arm/contract";
import { ApiFault, openApi, SilentApi } from "../../../src/providers/kubernetes/api";
import { kubernetesResources } from "../../../src/providers/kubernetes/client";
import { DeploymentFault, explain } from "../../../src/providers/kubernetes/explain";
import { FakeClock, operation } from "../../support/arm/script";
import { armOf } from "../../support/kubernetes/cluster";
import { selfSigned } from "../../support/selfSigned";

const certificate = selfSigned("api", "127.0.0.1");

const configFor = (server: string) => `
apiVersion: v1
kind: Config
clusters: [{ name: c, cluster: { server: "${server}", certificate-authority-data: ${Buffer.from(certificate.cert).toString("base64")} } }]
users: [{ name: u, user: { token: hunter2-token } }]
contexts: [{ name: x, context: { cluster: c, user: u } }]
current-context: x
`;
const RESOURCES: Record<string, object> = {
  "/api/v1": { kind: "APIResourceList", resources: [{ name: "secrets", kind: "Secret", namespaced: true }] },
};
const SECRET = { apiVersion: "v1", kind: "Secret", metadata: { name: "s", namespace: "default" } };
const refusal = (code: number, reason: string, message: string) =>
  [code, { apiVersion: "v1", kind: "Status", status: "Failure", code, reason, message }] as const;

let server: Server;
let config: string;
let requests: string[];
let answers: (readonly [status: number, body: object])[];

/** Called for each answer that is withheld; undefined: all answers are sent. */
let stall: ((response: ServerResponse) => void) | undefined;

beforeEach(async () => {
  requests = [];
  stall = undefined;
  server = createServer(certificate, (request, response) => {
    if (stall !== undefined) return stall(response);
    const { pathname } = new URL(request.url!, "http://api");
    const known = RESOURCES[pathname];
    const [status, body] = known === undefined ? (answers.shift() ?? [200, SECRET]) : ([200, known] as const);
    if (known === undefined)
      requests.push(
        [request.method, request.url, request.headers["content-type"], request.headers.authorization].join(" "),
      );
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  config = configFor(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = (context = operation(), clock = new FakeClock()) => openApi(config, clock, context);

test("server-side apply, and the trial of it", async () => {
  answers = [];
  const api = await open();
  await api.apply<"Secret">(SECRET);
  await api.apply<"Secret">(SECRET, "trial");
  const path = "PATCH /api/v1/namespaces/default/secrets/s";
  const rest = "application/apply-patch+yaml Bearer hunter2-token";
  expect(requests).toEqual([
    `${path}?fieldManager=pulumi-berth&force=true ${rest}`,
    `${path}?dryRun=All&fieldManager=pulumi-berth&force=true ${rest}`,
  ]);
});

test("an object that does not exist is read as undefined, and its deletion succeeds", async () => {
  answers = [refusal(404, "NotFound", "no"), refusal(404, "NotFound", "no")];
  const api = await open();
  expect(await api.read("Secret", "default", "s")).toBeUndefined();
  await api.remove("Secret", "default", "s");
  expect(requests[1]).toMatch(/^DELETE \/api\/v1\/namespaces\/default\/secrets\/s\?propagationPolicy=Foreground /);
});

test("a busy server is asked again, one that refuses is not", async () => {
  answers = [refusal(503, "ServiceUnavailable", "etcd"), refusal(429, "TooManyRequests", "later")];
  const api = await open();
  expect((await api.read("Secret", "default", "s"))?.metadata?.name).toBe("s");
  expect(requests).toHaveLength(3);
  answers = [refusal(403, "Forbidden", "you may not")];
  await expect(api.apply<"Secret">(SECRET)).rejects.toEqual(new ApiFault("you may not", 403, "Forbidden"));
  expect(requests).toHaveLength(4);
});

test("an answer that explains nothing", async () => {
  answers = [[418, {}]];
  const api = await open();
  await expect(api.read("Secret", "default", "s")).rejects.toEqual(new ApiFault("it gave no explanation.", 418));
});

test("an interruption ends the asking", async () => {
  const abort = new AbortController();
  answers = Array.from({ length: 99 }, () => refusal(503, "ServiceUnavailable", "etcd"));
  const api = await open(operation(abort.signal));
  const reading = api.read("Secret", "default", "s");
  abort.abort();
  await expect(reading).rejects.toMatchObject({ name: "AbortError" });
});

describe("a server that accepts a request and says nothing", () => {
  test.each([
    ["at all", () => undefined],
    ["but the beginning of its answer", (response: ServerResponse) => void response.writeHead(200).write("{")],
  ])("%s is asked twice, then given up", async (_, begin) => {
    const asked = new EventTarget();
    const closed: Promise<unknown>[] = [];
    stall = (response) => {
      closed.push(once(response, "close"));
      begin(response);
      asked.dispatchEvent(new Event("asked"));
    };
    const [context, clock] = [operation(), new FakeClock()];
    const api = await open(context, clock);
    let first = once(asked, "asked");
    const reading = api.read("Secret", "default", "s");
    reading.catch(() => undefined);
    await first;
    expect(context.lines).toEqual([]);
    clock.pass(5_000);
    expect(context.lines).toEqual(["Waiting for the cluster's API server, which does not answer"]);
    first = once(asked, "asked");
    clock.pass(60_000);
    await first;
    clock.pass(65_000);
    await expect(reading).rejects.toEqual(new SilentApi());
    await Promise.all(closed);
    expect(closed).toHaveLength(2);
    expect(context.lines[1]).toBe("Asking the cluster's API server again: no answer within 65 s");
    expect(explain("it", new SilentApi(), context.signal).message).toBe(
      "it: the cluster's API server cannot be reached (no answer within 65 s). Check that the cluster runs, and the network.",
    );
  });

  test("is left at an interruption", async () => {
    const abort = new AbortController();
    const asked = new Promise<ServerResponse>((resolve) => (stall = resolve));
    const api = await open(operation(abort.signal));
    const reading = api.read("Secret", "default", "s");
    reading.catch(() => undefined);
    const closed = once(await asked, "close");
    abort.abort();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    await closed;
  });
});

test("a kubeconfig that cannot be read is not shown", async () => {
  const secret = 'clusters: "hunter2-key';
  await expect(openApi(secret, new FakeClock(), operation())).rejects.toThrow("its kubeconfig cannot be read.");
  await expect(openApi("{}", new FakeClock(), operation())).rejects.toThrow(
    "its kubeconfig names no cluster and user.",
  );
});

test("a server that does not answer", async () => {
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const clock = new FakeClock();
  const arm = armOf(configFor(`https://127.0.0.1:${port}`));
  const target = { findStorageAccount: async () => undefined };
  const [deployments] = Object.values(kubernetesResources(arm, target, "sub", { clock }));
  const id =
    "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks/namespaces/shop/deployments/web";
  await expect(deployments!.read(id, operation())).rejects.toThrow(
    'Deployment "web" in namespace "shop" of cluster "aks": the cluster\'s API server cannot be reached (ECONNREFUSED). Check that the cluster runs, and the network.',
  );
  expect(clock.elapsedMs).toBe(60_000);
});

describe("failures", () => {
  const signal = new AbortController().signal;
  const result = { id: "id", outputs: {} };
  test.each<[string, unknown, string, object]>([
    [
      "ARM's own",
      new ArmFailure("account: no", { code: "X", statusCode: 409 }),
      "account: no",
      { code: "X", statusCode: 409, result },
    ],
    [
      "one with advice",
      new ApiFault("you may not", 403, "Forbidden"),
      "it: Forbidden (403): you may not Ask for a role that allows it, such as Azure Kubernetes Service RBAC Writer, or check the cluster's policies.",
      { code: "Forbidden", statusCode: 403, result },
    ],
    [
      "one without reason",
      new ApiFault("odd", 418),
      "it: the API server answered (418): odd",
      { statusCode: 418, result },
    ],
    ["of the Deployment", new DeploymentFault("no", ["because"]), "it: no", { reasons: ["because"], result }],
    ["any other", new Error("first\nsecond"), "it: first", { result }],
  ])("%s", (_, error, message, details) => {
    const told = explain("it", error, signal, result);
    expect([told.message, told.details]).toEqual([message, details]);
  });

  test("interruptions", () => {
    const abort = (reason?: unknown) => AbortSignal.abort(reason);
    expect(explain("it", new Error("x"), abort()).message).toBe(
      "it: interrupted. The next `pulumi up` goes on from here.",
    );
    expect(explain("it", new Error("x"), abort({ name: "TimeoutError" })).message).toBe(
      "it: it did not finish in the time allowed.",
    );
  });
});
