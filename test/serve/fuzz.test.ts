import { connect } from "node:tls";
import { createLocalArmService } from "../../src/providers/local/service";
import { EngineError } from "../../src/docker/engine";
import { PATIENCE_MS } from "../support/asking";
import { randomOf } from "../support/random";
import { Served } from "../support/serve/served";

/** More of them: BERTH_FUZZ_REQUESTS=10000 BERTH_FUZZ_SEED=7. */
const REQUESTS = Number(process.env["BERTH_FUZZ_REQUESTS"] ?? 600);
const SEED = Number(process.env["BERTH_FUZZ_SEED"] ?? 1);
const AT_ONCE = 16;

let served: Served;
/**
 * The real service: whatever gets through the door is parsed, routed and checked, and finds no engine behind. With BERTH_FUZZ_ENGINE=yes
 * it finds this machine's; what was made there is removed with the test's subscription.
 */
const SUBSCRIPTION = "00000000-0000-0000-0000-0000000f0220";
const withEngine = process.env["BERTH_FUZZ_ENGINE"] === "yes";
const service = createLocalArmService(
  withEngine
    ? {}
    : { engine: () => Promise.reject(new EngineError("unavailable", "There is no engine in this test.")) },
);
beforeAll(async () => void (served = await Served.start(service)));
afterAll(async () => {
  const [path, version] = [`/subscriptions/${SUBSCRIPTION}/resourceGroups`, "?api-version=2022-12-01"];
  const headers = await served.bearer();
  const { value = [] } = (await served.send(`${path}${version}`, { headers })).body as { value?: { name: string }[] };
  for (const { name } of value)
    await served.send(`${path}/${encodeURIComponent(name)}${version}`, { method: "DELETE", headers });
  await served.remove();
});

type Random = () => number;
const oneOf = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
const often = (random: Random, share: number) => random() < share;

const NAMES = [
  ...["web", "", ".", "..", "%2e%2e", "..%2f..%2fetc%2fpasswd", "%00", "%", "%zz", "%ff", "a".repeat(3000), "{name}"],
  ...["__proto__", "constructor", "hasOwnProperty", "a b", "a;b", "a?b", "ß", "\u202e", "$(id)", "`id`", "'\"", "*"],
];
const PATTERNS = [
  "/subscriptions/S/resourceGroups/N",
  "/subscriptions/S/resourceGroups/N/resources",
  "/subscriptions/S/resourceGroups/N/providers/Microsoft.ContainerInstance/containerGroups/N",
  "/subscriptions/S/resourceGroups/N/providers/Microsoft.ContainerInstance/containerGroups/N/containers/N/logs",
  "/subscriptions/S/resourceGroups/N/providers/Microsoft.ContainerInstance/containerGroups/N/containers/N/exec",
  "/subscriptions/S/resourceGroups/N/providers/Microsoft.Storage/storageAccounts/N",
  "/subscriptions/S/resourceGroups/N/providers/Microsoft.Storage/storageAccounts/N/fileServices/default/shares/N",
  "/subscriptions/S/resourceGroups/N/providers/Microsoft.ContainerService/managedClusters/N/agentPools/N",
  "/subscriptions/S/providers/Microsoft.ContainerInstance/locations/N/operations/N",
  "/subscriptions/S/operationresults/N",
  "/metadata/endpoints",
  "/N/oauth2/v2.0/token",
  "/identity/token/N",
  "/N/.well-known/openid-configuration",
  "/N/N/N",
];
const BODIES = [
  ...[
    "",
    "{",
    "[]",
    "null",
    "1",
    '"x"',
    "{}",
    "\ufeff{}",
    '{"a":1}{"a":2}',
    "\u0000",
    '{"location":{}}',
    "[".repeat(5000),
  ],
  '{"__proto__":{"polluted":true},"location":"westeurope"}',
  '{"location":"westeurope","properties":{"containers":"x","osType":[]}}',
  '{"location":"westeurope","properties":{"containers":[{"name":null,"properties":7}]}}',
  '{"location":"westeurope","tags":{"a":{"b":1}}}',
  '{"properties":{"agentPoolProfiles":[null]},"location":"westeurope"}',
  '{"command":{"a":1},"terminalSize":"large"}',
  `{"location":"${"x".repeat(100_000)}"}`,
  "grant_type=client_credentials&client_id=%zz&scope=%00",
];
const VERSIONS = ["2023-05-01", "2026-07-01", "x", "", "2023-05-01&api-version=2", "%zz", "9999-99-99"];
const METHODS = [
  "GET",
  "PUT",
  "POST",
  "PATCH",
  "DELETE",
  "HEAD",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
  "get",
  "G\u0000T",
  "",
];
const HEADERS = [
  ...[
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: gzip, chunked",
    "Transfer-Encoding : chunked",
    "Content-Length: -1",
  ],
  ...[
    "Content-Length: 1e3",
    "Content-Length: 5, 5",
    "Content-Length: 99999999999",
    "Expect: 100-continue",
    "Host: a",
    "Host:",
  ],
  ...[
    "Upgrade: websocket",
    "Connection: upgrade",
    "X: a\u0000b",
    " folded: x",
    ":method: GET",
    "Origin: null",
    "x".repeat(9000),
  ],
  ...[
    "Authorization: Bearer a.b.c",
    "If-None-Match: *",
    "x-berth-log: {",
    "X-HTTP-Method-Override: DELETE",
    "Range: bytes=0-",
  ],
];

/** Bytes of a request, most of them odd in some way. */
function drawn(random: Random, token: string, port: number): Buffer {
  const name = (usual: string) => (often(random, 0.75) ? usual : oneOf(random, NAMES));
  const path = oneOf(random, PATTERNS).replaceAll(/\b[NS]\b/g, (what) => name(what === "S" ? SUBSCRIPTION : "web"));
  const slashes = often(random, 0.1) ? path.replaceAll("/", "//") : path;
  const target = `${slashes}?api-version=${oneOf(random, VERSIONS)}`;
  const body = often(random, 0.5) ? oneOf(random, BODIES) : "";
  const length = Buffer.byteLength(body);
  const lines = [
    `${oneOf(random, often(random, 0.8) ? METHODS.slice(0, 6) : METHODS)} ${target} HTTP/1.${often(random, 0.95) ? 1 : 9}`,
    `Host: localhost:${port}`,
    ...(often(random, 0.85) ? [`Authorization: Bearer ${token}`] : []),
    ...(often(random, 0.9) ? [`Content-Length: ${length}`] : []),
    ...(often(random, 0.3) ? [oneOf(random, HEADERS)] : []),
    ...(often(random, 0.05) ? [oneOf(random, HEADERS)] : []),
    "Connection: close",
  ];
  const end = oneOf(random, often(random, 0.95) ? ["\r\n"] : ["\n", "\r", "\r\n\r\n"]);
  return Buffer.from(lines.join(end) + end + end + body, often(random, 0.95) ? "utf8" : "latin1");
}

/**
 * Sends bytes and reads until the server closes. Whoever sent half a request closes the connection after that, when the server has
 * answered somebody else.
 */
async function exchange(bytes: Buffer, port: number): Promise<string> {
  const socket = connect({ host: "localhost", port, ca: served.state.authority.cert });
  let text = "";
  socket.on("data", (chunk) => (text += chunk.toString("latin1")));
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.write(bytes);
  await served.send("/metadata/endpoints?api-version=2022-09-01");
  socket.end();
  await closed;
  return text;
}

test(
  `${REQUESTS} odd requests are answered or cut off, and the server goes on`,
  async () => {
    const random = randomOf(SEED);
    const { port } = served.server;
    const [, token = ""] = (await served.bearer())["authorization"]!.split(" ");
    const statuses = new Map<string, number>();
    const opened: string[] = [];
    for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) {
      const requests = Array.from({ length: AT_ONCE }, () => drawn(random, token, port));
      const answers = await Promise.all(requests.map((bytes) => exchange(bytes, port)));
      for (const [i, answer] of answers.entries()) {
        const [, status = "none"] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? [];
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const request = requests[i]!.toString("latin1");
        const isArm = !/^\S+ \/+(metadata\/+endpoints|\S*oauth2|identity\/+token|\S*\.well-known)/i.test(request);
        if (isArm && !request.includes(token) && !["401", "400", "none", "431"].includes(status)) opened.push(request);
        // Nothing that the code threw by mistake may be told.
        if (status === "500" || /TypeError|at Object|node:internal|polluted/.test(answer))
          opened.push(`${request}\n${answer}`);
      }
    }
    expect(opened).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(
      (await served.send("/subscriptions?api-version=2022-12-01", { headers: await served.bearer() })).status,
    ).toBe(200);
    // It must have come through the door, and been turned away, often.
    for (const status of ["401", "404", "400", "405", withEngine ? "200" : "503"])
      expect(statuses.get(status) ?? 0).toBeGreaterThan(withEngine ? 0 : REQUESTS / 200);
  },
  2 * PATIENCE_MS,
);
