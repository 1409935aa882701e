/**
 * The client of storage accounts, shares and keys lives here. The client, container groups that mount shares, and the
 * targets for Deployments import it. It never puts a key into a state or a log.
 */

import { isRecord } from "../../../model/core/json";
import { namedAccount, storageAccount } from "../../../model/storage/storageAccount";
import type { ResourceCalls } from "../resource";
import { Reply, type Session } from "../wire/session";

/** Microsoft.Storage/storageAccounts. */
export function storageAccountCalls(session: Session): ResourceCalls {
  const { sdk } = session;
  return {
    model: storageAccount,
    noun: "storage account",

    // A PUT of an existing account changes it.
    async put(inputs, update, call) {
      const { resourceGroupName, accountName, kind, sku, tags, location: given, ...settings } = inputs;
      const { accounts, context } = await sdk.storage();
      const location = (given as string | undefined) ?? (await session.location(resourceGroupName as string, call));
      const all = { ...settings, location, kind, sku, tags: tags ?? (update && {}) };
      const body = all as unknown as Parameters<typeof accounts.create>[3];
      call.sent = true;
      const names = [resourceGroupName as string, accountName as string] as const;
      const requestOptions = { headers: session.condition(call) };
      const poller = accounts.create(context, ...names, body, { ...session.polling(call), requestOptions });
      await poller.pollUntilDone({ abortSignal: call.signal });
    },

    async get({ resourceGroupName = "", accountName = "" }, call) {
      const { accounts, context } = await sdk.storage();
      const reply = new Reply();
      await accounts.getProperties(context, resourceGroupName, accountName, {
        abortSignal: call.signal,
        onResponse: reply.onResponse,
      });
      const { properties, ...rest } = reply.json();
      return { ...rest, ...(isRecord(properties) && { properties: namedAccount(properties) }) };
    },

    async delete({ resourceGroupName = "", accountName = "" }, call) {
      const { accounts, context } = await sdk.storage();
      await accounts.$delete(context, resourceGroupName, accountName, { abortSignal: call.signal });
    },
  };
}
