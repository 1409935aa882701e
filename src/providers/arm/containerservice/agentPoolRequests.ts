import type { Json } from "../../../model/core/armBody";
import { whileBusy } from "../wire/busy";
import { untilDone } from "../wire/poll";
import type { Pool } from "./poolBody";
import { ifFound, type Names } from "../resource";
import type { Call } from "../wire/call";
import { Reply, type Session } from "../wire/session";
import { putting } from "../wire/putting";
import { showing } from "./shown";
import { asRecord } from "../../../model/core/json";

/** A pool as ARM returned it, and its properties alone. */
export interface FoundPool {
  readonly body: Json;
  readonly pool: Pool;
}

/** Reads a pool. Throws when it does not exist. */
export async function getPool(session: Session, names: Names, call: Call): Promise<FoundPool> {
  const { resourceGroupName = "", resourceName = "", agentPoolName = "" } = names;
  const { pools, context } = await session.sdk.containerService();
  const reply = new Reply();
  await pools.get(context, resourceGroupName, resourceName, agentPoolName, {
    abortSignal: call.signal,
    onResponse: reply.onResponse,
  });
  const body = reply.json();
  return { body, pool: asRecord(body.properties) };
}

/** Reads a pool; undefined when it does not exist. */
export function findPool(session: Session, names: Names, call: Call): Promise<FoundPool | undefined> {
  return ifFound(getPool(session, names, call));
}

/** Creates or changes a pool and waits for it. */
export async function putPool(session: Session, names: Names, pool: Pool, call: Call): Promise<void> {
  const { resourceGroupName = "", resourceName = "", agentPoolName = "" } = names;
  const { pools, context } = await session.sdk.containerService();
  const sending = putting(showing(context, call), { properties: pool });
  call.sent = true;
  const options = { abortSignal: call.signal, ...ifNew(call) };
  await whileBusy(session, call, () =>
    untilDone(
      session,
      call,
      pools.createOrUpdate(sending, resourceGroupName, resourceName, agentPoolName, {}, options),
    ),
  );
  call.accepted = true;
}

/** The SDK's option for ARM's condition that nothing is there yet. */
export const ifNew = ({ onlyNew }: Call): { readonly ifNoneMatch?: "*" } => (onlyNew ? { ifNoneMatch: "*" } : {});

/** Deletes a pool and waits until it is gone. */
export async function deletePool(session: Session, names: Names, call: Call): Promise<void> {
  const { resourceGroupName = "", resourceName = "", agentPoolName = "" } = names;
  const { pools, context } = await session.sdk.containerService();
  call.sent = true;
  const options = { abortSignal: call.signal };
  await ifFound(
    whileBusy(session, call, () =>
      untilDone(session, call, pools.$delete(context, resourceGroupName, resourceName, agentPoolName, options)),
    ),
  );
  call.accepted = true;
}
