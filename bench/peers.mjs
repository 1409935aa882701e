// The peers of the measurements: the same calls of the engine's API, made directly and with dockerode.
import { Agent, request } from "node:http";
import Docker from "dockerode";

/** The program of the containers in a measured group. */
export const COMMAND = ["sleep", "3600"];

/** As many connections as Berth's client has. They are kept open, so each is opened once per run. */
const CONNECTIONS = 32;
const NETWORK = { Name: "berth-bench", Labels: { "berth-bench": "true" } };

/** The engine's API over kept connections of Node's own HTTP client. */
export function rawPeer(socketPath) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const call = (method, path, body, parse = JSON.parse) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? "" : JSON.stringify(body);
      const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) };
      const asking = request({ agent, socketPath, method, path, headers }, (answer) => {
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk)).on("error", reject);
        answer.on("end", () => {
          const told = Buffer.concat(chunks).toString();
          if (answer.statusCode >= 400) reject(new Error(`${method} ${path}: ${answer.statusCode} ${told}`));
          else resolve(told === "" ? undefined : parse(told));
        });
      });
      asking.on("error", reject);
      asking.end(text);
    });
  return {
    create: async (name, spec) => (await call("POST", `/containers/create?name=${name}`, spec)).Id,
    start: (id) => call("POST", `/containers/${id}/start`),
    remove: (id) => call("DELETE", `/containers/${id}?force=true&v=true`),
    cpus: async () => (await call("GET", "/info")).NCPU,
    list: async (label) => {
      const filters = encodeURIComponent(JSON.stringify({ label: [label] }));
      return (await call("GET", `/containers/json?filters=${filters}`)).map(({ Id }) => Id);
    },
    ...lookingBy(call),
    /** What `docker exec` asks of the engine. Resolves to the exit code. */
    exec: async (id, command) => {
      const options = { Cmd: command, AttachStdout: true, AttachStderr: true };
      const { Id } = await call("POST", `/containers/${id}/exec`, options);
      await call("POST", `/exec/${Id}/start`, {}, (told) => told);
      return (await call("GET", `/exec/${Id}/json`)).ExitCode;
    },
    createNetwork: async () => (await call("POST", "/networks/create", NETWORK)).Id,
    removeNetwork: (id) => call("DELETE", `/networks/${id}`),
    close: () => agent.destroy(),
  };
}

/** What a read needs of the engine: the volumes that are records, the containers, and an inspection of each of these. */
function lookingBy(call) {
  const filtered = (labels) => encodeURIComponent(JSON.stringify({ label: labels }));
  const volumes = async (labels) => (await call("GET", `/volumes?filters=${filtered(labels)}`)).Volumes ?? [];
  const containers = async (labels) => {
    const found = await call("GET", `/containers/json?all=true&filters=${filtered(labels)}`);
    return Promise.all(found.map(({ Id }) => call("GET", `/containers/${Id}/json`)));
  };
  const events = (labels) => {
    const filters = encodeURIComponent(JSON.stringify({ type: ["container"], label: labels }));
    const lines = (told) => told.split("\n").filter(Boolean).map(JSON.parse);
    return call("GET", `/events?since=1&until=${Math.floor(Date.now() / 1000)}&filters=${filters}`, undefined, lines);
  };
  return {
    /** The labels of the record of a resource. */
    labelsOf: async (id) =>
      (await volumes(["berth.role"])).find(({ Labels }) => Labels["berth.id"] === id)?.Labels ?? {},
    lookAtAll: ({ "berth.subscription": key }) =>
      Promise.all([volumes, containers].map((ask) => ask(["berth.role", `berth.subscription=${key}`]))),
    lookAtOne: ({ "berth.group": group, "berth.key": key }) => {
      const own = ["berth.role", `berth.key=${key}`];
      return Promise.all([volumes(["berth.role", `berth.group=${group}`]), containers(own), events(own)]);
    },
  };
}

/** The same with the best-known client for Node.js. */
export function dockerodePeer(socketPath) {
  const docker = new Docker({ socketPath });
  return {
    create: async (name, spec) => (await docker.createContainer({ name, ...spec })).id,
    start: (id) => docker.getContainer(id).start(),
    remove: (id) => docker.getContainer(id).remove({ force: true, v: true }),
  };
}

/**
 * What a user would write by hand for the same result as a group: a common network namespace, a published port.
 * `members` are the limits of the containers, by name. Resolves to the ids of all containers.
 */
export async function createDirectly(peer, name, ip, members) {
  const sandbox = await peer.create(`${name}-sandbox`, {
    Image: "busybox:1",
    Entrypoint: COMMAND,
    StopSignal: "SIGKILL",
    ExposedPorts: { "80/tcp": {} },
    HostConfig: { NetworkMode: NETWORK.Name, PortBindings: { "80/tcp": [{ HostIp: ip, HostPort: "80" }] } },
  });
  const create = ([member, limits]) =>
    peer.create(`${name}-${member}`, {
      Image: "busybox:1",
      Entrypoint: COMMAND,
      Cmd: [],
      HostConfig: { ...limits, NetworkMode: `container:${name}-sandbox` },
    });
  const [made] = await Promise.all([Promise.all(Object.entries(members).map(create)), peer.start(sandbox)]);
  await Promise.all(made.map((id) => peer.start(id)));
  return [...made, sandbox];
}
