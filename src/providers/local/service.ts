/**
 * The local ARM service lives here: it answers ARM's requests with a Docker Engine, in which it stores everything.
 * There is a folder for each of ARM's modules, and folders for what they share. The targets, the berth command and the
 * supervisor import what they need. It never communicates with its clients except by HTTP messages.
 */

import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Clock, systemClock } from "../../clock";
import { Ahead } from "./sandbox/ahead";
import { SandboxImage } from "./sandbox/commons";
import { Restarter } from "./sandbox/restarter/restarter";
import type { Context } from "./context";
import type { ArmRequest, ArmResponse, LocalArmService } from "./contract";
import {
  configFolder,
  deafEngine,
  deafRemoteEngine,
  discoverEngine,
  type EngineEndpoint,
} from "../../docker/discovery";
import { openDockerEngine } from "../../docker/api/engine";
import { type Engine, EngineError } from "../../docker/engine";
import { endpointName, hostOf, THIS_MACHINE, whyUnreachable } from "../../docker/host";
import { readRoutes, routesOf } from "../../docker/routes";
import { EngineSecret } from "./store/engineSecret";
import { toArmError } from "./http/errors";
import { checkCall, jsonTypeOf, parseCall, type Reply, toResponse } from "./http/http";
import { Operations } from "./work/operations";
import { Turns } from "./work/turns";
import { type PublishingHost, publishingHost } from "./containerinstance/network/host";
import { freePort, isPortFree } from "./containerinstance/network/freePort";
import { probeStates, type SupervisorLink } from "./probes/states";
import { Records } from "./store/records";
import { cliLogins, type RegistryLogins } from "../../docker/registries";
import { carryingOnDeletions } from "./resources/deletion";
import { createRouter } from "./http/router";
import { allRoutes } from "./routes";
import { ownedEngine } from "../../docker/owned";
import { withPolicies } from "../../docker/policies";
import { withSharedLists } from "../../docker/sharedLists";
import { StreamServer } from "./http/streamServer";

/** Options of the service. The defaults are right outside tests. */
export interface LocalArmServiceOptions {
  /** The container engine. Default: the one that the docker CLI would use, found at the first request. */
  readonly engine?: Engine | (() => Promise<Engine>);
  /** Address of the engine, such as `unix:///var/run/docker.sock`. Default: discovery. */
  readonly dockerHost?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: string;
  readonly home?: string;
  readonly now?: () => Date;
  /** Limits waits. Default: the system's clock. */
  readonly clock?: Clock;
  readonly uuid?: () => string;
  readonly randomBytes?: (size: number) => Buffer;
  /** Logins for images whose registry credential is an identity. Default: those of the docker CLI. */
  readonly registryLogins?: RegistryLogins;
  readonly isPortFree?: (address: string, port: number) => Promise<boolean>;
  readonly freePort?: (address: string) => Promise<number>;
  /** The routes of this machine, as `/proc/net/route` has them. */
  readonly readRoutes?: () => string;
  /** Default runtime of groups that name none, such as `runsc`. Default: the engine's default. */
  readonly isolation?: string;
  /** Whether containers may have rights that open the engine's machine. Default false. */
  readonly allowPrivileged?: boolean;
  /** CPU and memory of sizes of machines, as `Standard_M128s=128/2048`. Default: those that their names tell. */
  readonly vmSizes?: string;
  /** Connects to the supervisor of an engine's probes. Default: none, so that probes do not run. */
  readonly supervisor?: (endpoint: EngineEndpoint) => SupervisorLink;
  /** How long a poll may wait for the end of a running operation. Default 1000. */
  readonly pollWaitMs?: number;
}

export function createLocalArmService(options: LocalArmServiceOptions = {}): LocalArmService {
  const now = options.now ?? (() => new Date());
  const uuid = options.uuid ?? (() => randomUUID());
  const { clock = systemClock, pollWaitMs = 1000 } = options;
  const operations = new Operations(now, uuid, clock, pollWaitMs, (error) => toArmError(error).body.error);
  const turns = new Turns();
  const streams = new StreamServer(uuid, options.clock, options.randomBytes);
  const routes = createRouter(allRoutes(context));
  const route = carryingOnDeletions(context, routes);

  let connecting: Promise<Context> | undefined;
  let found: EngineEndpoint | undefined;
  /** Looks for the engine again after a failure. */
  function context(): Promise<Context> {
    connecting ??= connect(options).then(
      ({ opened, endpoint }) => {
        found = endpoint;
        const engine = withSharedLists(withPolicies(ownedEngine(opened, options.randomBytes)));
        const supervisor = endpoint && options.supervisor?.(endpoint);
        const sandboxImage = new SandboxImage(engine);
        const secret = new EngineSecret(engine, options.randomBytes ?? randomBytes, clock);
        return {
          engine,
          records: new Records(engine, now, uuid),
          operations,
          turns,
          now,
          clock,
          uuid,
          sandboxImage,
          restarter: new Restarter(engine, sandboxImage, options.clock),
          secret,
          ahead: new Ahead(engine, sandboxImage, secret),
          lastSeen: {},
          registryLogins: options.registryLogins ?? cliLogins(() => readCliConfig(options)),
          streams,
          ...(options.isolation !== undefined && { isolation: options.isolation }),
          allowPrivileged: options.allowPrivileged === true,
          ...(options.vmSizes !== undefined && { vmSizes: options.vmSizes }),
          probes: probeStates(engine, now, supervisor),
          ...(supervisor && { supervise: () => supervisor.ensure() }),
          host: publishing(options, endpoint),
        };
      },
      (error: unknown) => {
        connecting = undefined;
        throw error;
      },
    );
    return connecting;
  }

  async function answer(request: ArmRequest): Promise<Reply> {
    const type = { "content-type": jsonTypeOf(request.url) };
    try {
      const call = parseCall(request);
      checkCall(call);
      const reply = await route(call);
      if (call.method === "HEAD") return { ...reply, body: undefined };
      return reply.body === undefined ? reply : { ...reply, headers: { ...type, ...reply.headers } };
    } catch (error) {
      const problem = toArmError(explained(error));
      const cause: Record<string, string> = problem.status === 404 ? { "x-ms-failure-cause": "gateway" } : {};
      const headers = problem.gateway ? cause : type;
      const body = request.method.toUpperCase() === "HEAD" ? undefined : problem.body;
      return { status: problem.status, headers, body };
    }
  }

  /** Adds advice when the engine that was found does not answer. */
  function explained(error: unknown): unknown {
    if (!(error instanceof EngineError) || error.fault !== "unavailable" || connecting === undefined) return error;
    const { platform = process.platform } = options;
    const text =
      found === undefined || found.kind === "socket"
        ? deafEngine({ platform }, error.message)
        : deafRemoteEngine(endpointName(found), error.message);
    return new EngineError("unavailable", text);
  }

  return {
    async handle(request: ArmRequest): Promise<ArmResponse> {
      const correlationId = request.headers["x-ms-correlation-request-id"] ?? uuid();
      const reply = await answer(request);
      return toResponse(reply, { now: now(), requestId: uuid(), correlationId });
    },
    async settled() {
      await Promise.all([operations.settled(), streams.settled()]);
    },
  };
}

async function connect(options: LocalArmServiceOptions): Promise<{ opened: Engine; endpoint?: EngineEndpoint }> {
  if (typeof options.engine === "function") return { opened: await options.engine() };
  if (options.engine !== undefined) return { opened: options.engine };
  const endpoint = findEngine(options);
  return { opened: await openDockerEngine(endpoint), endpoint };
}

/** Finds the machine that publishes ports at the first request, and again after a failure. */
function publishing(options: LocalArmServiceOptions, endpoint?: EngineEndpoint): () => Promise<PublishingHost> {
  const { platform = process.platform } = options;
  const routes = () => routesOf((options.readRoutes ?? readRoutes)());
  const tools = { isPortFree, freePort, routes, whyUnreachable, ...given(options) };
  let finding: Promise<PublishingHost> | undefined;
  return () => {
    finding ??= (endpoint === undefined ? Promise.resolve(THIS_MACHINE) : hostOf(endpoint)).then(
      (host) => publishingHost(host, platform, tools),
      (error: unknown) => {
        finding = undefined;
        throw error;
      },
    );
    return finding;
  };
}

const given = ({ isPortFree, freePort }: LocalArmServiceOptions) => ({
  ...(isPortFree && { isPortFree }),
  ...(freePort && { freePort }),
});

/** The address of the engine that a service with these options would use. Throws an error that lists what was tried. */
export function findEngine(options: Pick<LocalArmServiceOptions, "env" | "platform" | "home" | "dockerHost">) {
  return discoverEngine(
    {
      env: options.env ?? process.env,
      platform: options.platform ?? process.platform,
      home: options.home ?? homedir(),
      exists: existsSync,
      readFile: readText,
    },
    options.dockerHost,
  );
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function readCliConfig({ env = process.env, home = homedir() }: LocalArmServiceOptions): string | undefined {
  return readText(join(configFolder({ env, home }), "config.json"));
}
