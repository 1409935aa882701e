import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { createArmClient } from "../../../../src/providers/arm/client";
import type { ArmConnection } from "../../../../src/providers/arm/contract";
import { ok } from "../../../support/arm/bodies";
import { ACCOUNT, ArmScript, CONTAINER_GROUP, ENDPOINT, FakeClock, operation } from "../../../support/arm/script";

const SILENCE_MS = 300_000;
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

const resources = (more: Partial<ArmConnection>, clock: FakeClock) =>
  createArmClient(new ArmScript([]).connection({ silenceMs: SILENCE_MS, ...more }), { clock }).resources;

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
  await expect(resources({ httpClient }, clock)[token]!.read(id, operation())).rejects.toMatchObject({
    message: `${title}: nothing came of the answer to GET ${id} for 300 s.`,
    details: { code: "ETIMEDOUT" },
  });
  expect(asked).toEqual(Array(6).fill(`GET ${id}`));
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
      for (let loadedBytes = 1; loadedBytes <= 5; loadedBytes++) {
        clock.pass(SILENCE_MS - 1);
        request.onDownloadProgress?.({ loadedBytes });
      }
      return new ArmScript(() => ok({ id: CONTAINER_GROUP })).httpClient.sendRequest(request);
    },
  };
  const resource = resources({ httpClient }, clock)["berth:containerinstance:ContainerGroup"]!;
  expect(await resource.read(CONTAINER_GROUP, operation())).toMatchObject({ id: CONTAINER_GROUP });
  isSlow = false;
  await expect(resource.read(CONTAINER_GROUP, operation(abort.signal))).rejects.toThrow("interrupted.");
});
