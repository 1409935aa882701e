import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDockerEngine } from "../../../src/docker/api/engine";
import type { Engine } from "../../../src/docker/engine";

// An engine that answers as Podman 4.3 was seen to, where that differs from Docker.

const folder = mkdtempSync(join(tmpdir(), "berth-podman-"));
const asked: string[] = [];
const LABELS = { "berth.role": "record", "berth.key": "one" };

const ANSWERS: Record<string, unknown> = {
  "GET /volumes": {
    Volumes: [
      { Name: "right", Labels: LABELS },
      { Name: "other", Labels: { "berth.role": "record" } },
    ],
  },
  "GET /networks": [
    { Id: "1", Name: "right", Labels: LABELS },
    { Id: "2", Name: "other", Labels: { "berth.key": "one" } },
  ],
  "GET /containers/web/json": {
    Id: "1",
    HostConfig: { NetworkMode: "bridge" },
    NetworkSettings: { Networks: { berth: { IPAddress: "10.89.0.3" } } },
  },
  "GET /containers/alone/json": { Id: "2", HostConfig: { NetworkMode: "bridge" }, NetworkSettings: { Networks: {} } },
  "POST /images/create": { status: "e16d4ce3ac5d" },
};

let server: Server;
let engine: Engine;
beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    const route = `${request.method} ${url.pathname.replace(/^\/v[\d.]+/, "")}`;
    asked.push(`${route} ${decodeURIComponent(url.search)}`);
    request.resume().on("end", () => response.end(JSON.stringify(ANSWERS[route] ?? {})));
  });
  const path = join(folder, "podman.sock");
  await new Promise<void>((resolve) => server.listen(path, resolve));
  engine = await openDockerEngine({ kind: "socket", path });
});
afterAll(() => {
  engine.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

test("volumes and networks are those that have all labels, though it returns those that have any", async () => {
  const filter = ["berth.role=record", "berth.key=one"];
  expect((await engine.listVolumes(filter)).map(({ name }) => name)).toEqual(["right"]);
  expect((await engine.listNetworks(filter)).map(({ id }) => id)).toEqual(["1"]);
});

test("an image is imported with its tag in its name: a tag beside it is not looked at", async () => {
  await engine.importImage("berth/test:7", Buffer.alloc(0), []);
  expect(asked.filter((call) => call.startsWith("POST"))).toEqual(["POST /images/create ?fromSrc=-&repo=berth/test:7"]);
});

test("a container's network is the one that it is in, though it calls each a bridge", async () => {
  expect((await engine.inspectContainer("web"))?.network).toBe("berth");
  expect((await engine.inspectContainer("alone"))?.network).toBe("bridge");
});
