import type { KubernetesApi } from "./api";
import type { Balancing } from "./balance";
import type { Clock } from "../../clock";
import { DeploymentFault } from "./explain";
import { deploymentOf, serviceOf } from "./manifests";
import { API_VERSIONS, isOurs, labelsOf, MANAGER, MANAGER_LABEL, type V1ObjectMeta, type V1Service } from "./objects";
import type { Operation } from "../arm/wire/operation";
import { configMapsOf, secretsOf } from "./settings";
import { removeService, untilAddressed, untilRolledOut } from "./wait";
import type { Wanted } from "./wanted";

/** What writing needs beside the objects. */
export interface Writing {
  readonly api: KubernetesApi;
  readonly clock: Clock;
  readonly operation: Operation;
  /** The load balancers. Default: the cluster's own. */
  readonly balancing?: Balancing | undefined;
}

/** Writes a Deployment's objects in the order in which they depend on each other, and waits until its pods serve. */
export async function write(wanted: Wanted, { api, clock, operation, balancing }: Writing): Promise<void> {
  const { name, namespace } = wanted;
  await ensureNamespace(api, namespace);
  const [oldDeployment, oldService] = await Promise.all([
    api.read("Deployment", namespace, name),
    api.read("Service", namespace, name),
  ]);
  if (oldDeployment !== undefined) mustBeOurs("Deployment", oldDeployment);
  const service = serviceOf(wanted);
  if (service !== undefined && oldService !== undefined) mustBeOurs("Service", oldService);

  // If the cluster refuses the Deployment, nothing must have been written.
  await api.apply<"Deployment">(deploymentOf(wanted, {}, oldDeployment), "trial");
  const isOther = service !== undefined && oldService !== undefined && hasOtherClass(service, oldService);
  if (service !== undefined && !isOther) await api.apply<"Service">(service, "trial");
  const [secrets, configMaps] = [secretsOf(wanted), configMapsOf(wanted)];
  for (const secret of secrets) await api.apply<"Secret">(secret, "trial");
  for (const configMap of configMaps) await api.apply<"ConfigMap">(configMap, "trial");

  operation.sent = true;
  const versions: Record<string, string> = {};
  const note = ({ metadata }: { readonly metadata?: V1ObjectMeta }) => {
    versions[metadata?.name ?? ""] = metadata?.resourceVersion ?? "";
  };
  for (const secret of secrets) note(await api.apply<"Secret">(secret));
  for (const configMap of configMaps) note(await api.apply<"ConfigMap">(configMap));
  await api.apply<"Deployment">(deploymentOf(wanted, versions, oldDeployment));
  if (isOther) await removeService(api, wanted, clock, operation);
  const balances = service?.spec?.type === "LoadBalancer";
  if (service !== undefined) {
    const applied = await api.apply<"Service">(service);
    // Before the rollout, which takes longer: an address that cannot be had is told at once.
    if (balances) await balancing?.address(applied, api, operation);
  } else if (oldService !== undefined && isOurs(oldService)) await api.remove("Service", namespace, name);
  if (!balances) await balancing?.release(wanted, operation);

  await untilRolledOut(api, wanted, clock, operation);
  if (balances && balancing === undefined) await untilAddressed(api, wanted, clock, operation);
  // Until now, containers of the old pods could restart and need the old settings.
  await removeSettings(api, wanted, Object.keys(versions));
}

/** Kubernetes refuses to change the class of a load balancer. Earlier versions of Berth gave it none. */
function hasOtherClass(service: V1Service, old: V1Service): boolean {
  if (service.spec?.type !== "LoadBalancer" || old.spec?.type !== "LoadBalancer") return false;
  return service.spec.loadBalancerClass !== old.spec.loadBalancerClass;
}

/** Creates a missing namespace. It is never deleted, since others may use it. */
async function ensureNamespace(api: KubernetesApi, name: string): Promise<void> {
  if (name === "default" || (await api.read("Namespace", "", name)) !== undefined) return;
  const metadata = { name, labels: { [MANAGER_LABEL]: MANAGER } };
  await api.apply<"Namespace">({ apiVersion: API_VERSIONS.Namespace, kind: "Namespace", metadata });
}

/** Removes the Secrets and ConfigMaps of a Deployment except those in `kept`. */
export async function removeSettings(
  api: KubernetesApi,
  { name, namespace }: Pick<Wanted, "name" | "namespace">,
  kept: readonly string[],
): Promise<void> {
  for (const kind of ["Secret", "ConfigMap"] as const) {
    for (const { metadata } of await api.list(kind, namespace, labelsOf(name))) {
      const object = metadata?.name ?? "";
      if (!kept.includes(object)) await api.remove(kind, namespace, object);
    }
  }
}

/** Throws when someone else made an object of this name. */
export function mustBeOurs(kind: string, object: Parameters<typeof isOurs>[0]): void {
  if (isOurs(object)) return;
  throw new DeploymentFault(
    `there is a ${kind} of this name that Berth has not made. Choose another deploymentName or namespace, or delete it.`,
  );
}
