import { X509Certificate } from "node:crypto";
import { onAbort } from "../../src/clock";
import type { ArmResponse, LocalArmService } from "../../src/providers/local/contract";
import { echo, Served } from "../support/serve/served";

const service = echo();
let served: Served;
beforeAll(async () => void (served = await Served.start(service, ["berth.example"])));
afterAll(() => served.remove());
beforeEach(() => void service.asked.splice(0));

const NO_TOKEN = {
  error: { code: "AuthenticationFailed", message: "Authentication failed. The 'Authorization' header is missing." },
};
const WRONG_TOKEN = {
  error: {
    code: "AuthenticationFailed",
    message: "Authentication failed. The access token is not one of this server's, or has expired.",
  },
};

describe("without a token", () => {
  test.each([
    ["GET", "/subscriptions?api-version=2022-12-01"],
    ["GET", "/"],
    ["PUT", "/subscriptions/s/resourcegroups/g?api-version=2022-12-01"],
    ["DELETE", "/subscriptions/s/resourcegroups/g"],
    ["POST", "/metadata/endpoints?api-version=2022-09-01"],
    ["GET", "/berth/engine?api-version=2022-12-01"],
    ["OPTIONS", "/subscriptions"],
    ["HEAD", "/subscriptions"],
    ["GET", "/identity/token/../../subscriptions"],
    ["GET", "/%2e%2e/%00"],
  ])("%s %s is answered with 401", async (method, path) => {
    const { status, body, headers } = await served.send(path, { method });
    expect([status, method === "HEAD" ? NO_TOKEN : body]).toEqual([401, NO_TOKEN]);
    expect(headers["www-authenticate"]).toMatch(/^Bearer authorization_uri="https:\/\/localhost:\d+\/adfs"/);
    expect(service.asked).toEqual([]);
  });

  test.each([
    ["a foreign host", { host: "evil.example" }],
    ["a page of another site", { origin: "https://evil.example" }],
    ["another scheme", { authorization: "Basic YTpi" }],
    ["a token of nobody", { authorization: "Bearer e30.e30.e30" }],
    ["a token without a signature", { authorization: `Bearer ${unsigned()}` }],
  ])("%s is answered with 401, too", async (_, headers) => {
    const { status, body } = await served.send("/subscriptions", { headers });
    expect([status, body]).toEqual([401, "authorization" in headers ? WRONG_TOKEN : NO_TOKEN]);
    expect(service.asked).toEqual([]);
  });

  test.each(["100-continue", "a miracle"])("a request that expects %s is answered with 401, too", async (expected) => {
    const { status } = await served.send("/x", {
      method: "PUT",
      headers: { expect: expected, "content-length": "5" },
      body: "x",
    });
    expect(status).toBe(401);
  });

  test("a body is not read", async () => {
    const { status, headers } = await served.send("/x", { method: "PUT", body: "x".repeat(100_000) });
    expect([status, headers.connection]).toEqual([401, "close"]);
  });
});

test.each([
  [{ "retry-after-ms": "100" }, "1"],
  [{ "retry-after-ms": "2500" }, "3"],
  [{ "retry-after": "17" }, "17"],
  [{}, undefined],
])("a pause of %j is told in seconds, too", async (headers: ArmResponse["headers"], seconds) => {
  const pausing = await Served.start({ ...service, handle: async () => ({ status: 202, headers, body: "" }) });
  try {
    const answer = await pausing.send("/subscriptions", { headers: await pausing.bearer() });
    expect([answer.status, answer.headers["retry-after"]]).toEqual([202, seconds]);
  } finally {
    await pausing.remove();
  }
});

/** As a server would take it that believes a token's own word for its algorithm. */
function unsigned(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none", typ: "JWT" })}.${part({ appid: "x", aud: "x", exp: 9_999_999_999 })}.`;
}

describe("with a token", () => {
  test("a request reaches the service as it was sent, and its answer comes back", async () => {
    const headers = { ...(await served.bearer()), "content-type": "application/json", "x-ms-client-request-id": "7" };
    const body = '{"location":"westeurope"}';
    const path = "/subscriptions//s///resourceGroups/G%20x?api-version=2022-12-01&$filter=a%20eq%20'b'";
    const got = await served.send(path, { method: "PUT", headers, body });
    expect([got.status, got.headers["x-of"], got.body]).toEqual([200, "service", { ok: true }]);
    const { port } = served.server;
    expect(service.asked).toEqual([
      {
        method: "PUT",
        url: `https://localhost:${port}/subscriptions/s/resourceGroups/G%20x?api-version=2022-12-01&$filter=a%20eq%20%27b%27`,
        headers: { ...headers, host: `localhost:${port}`, connection: "close", "content-length": "25" },
        body,
        signal: expect.any(AbortSignal),
        isFromOutside: true,
      },
    ]);
  });

  test.each(["localhost", "127.0.0.1", "[::1]", "berth.example", "LOCALHOST"])("%s is this server", async (name) => {
    const host = `${name}:${served.server.port}`;
    const { status } = await served.send("/subscriptions", { headers: { ...(await served.bearer()), host } });
    expect(status).toBe(200);
    expect(service.asked[0]!.url).toBe(`https://${host.toLowerCase()}/subscriptions`);
  });

  test("a foreign name and pages of other sites are refused", async () => {
    const bearer = await served.bearer();
    const sent: Record<string, string>[] = [
      { host: "evil.example" },
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
    ];
    const got = await Promise.all(sent.map((more) => served.send("/x", { headers: { ...bearer, ...more } })));
    const { port } = served.server;
    const hosts = ["localhost", "127.0.0.1", "[::1]", "berth.example"].map((name) => `${name}:${port}`).join(", ");
    expect(got.map(({ status, body }) => [status, body.error.code, body.error.message])).toEqual([
      [403, "ForeignHost", `This server is not 'evil.example'. It is: ${hosts}.`],
      [403, "CrossSiteRequest", "Pages of other sites are not answered."],
      [403, "CrossSiteRequest", "Pages of other sites are not answered."],
    ]);
    expect(service.asked).toEqual([]);
  });

  test("a client that asks before it sends a body is told to send it", async () => {
    const headers = { ...(await served.bearer()), expect: "100-continue" };
    expect((await served.send("/x", { method: "PUT", headers, body: "abc" })).status).toBe(200);
    expect(service.asked[0]!.body).toBe("abc");
  });

  test("4 MB are taken, and no more", async () => {
    const headers = await served.bearer();
    const most = 4 * 1024 * 1024;
    const put = (length: number) => served.send("/x", { method: "PUT", headers, body: "x".repeat(length) });
    expect((await put(most)).status).toBe(200);
    expect(service.asked[0]!.body).toHaveLength(most);
    const { status, body } = await put(most + 1);
    expect([status, body]).toEqual([
      413,
      { error: { code: "RequestContentTooLarge", message: `The request content has more than ${most} bytes.` } },
    ]);
  });

  test("each answered request is told of, without its query", async () => {
    served.lines.splice(0);
    await served.send("/a/b?secret=1", { headers: await served.bearer() });
    expect(served.lines.map(({ method, path, status }) => [method, path, status])).toEqual([
      ["POST", "/adfs/oauth2/v2.0/token", 200],
      ["GET", "/a/b", 200],
    ]);
  });
});

/** A service that answers when it is told to. */
function waiting() {
  const done = { settled: 0 };
  let answer = (_: ArmResponse) => {};
  let take = (_: AbortSignal) => {};
  const taken = new Promise<AbortSignal>((resolve) => (take = resolve));
  const service: LocalArmService = {
    handle: ({ signal }) => {
      take(signal!);
      return new Promise((resolve) => (answer = resolve));
    },
    settled: async () => void done.settled++,
  };
  return { service, done, taken, answer: () => answer({ status: 204, headers: {}, body: "" }) };
}

test("the end waits for what was taken, and for the operations that it began", async () => {
  const { service: slow, done, taken, answer } = waiting();
  const ending = await Served.start(slow);
  const headers = await ending.bearer();
  const got = ending.send("/x", { headers });
  await taken;
  const closing = ending.remove();
  expect(done.settled).toBe(0);
  answer();
  expect((await got).status).toBe(204);
  await closing;
  expect(done.settled).toBe(1);
  await expect(ending.send("/x", { headers })).rejects.toThrow("ECONNREFUSED");
});

test("a client that goes away takes its request with it", async () => {
  const { service: slow, taken, answer } = waiting();
  const left = await Served.start(slow);
  const gone = new AbortController();
  const got = left.send("/x", { headers: await left.bearer(), signal: gone.signal });
  const signal = await taken;
  const aborted = new Promise<void>((resolve) => onAbort(signal, resolve));
  gone.abort();
  await expect(got).rejects.toThrow("aborted");
  await aborted;
  answer();
  await left.remove();
});

test("the certificate is of this server alone, and of an authority that can make no other one", () => {
  const authority = new X509Certificate(served.state.authority.cert);
  expect([authority.ca, authority.subject, authority.checkIssued(authority)]).toEqual([
    true,
    "CN=Berth on a machine\\, of mine\nO=Berth",
    true,
  ]);
});
