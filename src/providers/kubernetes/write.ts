import type { KubernetesApi } from "./api";
import type { Clock } from "../../clock";
import { DeploymentFault } from "./explain";
import { deploymentOf, serviceOf } from "./manifests";
import { API_VERSIONS, isOurs, labelsOf, MANAGER, MANAGER_LABEL, type V1ObjectMeta } from "./objects";
import type { Operation } from "../arm/wire/operation";
import { configMapsOf, secretsOf } from "./settings";
import { untilAddressed, untilRolledOut } from "./wait";
import type { Wanted } from "./wanted";

/** Writes a Deployment's objects in the order in which they depend on each other, and waits until its pods serve. */
export async function write(wanted: Wanted, api: KubernetesApi, clock: Clock, operation: Operation): Promise<void> {
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
  if (service !== undefined) await api.apply<"Service">(service, "trial");
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
  if (service !== undefined) await api.apply<"Service">(service);
  else if (oldService !== undefined && isOurs(oldService)) await api.remove("Service", namespace, name);

  await untilRolledOut(api, wanted, clock, operation);
  if (service?.spec?.type === "LoadBalancer") await untilAddressed(api, wanted, clock, operation);
  // Until now, containers of the old pods could restart and need the old settings.
  await removeSettings(api, wanted, Object.keys(versions));
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
