import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { ArmConnection } from "./contract";
import { faultPolicy, operationFaultPolicy, ownPacePolicy } from "./fault";

/** Requests that meet a fault that passes (429, 5xx, a lost connection) are sent again this often. */
const MAX_RETRIES = 5;

/**
 * The Azure SDKs over one connection. Each is loaded when it is first used, and of the larger SDKs only the parts that are
 * needed: a program of container groups alone starts without the rest.
 */
export class Sdk {
  constructor(private readonly connection: ArmConnection) {}

  readonly containerInstance = once(async () => {
    const { ContainerInstanceManagementClient } = named(await import("@azure/arm-containerinstance"));
    const { credential, subscriptionId } = this.connection;
    return new ContainerInstanceManagementClient(credential, subscriptionId, this.options());
  });

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
    const { endpoint, httpClient, pollIntervalMs } = this.connection;
    const policies: PipelinePolicy[] = pollIntervalMs === undefined ? [faultPolicy] : [faultPolicy, ownPacePolicy];
    return {
      endpoint,
      httpClient,
      credentialScopes: `${endpoint}/.default`,
      retryOptions: { maxRetries: MAX_RETRIES, retryDelayInMs: pollIntervalMs },
      userAgentOptions: { userAgentPrefix: "pulumi-berth" },
      additionalPolicies: policies.map((policy) => ({ policy, position: "perCall" as const })),
    };
  }
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
