import type { ContainerInstanceManagementClientOptionalParams } from "@azure/arm-containerinstance";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { Clock } from "../../../clock";
import type { Json } from "../../../model/core/armBody";
import type { ArmConnection } from "../contract";
import { faultPolicy, operationFaultPolicy, ownPacePolicy } from "./fault";
import { silencePolicy } from "./silence";

/**
 * Version of Microsoft.ContainerInstance that Berth speaks: the newest stable one, which has every property of its schema. The
 * SDK was made for an older one, whose models lack some of them.
 */
export const CONTAINER_INSTANCE_VERSION = "2026-07-01";

/** Requests that meet a fault that passes (429, 5xx, a lost connection) are sent again this often. */
const MAX_RETRIES = 5;

/**
 * The Azure SDKs over one connection. Each is loaded when it is first used, and of the larger SDKs only the parts that are
 * needed: a program of container groups alone starts without the rest.
 */
export class Sdk {
  constructor(
    private readonly connection: ArmConnection,
    private readonly clock: Clock,
  ) {}

  readonly containerInstance = once(() => {
    const { additionalPolicies, ...options } = this.options();
    const policies = [...additionalPolicies, { policy: versionPolicy, position: "perCall" as const }];
    return this.containerInstanceWith({ ...options, additionalPolicies: policies });
  });

  /**
   * A client whose PUTs carry `body`, whatever the SDK's models make of it: they would drop what they do not know. It shares the
   * other one's token, which the Azure CLI would otherwise be started for with every PUT.
   */
  async containerInstancePutting(body: Json) {
    const { endpoint, httpClient } = this.connection;
    const pipeline = (await this.containerInstance()).pipeline.clone();
    pipeline.addPolicy(bodyPolicy(body));
    return this.containerInstanceWith({ endpoint, httpClient, pipeline });
  }

  private async containerInstanceWith(options: ContainerInstanceManagementClientOptionalParams) {
    const { ContainerInstanceManagementClient } = named(await import("@azure/arm-containerinstance"));
    const { credential, subscriptionId } = this.connection;
    return new ContainerInstanceManagementClient(credential, subscriptionId, options);
  }

  readonly resources = once(async () => {
    const { ResourceManagementClient } = await import("@azure/arm-resources");
    const { credential, subscriptionId } = this.connection;
    return new ResourceManagementClient(credential, subscriptionId, this.options());
  });

  readonly storage = once(async () => {
    const [{ createStorageManagement }, accounts, shares] = await Promise.all([
      import("@azure/arm-storage/api"),
      import("@azure/arm-storage/api/storageAccounts"),
      import("@azure/arm-storage/api/fileShares"),
    ]);
    const { credential, subscriptionId } = this.connection;
    const options = this.options();
    const context = createStorageManagement(credential, subscriptionId, {
      ...options,
      credentials: { scopes: [options.credentialScopes] },
    });
    return { context, accounts, shares };
  });

  readonly containerService = once(async () => {
    const [{ createContainerService }, clusters, pools] = await Promise.all([
      import("@azure/arm-containerservice/api"),
      import("@azure/arm-containerservice/api/managedClusters"),
      import("@azure/arm-containerservice/api/agentPools"),
    ]);
    const { credential, subscriptionId } = this.connection;
    const { additionalPolicies, ...options } = this.options();
    const context = createContainerService(credential, subscriptionId, {
      ...options,
      additionalPolicies: [...additionalPolicies, { policy: operationFaultPolicy, position: "perCall" }],
      credentials: { scopes: [options.credentialScopes] },
    });
    return { context, clusters, pools };
  });

  private options() {
    const { endpoint, httpClient, pollIntervalMs, silenceMs } = this.connection;
    const policies: PipelinePolicy[] = pollIntervalMs === undefined ? [faultPolicy] : [faultPolicy, ownPacePolicy];
    const perCall = policies.map((policy) => ({ policy, position: "perCall" as const }));
    const silence = silenceMs === undefined ? [] : [silencePolicy(this.clock, silenceMs)];
    const perRetry = silence.map((policy) => ({ policy, position: "perRetry" as const }));
    return {
      endpoint,
      httpClient,
      credentialScopes: `${endpoint}/.default`,
      retryOptions: { maxRetries: MAX_RETRIES, retryDelayInMs: pollIntervalMs },
      userAgentOptions: { userAgentPrefix: "pulumi-berth" },
      additionalPolicies: [...perCall, ...perRetry],
    };
  }
}

/** The option of the SDK would also change the version of the operations' URLs, which are to be asked as they are. */
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

/** The exports of a module that may be CommonJS: some bundlers hand those over as the default export alone. */
function named<T extends object>(module: T): T {
  return "default" in module ? (module.default as T) : module;
}

/** The first call's result for every later call, unless it failed. */
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
