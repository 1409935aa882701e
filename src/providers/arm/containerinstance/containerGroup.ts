/**
 * The client of container groups and jobs lives here: requests, readiness, logs, exec and reports of failures. Only
 * client.ts and the berth command import this folder. It never decides what is allowed: that is in the model.
 */

import type { ContainerGroup } from "@azure/arm-containerinstance";
import { flattenBody, type Json, nestBody } from "../../../model/core/armBody";
import { containerGroup } from "../../../model/containerinstance/containerGroup";
import { endlessNote } from "../../../model/containerinstance/update";
import { asRecord, isGiven } from "../../../model/core/json";
import { encodeSecrets, SECRETS_HEADER } from "../../../model/core/secretsHeader";
import type { Inputs } from "../../../model/core/resource";
import { whileBusy } from "../wire/busy";
import { untilDone } from "../wire/poll";
import { ArmFault } from "../wire/fault";
import { groupPostMortem } from "./postMortem";
import { getGroup, groupIn } from "./requests";
import { CONTAINER_INSTANCE_VERSION } from "../wire/sdk";
import { identityBody } from "../wire/identityBody";
import { Phases } from "./phases";
import { ReadinessWatch, viewOf } from "./readiness";
import type { Names, ResourceCalls } from "../resource";
import type { Call } from "../wire/call";
import { Reply, type Session } from "../wire/session";
import { volumesWithKeys } from "../storage/storageKeys";

/** Azure gives up provisioning a group after the same time. */
const READY_TIMEOUT_MS = 30 * 60_000;
const READY_POLL_MS = 2_000;
/** Longest interval between polls. */
const READY_POLL_MAX_MS = 5_000;
const SLOW_DOWN = 1.3;
/** The SDK requires a group as argument. The client that receives this one sends another body. */
const PLACEHOLDER: ContainerGroup = { containers: [], osType: "Linux" };

/**
 * Microsoft.ContainerInstance/containerGroups.
 *
 * Creation takes over an existing group of the same name, unless the call says that there must be none: an earlier creation left it
 * when it was interrupted before Pulumi could save its id.
 */
export function containerGroupCalls(session: Session): ResourceCalls {
  const { sdk } = session;

  const patchTags = async (names: Names, tags: unknown, call: Call): Promise<void> => {
    const client = await sdk.containerInstance();
    const { resourceGroupName = "", containerGroupName = "" } = names;
    call.sent = true;
    const change = { tags: (tags ?? {}) as Record<string, string> };
    const options = { abortSignal: call.signal, requestOptions: { customHeaders: secretsHeader(session, call) } };
    await whileBusy(session, call, () =>
      client.containerGroups.update(resourceGroupName, containerGroupName, change, options),
    );
  };

  return {
    model: containerGroup,
    noun: "container group",
    apiVersion: CONTAINER_INSTANCE_VERSION,
    get: (names, call) => getGroup(session, names, call),

    async put(inputs, update, call) {
      const names = inputs as Names;
      const changed = update?.changed ?? [];
      if (containerGroup.verdict(changed) === "patch") return patchTags(names, inputs.tags, call);
      const body = await wholeBody(session, inputs, call);
      const phases = new Phases(session.clock);
      const provisioned = await whileBusy(session, call, () => putGroup(session, names, body, call, phases));
      call.accepted = true;
      // A PUT of an existing group does not change its tags.
      const isRetagged = changed.some(({ path }) => /^tags\b/.test(path));
      if (isRetagged) await patchTags(names, inputs.tags, call);
      phases.enter("becoming ready");
      const ready = await untilReady(session, names, isRetagged ? undefined : provisioned, call);
      const told = phases.told();
      if (told !== undefined) call.progress(told);
      const note = endlessNote(flattenBody(ready));
      if (note !== undefined) call.note(note);
      return ready;
    },

    async delete({ resourceGroupName = "", containerGroupName = "" }, call) {
      const client = await sdk.containerInstance();
      await whileBusy(session, call, async () => {
        const { containerGroups } = client;
        const poller = await containerGroups.beginDelete(resourceGroupName, containerGroupName, {
          abortSignal: call.signal,
        });
        await untilDone(session, call, poller);
      });
    },

    postMortem: (names, body, call, told) => groupPostMortem(session, names, body, call, told),
  };
}

export async function wholeBody(session: Session, inputs: Inputs, call: Call): Promise<Json> {
  const { isolation, identity, ...own } = inputs;
  const [location, volumes] = await Promise.all([
    (inputs.location as string | undefined) ?? session.location(inputs.resourceGroupName as string, call),
    volumesWithKeys(session, inputs, call),
  ]);
  const body = {
    ...own,
    location,
    // A profile has it.
    ...(isGiven(inputs.containerGroupProfile) ? {} : { osType: "Linux" }),
    ...(inputs.osType !== undefined && { osType: inputs.osType }),
    ...(volumes !== undefined && { volumes }),
    ...(identity !== undefined && { identity: identityBody(asRecord(identity)) }),
    ...(session.connection.extended && isolation !== undefined && { isolation }),
  };
  const named = Object.entries(body).filter(([key]) => !containerGroup.identity.includes(key));
  return nestBody(Object.fromEntries(named), containerGroup.envelope);
}

/** Sends the PUT, waits until the operation ends and returns the group as the SDK reads it then. */
export async function putGroup(session: Session, names: Names, body: Json, call: Call, phases?: Phases): Promise<Json> {
  const client = await session.sdk.containerInstancePutting(body);
  const { resourceGroupName = "", containerGroupName = "" } = names;
  const reply = new Reply();
  let warnings: string[] = [];
  call.sent = true;
  try {
    const poller = await client.containerGroups.beginCreateOrUpdate(
      resourceGroupName,
      containerGroupName,
      PLACEHOLDER,
      {
        abortSignal: call.signal,
        requestOptions: { customHeaders: { ...secretsHeader(session, call), ...session.condition(call) } },
        onResponse: (raw) => {
          reply.onResponse(raw);
          reply.showEvent(call);
          phases?.learn(reply.events());
          if (reply.events().length > 0) warnings = reply.warnings();
        },
      },
    );
    await untilDone(session, call, poller);
  } catch (error) {
    throw reply.fault() ?? error;
  }
  // What a failure reports contains them. Those of Azure are about what it has repeated with success.
  if (session.connection.extended) warnings.forEach((warning) => call.note(warning));
  return groupIn(reply);
}

/** Tells Berth's own service what it must not write where others can read it. Azure keeps no labels. */
export function secretsHeader({ connection }: Session, { secrets }: Call): Readonly<Record<string, string>> {
  if (!connection.extended || secrets.length === 0) return {};
  return { [SECRETS_HEADER]: encodeSecrets(secrets) };
}

/** States of a group that is about to get another. */
const UNDERWAY: readonly unknown[] = ["Updating", "Pending", "Repairing", "Creating"];

/** Waits until a group that was started or restarted runs: ARM's answer to these does not tell what came of them. */
export async function untilRunning(session: Session, names: Names, call: Call): Promise<void> {
  const { clock, connection } = session;
  const startMs = clock.nowMs();
  for (;;) {
    const body = await getGroup(session, names, call);
    const { provisioningState, instanceView } = viewOf(body);
    if (provisioningState === "Unhealthy") {
      const told = (instanceView?.events ?? []).flatMap(({ message }) => message ?? []);
      throw new ArmFault(`it does not run as it should: ${told.join(" ") || "ARM gives no reason."}`);
    }
    if (!UNDERWAY.includes(provisioningState)) return void (await untilReady(session, names, body, call));
    if (clock.nowMs() - startMs >= READY_TIMEOUT_MS)
      throw new ArmFault(`it was still ${provisioningState} after ${READY_TIMEOUT_MS / 60_000} minutes.`);
    await clock.sleep(connection.pollIntervalMs ?? READY_POLL_MS, call.signal);
  }
}

async function untilReady(session: Session, names: Names, seen: Json | undefined, call: Call): Promise<Json> {
  const { clock, connection } = session;
  const watch = new ReadinessWatch();
  const startMs = clock.nowMs();
  let pauseMs = connection.pollIntervalMs ?? READY_POLL_MS;
  let body = seen ?? (await getGroup(session, names, call));
  for (;;) {
    const { kind, message } = watch.look(viewOf(body), session.serviceNowMs());
    if (kind === "ready") return body;
    if (kind === "failed") throw new ArmFault(`it does not become ready: ${message}`);
    if (clock.nowMs() - startMs >= READY_TIMEOUT_MS)
      throw new ArmFault(`it did not become ready within ${READY_TIMEOUT_MS / 60_000} minutes: ${message}`);
    call.progress(`Waiting for containers: ${message}`);
    await clock.sleep(pauseMs, call.signal);
    pauseMs = Math.min(pauseMs * SLOW_DOWN, Math.max(READY_POLL_MAX_MS, connection.pollIntervalMs ?? 0));
    body = await getGroup(session, names, call);
  }
}
