import { withoutNull } from "../../model/core/json";
import type { Clock } from "../../clock";
import { managedCluster } from "../../model/containerservice/managedCluster";
import { deployment as model } from "../../model/containerservice/deployment";
import type { Inputs } from "../../model/core/resource";
import type { CompleteDeployment } from "../../model/containerinstance/container/complete";
import { type ArmClient, ArmFailure, type ArmResource, type ArmResult, type OperationContext } from "../arm/contract";
import { type KubernetesApi, openApi } from "./api";
import { balancingOf } from "./balance";
import type { ClusterTarget } from "./contract";
import { kubeconfigOf } from "./credentials";
import { DeploymentFault, explain, isGone } from "./explain";
import { DNS_LABEL_ANNOTATION, OWNER_ANNOTATION, isOurs, type Kinds, labelsOf, registriesSecret } from "./objects";
import { Operation } from "../arm/wire/operation";
import { mountShares } from "./shares";
import { outputsOf } from "./view";
import { untilDeleted } from "./wait";
import { allContainers } from "./wanted";
import { mustBeOurs, removeSettings, write } from "./write";

/** Longest time to read what is left of a Deployment after an operation has failed. */
const SURVIVOR_TIMEOUT_MS = 60_000;

interface Names {
  readonly resourceGroupName: string;
  readonly resourceName: string;
  readonly namespace: string;
  readonly deploymentName: string;
}

export interface DeploymentContext {
  /** The client of ARM: credentials of clusters, shares, keys. */
  readonly arm: ArmClient;
  readonly target: ClusterTarget;
  readonly subscriptionId: string;
  readonly clock: Clock;
}

/**
 * Deployments on managed clusters. Creation takes over an existing Deployment of the same name if Berth made it: an
 * earlier creation left it when it was interrupted before Pulumi could save its id. Deployments that others made are
 * never changed.
 */
export function deploymentResource(context: DeploymentContext): ArmResource {
  const { arm, target, subscriptionId, clock } = context;

  const open = async (names: Names, operation: Operation): Promise<KubernetesApi> =>
    openApi(await kubeconfigOf(arm, names, operation), clock, operation);

  const find = async (id: string, names: Names, operation: Operation, given?: KubernetesApi) => {
    const api = given ?? (await open(names, operation));
    const { found, service } = await ownObjects(names, api);
    if (found === undefined) return undefined;
    const [domain, settings, address] = await Promise.all([
      addressDomain(names, service, operation),
      settingsOf(found, names, api),
      service && balancingOf(target, clusterId(names))?.address(service, api, operation),
    ]);
    const fqdn = (label: string) => (domain === undefined ? undefined : `${label}.${domain}`);
    const owner = found.metadata?.annotations?.[OWNER_ANNOTATION];
    return {
      id,
      outputs: outputsOf({ deployment: found, service, address, ...settings }, fqdn),
      ...(owner !== undefined && { owner }),
    };
  };

  /** Domain of public addresses in the cluster's region. It is only looked up for a label. */
  const addressDomain = async (names: Names, service: Kinds["Service"] | undefined, operation: Operation) => {
    const label = service?.metadata?.annotations?.[DNS_LABEL_ANNOTATION];
    if (target.azure === undefined || label === undefined) return undefined;
    const cluster = await arm.resources[managedCluster.token]?.read(clusterId(names), operation);
    const location = cluster?.outputs.location;
    return typeof location === "string" ? `${location}.${target.azure.addressDomain}` : undefined;
  };

  const clusterId = ({ resourceGroupName, resourceName }: Names): string =>
    managedCluster.id({ resourceGroupName, resourceName }, subscriptionId);

  const put = async (given: Inputs, context: OperationContext): Promise<ArmResult> => {
    const inputs = withoutNull(given) as CompleteDeployment & Inputs;
    const id = model.id(inputs, subscriptionId);
    const names = namesOf(id);
    const operation = new Operation(context);
    operation.redactor.addInputs(model.inputs, inputs);
    try {
      operation.signal.throwIfAborted();
      mustHaveNodes(inputs, target);
      const [api, shares] = await Promise.all([
        open(names, operation),
        mountShares({ arm, target, subscriptionId, clusterId: clusterId(names) }, inputs, operation),
        target.prepare?.(clusterId(names), imagesOf(inputs), operation),
      ]);
      const { owner } = context;
      const balancing = balancingOf(target, clusterId(names));
      const wanted = {
        name: names.deploymentName,
        namespace: names.namespace,
        inputs,
        shares,
        ...(balancing && { balancerClass: balancing.balancerClass }),
        ...(owner && { owner }),
      };
      await write(wanted, { api, clock, operation, balancing });
      const found = await find(id, names, operation, api);
      if (found === undefined) throw new DeploymentFault("someone has deleted it meanwhile.");
      return found;
    } catch (error) {
      const result = operation.sent ? await survivor(id, names, operation) : undefined;
      throw failure(error, names, operation, result);
    }
  };

  const survivor = async (id: string, names: Names, failed: Operation): Promise<ArmResult> => {
    // The signal of the failed operation may be aborted.
    const asked = new Operation({ signal: AbortSignal.timeout(SURVIVOR_TIMEOUT_MS), progress: () => undefined });
    try {
      return (await find(id, names, asked)) ?? { id, outputs: {} };
    } catch {
      failed.progress("What is left of the Deployment could not be read.");
      return { id, outputs: {} };
    }
  };

  return {
    create: (inputs, context) => put(inputs, context),
    update: (_id, { news }, context) => put(news, context),

    async read(id, context) {
      const names = namesOf(id);
      const operation = new Operation(context);
      try {
        return await find(id, names, operation);
      } catch (error) {
        if (isGone(error)) return undefined;
        throw failure(error, names, operation);
      }
    },

    async owner(id, context) {
      const names = namesOf(id);
      const operation = new Operation(context);
      try {
        const { found } = await ownObjects(names, await open(names, operation));
        return found && (found.metadata?.annotations?.[OWNER_ANNOTATION] ?? "");
      } catch (error) {
        if (isGone(error)) return undefined;
        throw failure(error, names, operation);
      }
    },

    async delete(id, context) {
      const names = namesOf(id);
      const { namespace, deploymentName: name } = names;
      const operation = new Operation(context);
      try {
        const api = await open(names, operation);
        const { found, service } = await ownObjects(names, api);
        await Promise.all([
          found !== undefined && api.remove("Deployment", namespace, name),
          service !== undefined && api.remove("Service", namespace, name),
        ]);
        await untilDeleted(api, { name, namespace }, clock, operation);
        await balancingOf(target, clusterId(names))?.release({ name, namespace }, operation);
        await removeSettings(api, { name, namespace }, []);
      } catch (error) {
        // A deleted cluster contains nothing any more.
        if (!isGone(error)) throw failure(error, names, operation);
      }
    },
  };
}

function namesOf(id: string): Names {
  const names = model.fromId(id);
  if (names === undefined) throw new ArmFailure(`"${id}" is not the id of a Deployment.`);
  return names as unknown as Names;
}

function failure(error: unknown, names: Names, { redactor, signal }: Operation, result?: ArmResult) {
  const { deploymentName, namespace, resourceName } = names;
  const title = `Deployment "${deploymentName}" in namespace "${namespace}" of cluster "${resourceName}"`;
  const told = explain(title, error, signal, result);
  const reasons = told.details.reasons?.map((line) => redactor.redact(line));
  return new ArmFailure(redactor.redact(told.message), { ...told.details, reasons });
}

/** The Deployment and its Service, if Berth made them. Throws when someone else made the Deployment. */
async function ownObjects({ namespace, deploymentName: name }: Names, api: KubernetesApi) {
  const [found, service] = await Promise.all([
    api.read("Deployment", namespace, name),
    api.read("Service", namespace, name),
  ]);
  if (found !== undefined) mustBeOurs("Deployment", found);
  return { found, service: service !== undefined && isOurs(service) ? service : undefined };
}

/** The ConfigMaps and registry credentials that a pod refers to. */
async function settingsOf({ spec }: Kinds["Deployment"], names: Names, api: KubernetesApi) {
  const { namespace, deploymentName: name } = names;
  const { volumes = [], imagePullSecrets = [] } = spec?.template.spec ?? {};
  const signsIn = imagePullSecrets.some((secret) => secret.name === registriesSecret(name));
  const [configMaps, registries] = await Promise.all([
    volumes.some(({ configMap }) => configMap !== undefined) ? api.list("ConfigMap", namespace, labelsOf(name)) : [],
    signsIn ? api.read("Secret", namespace, registriesSecret(name)) : undefined,
  ]);
  return { configMaps, registries };
}

function mustHaveNodes({ osType }: CompleteDeployment, { azure }: ClusterTarget): void {
  if (osType === "Windows" && azure === undefined)
    throw new DeploymentFault('osType: "Windows" must be Linux: clusters of the local engine have no Windows nodes.');
}

function imagesOf(inputs: CompleteDeployment): string[] {
  return [...new Set(allContainers(inputs).map(({ image }) => image))];
}
