import type { ContainerInstanceManagementClientOptionalParams } from "@azure/arm-containerinstance";
import type { Pipeline, PipelinePolicy } from "@azure/core-rest-pipeline";
import type { Clock } from "../../../clock";
import type { Json } from "../../../model/core/armBody";
import type { ArmConnection } from "../contract";
import { attemptPolicy } from "./attempt";
import { faultPolicy, operationFaultPolicy, retryAfterOf } from "./fault";
import { lagPolicy } from "./lag";
import { retryPolicy } from "./retry";
import type { Call } from "./call";
import { Tokens } from "./tokens";

/**
 * API version of Microsoft.ContainerInstance that Berth uses: the newest stable one, which has every property in
 * Berth's schema. The SDK was made for an older version, whose models lack some of them.
 */
export const CONTAINER_INSTANCE_VERSION = "2026-07-01";

/** What the requests of the SDKs have around them. */
export interface Around {
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** The operation that a request is part of. */
  readonly running: () => Call | undefined;
  /** Called with the service's time, as an answer tells it, in milliseconds since 1970. */
  readonly saw: (dateMs: number) => void;
}

/**
 * The Azure SDKs over one connection. Each is loaded when it is first used, and of the larger SDKs only the parts that
 * are needed, so that a program with container groups only starts fast.
 */
export class Sdk {
  private readonly tokens: Tokens;
  private readonly policies: readonly PipelinePolicy[];

  constructor(
    private readonly connection: ArmConnection,
    private readonly around: Around,
  ) {
    const { clock, random, running } = around;
    const { pollIntervalMs, credential } = connection;
    this.tokens = new Tokens(credential, clock);
    const refusedToken = (token: string) => this.tokens.refused(token);
    // From the outermost. All clients share them, since a child of one SDK's resource may be another's.
    this.policies = [
      // A service in this process knows at once what it has made.
      ...(connection.extended === true ? [] : [lagPolicy({ clock, random }, running)]),
      retryPolicy({ clock, random, pollIntervalMs, running, refusedToken }),
      faultPolicy,
      tellingPolicy(around),
    ];
  }

  readonly containerInstance = once(() => {
    const { additionalPolicies, ...options } = this.options();
    const policies = [...additionalPolicies, { policy: versionPolicy, position: "perCall" as const }];
    return this.containerInstanceWith({ ...options, additionalPolicies: policies });
  });

  /**
   * A client whose PUTs send `body` unchanged: the SDK's models would drop properties that they do not know. It shares
   * the token of the other client, since otherwise every PUT would start the Azure CLI to get one.
   */
  async containerInstancePutting(body: Json) {
    const { endpoint, httpClient } = this.connection;
    const pipeline = (await this.containerInstance()).pipeline.clone();
    pipeline.addPolicy(bodyPolicy(body));
    return this.containerInstanceWith({ endpoint, httpClient, pipeline });
  }

  private async containerInstanceWith(options: ContainerInstanceManagementClientOptionalParams) {
    const { ContainerInstanceManagementClient } = named(await import("@azure/arm-containerinstance"));
    const { subscriptionId } = this.connection;
    return withoutForms(new ContainerInstanceManagementClient(this.tokens, subscriptionId, options));
  }

  readonly resources = once(async () => {
    const { ResourceManagementClient } = await import("@azure/arm-resources");
    const { subscriptionId } = this.connection;
    return withoutForms(new ResourceManagementClient(this.tokens, subscriptionId, this.options()));
  });

  readonly storage = once(async () => {
    const [{ createStorageManagement }, accounts, shares] = await Promise.all([
      import("@azure/arm-storage/api"),
      import("@azure/arm-storage/api/storageAccounts"),
      import("@azure/arm-storage/api/fileShares"),
    ]);
    const { subscriptionId } = this.connection;
    const options = this.options();
    const context = createStorageManagement(this.tokens, subscriptionId, {
      ...options,
      credentials: { scopes: [options.credentialScopes] },
    });
    return { context: withoutForms(context), accounts, shares };
  });

  readonly containerService = once(async () => {
    const [{ createContainerService }, clusters, pools] = await Promise.all([
      import("@azure/arm-containerservice/api"),
      import("@azure/arm-containerservice/api/managedClusters"),
      import("@azure/arm-containerservice/api/agentPools"),
    ]);
    const { subscriptionId } = this.connection;
    const { additionalPolicies, ...options } = this.options();
    const context = createContainerService(this.tokens, subscriptionId, {
      ...options,
      additionalPolicies: [...additionalPolicies, { policy: operationFaultPolicy, position: "perCall" }],
      credentials: { scopes: [options.credentialScopes] },
    });
    return { context: withoutForms(context), clusters, pools };
  });

  private options() {
    const { endpoint, audience = endpoint, httpClient, silenceMs } = this.connection;
    const { clock, running } = this.around;
    const attempt = attemptPolicy(clock, silenceMs, running);
    return {
      endpoint,
      httpClient,
      credentialScopes: `${audience}/.default`,
      retryOptions: { maxRetries: 0 },
      userAgentOptions: { userAgentPrefix: "pulumi-berth" },
      additionalPolicies: [
        ...this.policies.map((policy) => ({ policy, position: "perCall" as const })),
        { policy: attempt, position: "perRetry" as const },
      ],
    };
  }
}

/** Passes on what answers tell of the service's clock and its wish for a pause. */
function tellingPolicy({ running, saw }: Around): PipelinePolicy {
  return {
    name: "berthTellingPolicy",
    async sendRequest(request, next) {
      const response = await next(request);
      const dateMs = Date.parse(response.headers.get("date") ?? "");
      if (!Number.isNaN(dateMs)) saw(dateMs);
      const call = running();
      if (call !== undefined) call.askedPauseMs = retryAfterOf(response.headers);
      return response;
    },
  };
}

/** The SDK's own option would also change the version in the URLs of operations, which must not change. */
const versionPolicy: PipelinePolicy = {
  name: "containerInstanceVersion",
  sendRequest(request, next) {
    const url = new URL(request.url);
    if (/\/containerGroups\b/i.test(url.pathname)) {
      url.searchParams.set("api-version", CONTAINER_INSTANCE_VERSION);
      request.url = url.href;
    }
    return next(request);
  },
};

function bodyPolicy(body: Json): PipelinePolicy {
  return {
    name: "wholeBody",
    sendRequest(request, next) {
      if (request.method === "PUT") request.body = JSON.stringify(body);
      return next(request);
    },
  };
}

/**
 * A client that does not ask whether a body is a form. ARM takes none, and for the question Node.js loads undici, which takes as long as
 * the rest of a first request.
 */
function withoutForms<T extends { readonly pipeline: Pipeline }>(client: T): T {
  client.pipeline.removePolicy({ name: "formDataPolicy" });
  return client;
}

/**
 * The exports of a module that may be CommonJS. Some bundlers put those of CommonJS modules under the default export
 * only.
 */
function named<T extends object>(module: T): T {
  return "default" in module ? (module.default as T) : module;
}

/** Returns the first call's result for every later call, unless the first call failed. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
