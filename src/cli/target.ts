import { homedir } from "node:os";
import type { ArmConnection } from "../providers/arm/contract";
import { createGroupOperations, type GroupOperations } from "../providers/arm/containerinstance/operations";
import { createShareOperations, type ShareOperations } from "../providers/arm/storage/files/operations";
import type { LocalArmService } from "../providers/local/contract";
import { CONFIG_VARIABLES, type Environ, type ProviderConfig, readConfig } from "../providers/plugin/config";
import { formatProblem } from "../model/core/problem";
import { Failure } from "./failure";

/** The options that say where the groups are. */
export interface TargetOptions {
  readonly target?: string;
  readonly resourceGroup?: string;
  readonly subscription?: string;
  readonly dockerHost?: string;
}

/** Access to the groups of a target. */
export interface Target {
  /** Subscriptions to search for groups. */
  subscriptions(): Promise<string[]>;
  in(subscriptionId: string): Promise<GroupOperations>;
  /** The shares of a subscription. */
  sharesIn(subscriptionId: string): Promise<ShareOperations>;
  /** The service of the local engine; absent on Azure. */
  readonly local?: () => Promise<LocalArmService>;
  /** Waits until everything that was started here has ended. */
  settled(): Promise<void>;
}

/** Command-line options, by the provider's configuration key. */
const FLAGS: Readonly<Record<string, string>> = {
  "berth:target": "--target",
  "berth:subscriptionId": "--subscription",
  "berth:dockerHost": "--docker-host",
};

/** The configuration from the options and the environment. Throws a failure that lists all problems. */
export function configOf(options: TargetOptions, env: Environ): ProviderConfig {
  const { target, subscription: subscriptionId, dockerHost } = options;
  const { config, problems } = readConfig({ target, subscriptionId, dockerHost }, env);
  if (problems.length > 0)
    throw new Failure(
      problems
        .map((problem) => {
          const flag = FLAGS[problem.path];
          if (flag === "--subscription" && problem.value === undefined)
            return `${flag}: is required for target azure, or set ${CONFIG_VARIABLES.subscriptionId.join(" or ")}`;
          return formatProblem({ ...problem, path: flag ?? problem.path });
        })
        .join("\n"),
      2,
    );
  return config;
}

/** Opens the target that the options and the environment name, like the provider. Connects to nothing yet. */
export function openTarget(options: TargetOptions, env: Environ): Target {
  const config = configOf(options, env);
  const { subscription: subscriptionId } = options;
  const isNamed = subscriptionId !== undefined && subscriptionId !== "";

  if (config.target === "azure")
    return {
      subscriptions: async () => [config.subscriptionId],
      ...operationsBy(async (id) => {
        const { azureConnection } = await import("../providers/arm/wire/azure.js");
        return azureConnection({ ...config, subscriptionId: id });
      }),
      settled: async () => undefined,
    };

  let service: Promise<LocalArmService> | undefined;
  const local = () => (service ??= openLocal(config, env));
  return {
    subscriptions: async () => (isNamed ? [config.subscriptionId] : subscriptionsOf(await local())),
    ...operationsBy(async (id) => {
      const { localConnection } = await import("../providers/targets/localConnection.js");
      return localConnection(await local(), id);
    }),
    local,
    settled: async () => (await service)?.settled(),
  };
}

/** Connects to each subscription once, for all operations. */
function operationsBy(connect: (subscriptionId: string) => Promise<ArmConnection>): Pick<Target, "in" | "sharesIn"> {
  const connection = memo(connect);
  return {
    in: memo(async (id) => createGroupOperations(await connection(id))),
    sharesIn: memo(async (id) => createShareOperations(await connection(id))),
  };
}

function memo<T>(open: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const opened = new Map<string, Promise<T>>();
  return (id) => {
    const key = id.toLowerCase();
    const known = opened.get(key) ?? open(id);
    opened.set(key, known);
    return known;
  };
}

async function openLocal({ dockerHost, isolation }: ProviderConfig, env: Environ): Promise<LocalArmService> {
  const [{ createLocalArmService }, { supervisorLink }] = await Promise.all([
    import("../providers/local/service.js"),
    import("../supervisor/client.js"),
  ]);
  return createLocalArmService({ dockerHost, isolation, env, home: homedir(), supervisor: supervisorLink });
}

/** On the local engine, programs may use any subscription, so all of them are searched. */
export async function subscriptionsOf(service: LocalArmService): Promise<string[]> {
  const { value } = await askService<{ value: { subscriptionId: string }[] }>(service, "GET", "/subscriptions");
  return value.map(({ subscriptionId }) => subscriptionId);
}

/** Sends a request to the local engine's service and returns the body of its answer. Throws a failure with the service's words. */
export async function askService<T>(service: LocalArmService, method: string, path: string): Promise<T> {
  const { askLocal } = await import("../providers/targets/askLocal.js");
  const version = `${path.includes("?") ? "&" : "?"}api-version=2022-12-01`;
  const { status, answer } = await askLocal(service, method, `${path}${version}`);
  const { error } = (answer ?? {}) as { error?: { message: string } };
  if (status >= 400) throw new Failure(error?.message ?? `The local engine answered ${status}.`);
  return answer as T;
}
