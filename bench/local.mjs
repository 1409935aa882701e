import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { BUNDLE } from "./bundle.mjs";
import { dockerodePeer, rawPeer } from "./peers.mjs";

export const SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

const ENTRY = `
  export { createLocalArmService, findEngine } from "./providers/local/service";
  export { stopSupervisor, supervisorLink } from "./supervisor/client";
`;

/**
 * The local ARM service and its peers, on the engine that the environment names. With options for a supervisor, it has
 * one.
 */
export async function loadEngine(folder, env, supervisor) {
  const outfile = join(folder, "engine.mjs");
  await build({
    stdin: { contents: ENTRY, resolveDir: fileURLToPath(new URL("../src", import.meta.url)), loader: "ts" },
    outfile,
    ...BUNDLE,
  });
  const { createLocalArmService, findEngine, stopSupervisor, supervisorLink } = await import(pathToFileURL(outfile));
  const dockerHost = env.DOCKER_HOST;
  const service = createLocalArmService({
    dockerHost,
    ...(supervisor && { supervisor: (endpoint) => supervisorLink(endpoint, supervisor) }),
  });
  const socket = (env.DOCKER_HOST ?? "unix:///var/run/docker.sock").replace("unix://", "");
  return {
    service,
    raw: rawPeer(socket),
    dockerode: dockerodePeer(socket),
    stopSupervisor: () => stopSupervisor(findEngine({ dockerHost, env }), supervisor),
  };
}

/** Sends requests like a client that polls without pauses. */
export function armClient(service) {
  const send = async (method, path, body) => {
    const url = path.startsWith("http") ? path : `https://localhost${path}?api-version=2023-05-01`;
    const headers = { authorization: "Bearer bench", "content-type": "application/json" };
    const answer = await service.handle({ method, url, headers, body: body && JSON.stringify(body) });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    return answer;
  };
  return async (method, path, body) => {
    const answer = await send(method, path, body);
    const operation = answer.headers["azure-asyncoperation"];
    while (operation) {
      const { status, error } = JSON.parse((await send("GET", operation)).body);
      if (status === "Succeeded") break;
      if (status === "Failed" || status === "Canceled") throw new Error(`${method} ${path}: ${JSON.stringify(error)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return answer;
  };
}
