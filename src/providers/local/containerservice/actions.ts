import { randomUUID } from "node:crypto";
import { formatArmId } from "../../../model/core/armId";
import { asList, asRecord } from "../../../model/core/json";
import { all, doneOrAfter } from "../../../clock";
import {
  balancedPorts,
  ensureBalancer,
  removeBalancer,
  type ServicePort,
  startBalancers,
  stopBalancers,
} from "./balancer/balancer";
import { brokerName, ensureBroker } from "./broker/broker";
import { runClusterCommand } from "./command";
import { clusterKubeconfig } from "./credentials";
import { importImages } from "./images";
import { mountShares } from "./shares";
import { clusterContainers, isServer, nodeOf, prepare, startNode, waitReady } from "./nodes";
import { accept, asyncHeaders, beginning, startWork, writing } from "./running";
import { clusterIsStopped } from "./checks";
import { apiAddress } from "./spec";
import { undisturbed } from "./undisturbed";
import { isStopped } from "./view";
import type { Context } from "../context";
import { retire } from "../work/steps";
import type { ContainerDetails } from "../../../docker/engine";
import { ArmError, toArmError } from "../http/errors";
import { nameOf } from "../store/types";
import { type Call, jsonBody, NO_CONTENT, POLL_AGAIN, type Reply } from "../http/http";
import { PORTS } from "../../../docker/labels";
import { clusterId, existingCluster } from "./live";
import type { Operation } from "../work/operations";
import type { ArmRecord } from "../store/records";
import type { Names, Routes } from "../http/router";
import { ownRoutes } from "../http/router";

/** Time that a node has to stop by itself, in seconds. */
const GRACE = 5;
/** How many finished commands are remembered. */
const REMEMBERED = 100;
/** How long a request for a command's result may wait for it. */
const WAIT_MS = 1000;

/** A command that was run in a cluster, in ARM's form. */
interface Command {
  readonly cluster: string;
  /** Resolves when the command has ended. Never rejects. */
  done: Promise<void>;
  properties: Readonly<Record<string, unknown>>;
}

/** Operations on a cluster other than writing it. */
export function clusterActionRoutes(context: () => Promise<Context>, cluster: string): Routes {
  const commands = new Map<string, Command>();
  const credentials = (kind: "Admin" | "User" | "MonitoringUser") => async (_: Call, names: Names) =>
    listCredentials(await context(), names, kind);
  return {
    [`POST ${cluster}/listClusterAdminCredential`]: credentials("Admin"),
    [`POST ${cluster}/listClusterUserCredential`]: credentials("User"),
    [`POST ${cluster}/listClusterMonitoringUserCredential`]: credentials("MonitoringUser"),
    [`POST ${cluster}/stop`]: async (call, names) => stop(await context(), call, names),
    [`POST ${cluster}/start`]: async (call, names) => start(await context(), call, names),
    ...ownRoutes({
      [`POST ${cluster}/importImages`]: async (call, names) => importInto(await context(), call, names),
      [`POST ${cluster}/mountShares`]: async (call, names) => mountInto(await context(), call, names),
      [`POST ${cluster}/balanceService`]: async (call, names) => balance(await context(), call, names),
    }),
    [`POST ${cluster}/runCommand`]: async (call, names) => runCommand(await context(), call, names, commands),
    [`GET ${cluster}/commandResults/{id}`]: async (call, names) =>
      commandResult(await context(), call, names, commands),
  };
}

/** The server of a cluster that runs. */
async function runningServer(context: Context, names: Names) {
  const live = await existingCluster(context, clusterId(names));
  const server = live.containers.find(isServer);
  if (isStopped(live)) throw clusterIsStopped(live.record);
  if (server?.status === "running") return { live, server };
  const message = `The cluster '${nameOf(live.record.id)}' does not run. Write it again to bring it up.`;
  throw new ArmError(409, "OperationNotAllowed", message);
}

async function listCredentials(
  context: Context,
  names: Names,
  kind: "Admin" | "User" | "MonitoringUser",
): Promise<Reply> {
  const { live, server } = await runningServer(context, names);
  const { id } = live.record;
  const cluster = nameOf(id);
  const name = `cluster${kind}`;
  const endpoint = { host: apiAddress(server.labels), port: Number(server.labels[PORTS]) };
  const { remote, address } = await context.host();
  if (remote !== undefined && endpoint.host !== address) throw publishedElsewhere(cluster, endpoint.host, remote);
  const value = await clusterKubeconfig(context.engine, server.id, endpoint, {
    cluster,
    context: kind === "Admin" ? `${cluster}-admin` : cluster,
    user: `${name}_${id.resourceGroup}_${cluster}`,
  });
  return { status: 200, body: { kubeconfigs: [{ name, value: Buffer.from(value).toString("base64") }] } };
}

/** A cluster that was made from the engine's own machine is only published there. */
function publishedElsewhere(cluster: string, address: string, remote: string): ArmError {
  return new ArmError(
    409,
    "EngineNotReachable",
    `The Kubernetes API of the cluster '${cluster}' is published at ${address} of the machine of ${remote}, where this machine does ` +
      "not reach it. Change the cluster from here, which publishes it anew, or use it from the engine's machine.",
  );
}

/** Stops a cluster permanently: it stays stopped when the engine restarts. Its content stays. */
async function stop(context: Context, call: Call, names: Names): Promise<Reply> {
  const { engine } = context;
  return change(context, call, names, "stop", async (live) => {
    const containers = await clusterContainers(engine, live.key);
    const { servers, agents } = byRole(containers);
    await all(containers.map(({ id }) => engine.setRestartPolicy(id, "no")));
    await stopBalancers(context, live.id);
    await all(agents.map(({ id }) => engine.stopContainer(id, GRACE)));
    await all(servers.map(({ id }) => engine.stopContainer(id, GRACE)));
    const broker = await engine.inspectContainer(brokerName(live.id));
    if (broker !== undefined) await retire(engine, broker.id, GRACE);
  });
}

/** Starts a stopped cluster with its content. */
async function start(context: Context, call: Call, names: Names): Promise<Reply> {
  const { engine } = context;
  return change(context, call, names, "start", async (record, operation) => {
    const work = await prepare(context, record, operation);
    const containers = await clusterContainers(engine, record.key);
    const { servers, agents } = byRole(containers);
    await all([ensureBroker(context, record), ...servers.map((server) => startNode(engine, server))]);
    await all(agents.map((agent) => startNode(engine, agent)));
    await startBalancers(context, record.id);
    await waitReady(work, containers.map(nodeOf));
  });
}

const byRole = (containers: readonly ContainerDetails[]) => ({
  servers: containers.filter(isServer),
  agents: containers.filter((item) => !isServer(item)),
});

async function change(
  context: Context,
  call: Call,
  names: Names,
  kind: "start" | "stop",
  work: (record: ArmRecord, operation: Operation) => Promise<void>,
): Promise<Reply> {
  return accept(context, clusterId(names), kind, async (held) => {
    const { record: previous } = await existingCluster(context, clusterId(names));
    const labels = beginning(context, kind === "start" ? "Starting" : "Stopping", previous);
    const { id, body } = previous;
    const record = await writing(id, () => context.records.replace({ id, body, previous, labels }));
    const operation = startWork(context, held, [record], (running) => work(record, running));
    return { status: 202, headers: asyncHeaders(call, record, String(body.location), operation, false) };
  });
}

/** Berth's own route: copies images of the engine to every node that lacks them, before pods need them. */
async function importInto(context: Context, call: Call, names: Names): Promise<Reply> {
  const { live } = await runningServer(context, names);
  const images = asList(jsonBody(call).images).filter((image) => typeof image === "string");
  await undisturbed(context, live.record, call.signal, async () => {
    const containers = await clusterContainers(context.engine, live.record.key);
    const nodes = containers.filter((item) => !isServer(item) && item.status === "running");
    await importImages(
      context,
      nodes.map(({ id }) => id),
      images,
      { signal: call.signal },
    );
  });
  return NO_CONTENT;
}

/** Berth's own route: lets the nodes have the shares that pods are to mount at these paths. */
async function mountInto(context: Context, call: Call, names: Names): Promise<Reply> {
  const { live } = await runningServer(context, names);
  const paths = asList(jsonBody(call).paths).filter((path) => typeof path === "string");
  await mountShares(context, live, paths);
  return NO_CONTENT;
}

/**
 * Berth's own route: gives a Service its own address on this machine, or takes it away from one without ports. Clients
 * tell the Service's ports, since this service does not ask Kubernetes.
 */
async function balance(context: Context, call: Call, names: Names): Promise<Reply> {
  const { live } = await runningServer(context, names);
  const { namespace, name, ports } = jsonBody(call);
  if (typeof namespace !== "string" || typeof name !== "string")
    throw new ArmError(400, "InvalidParameter", "namespace, name: must be those of a Service");
  const { id } = live.record;
  const service = { namespace, name, ports: asList(ports).map(servicePort) };
  if (service.ports.length === 0) {
    await removeBalancer(context, id, service);
    return NO_CONTENT;
  }
  const address = await ensureBalancer(context, id, service);
  return { status: 200, body: { ip: address.ip, ports: balancedPorts(service, address) } };
}

function servicePort(item: unknown, i: number): ServicePort {
  const { port, protocol = "TCP", nodePort } = asRecord(item);
  if (typeof port === "number" && typeof nodePort === "number" && (protocol === "TCP" || protocol === "UDP"))
    return { port, protocol, nodePort };
  throw new ArmError(400, "InvalidParameter", `ports[${i}]: must be a port of a Service with its node port`);
}

async function runCommand(context: Context, call: Call, names: Names, commands: Map<string, Command>): Promise<Reply> {
  const { command, context: files } = jsonBody(call);
  if (typeof command !== "string" || command === "")
    throw new ArmError(400, "InvalidParameter", "command: must be a shell command");
  if (files !== undefined && files !== null && typeof files !== "string")
    throw new ArmError(400, "InvalidParameter", "context: must be a zip archive in base64");
  const { live, server } = await runningServer(context, names);
  const id = randomUUID().replaceAll("-", "");
  commands.set(id, begin(context, live.record.key, server.id, command, files ?? ""));
  for (const key of commands.keys()) if (commands.size > REMEMBERED) commands.delete(key);
  const path = `${formatArmId(live.record.id)}/commandResults/${id}?api-version=${call.apiVersion}`;
  return { status: 202, headers: { location: call.origin + path, ...POLL_AGAIN } };
}

function begin(context: Context, cluster: string, server: string, command: string, files: string): Command {
  const startedAt = context.now().toISOString();
  const running = runClusterCommand(context, server, { command, ...(files !== "" && { context: files }) });
  const item: Command = { cluster, properties: { provisioningState: "Running", startedAt }, done: Promise.resolve() };
  item.done = running.then(
    ({ logs, ...result }) => {
      item.properties = { provisioningState: "Succeeded", ...result, logs };
    },
    (error: unknown) => {
      const finishedAt = context.now().toISOString();
      item.properties = { provisioningState: "Failed", startedAt, finishedAt, reason: toArmError(error).message };
    },
  );
  return item;
}

async function commandResult(
  context: Context,
  call: Call,
  names: Names,
  commands: ReadonlyMap<string, Command>,
): Promise<Reply> {
  const { record } = await existingCluster(context, clusterId(names));
  const id = names.id ?? "";
  const command = commands.get(id);
  if (command === undefined || command.cluster !== record.key)
    throw new ArmError(404, "NotFound", `The command '${id}' was not run in cluster '${nameOf(record.id)}'.`);
  await doneOrAfter(context.clock, command.done, WAIT_MS);
  const isRunning = command.properties.provisioningState === "Running";
  const location = `${call.origin}/${call.segments.join("/")}?api-version=${call.apiVersion}`;
  return {
    status: isRunning ? 202 : 200,
    headers: isRunning ? { location, ...POLL_AGAIN } : {},
    body: { id, properties: command.properties },
  };
}
