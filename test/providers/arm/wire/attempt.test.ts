import { createDefaultHttpClient, createHttpHeaders, type HttpClient } from "@azure/core-rest-pipeline";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { createArmClient } from "../../../../src/providers/arm/client";
import type { ArmConnection } from "../../../../src/providers/arm/contract";
import { ACCOUNT, ArmScript, CONTAINER_GROUP, ENDPOINT, FakeClock, operation } from "../../../support/arm/script";

const SILENCE_MS = 90_000;
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** The SDKs' own transport, to a server on this machine instead of Azure. */
async function served(listener: RequestListener): Promise<HttpClient> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => (server.closeAllConnections(), server.close()));
  const { port } = server.address() as AddressInfo;
  const transport = createDefaultHttpClient();
  return {
    sendRequest: (request) => {
      const { url, allowInsecureConnection } = request;
      Object.assign(request, { url: url.replace(ENDPOINT, `http://127.0.0.1:${port}`), allowInsecureConnection: true });
      return transport.sendRequest(request).finally(() => Object.assign(request, { url, allowInsecureConnection }));
    },
  };
}

const connection = (more: Partial<ArmConnection>): ArmConnection =>
  new ArmScript([]).connection({ silenceMs: SILENCE_MS, ...more });
const resources = (more: Partial<ArmConnection>, clock: FakeClock) =>
  createArmClient(connection(more), { clock }).resources;

test.each([
  ["berth:containerinstance:ContainerGroup", CONTAINER_GROUP, 'container group "web" in resource group "rg"'],
  ["berth:storage:StorageAccount", ACCOUNT, 'storage account "acct" in resource group "rg"'],
])("a service that never answers is asked as often as one whose connection breaks: %s", async (token, id, title) => {
  const asked: string[] = [];
  const clock = new FakeClock();
  const httpClient = await served(({ method, url }) => {
    asked.push(`${method} ${url?.split("?")[0]}`);
    clock.pass(SILENCE_MS);
  });
  const { lines, ...context } = operation();
  const { resources: all } = createArmClient(connection({ httpClient, pollIntervalMs: undefined }), { clock });
  await expect(all[token]!.read(id, context)).rejects.toMatchObject({
    message: expect.stringMatching(
      `^${title}: the connection to arm.test broke \\(nothing came of the answer to GET ${id} for 90 s\\). It was tried 7 times in ` +
        "\\d+ s. Check the network,",
    ),
    details: { code: "ETIMEDOUT" },
  });
  // Ten minutes are enough.
  expect(asked).toEqual(Array(7).fill(`GET ${id}`));
  expect(lines.slice(0, 3)).toEqual([
    `No answer to GET ${id} for 15 s; it is asked again after 90 s.`,
    expect.stringMatching(
      /^The connection to arm\.test failed \(nothing came of the answer to GET .* for 90 s\); trying again in \d+\.\d s \(2 of 8\)\.$/,
    ),
    `No answer to GET ${id} for 15 s; it is asked again after 90 s.`,
  ]);
});

test("an answer that stops in the middle counts as silence, and the next attempt has the full time", async () => {
  let asked = 0;
  const clock = new FakeClock();
  const httpClient = await served((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    if (++asked === 1) response.write('{"id":', () => clock.pass(SILENCE_MS));
    else response.end(JSON.stringify({ id: CONTAINER_GROUP, name: "web" }));
  });
  const resource = resources({ httpClient }, clock)["berth:containerinstance:ContainerGroup"]!;
  expect(await resource.read(CONTAINER_GROUP, operation())).toMatchObject({ id: CONTAINER_GROUP });
  expect(asked).toBe(2);
});

test("an answer that goes on may take longer, and an interruption ends the wait for one", async () => {
  const clock = new FakeClock();
  const abort = new AbortController();
  let isSlow = true;
  const httpClient: HttpClient = {
    sendRequest: async (request) => {
      if (!isSlow) {
        setImmediate(() => abort.abort(new Error("enough")));
        return new Promise(() => undefined);
      }
      async function* slowly() {
        for (const character of JSON.stringify({ id: CONTAINER_GROUP })) {
          clock.pass(SILENCE_MS - 1);
          yield Buffer.from(character);
        }
      }
      return { request, status: 200, headers: createHttpHeaders(), readableStreamBody: slowly() as never };
    },
  };
  const resource = resources({ httpClient }, clock)["berth:containerinstance:ContainerGroup"]!;
  expect(await resource.read(CONTAINER_GROUP, operation())).toMatchObject({ id: CONTAINER_GROUP });
  isSlow = false;
  await expect(resource.read(CONTAINER_GROUP, operation(abort.signal))).rejects.toThrow("interrupted.");
});

const WHOLE = JSON.stringify({ id: CONTAINER_GROUP, name: "web" });
const JSON_TYPE = { "content-type": "application/json" };

test.each<[string, Parameters<typeof served>[0]]>([
  [
    "its connection breaks",
    (_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, "content-length": WHOLE.length });
      response.write(WHOLE.slice(0, 10), () => response.destroy());
    },
  ],
  [
    "its connection breaks while it is compressed",
    ({ headers }, response) => {
      const isCompressed = headers["accept-encoding"] !== undefined;
      response.writeHead(200, { ...JSON_TYPE, ...(isCompressed && { "content-encoding": "gzip" }) });
      response.write((isCompressed ? gzipSync(WHOLE) : Buffer.from(WHOLE)).subarray(0, 20), () => response.destroy());
    },
  ],
  [
    "it ends too early",
    (_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, connection: "close" });
      response.end(WHOLE.slice(0, 10));
    },
  ],
])("an answer is asked for again when %s", async (_what, listener) => {
  let asked = 0;
  const httpClient = await served((request, response) => {
    if (++asked <= 2) listener(request, response);
    else response.writeHead(200, JSON_TYPE).end(WHOLE);
  });
  // No time passes, so that no limit ends an attempt.
  const resource = resources({ httpClient }, new FakeClock())["berth:containerinstance:ContainerGroup"]!;
  expect(await resource.read(CONTAINER_GROUP, operation())).toMatchObject({ id: CONTAINER_GROUP });
  expect(asked).toBe(3);
});
