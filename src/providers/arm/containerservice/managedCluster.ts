/**
 * The client of managed clusters and node pools lives here: requests, credentials, and the rotation of pools that
 * cannot change in place. Only client.ts imports this folder. It never talks to Kubernetes.
 */

import { asList, asRecord, omit } from "../../../model/core/json";
import { managedCluster } from "../../../model/containerservice/managedCluster";
import type { Inputs } from "../../../model/core/resource";
import { deletePool, ifNew } from "./agentPoolRequests";
import { whileBusy } from "../wire/busy";
import { untilDone } from "../wire/poll";
import { identityBody } from "../wire/identityBody";
import { mergePools, newPool, type Pool, removedPools } from "./poolBody";
import type { Names, ResourceCalls } from "../resource";
import type { Call } from "../wire/call";
import { Reply, type Session } from "../wire/session";
import { putting } from "../wire/putting";
import { AKS_API_VERSION, showing } from "./shown";
import { type Json, nestBody } from "../../../model/core/armBody";

/**
 * Microsoft.ContainerService/managedClusters.
 *
 * A PUT contains all pools of a cluster, including those that are resources of their own. An update sends them
 * unchanged, except for changes of the list in the inputs.
 */
export function managedClusterCalls(session: Session): ResourceCalls {
  const { sdk } = session;

  const putCluster = async ({ resourceGroupName = "", resourceName = "" }: Names, body: Json, call: Call) => {
    const { clusters, context } = await sdk.containerService();
    const sending = putting(showing(context, call), body);
    call.sent = true;
    const options = { abortSignal: call.signal, ...ifNew(call) };
    await whileBusy(session, call, () =>
      untilDone(
        session,
        call,
        clusters.createOrUpdate(sending, resourceGroupName, resourceName, { location: "" }, options),
      ),
    );
    call.accepted = true;
  };

  const patchTags = async ({ resourceGroupName = "", resourceName = "" }: Names, tags: unknown, call: Call) => {
    const { clusters, context } = await sdk.containerService();
    const change = { tags: (tags ?? {}) as Record<string, string> };
    call.sent = true;
    const options = { abortSignal: call.signal };
    await whileBusy(session, call, () =>
      untilDone(session, call, clusters.updateTags(context, resourceGroupName, resourceName, change, options)),
    );
  };

  /** The pools of an update: the existing ones with the changes of the inputs. */
  const pools = async (names: Names, inputs: Inputs, olds: Inputs, call: Call): Promise<Pool[]> => {
    const { clusters, context } = await sdk.containerService();
    const { resourceGroupName = "", resourceName = "" } = names;
    const reply = new Reply();
    await clusters.get(context, resourceGroupName, resourceName, {
      abortSignal: call.signal,
      onResponse: reply.onResponse,
    });
    const { agentPoolProfiles, kubernetesVersion } = asRecord(reply.json().properties);
    const existing = asList(agentPoolProfiles).map(asRecord);
    return mergePools(existing, olds, inputs, inputs.kubernetesVersion || kubernetesVersion);
  };

  return {
    model: managedCluster,
    noun: "managed cluster",
    apiVersion: AKS_API_VERSION,

    async put(inputs, update, call) {
      const names = inputs as Names;
      const olds = update && withoutFirst(update.olds, inputs);
      const news = update ? withoutFirst(inputs, inputs) : inputs;
      if (managedCluster.verdict(update?.changed ?? []) === "patch") return patchTags(names, inputs.tags, call);
      const [location, agentPoolProfiles] = await Promise.all([
        (inputs.location as string | undefined) ?? session.location(inputs.resourceGroupName as string, call),
        olds === undefined
          ? asList(inputs.agentPoolProfiles).map((pool) => newPool(asRecord(pool)))
          : pools(names, news, olds, call),
      ]);
      const flat = { ...clusterBody(inputs, olds !== undefined), location, agentPoolProfiles };
      await putCluster(names, nestBody(flat, managedCluster.envelope), call);
      for (const agentPoolName of removedPools(agentPoolProfiles, olds ?? {}, news)) {
        call.progress(`Deleting pool "${agentPoolName}".`);
        await deletePool(session, { ...names, agentPoolName }, call);
      }
    },

    async get({ resourceGroupName = "", resourceName = "" }, call) {
      const { clusters, context } = await sdk.containerService();
      const reply = new Reply();
      await clusters.get(context, resourceGroupName, resourceName, {
        abortSignal: call.signal,
        onResponse: reply.onResponse,
      });
      return reply.json();
    },

    async delete({ resourceGroupName = "", resourceName = "" }, call) {
      const { clusters, context } = await sdk.containerService();
      const options = { abortSignal: call.signal };
      await whileBusy(session, call, () =>
        untilDone(session, call, clusters.$delete(context, resourceGroupName, resourceName, options)),
      );
    },
  };
}

/** Inputs of an update, in which pools that are resources of their own are no matter of the cluster. */
function withoutFirst(inputs: Inputs, news: Inputs): Inputs {
  return news.poolsAreResources === true ? { ...inputs, agentPoolProfiles: undefined } : inputs;
}

/**
 * A cluster's body in flat form, without location and pools. Properties that an update leaves out may keep their values.
 */
function clusterBody(inputs: Inputs, isUpdate: boolean): Inputs {
  const { identity, ...others } = omit(inputs, "poolsAreResources");
  const body = Object.entries(others).filter(([key]) => !managedCluster.identity.includes(key));
  const cleared = { tags: {}, disableLocalAccounts: false, autoUpgradeProfile: { upgradeChannel: "none" } };
  const access = { authorizedIPRanges: [], ...asRecord(inputs.apiServerAccessProfile) };
  return {
    ...(isUpdate && cleared),
    ...Object.fromEntries(body),
    ...(isUpdate && { apiServerAccessProfile: access }),
    ...(identity !== undefined && { identity: identityBody(asRecord(identity)) }),
  };
}
