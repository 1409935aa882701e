import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

export const SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

/** What the containers of a measured group run. */
export const COMMAND = ["sleep", "3600"];

/** The local ARM service and dockerode, on the engine of the environment. */
export async function loadEngine(folder, env) {
  const outfile = join(folder, "engine.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("./engine.ts", import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["*.node", "cpu-features"],
    mainFields: ["module", "main"],
    define: { __dirname: "import.meta.dirname", __filename: "import.meta.filename" },
    banner: { js: 'import{createRequire as $require}from"node:module";const require=$require(import.meta.url);' },
    logLevel: "error",
  });
  const { openEngine } = await import(pathToFileURL(outfile));
  return openEngine(env);
}

/** Sends requests as a client that polls at once would. */
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

/**
 * What a person would write by hand with dockerode for the same result as a group's: a shared network namespace, a published port.
 * `members` are the limits of the containers, by name. All containers.
 */
export async function createDirectly(docker, name, ip, members) {
  const sandbox = await docker.createContainer({
    name: `${name}-sandbox`,
    Image: "busybox:1",
    Entrypoint: COMMAND,
    StopSignal: "SIGKILL",
    ExposedPorts: { "80/tcp": {} },
    HostConfig: { NetworkMode: "berth-bench", PortBindings: { "80/tcp": [{ HostIp: ip, HostPort: "80" }] } },
  });
  const create = ([member, limits]) =>
    docker.createContainer({
      name: `${name}-${member}`,
      Image: "busybox:1",
      Entrypoint: COMMAND,
      Cmd: [],
      HostConfig: { ...limits, NetworkMode: `container:${name}-sandbox` },
    });
  const [made] = await Promise.all([Promise.all(Object.entries(members).map(create)), sandbox.start()]);
  await Promise.all(made.map((container) => container.start()));
  return [...made, sandbox];
}
