import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { SandboxImage } from "./commons";
import { containerGroupRoutes } from "./containerGroup";
import type { Context } from "./context";
import type { ArmRequest, ArmResponse, LocalArmService } from "./contract";
import { deafEngine, discoverEngine } from "./discovery";
import { openDockerEngine } from "./dockerEngine";
import { type Engine, EngineError } from "./engine";
import { EngineSecret } from "./engineSecret";
import { toArmError } from "./errors";
import { fileShareRoutes } from "./fileShare";
import { checkCall, parseCall, type Reply, toResponse } from "./http";
import { Operations } from "./operations";
import { managedClusterRoutes } from "./managedCluster";
import { freePort, isPortFree } from "./ports";
import { Records } from "./records";
import { resourceGroupRoutes } from "./resourceGroup";
import { createRouter } from "./router";
import { storageAccountRoutes } from "./storageAccount";
import { subscriptionRoutes } from "./subscription";

/** What the service is made of. Everything has a default that is right outside tests. */
export interface LocalArmServiceOptions {
  /** The container engine. Default: the one that the docker CLI would use, found at the first request. */
  readonly engine?: Engine | (() => Promise<Engine>);
  /** Where the engine listens, such as `unix:///var/run/docker.sock`, when it is not to be found. */
  readonly dockerHost?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: string;
  readonly home?: string;
  readonly now?: () => Date;
  readonly uuid?: () => string;
  readonly randomBytes?: (size: number) => Buffer;
  readonly isPortFree?: (address: string, port: number) => Promise<boolean>;
  readonly freePort?: (address: string) => Promise<number>;
  /** How long a poll of a running operation may wait for its end. Default 1000. */
  readonly pollWaitMs?: number;
}

/** An ARM service in front of a container engine. */
export function createLocalArmService(options: LocalArmServiceOptions = {}): LocalArmService {
  const now = options.now ?? (() => new Date());
  const uuid = options.uuid ?? (() => randomUUID());
  const operations = new Operations(now, uuid, options.pollWaitMs ?? 1000, (error) => toArmError(error).body.error);
  const route = createRouter({
    ...subscriptionRoutes(),
    ...resourceGroupRoutes(context),
    ...storageAccountRoutes(context),
    ...fileShareRoutes(context),
    ...containerGroupRoutes(context),
    ...managedClusterRoutes(context),
  });

  let connecting: Promise<Context> | undefined;
  /** Looks for the engine again after a failure. */
  function context(): Promise<Context> {
    connecting ??= connect(options).then(
      (engine) => {
        const sandboxImage = new SandboxImage(engine);
        return {
          engine,
          records: new Records(engine, now, uuid),
          operations,
          now,
          uuid,
          sandboxImage,
          secret: new EngineSecret(engine, sandboxImage, options.randomBytes ?? randomBytes),
          platform: options.platform ?? process.platform,
          isPortFree: options.isPortFree ?? isPortFree,
          freePort: options.freePort ?? freePort,
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
    try {
      const call = parseCall(request);
      checkCall(call);
      const reply = await route(call);
      return call.method === "HEAD" ? { ...reply, body: undefined } : reply;
    } catch (error) {
      const problem = toArmError(explained(error));
      const headers: Reply["headers"] =
        problem.gateway && problem.status === 404 ? { "x-ms-failure-cause": "gateway" } : {};
      const body = request.method.toUpperCase() === "HEAD" ? undefined : problem.body;
      return { status: problem.status, headers, body };
    }
  }

  /** Says what to do when the engine that was found does not answer. */
  function explained(error: unknown): unknown {
    if (!(error instanceof EngineError) || error.fault !== "unavailable" || connecting === undefined) return error;
    const { platform = process.platform } = options;
    return new EngineError("unavailable", deafEngine({ platform }, error.message));
  }

  return {
    async handle(request: ArmRequest): Promise<ArmResponse> {
      const correlationId = request.headers["x-ms-correlation-request-id"] ?? uuid();
      const reply = await answer(request);
      return toResponse(reply, { now: now(), requestId: uuid(), correlationId });
    },
    settled: () => operations.settled(),
  };
}

async function connect(options: LocalArmServiceOptions): Promise<Engine> {
  if (typeof options.engine === "function") return options.engine();
  if (options.engine !== undefined) return options.engine;
  const endpoint = discoverEngine(
    {
      env: options.env ?? process.env,
      platform: options.platform ?? process.platform,
      home: options.home ?? homedir(),
      exists: existsSync,
      readFile: (path) => {
        try {
          return readFileSync(path, "utf8");
        } catch {
          return undefined;
        }
      },
    },
    options.dockerHost,
  );
  return openDockerEngine(endpoint);
}
