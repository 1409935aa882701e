import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * An engine at a socket of its own that answers as it is told, until the test ends.
 * @param {import("node:test").TestContext} t
 * @param {http.RequestListener} answer
 * @returns {Promise<import("../../src/docker/places.cjs").Place>}
 */
export async function fakeEngine(t, answer) {
  const folder = mkdtempSync(path.join(tmpdir(), "berth-engine-"));
  const socket = path.join(folder, "engine.sock");
  const server = http.createServer(answer);
  await new Promise((resolve) => server.listen(socket, resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });
  return { host: `unix://${socket}`, how: "test", chosen: true, endpoint: { kind: "socket", path: socket } };
}

/** What a request brings, or undefined if it breaks off. */
export async function bodyOf(request) {
  const parts = [];
  try {
    for await (const part of request) {
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch {
    return undefined;
  }
}
