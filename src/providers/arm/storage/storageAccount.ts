/**
 * The client of storage accounts, shares and keys lives here. The client, container groups that mount shares, and the
 * targets for Deployments import it. It never puts a key into a state or a log.
 */

import { nestBody } from "../../../model/core/armBody";
import { asRecord, isRecord } from "../../../model/core/json";
import { namedAccount, wiredAccount } from "../../../model/storage/accountNames";
import { storageAccount } from "../../../model/storage/storageAccount";
import { whileBusy } from "../wire/busy";
import { identityBody } from "../wire/identityBody";
import { untilDone } from "../wire/poll";
import { putting } from "../wire/putting";
import type { ResourceCalls } from "../resource";
import { Reply, type Session } from "../wire/session";

/** The version of the API that the SDK speaks. */
export const STORAGE_API_VERSION = "2025-08-01";

/** Microsoft.Storage/storageAccounts. */
export function storageAccountCalls(session: Session): ResourceCalls {
  const { sdk } = session;
  return {
    model: storageAccount,
    noun: "storage account",
    apiVersion: STORAGE_API_VERSION,

    // A PUT of an existing account changes it.
    async put(inputs, update, call) {
      const { resourceGroupName, accountName, tags, location: given, identity, ...settings } = inputs;
      const { accounts, context } = await sdk.storage();
      const location = (given as string | undefined) ?? (await session.location(resourceGroupName as string, call));
      const flat = {
        ...wiredAccount(settings),
        location,
        tags: tags ?? (update && {}),
        ...(identity !== undefined && { identity: identityBody(asRecord(identity)) }),
      };
      const { properties, ...envelope } = nestBody(flat, storageAccount.envelope);
      const hasProperties = Object.keys(asRecord(properties)).length > 0;
      const sending = putting(context, hasProperties ? { ...envelope, properties } : envelope);
      call.sent = true;
      const names = [resourceGroupName as string, accountName as string] as const;
      const requestOptions = { headers: session.condition(call) };
      const sdkBody = { location, kind: "", sku: { name: "" } };
      const options = { abortSignal: call.signal, requestOptions };
      await whileBusy(session, call, () =>
        untilDone(session, call, accounts.create(sending, ...names, sdkBody, options)),
      );
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
      const options = { abortSignal: call.signal };
      await whileBusy(session, call, () => accounts.$delete(context, resourceGroupName, accountName, options));
    },
  };
}
